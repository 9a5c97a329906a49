internal import Winnow

extension LiveIndex {
    /// Reads the query that is asked, and runs `body` with the part of pages that it is about.
    ///
    /// - Parameters:
    ///   - searcher: of the texts.
    ///   - absence: what is to be said where no page is in the index and its boilerplate is asked for.
    /// - Returns: what was understood differently from how it was typed, or why nothing was searched.
    /// - Throws: `IndexError` where the index is damaged.
    func search(
        _ asked: SearchParameters, _ searcher: Searcher, absence: [String],
        _ body: (PartSearch, Query) throws -> Void
    ) throws -> [String] {
        let parsed: ParsedQuery
        let query: Query
        var notes: [String] = []
        do {
            parsed = try QueryParser.parse(asked.query)
            notes = parsed.notes.map(\.message)
            query = try Query(parsed, settings: searcher.reader.settings).filtered(by: asked.days)
        } catch {
            return notes + [error.description]
        }
        switch parsed.part {
        case .text: try body(PartSearch(searcher), query)
        case .boilerplate:
            guard let boilerplate = try boilerplate() else { return notes + absence }
            try boilerplate.withSearcher(language: asked.queryLanguage) {
                try body(PartSearch($0, titlesFrom: searcher), query)
            }
        }
        return notes
    }
}
