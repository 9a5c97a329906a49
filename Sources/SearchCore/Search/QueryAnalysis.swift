internal import QuerySyntax
internal import TextAnalysis

/// Turns nodes into queries, nil where no word is left.
struct QueryAnalysis {
    private let settings: IndexSettings
    private var words: QueryWordReader
    private var filterCount = 0
    /// Whether what is typed as one word has to stand together: what must not match, and parts of NEAR.
    private var keepsTogether = false
    var wordCount: Int { words.count + filterCount }

    init(settings: IndexSettings) {
        self.settings = settings
        words = QueryWordReader(settings.analyzer)
    }

    mutating func query(of node: QueryNode, field: QueryField = .text) -> Query? {
        switch node {
        case .word(let text):
            guard let field = field.searched else { return filter(field, text) }
            if text.isAnything { return .all }
            if !keepsTogether, let words = words(withoutSpaces: text, field) { return words }
            if settings.hasStems, !text.hasWildcards,
                let word = PersianParticles.removed(from: text.typed)
            {
                return query(words.words(of: QueryText(word)), field, .stem)
            }
            // What is one word to whoever types it, as in cross-border, stands together.
            return query(words.words(of: text), field, wordForm)
        case .fuzzy(let text, let edits):
            guard let field = field.searched else { return filter(field, QueryText(text)) }
            return query(words.words(of: text, edits: edits), field, wordForm)
        case .regex(let node, let typed):
            guard let field = field.searched else { return filter(field, QueryText(typed)) }
            return .word(field, words.word(of: node, typed: typed), .exact)
        case .phrase(let text, let byStems, let slop):
            guard let field = field.searched else { return filter(field, text) }
            let form: TermForm = byStems && settings.hasStems ? .stem : .exact
            return query(words.words(of: text), field, form, slop: slop)
        case .near(let nodes, let distance):
            guard let field = field.searched else {
                return query(of: nodes.map { QueryClause(.must, $0) }, field: field)
            }
            return near(nodes, distance: distance, field: field)
        case .boosted(let inner, let factor):
            return query(of: inner, field: field).map { .boosted($0, by: factor) }
        case .field(let name, let inner):
            return query(of: inner, field: name)
        case .date(let days):
            filterCount += 1
            return .filter(.days(days))
        case .group(let clauses):
            return query(of: clauses, field: field)
        }
    }

    /// The words of text that no space cuts, of which one must match, and all of it beside words of a dictionary; nil
    /// for other text.
    private mutating func words(withoutSpaces text: QueryText, _ field: Field) -> Query? {
        guard !text.hasWildcards, text.typed.utf8.contains(where: { $0 >= 0xE0 }) else {
            return nil
        }
        let found = UnspacedWords(text.typed, settings.analyzer)
        if found.parts.isEmpty { return nil }
        // Pairs overlap, and so say already what stands together.
        let whole = found.arePairs ? [] : [text.typed]
        let choices = (found.parts + whole).compactMap {
            query(words.words(of: QueryText($0)), field, wordForm)
        }
        return .boolean(must: [], should: choices, mustNot: [])
    }

    /// The form in which a word outside quotes is looked for.
    private var wordForm: TermForm { settings.hasStems ? .stem : .exact }

    private mutating func filter(_ field: QueryField, _ text: QueryText) -> Query? {
        filterCount += 1
        var reader = FilterReader(words)
        defer { words = reader.words }
        return reader.filter(field, text).map(Query.filter)
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

    private mutating func near(_ nodes: [QueryNode], distance: Int, field: Field) -> Query? {
        var parts: [NearPart] = []
        let before = keepsTogether
        keepsTogether = true
        defer { keepsTogether = before }
        for node in nodes {
            switch query(of: node, field: field == .title ? .title : .text) {
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

    private mutating func query(of clauses: [QueryClause], field: QueryField) -> Query? {
        var must: [Query] = []
        var should: [Query] = []
        var mustNot: [Query] = []
        var filters: [Query] = []
        let before = keepsTogether
        defer { keepsTogether = before }
        for clause in clauses {
            keepsTogether = before || clause.occurrence == .mustNot
            guard let query = query(of: clause.node, field: field) else { continue }
            switch clause.occurrence {
            case .must: must.append(query)
            // A star among words, as in "5 * 3", asks for nothing.
            case .should where query == .all && clauses.count > 1: break
            case .should:
                if case .boolean(let inner, let choices, let outer) = query, inner.isEmpty,
                    outer.isEmpty
                {
                    should += choices
                } else {
                    should.append(query)
                }
            case .mustNot: mustNot.append(query)
            case .filter: filters.append(query)
            }
        }
        if filters.isEmpty { return QueryAnalysis.query(must, should, mustNot) }
        // With a filter, words side by side are still words of which one has to match.
        let isSearched = !must.isEmpty || !should.isEmpty
        if let words = QueryAnalysis.query(must, should, isSearched ? mustNot : []), isSearched {
            return .boolean(must: filters + [words], should: [], mustNot: [])
        }
        if mustNot.isEmpty, filters.count == 1 { return filters[0] }
        return .boolean(must: filters, should: [], mustNot: mustNot)
    }

    private static func query(
        _ must: [Query], _ should: [Query], _ mustNot: [Query]
    ) -> Query? {
        var must = must
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

extension QueryField {
    /// The field whose words are indexed; nil for one that documents are filtered by.
    fileprivate var searched: Field? {
        switch self {
        case .text: .text
        case .title: .title
        case .author, .site, .language, .path, .url, .date, .part: nil
        }
    }
}
