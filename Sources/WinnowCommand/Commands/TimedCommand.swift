internal import Winnow

/// What is measured of a query.
enum TimedCommand: CaseIterable {
    case count
    case top
    case topAndCount
    /// What is shown of the best, once they are found.
    case passages

    /// The name in reports.
    func name(top: Int) -> String {
        switch self {
        case .count: "count"
        case .top: "top \(top)"
        case .topAndCount: "top \(top) and count"
        case .passages: "passages of \(top)"
        }
    }

    /// How long one run takes, from the query's text to its ranked documents, or from these to their passages.
    func time(
        _ text: String, top: Int, on searcher: Searcher, settings: IndexSettings
    ) throws -> Duration {
        let clock = ContinuousClock()
        var start = clock.now
        let query = try Query(text, settings: settings)
        switch self {
        case .count: _ = try searcher.count(query)
        case .top: _ = try searcher.ranking(query, limit: top)
        case .topAndCount: _ = try searcher.ranking(query, limit: top, counts: true)
        case .passages:
            let results = try searcher.search(query, limit: top)
            start = clock.now
            for hit in results.hits { _ = try searcher.details(of: hit, in: results) }
        }
        return clock.now - start
    }
}
