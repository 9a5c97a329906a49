internal import Dispatch
internal import Synchronization

/// Runs searches on threads of their own, so that connections are served meanwhile; no more than `limit` at once.
final class WorkQueue: Sendable {
    /// More is running and waiting than is allowed.
    struct Busy: Error {}

    private let limit: Int
    private let count = Atomic<Int>(0)
    private let queue = DispatchQueue(label: "winnow.search", attributes: .concurrent)

    /// A queue with at most `limit` that run or wait.
    init(limit: Int) { self.limit = limit }

    /// How many run or wait.
    var running: Int { count.load(ordering: .relaxed) }

    /// Runs `body`.
    func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async throws(Busy)
        -> Result
    {
        let before = count.wrappingAdd(1, ordering: .relaxed).oldValue
        defer { count.wrappingSubtract(1, ordering: .relaxed) }
        guard before < limit else { throw Busy() }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: body()) }
        }
    }
}
