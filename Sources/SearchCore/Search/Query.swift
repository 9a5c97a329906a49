public import QuerySyntax
internal import TextAnalysis

/// A query after analysis: what to look for, tied to no index.
public indirect enum Query: Sendable, Hashable {
    /// Documents with a word: any form of its stem, or the word as typed alone.
    case word(Field, QueryWord, TermForm)
    /// Documents with the words next to each other, in order; or with words that stand off their
    /// places, by `slop` words together at the most.
    case phrase(Field, [QueryWord], TermForm, slop: Int)
    /// All of `must`, none of `mustNot`, and where `must` is empty one of `should`.
    case boolean(must: [Query], should: [Query], mustNot: [Query])
    /// Every document that has a word.
    case all
}

/// A word of a query.
public struct QueryWord: Sendable, Hashable {
    /// The term of the word as typed, letter case and accents apart.
    var term: [UInt8]
    /// The word with its accents, which stemmers take.
    var form: [UInt8]
}

extension Query {
    /// The most words, those of phrases counted one by one.
    public static let maximumWords = 1024

    /// The query that a syntax tree stands for.
    ///
    /// - Throws: `QueryError.empty` if there is no word in it, `.tooManyWords` beyond the limit.
    public init(_ parsed: ParsedQuery, settings: IndexSettings) throws(QueryError) {
        var analysis = QueryAnalysis(settings: settings)
        let query = parsed.node.flatMap { analysis.query(of: $0, field: .text) }
        guard analysis.wordCount <= Query.maximumWords else {
            throw .tooManyWords(limit: Query.maximumWords)
        }
        guard let query else { throw .empty }
        self = query
    }

    /// A query that the same documents match, without what only adds to scores.
    var withoutScores: Query {
        guard case .boolean(let must, let should, let mustNot) = self, !must.isEmpty else {
            return self
        }
        if mustNot.isEmpty, must.count == 1 { return must[0] }
        return should.isEmpty ? self : .boolean(must: must, should: [], mustNot: mustNot)
    }

    /// The query that a person typed.
    ///
    /// - Throws: `QueryError`.
    public init(_ text: String, settings: IndexSettings = .standard) throws(QueryError) {
        try self.init(try QueryParser.parse(text), settings: settings)
    }
}

/// Turns nodes into queries, nil where no word is left.
private struct QueryAnalysis {
    let settings: IndexSettings
    private var tokens = TokenBuffer()
    private(set) var wordCount = 0

    init(settings: IndexSettings) { self.settings = settings }

    mutating func query(of node: QueryNode, field: Field) -> Query? {
        switch node {
        case .word(let text):
            let words = words(of: text)
            let form: TermForm = settings.hasStems ? .stem : .exact
            // What is one word to whoever types it, as in cross-border, stands together.
            return query(words, field, form)
        case .phrase(let text, let byStems, let slop):
            let form: TermForm = byStems && settings.hasStems ? .stem : .exact
            return query(words(of: text), field, form, slop: slop)
        case .field(let name, let inner):
            return query(of: inner, field: name == "title" ? .title : .text)
        case .group(let clauses):
            return query(of: clauses, field: field)
        }
    }

    private func query(
        _ words: [QueryWord], _ field: Field, _ form: TermForm, slop: Int = 0
    ) -> Query? {
        switch words.count {
        case 0: nil
        case 1: .word(field, words[0], form)
        default: .phrase(field, words, form, slop: slop)
        }
    }

    private mutating func query(of clauses: [QueryClause], field: Field) -> Query? {
        var must: [Query] = []
        var should: [Query] = []
        var mustNot: [Query] = []
        for clause in clauses {
            guard let query = query(of: clause.node, field: field) else { continue }
            switch clause.occurrence {
            case .must: must.append(query)
            case .should: should.append(query)
            case .mustNot: mustNot.append(query)
            }
        }
        if must.isEmpty, should.isEmpty {
            if mustNot.isEmpty { return nil }
            must.append(.all)
        }
        if mustNot.isEmpty {
            if must.isEmpty, should.count == 1 { return should[0] }
            if should.isEmpty, must.count == 1 { return must[0] }
        }
        return .boolean(must: must, should: should, mustNot: mustNot)
    }

    private mutating func words(of text: String) -> [QueryWord] {
        tokens.removeAll()
        settings.analyzer.analyze(text.utf8Span.span, into: &tokens)
        wordCount += tokens.records.count
        return tokens.records.map { record in
            let term = Int(record.termStart)..<Int(record.termStart) + Int(record.termLength)
            let form = Int(record.formStart)..<Int(record.formStart) + Int(record.formLength)
            let bytes = Array(tokens.bytes[term])
            return QueryWord(
                term: bytes, form: form == term ? bytes : Array(tokens.bytes[form]))
        }
    }
}
