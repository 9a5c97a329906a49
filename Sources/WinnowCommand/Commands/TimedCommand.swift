internal import Winnow

/// What is measured of a query.
enum TimedCommand: CaseIterable {
    case count
    case top
    case topAndCount

    /// The name in reports.
    func name(top: Int) -> String {
        switch self {
        case .count: "count"
        case .top: "top \(top)"
        case .topAndCount: "top \(top) and count"
        }
    }

    /// How long one run takes, from the query's text to its ranked documents.
    func time(
        _ text: String, top: Int, on searcher: Searcher, settings: IndexSettings
    ) throws -> Duration {
        let clock = ContinuousClock()
        let start = clock.now
        let query = try Query(text, settings: settings)
        switch self {
        case .count: _ = try searcher.count(query)
        case .top: _ = try searcher.ranking(query, limit: top)
        case .topAndCount: _ = try searcher.ranking(query, limit: top, counts: true)
        }
        return clock.now - start
    }
}
