internal import TextAnalysis

/// Exact words of German queries in both spellings of umlauts: "ueber" is looked for as typed, and as "über" is indexed.
extension Query {
    /// The query with exact words of which an ae, oe or ue may be an umlaut as patterns of both spellings.
    var withUmlauts: Query {
        switch self {
        case .word(let field, let word, .exact): .word(field, word.withUmlauts, .exact)
        case .phrase(let field, let words, .exact, let slop):
            .phrase(field, words.map(\.withUmlauts), .exact, slop: slop)
        case .near(let field, let parts, let distance):
            .near(
                field,
                parts.map { part in
                    part.form == .exact
                        ? NearPart(words: part.words.map(\.withUmlauts), form: .exact) : part
                }, distance: distance)
        case .boosted(let query, let factor): .boosted(query.withUmlauts, by: factor)
        case .boolean(let must, let should, let mustNot):
            .boolean(
                must: must.map(\.withUmlauts), should: should.map(\.withUmlauts),
                mustNot: mustNot.map(\.withUmlauts))
        case .word, .phrase, .filter, .all: self
        }
    }
}

extension QueryWord {
    fileprivate var withUmlauts: QueryWord {
        guard pattern == nil else { return self }
        let marks = StemSpelling.umlautMarks(in: term.span)
        return marks.isEmpty ? self : QueryWord(.word(term, optional: marks))
    }
}
