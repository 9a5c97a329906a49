/// Says when changes that come one after the other have settled.
struct Burst {
    /// How long no change must come.
    static let quiet = Duration.milliseconds(300)
    /// How long after the first change the waiting ends though changes go on.
    static let limit = Duration.seconds(2)

    private var first: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?

    /// When the changes count as settled; nil if there was none.
    var due: ContinuousClock.Instant? {
        guard let first, let last else { return nil }
        return min(last + Burst.quiet, first + Burst.limit)
    }

    /// Notes a change.
    mutating func note(_ now: ContinuousClock.Instant) {
        first = first ?? now
        last = now
    }
}
