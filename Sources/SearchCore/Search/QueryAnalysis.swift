internal import QuerySyntax
internal import TextAnalysis

/// Turns nodes into queries, nil where no word is left.
struct QueryAnalysis {
    private let settings: IndexSettings
    private var words: QueryWordReader
    var wordCount: Int { words.count }

    init(settings: IndexSettings) {
        self.settings = settings
        words = QueryWordReader(settings.analyzer)
    }

    mutating func query(of node: QueryNode, field: Field) -> Query? {
        switch node {
        case .word(let text):
            if text.isAnything { return .all }
            // What is one word to whoever types it, as in cross-border, stands together.
            return query(words.words(of: text), field, wordForm)
        case .fuzzy(let text, let edits):
            return query(words.words(of: text, edits: edits), field, wordForm)
        case .regex(let node, let typed):
            return .word(field, words.word(of: node, typed: typed), .exact)
        case .phrase(let text, let byStems, let slop):
            let form: TermForm = byStems && settings.hasStems ? .stem : .exact
            return query(words.words(of: text), field, form, slop: slop)
        case .near(let nodes, let distance):
            return near(nodes, distance: distance, field: field)
        case .boosted(let inner, let factor):
            return query(of: inner, field: field).map { .boosted($0, by: factor) }
        case .field(let name, let inner):
            return query(of: inner, field: name == .title ? .title : .text)
        case .date:
            return nil
        case .group(let clauses):
            return query(of: clauses, field: field)
        }
    }

    /// The form in which a word outside quotes is looked for.
    private var wordForm: TermForm { settings.hasStems ? .stem : .exact }

    private func query(
        _ words: [QueryWord], _ field: Field, _ form: TermForm, slop: Int = 0
    ) -> Query? {
        switch words.count {
        case 0: nil
        case 1: .word(field, words[0], form)
        default: .phrase(field, words, form, slop: slop)
        }
    }

    private mutating func near(_ nodes: [QueryNode], distance: Int, field: Field) -> Query? {
        var parts: [NearPart] = []
        for node in nodes {
            switch query(of: node, field: field) {
            case .word(_, let word, let form): parts.append(NearPart(words: [word], form: form))
            case .phrase(_, let words, let form, _):
                parts.append(NearPart(words: words, form: form))
            default: break
            }
        }
        switch parts.count {
        case 0: return nil
        case 1: return query(parts[0].words, field, parts[0].form)
        default: return .near(field, parts, distance: distance)
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
            // A star among words, as in "5 * 3", asks for nothing.
            case .should where query == .all && clauses.count > 1: break
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
}
