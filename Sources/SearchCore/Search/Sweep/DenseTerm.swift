internal import MappedIO

/// A dense term of a union: its documents as bits, and what it may add to scores, by word of 64 documents.
///
/// Invariant: `maxima` has a byte for each word of the segment, readable while the plan lives.
@safe struct DenseTerm {
    let bitmap: DocumentBitmap
    private let maxima: UnsafePointer<UInt8>
    private let factor: UInt32
    private let most: UInt32

    /// - Parameter leaf: a dense term of the plan.
    init(_ plan: SweepPlan, leaf: Int) {
        let list = unsafe plan.leaves[leaf].cursors[0].list
        bitmap = list.bitmap
        unsafe maxima = list.maxima.unsafeBase.assumingMemoryBound(to: UInt8.self)
        factor = unsafe plan.leaves[leaf].boundFactor
        most = unsafe plan.leaves[leaf].mostUnits
    }

    /// What it may add to a score in a word, in the units of `RangeBounds`.
    @inline(__always)
    func bound(inWord word: Int) -> UInt32 {
        let byte = unsafe UInt32(maxima[word])
        return byte == 0 ? 0 : min((byte &* factor) &>> 8 &+ 3, most)
    }
}

/// The dense terms of a union, the heaviest first.
///
/// Invariant: `terms` has `count` terms.
@safe struct DenseTerms: ~Copyable {
    private let terms: UnsafeMutablePointer<DenseTerm>
    let count: Int

    init(_ plan: SweepPlan, leaves: [Int]) {
        count = leaves.count
        unsafe terms = .allocate(capacity: count)
        for (place, leaf) in leaves.enumerated() {
            unsafe (terms + place).initialize(to: DenseTerm(plan, leaf: leaf))
        }
    }

    deinit { unsafe terms.deallocate() }

    /// The documents of a word that any of the terms has.
    @inline(__always)
    func union(inWord word: Int) -> UInt64 {
        var bits: UInt64 = 0
        for place in 0..<count { bits |= unsafe terms[place].bitmap[word] }
        return bits
    }

    /// The documents of a word that have all terms without which the score would be below `least`.
    ///
    /// - Parameters:
    ///   - bound: what all leaves may add in the word, in the units of `RangeBounds`.
    ///   - least: in the same units.
    @inline(__always)
    func needed(inWord word: Int, bound: UInt32, least: UInt32) -> UInt64 {
        var bits = UInt64.max
        for place in 0..<count {
            if bound &- (unsafe terms[place].bound(inWord: word)) < least {
                bits &= unsafe terms[place].bitmap[word]
            }
        }
        return bits
    }
}
