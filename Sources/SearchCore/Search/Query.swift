public import QuerySyntax

/// A query after analysis: what to look for, tied to no index.
public indirect enum Query: Sendable, Hashable {
    /// Documents with a word: any form of its stem, or the word as typed alone.
    case word(Field, QueryWord, TermForm)
    /// Documents with the words next to each other, in order; or with words that stand off their
    /// places, by `slop` words together at the most.
    case phrase(Field, [QueryWord], TermForm, slop: Int)
    /// Documents in which all parts stand, in any order, within `distance` words of each other.
    case near(Field, [NearPart], distance: Int)
    /// Documents of a query, whose scores are multiplied.
    case boosted(Query, by: Float)
    /// All of `must`, none of `mustNot`, and where `must` is empty one of `should`.
    case boolean(must: [Query], should: [Query], mustNot: [Query])
    /// Documents that a filter lets through, all with a score of 0.
    case filter(DocumentFilter)
    /// Every document that has a word.
    case all
}

/// A word or phrase that has to stand near others.
public struct NearPart: Sendable, Hashable {
    var words: [QueryWord]
    var form: TermForm
}

/// A word of a query.
public struct QueryWord: Sendable, Hashable {
    /// The term of the word as typed, letter case and accents apart.
    var term: [UInt8]
    /// The word with its accents, which stemmers take.
    var form: [UInt8]
    /// The form of Turkish, where its capital letters make another one.
    var turkicForm: [UInt8]?
    /// The terms that it stands for, where it is no plain word; then `term` is as it was typed.
    var pattern: TermPattern?
    /// Whether it is one character of a script without spaces, with which tokens begin: only that is marked.
    var isLead = false

    init(term: [UInt8], form: [UInt8]) {
        self.term = term
        self.form = form
    }

    init(_ pattern: TermPattern) {
        term = Array(pattern.text.utf8)
        form = term
        self.pattern = pattern
    }

    /// A character of a script without spaces, which begins the tokens that stand where it does.
    init(lead character: String) {
        var text = QueryText(character)
        text.append(.anyRun)
        self.init(.wildcard(text))
        isLead = true
    }
}

extension Query {
    /// The most words, those of phrases counted one by one.
    public static let maximumWords = 1024

    /// The query that a syntax tree stands for.
    ///
    /// - Throws: `QueryError.empty` if there is no word in it, `.tooManyWords` beyond the limit.
    public init(_ parsed: ParsedQuery, settings: IndexSettings) throws(QueryError) {
        var analysis = QueryAnalysis(settings: settings)
        let query = parsed.node.flatMap { analysis.query(of: $0) }
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

    /// A query with the documents of this one that are from some days, if there are any.
    public func filtered(by days: DayRange?) -> Query {
        guard let days else { return self }
        return .boolean(must: [.filter(.days(days)), self], should: [], mustNot: [])
    }

    /// The query that a person typed.
    ///
    /// - Throws: `QueryError`.
    public init(_ text: String, settings: IndexSettings = .standard) throws(QueryError) {
        try self.init(try QueryParser.parse(text), settings: settings)
    }
}
