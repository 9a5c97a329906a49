/// For each range of 2^shift documents, a bound on the scores of a plan's matches.
///
/// Bounds are integers in units of the query's largest score by 60,000: the sums over leaves of what
/// `RangeMaxima` has, 0 where a leaf that must match can't. All sums are made at once, before any
/// posting is read. Ranges are those of the most frequent term: words of 64 documents if it is dense.
///
/// Invariants: `bounds` and `denseBounds` have `count` values, `maxima` `count` bytes for each scoring
/// leaf, and `windowMaxima` one for each scoring leaf and window.
@safe final class RangeBounds {
    private static let largest: Float = 60_000

    let shift: Int
    let count: Int
    private let leafCount: Int
    private let bounds: UnsafeMutablePointer<UInt16>
    private let denseBounds: UnsafeMutablePointer<UInt16>
    private let maxima: UnsafeMutablePointer<UInt8>
    private let windowMaxima: UnsafeMutablePointer<UInt8>
    /// A score times this is in the units of bounds.
    private let scale: Float

    /// The bounds of a plan, or nil if no term of it is frequent enough to have maxima.
    init?(_ plan: SweepPlan, documentCount: Int) {
        leafCount = plan.scoringCount
        var shift = Int.max
        var total: Float = 0
        for leaf in 0..<leafCount {
            shift = min(shift, unsafe plan.leaves[leaf].rangeShift ?? .max)
            total += unsafe 255 * plan.leaves[leaf].boundUnit
        }
        guard shift < .max else { return nil }
        assert(leafCount <= Query.maximumWords, "sums fit 16 bits")
        self.shift = min(shift, DocumentWindow.shift)
        scale = RangeBounds.largest * (255 / 256) / total
        count = RangeMaxima.count(documentCount: documentCount, shift: self.shift)
        let windows = RangeMaxima.count(documentCount: documentCount, shift: DocumentWindow.shift)
        unsafe bounds = .allocate(capacity: count)
        unsafe bounds.initialize(repeating: 0, count: count)
        unsafe denseBounds = .allocate(capacity: count)
        unsafe denseBounds.initialize(repeating: 0, count: count)
        unsafe maxima = .allocate(capacity: count * (leafCount + 1))
        unsafe windowMaxima = .allocate(capacity: windows * leafCount)
        let scratch = unsafe UnsafeMutableBufferPointer(
            start: maxima + count * leafCount, count: count)
        for leaf in 0..<leafCount {
            let own = unsafe UnsafeMutableBufferPointer(start: maxima + count * leaf, count: count)
            unsafe plan.leaves[leaf].writeMaxima(shift: self.shift, to: own, scratch: scratch)
            let share = unsafe 255 * plan.leaves[leaf].boundUnit / total
            let factor = UInt32(RangeBounds.largest * share)
            unsafe RangeBounds.add(own, factor, to: bounds)
            if unsafe plan.leaves[leaf].isDense {
                unsafe RangeBounds.add(own, factor, to: denseBounds)
            }
            unsafe writeWindowMaxima(own, to: windowMaxima + windows * leaf)
        }
        for leaf in 0..<plan.mustCount {
            let own = unsafe maxima + count * leaf
            for range in 0..<count {
                unsafe bounds[range] = own[range] == 0 ? 0 : bounds[range]
            }
        }
    }

    deinit {
        unsafe bounds.deallocate()
        unsafe denseBounds.deallocate()
        unsafe maxima.deallocate()
        unsafe windowMaxima.deallocate()
    }

    private static func add(
        _ maxima: UnsafeMutableBufferPointer<UInt8>, _ factor: UInt32,
        to bounds: UnsafeMutablePointer<UInt16>
    ) {
        for range in 0..<maxima.count {
            let byte = unsafe UInt32(maxima[range])
            // Rounded down twice, by less than one each time, and scores by much less.
            let part = UInt16(truncatingIfNeeded: (byte &* factor) &>> 8) &+ 3
            unsafe bounds[range] = bounds[range] &+ (byte == 0 ? 0 : part)
        }
    }

    private func writeWindowMaxima(
        _ maxima: UnsafeMutableBufferPointer<UInt8>, to windows: UnsafeMutablePointer<UInt8>
    ) {
        let step = 1 << (DocumentWindow.shift - shift)
        var window = 0
        var start = 0
        while start < maxima.count {
            var largest: UInt8 = 0
            for range in start..<min(start + step, maxima.count) {
                largest = unsafe max(largest, maxima[range])
            }
            unsafe windows[window] = largest
            window += 1
            start += step
        }
    }

    /// No score in the range is above, in the units of `units`.
    @inline(__always)
    subscript(range: Int) -> UInt16 { unsafe bounds[range] }

    /// The range that a word of 64 documents is in.
    @inline(__always)
    func range(ofWord word: Int) -> Int { word &>> (shift &- 6) }

    /// A score in the units of bounds: what is bounded by less is below the score.
    @inline(__always)
    func units(_ score: Float) -> UInt16 { UInt16(max(0, min(65535, score * scale))) }

    /// The most that dense leaves together add to a score in a range.
    @inline(__always)
    func dense(_ range: Int) -> Double { Double(unsafe denseBounds[range]) / Double(scale) }

    /// The byte of a leaf's maximum in a range.
    @inline(__always)
    func maximum(leaf: Int, range: Int) -> UInt8 { unsafe maxima[leaf &* count &+ range] }

    /// The byte of a leaf's maximum in a window.
    @inline(__always)
    func maximum(leaf: Int, window: Int) -> UInt8 {
        let windows = (count &- 1) &>> (DocumentWindow.shift &- shift) &+ 1
        return unsafe windowMaxima[leaf &* windows &+ window]
    }

    /// The words of 64 documents in a range.
    @inline(__always)
    func words(of range: Int, wordCount: Int) -> Range<Int> {
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

    /// A bound that about as many ranges as `wanted` reach.
    func step(reachedBy wanted: Int) -> UInt16 {
        var histogram = InlineArray<256, UInt32>(repeating: 0)
        for range in 0..<count { unsafe histogram[Int(bounds[range] &>> 8)] &+= 1 }
        var seen = 0
        var bucket = 255
        while bucket > 0 {
            seen += Int(histogram[bucket])
            if seen >= wanted { break }
            bucket -= 1
        }
        return max(1, UInt16(bucket) << 8)
    }
}
