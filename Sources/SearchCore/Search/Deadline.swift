/// When a search has to stop, whatever it has found by then.
struct Deadline: Sendable {
    private let end: ContinuousClock.Instant?

    /// No end.
    static let never = Deadline(end: nil)

    private init(end: ContinuousClock.Instant?) { self.end = end }

    /// An end that is `duration` from now, or none.
    init(after duration: Duration?) {
        end = duration.map { ContinuousClock.now.advanced(by: $0) }
    }

    /// Whether it is over.
    ///
    /// - Complexity: a look at the clock, some tens of nanoseconds, if there is an end.
    var hasPassed: Bool {
        guard let end else { return false }
        return ContinuousClock.now >= end
    }
}
