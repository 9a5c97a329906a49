internal import QuerySyntax
internal import SearchCore

/// Answers the lines of the protocol.
///
/// `COMMAND<TAB>QUERY` is answered with a number; `TIMED<TAB>` before it adds wall and CPU
/// nanoseconds, parsing included; `IDS<TAB>` adds the documents found with their scores.
struct QueryServer {
    private let reader: IndexReader
    private let searcher: Searcher

    init(_ reader: IndexReader) {
        self.reader = reader
        searcher = Searcher(reader, ranking: .plain())
    }

    /// The line that answers a line.
    func answer(_ line: String) throws(IndexError) -> String {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        let isWrapped = parts[0] == "TIMED" || parts[0] == "IDS"
        guard parts.count == (isWrapped ? 3 : 2),
            let command = SearchBenchmarkCommand(rawValue: String(parts[isWrapped ? 1 : 0]))
        else { return "UNSUPPORTED" }
        let text = String(parts[isWrapped ? 2 : 1])

        let wall = BenchmarkClock.wall
        let thread = BenchmarkClock.thread
        let query: Query
        do { query = try Query(text, settings: reader.settings) } catch { return "UNSUPPORTED" }
        let (number, best) = try command.run(query, on: searcher)
        let threadEnd = BenchmarkClock.thread
        let wallEnd = BenchmarkClock.wall

        switch parts[0] {
        case "TIMED": return "\(number)\t\(wallEnd - wall)\t\(threadEnd - thread)"
        case "IDS":
            var answer = String(number)
            for document in best {
                answer += " \(try searcher.key(of: document)):\(document.score)"
            }
            return answer
        default: return String(number)
        }
    }
}
