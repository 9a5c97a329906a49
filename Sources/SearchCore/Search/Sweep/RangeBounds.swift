internal import CPostingKernels
internal import MappedIO

/// For each range of 2^shift documents, a bound on the scores of a plan's matches.
///
/// Bounds are sums in fixed point (see `FixedScores`) by 2^14, rounded up: of what `RangeMaxima` has for
/// the leaves, and 0 where a leaf that must match can't. All are made at once, before any other posting is
/// read than those of terms that are too rare to have maxima. Ranges are those of the most frequent term, of
/// 4,096 documents at the most: words of 64 documents if it is dense.
///
/// What a byte of a maximum stands for is rounded down, by less than a unit, and so is its product; units
/// that are added make up for both.
///
/// Invariants: `bounds` and `parts` have `count` values.
@safe final class RangeBounds {
    /// A unit of bounds, as a power of two.
    static let unitShift: UInt32 = 14

    let shift: Int
    let count: Int
    private let bounds: UnsafeMutablePointer<UInt16>
    private let parts: UnsafeMutablePointer<UInt16>

    /// The bounds of a plan, or nil if no term of it is frequent enough to have maxima.
    ///
    /// Afterwards the plan's cursors stand before the first document.
    ///
    /// - Parameter isPart: which leaves `part` is of.
    init?(_ plan: SweepPlan, documentCount: Int, isPart: (Int) -> Bool) {
        var shift = Int.max
        for leaf in 0..<plan.scoringCount {
            shift = min(shift, unsafe plan.leaves[leaf].rangeShift ?? .max)
        }
        // Sums of more would not fit 16 bits.
        guard shift < .max, plan.scoringCount <= Query.maximumWords else { return nil }
        self.shift = min(shift, Int(SweepScratch.windowShift))
        count = RangeMaxima.count(documentCount: documentCount, shift: self.shift)
        // One more, which is read and not used.
        unsafe bounds = .allocate(capacity: 2 * count + 1)
        unsafe parts = bounds + count
        unsafe bounds.initialize(repeating: 0, count: 2 * count + 1)
        for leaf in 0..<plan.scoringCount { unsafe add(plan.leaves[leaf], isPart: isPart(leaf)) }
        if plan.mustCount > 1 || plan.mustCount == 1 && plan.shouldCount > 0 {
            clearWhereOneIsMissing(plan)
        }
    }

    private func add(_ leaf: borrowing SweepLeaf, isPart: Bool) {
        let (factor, most) = (leaf.boundFactor, leaf.mostUnits)
        func add(_ bytes: UnsafePointer<UInt8>, _ step: Int) {
            unsafe winnow_add_bounds(bounds, count, bytes, UInt32(step), factor, most)
            if isPart { unsafe winnow_add_bounds(parts, count, bytes, UInt32(step), factor, most) }
        }
        let list = unsafe leaf.cursors[0].list
        if leaf.cursorCount == 1, list.rangeCount > 0 {
            unsafe list.maxima.withBytes { maxima in
                unsafe add(
                    maxima.baseAddress!.assumingMemoryBound(to: UInt8.self), list.rangeShift - shift
                )
            }
            return
        }
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * count) { scratch in
            unsafe leaf.writeMaxima(
                shift: shift, to: UnsafeMutableBufferPointer(rebasing: scratch[..<count]),
                scratch: UnsafeMutableBufferPointer(rebasing: scratch[count...]))
            unsafe add(scratch.baseAddress!, 0)
        }
    }

    private func clearWhereOneIsMissing(_ plan: SweepPlan) {
        let (bounds, count, shift) = unsafe (self.bounds, self.count, self.shift)
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * count) { scratch in
            let own = unsafe UnsafeMutableBufferPointer(rebasing: scratch[..<count])
            let other = unsafe UnsafeMutableBufferPointer(rebasing: scratch[count..<2 * count])
            let least = unsafe scratch.baseAddress! + 2 * count
            unsafe least.initialize(repeating: 255, count: count)
            for leaf in 0..<plan.mustCount {
                unsafe plan.leaves[leaf].writeMaxima(shift: shift, to: own, scratch: other)
                unsafe winnow_least_bytes(least, own.baseAddress!, count)
            }
            for range in 0..<count {
                unsafe bounds[range] = least[range] == 0 ? 0 : bounds[range]
            }
        }
    }

    deinit { unsafe bounds.deallocate() }

    /// No score in the range is above, in the units of `units`.
    @inline(__always)
    subscript(range: Int) -> UInt16 { unsafe bounds[range] }

    /// No sum of the scores of leaves that are parts is above in the range, in fixed point.
    @inline(__always)
    func part(_ range: Int) -> UInt32 { UInt32(unsafe parts[range]) &<< RangeBounds.unitShift }

    /// Finds those of some documents that are in ranges with bounds from `low` to `high`.
    ///
    /// - Returns: how many there are; their places are written to `places`, which has room for 16 more.
    @inline(__always)
    func find(
        _ documents: UnsafePointer<UInt32>, count: Int, from low: UInt16, through high: UInt16,
        places: UnsafeMutablePointer<UInt32>
    ) -> Int {
        unsafe winnow_find_bounded(documents, count, bounds, UInt32(shift), low, high, places)
    }

    /// Finds those of some documents whose sums reach `least` with what the leaves that are parts may add.
    @inline(__always)
    func find(
        _ documents: UnsafePointer<UInt32>, sums: UnsafePointer<UInt32>, count: Int,
        atLeast least: UInt32, places: UnsafeMutablePointer<UInt32>
    ) -> Int {
        unsafe winnow_find_with_part(
            sums, documents, count, parts, UInt32(shift), least, places)
    }

    /// The range that a document is in.
    @inline(__always)
    func range(of document: UInt32) -> Int { Int(document) &>> shift }

    /// The range that a word of 64 documents is in.
    @inline(__always)
    func range(ofWord word: Int) -> Int { word &>> (shift &- 6) }

    /// A sum in the units of bounds: what is bounded by less is below the sum.
    @inline(__always)
    func units(_ sum: UInt32) -> UInt16 {
        UInt16(truncatingIfNeeded: sum &>> RangeBounds.unitShift)
    }

    /// The words of 64 documents in a range.
    @inline(__always)
    func words(of range: Int, wordCount: Int) -> Range<Int> {
        let start = range &<< (shift &- 6)
        return start..<min((range &+ 1) &<< (shift &- 6), wordCount)
    }

    /// Writes for each word what a document's sum must be for its score to reach `least` with `rest` and what
    /// the leaves that are parts may add, 1 at least; `UInt32.max` in ranges that are bounded by less or by
    /// `visited` or more.
    func writeNeeds(
        _ words: Range<Int>, least: UInt32, rest: UInt32, visited: UInt16,
        to needs: UnsafeMutablePointer<UInt32>
    ) {
        let low = max(1, units(least))
        let open = least &- min(least, rest)
        for number in 0..<words.count {
            let range = range(ofWord: words.lowerBound &+ number)
            let bound = unsafe bounds[range]
            let part = part(range)
            let need = open &- min(open, part)
            unsafe needs[number] = bound < low || bound >= visited ? .max : max(1, need)
        }
    }

    /// The first range from `start` on whose bound is `least` or more, or `count`.
    func next(from start: Int, atLeast least: UInt16) -> Int {
        var range = start
        let pattern = SIMD8<UInt16>(repeating: least)
        while range < count, range & 7 != 0 {
            if unsafe bounds[range] >= least { return range }
            range &+= 1
        }
        while range &+ 8 <= count {
            let eight = unsafe UnsafeRawPointer(bounds + range)
                .loadUnaligned(as: SIMD8<UInt16>.self)
            if any(eight .>= pattern) { break }
            range &+= 8
        }
        while range < count, unsafe bounds[range] < least { range &+= 1 }
        return range
    }

    /// The first range from `start` to before `end` whose bound is below `least`, or `end`.
    @inline(__always)
    func next(from start: Int, to end: Int, below least: UInt16) -> Int {
        var range = start
        while range < end, unsafe bounds[range] >= least { range &+= 1 }
        return range
    }

    /// The first range from `start` to before `end` whose bound is `least` or more, or `end`.
    @inline(__always)
    func next(from start: Int, to end: Int, atLeast least: UInt16) -> Int {
        var range = start
        while range < end, unsafe bounds[range] < least { range &+= 1 }
        return range
    }

    /// A bound above 0 that as many ranges as `wanted` reach, or few more or less.
    func step(reachedBy wanted: Int) -> UInt16 {
        var low: UInt16 = 1
        var high: UInt16 = .max
        while high - low > 1, high - low > high >> 7 {
            let middle = low + (high - low) / 2
            if unsafe winnow_count_at_least(bounds, count, middle) >= wanted {
                low = middle
            } else {
                high = middle
            }
        }
        return low
    }
}
