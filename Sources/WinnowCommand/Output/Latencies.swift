/// How long queries took, and what is said of it.
struct Latencies {
    /// Queries that took from `low` up to `high` microseconds.
    struct Bucket {
        var low: Double
        var high: Double
        var count: Int
    }

    /// Microseconds, ascending; never empty.
    private let microseconds: [Double]

    init(_ times: [Duration]) {
        precondition(!times.isEmpty)
        microseconds = times.map { Figures.seconds($0) * 1e6 }.sorted()
    }

    var count: Int { microseconds.count }

    var mean: Double { microseconds.reduce(0, +) / Double(count) }

    var maximum: Double { microseconds[count - 1] }

    /// The least time that `percent` of the queries took no longer than.
    func percentile(_ percent: Int) -> Double {
        microseconds[max(0, (count * percent + 99) / 100 - 1)]
    }

    /// The times between powers of two, from the first that has one to the last.
    var histogram: [Bucket] {
        var low = 1.0 / 1024
        while low * 2 <= microseconds[0] { low *= 2 }
        var buckets = [Bucket(low: low, high: low * 2, count: 0)]
        for time in microseconds {
            while time >= buckets[buckets.count - 1].high {
                let high = buckets[buckets.count - 1].high
                buckets.append(Bucket(low: high, high: high * 2, count: 0))
            }
            buckets[buckets.count - 1].count += 1
        }
        return buckets
    }
}
