internal import Synchronization

/// What the server counts of itself.
final class ServerMetrics: Sendable {
    /// Upper bounds, in microseconds.
    private static let bounds = [
        1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 500_000, 2_500_000,
    ]

    private struct State {
        var answers: [Int: Int] = [:]
        var buckets = [Int](repeating: 0, count: bounds.count + 1)
        var microseconds = 0
    }

    private let state = Mutex(State())

    /// Counts an answer.
    func count(status: Int, duration: Duration) {
        let time = Int(duration / .microseconds(1))
        state.withLock { state in
            state.answers[status, default: 0] += 1
            state.microseconds += time
            let place = ServerMetrics.bounds.firstIndex { time <= $0 } ?? ServerMetrics.bounds.count
            state.buckets[place] += 1
        }
    }

    /// In Prometheus' text format, with values besides.
    func text(_ gauges: [(name: String, value: Int)]) -> String {
        let state = state.withLock { $0 }
        var text = "# TYPE winnow_answers_total counter\n"
        for (status, count) in state.answers.sorted(by: { $0.key < $1.key }) {
            text += "winnow_answers_total{status=\"\(status)\"} \(count)\n"
        }
        text += "# TYPE winnow_answer_seconds histogram\n"
        var sum = 0
        for (bound, count) in zip(ServerMetrics.bounds, state.buckets) {
            sum += count
            text += "winnow_answer_seconds_bucket{le=\"\(Double(bound) / 1e6)\"} \(sum)\n"
        }
        let all = state.buckets.reduce(0, +)
        text += "winnow_answer_seconds_bucket{le=\"+Inf\"} \(all)\n"
        text += "winnow_answer_seconds_sum \(Double(state.microseconds) / 1e6)\n"
        text += "winnow_answer_seconds_count \(all)\n"
        for gauge in gauges {
            text += "# TYPE winnow_\(gauge.name) gauge\nwinnow_\(gauge.name) \(gauge.value)\n"
        }
        return text
    }
}
