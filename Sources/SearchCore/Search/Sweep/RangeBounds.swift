/// For each range of 2^shift documents, a bound on the scores of a plan's matches.
///
/// Bounds are integers in units of the query's largest score by 60,000: the sums over leaves of what
/// `RangeMaxima` has, 0 where a leaf that must match can't. All sums are made at once, before any
/// posting is read.
///
/// Invariants: `bounds` has `count` values, and `maxima` `count` bytes for each scoring leaf.
@safe final class RangeBounds {
    private static let largest: Float = 60_000

    let shift: Int
    let count: Int
    private let wordCount: Int
    private let bounds: UnsafeMutablePointer<UInt16>
    private let maxima: UnsafeMutablePointer<UInt8>
    /// A score times this is in the units of bounds.
    private let scale: Float

    /// The bounds of a plan, or nil if no term of it is frequent enough to have maxima.
    init?(_ plan: SweepPlan, documentCount: Int) {
        wordCount = (documentCount + 63) / 64
        var shift = Int.max
        var total: Float = 0
        for leaf in 0..<plan.scoringCount {
            shift = min(shift, unsafe plan.leaves[leaf].rangeShift ?? .max)
            total += unsafe 255 * plan.leaves[leaf].boundUnit
        }
        guard shift < .max, plan.scoringCount <= 1000 else { return nil }
        self.shift = shift
        let count = RangeMaxima.count(documentCount: documentCount, shift: shift)
        self.count = count
        let bounds = UnsafeMutablePointer<UInt16>.allocate(capacity: count)
        let maxima = UnsafeMutablePointer<UInt8>.allocate(capacity: count * (plan.scoringCount + 1))
        unsafe bounds.initialize(repeating: 0, count: count)
        let scratch = unsafe UnsafeMutableBufferPointer(
            start: maxima + count * plan.scoringCount, count: count)
        for leaf in 0..<plan.scoringCount {
            let own = unsafe UnsafeMutableBufferPointer(start: maxima + count * leaf, count: count)
            unsafe plan.leaves[leaf].writeMaxima(shift: shift, to: own, scratch: scratch)
            let share = unsafe 255 * plan.leaves[leaf].boundUnit / total
            let factor = UInt16(RangeBounds.largest * share)
            for range in 0..<count {
                let byte = unsafe UInt32(own[range])
                // Rounded down twice, by less than one each time, and scores by much less.
                let part = UInt16(truncatingIfNeeded: (byte &* UInt32(factor)) &>> 8) &+ 3
                unsafe bounds[range] = bounds[range] &+ (byte == 0 ? 0 : part)
            }
        }
        for leaf in 0..<plan.mustCount {
            let own = unsafe maxima + count * leaf
            for range in 0..<count {
                unsafe bounds[range] = own[range] == 0 ? 0 : bounds[range]
            }
        }
        unsafe self.bounds = bounds
        unsafe self.maxima = maxima
        scale = RangeBounds.largest * (255 / 256) / total
    }

    deinit {
        unsafe bounds.deallocate()
        unsafe maxima.deallocate()
    }

    /// No score in the range is above, in the units of `units`.
    @inline(__always)
    subscript(range: Int) -> UInt16 { unsafe bounds[range] }

    /// A score in the units of bounds: what is bounded by less is below the score.
    @inline(__always)
    func units(_ score: Float) -> UInt16 { UInt16(max(0, min(65535, score * scale))) }

    /// The byte of a leaf's maximum in a range.
    @inline(__always)
    func maximum(leaf: Int, range: Int) -> UInt8 { unsafe maxima[leaf &* count &+ range] }

    /// The words of 64 documents in a range.
    @inline(__always)
    func words(of range: Int) -> Range<Int> {
        let start = range &<< (shift &- 6)
        return start..<min((range &+ 1) &<< (shift &- 6), wordCount)
    }

    /// The first range from `start` on whose bound is `least` or more, or `count`.
    func next(from start: Int, atLeast least: UInt16) -> Int {
        var range = start
        let pattern = SIMD8<UInt16>(repeating: least)
        while range &+ 8 <= count {
            let eight = unsafe UnsafeRawPointer(bounds + range)
                .loadUnaligned(as: SIMD8<UInt16>.self)
            if any(eight .>= pattern) { break }
            range &+= 8
        }
        while range < count, unsafe bounds[range] < least { range &+= 1 }
        return range
    }

    /// Bounds that about as many ranges as `counts` say reach, descending; the last one is 1.
    func steps(_ counts: [Int]) -> [UInt16] {
        var histogram = [Int](repeating: 0, count: 256)
        unsafe histogram.withUnsafeMutableBufferPointer { histogram in
            for range in 0..<count { unsafe histogram[Int(bounds[range] &>> 8)] &+= 1 }
        }
        var steps: [UInt16] = []
        var seen = 0
        var bucket = 255
        for wanted in counts {
            while bucket > 0, seen < wanted {
                seen += histogram[bucket]
                bucket -= 1
            }
            if bucket == 0 { break }
            steps.append(UInt16(bucket + 1) << 8)
        }
        return steps + [1]
    }
}
