internal import SearchCore

/// The commands of "Search Benchmark, the Game" (https://tantivy-search.github.io/bench/).
enum SearchBenchmarkCommand: String {
    case count = "COUNT"
    case top10 = "TOP_10"
    case top100 = "TOP_100"
    case top1000 = "TOP_1000"
    case top10AndCount = "TOP_10_COUNT"

    /// The number to answer with, and the documents found.
    ///
    /// The number is how many documents match where the command counts them, and 1 elsewhere.
    func run(
        _ query: Query, on searcher: Searcher
    ) throws(IndexError) -> (number: Int, best: [ScoredDocument]) {
        switch self {
        case .count: return (try searcher.count(query), [])
        case .top10: return (1, try searcher.ranking(query, limit: 10).best)
        case .top100: return (1, try searcher.ranking(query, limit: 100).best)
        case .top1000: return (1, try searcher.ranking(query, limit: 1000).best)
        case .top10AndCount:
            let (best, total) = try searcher.ranking(query, limit: 10, counts: true)
            return (total, best)
        }
    }
}
