internal import JSONText
internal import Winnow

/// What was found.
struct SearchAnswer: Sendable {
    /// A hit with what is shown of it.
    struct Found: Sendable {
        var hit: Searcher.Hit
        var details: HitDetails
    }

    var hits: [Found] = []
    var total = 0
    var isPartial = false
    var facets: [(by: Facet, counts: [FacetCount])] = []
    var advice: [Advice] = []
    /// What was understood differently from how it was typed.
    var notes: [String] = []
    var duration = Duration.zero

    /// Searches for what was asked.
    ///
    /// - Parameters:
    ///   - searcher: of the texts.
    ///   - index: where that is from.
    /// - Throws: `IndexError` where the index is damaged.
    init(
        _ asked: SearchParameters, _ searcher: Searcher, of index: LiveIndex, timeout: Duration
    ) throws {
        let start = ContinuousClock.now
        notes = try index.search(asked, searcher, absence: [PartSearch.noBoilerplate]) {
            part, query in
            try search(query, asked, part, timeout)
        }
        duration = ContinuousClock.now - start
    }

    private mutating func search(
        _ query: Query, _ asked: SearchParameters, _ part: PartSearch, _ timeout: Duration
    ) throws {
        let searcher = part.searcher
        let results = try searcher.search(
            query,
            SearchRequest(
                limit: asked.limit, offset: asked.offset, order: asked.order, timeout: timeout,
                facets: asked.facets, foldsCopies: asked.foldsCopies && part.foldsCopies,
                foldsCaptures: asked.foldsCaptures))
        for hit in results.hits {
            hits.append(Found(hit: hit, details: try part.details(of: hit, in: results)))
        }
        total = results.total
        isPartial = results.isPartial
        facets = zip(asked.facets, results.facets).map { facet, counts in
            (facet, Array(counts.prefix(AnswerJSON.facetLimit)))
        }
        if total == 0, !isPartial { advice = try searcher.advice(on: query) }
    }

    /// As the API gives it; names are those of `winnow search --json`.
    func json(_ asked: SearchParameters) -> JSONObject {
        var object = JSONObject()
        object.add("total", total)
        object.add("first", asked.offset + 1)
        object.add("shown", hits.count)
        object.add("partial", isPartial)
        object.add("microseconds", Int(duration / .microseconds(1)))
        object.add(
            "hits",
            hits.map { found in
                var object = JSONObject()
                AnswerJSON.add(found.hit, found.details, to: &object)
                return object
            })
        object.add("facets", facets.map { AnswerJSON.facet($0.by, $0.counts) })
        object.add("advice", advice.map(\.sentence))
        object.add("notes", notes)
        return object
    }
}
