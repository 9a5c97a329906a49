internal import JSONText
internal import Winnow

/// What one shard of a collection has to say to a query, for a root that merges the answers of all.
///
/// Nothing is folded, and facets have all of their values: what is a copy of what, and what is frequent, can only be said
/// of all shards together. A hit has the sketch of its text where near copies are to be folded.
struct LeafAnswer {
    /// The most hits that a root may ask for.
    static let mostHits = 10_000
    /// The most values of a facet.
    static let mostValues = 100_000

    private var object = JSONObject()

    /// Searches a shard.
    ///
    /// - Throws: `IndexError` where the index is damaged.
    init(
        _ asked: SearchParameters, _ searcher: Searcher, of index: LiveIndex, timeout: Duration
    ) throws {
        let start = ContinuousClock.now
        let parsed: ParsedQuery
        let query: Query
        do {
            parsed = try QueryParser.parse(asked.query)
            query = try Query(parsed, settings: searcher.reader.settings).filtered(by: asked.days)
        } catch {
            finish(asked, nil, [error.description], start)
            return
        }
        let notes = parsed.notes.map(\.message)
        switch parsed.part {
        case .text:
            try search(query, asked, PartSearch(searcher), timeout, notes, start)
        case .boilerplate:
            guard let boilerplate = try index.boilerplate() else {
                finish(asked, nil, notes, start)
                return
            }
            try boilerplate.withSearcher {
                try search(
                    query, asked, PartSearch($0, titlesFrom: searcher), timeout, notes, start)
            }
        }
    }

    /// As the root gets it.
    var json: JSONObject { object }

    private mutating func search(
        _ query: Query, _ asked: SearchParameters, _ part: PartSearch, _ timeout: Duration,
        _ notes: [String], _ start: ContinuousClock.Instant
    ) throws {
        let results = try part.searcher.search(
            query,
            SearchRequest(
                limit: asked.limit, order: asked.order, timeout: timeout, facets: asked.facets))
        var hits: [JSONObject] = []
        for hit in results.hits {
            var object = JSONObject()
            AnswerJSON.add(hit, try part.details(of: hit, in: results), to: &object)
            if asked.order == .date, let day = try part.searcher.day(of: hit) {
                object.add("day", day)
            }
            if part.foldsCopies, let sketch = try part.searcher.sketch(of: hit) {
                object.add("sketch", LeafAnswer.hexadecimal(sketch))
            }
            hits.append(object)
        }
        object.add("hits", hits)
        finish(asked, results, notes, start)
    }

    private mutating func finish(
        _ asked: SearchParameters, _ results: Searcher.Results?, _ notes: [String],
        _ start: ContinuousClock.Instant
    ) {
        if results == nil { object.add("hits", [JSONObject]()) }
        object.add("total", results?.total ?? 0)
        object.add("partial", results?.isPartial ?? false)
        let facets = zip(asked.facets, results?.facets ?? []).map { facet, counts in
            var object = AnswerJSON.facet(facet, counts, limit: LeafAnswer.mostValues)
            object.add("cut", counts.count > LeafAnswer.mostValues)
            return object
        }
        object.add("facets", facets)
        object.add("notes", notes)
        object.add("microseconds", Int((ContinuousClock.now - start) / .microseconds(1)))
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
