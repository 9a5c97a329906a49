internal import JSONText
internal import Winnow

/// What one shard of a collection has to say to a query, for a root that merges the answers of all.
///
/// First its ranking, without what is shown of hits, of which the root wants few in the end: those it asks for then, by
/// their keys. Nothing is folded, and facets have all of their values: what is a copy of what, and what is frequent, can
/// only be said of all shards together.
enum LeafAnswer {
    /// The most hits that a root may ask for.
    static let mostHits = 10_000
    /// The most values of a facet.
    private static let mostValues = 100_000

    /// The best hits, how many documents match, and facets.
    ///
    /// A capture has its address and time, and a hit the sketch of its text where near copies are to be folded.
    ///
    /// - Throws: `IndexError` where the index is damaged.
    static func ranking(
        _ asked: SearchParameters, _ searcher: Searcher, of index: LiveIndex, timeout: Duration
    ) throws -> JSONObject {
        let start = ContinuousClock.now
        var object = JSONObject()
        var hits: [JSONObject] = []
        var (total, isPartial, facets) = (0, false, [JSONObject]())
        let notes = try index.search(asked, searcher, absence: []) { part, query in
            let results = try part.searcher.search(
                query,
                SearchRequest(
                    limit: asked.limit, order: asked.order, timeout: timeout, facets: asked.facets))
            hits = try results.hits.map { try ranked($0, asked, part) }
            (total, isPartial) = (results.total, results.isPartial)
            facets = zip(asked.facets, results.facets).map { facet, counts in
                var object = AnswerJSON.facet(facet, counts, limit: mostValues)
                object.add("cut", counts.count > mostValues)
                return object
            }
        }
        object.add("hits", hits)
        object.add("total", total)
        object.add("partial", isPartial)
        object.add("facets", facets)
        object.add("notes", notes)
        object.add("microseconds", Int((ContinuousClock.now - start) / .microseconds(1)))
        return object
    }

    /// What is shown of the documents with some keys, in their order, those that are not there left out.
    ///
    /// - Throws: `IndexError` where the index is damaged.
    static func passages(
        ofKeys keys: [String], _ asked: SearchParameters, _ searcher: Searcher,
        of index: LiveIndex, timeout: Duration
    ) throws -> JSONObject {
        try answer(asked, searcher, of: index, timeout: timeout) { part, results in
            try keys.compactMap { key in
                guard let hit = try part.searcher.hit(withKey: key) else { return nil }
                var object = JSONObject()
                AnswerJSON.add(hit, try part.details(of: hit, in: results), to: &object)
                return object
            }
        }
    }

    /// The captures of some addresses that match, as they would stand in the ranking.
    ///
    /// Of an address the newest capture is shown that any shard has, also where the shard's ranking does not go as far.
    ///
    /// - Throws: `IndexError` where the index is damaged.
    static func captures(
        ofAddresses addresses: [String], _ asked: SearchParameters, _ searcher: Searcher,
        of index: LiveIndex, timeout: Duration
    ) throws -> JSONObject {
        try answer(asked, searcher, of: index, timeout: timeout) { part, results in
            try addresses.flatMap { try part.searcher.captures(ofAddress: $0, in: results) }
                .map { try ranked($0, asked, part) }
        }
    }

    /// Hits that are known without a search.
    private static func answer(
        _ asked: SearchParameters, _ searcher: Searcher, of index: LiveIndex, timeout: Duration,
        _ hits: (PartSearch, Searcher.Results) throws -> [JSONObject]
    ) throws -> JSONObject {
        let start = ContinuousClock.now
        var found: [JSONObject] = []
        _ = try index.search(asked, searcher, absence: []) { part, query in
            found = try hits(part, try part.searcher.results(showing: query, timeout: timeout))
        }
        var object = JSONObject()
        object.add("hits", found)
        object.add("microseconds", Int((ContinuousClock.now - start) / .microseconds(1)))
        return object
    }

    private static func ranked(
        _ hit: Searcher.Hit, _ asked: SearchParameters, _ part: PartSearch
    ) throws -> JSONObject {
        var object = JSONObject()
        object.add("key", hit.key)
        object.add("score", hit.score)
        if asked.order == .date, let day = try part.searcher.day(of: hit) { object.add("day", day) }
        if let capture = try part.searcher.capture(of: hit) {
            object.add("url", capture.url)
            object.add("captured", capture.time)
        }
        if part.foldsCopies, let sketch = try part.searcher.sketch(of: hit) {
            object.add("sketch", hexadecimal(sketch))
        }
        return object
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
