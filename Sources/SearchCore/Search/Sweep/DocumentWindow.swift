/// Up to 4,096 documents that are looked at together: whole words of 64, with a sum of scores for
/// each document and room for sets of them.
///
/// Invariants: `sums` has 4,096 values, set for documents in `touched`; the sets have 64 words, and
/// those from `wordCount` on are not used.
@safe struct DocumentWindow: ~Copyable {
    static let mostWords = 64
    /// 4,096 as a power of two.
    static let shift = 12

    private(set) var firstWord = 0
    private(set) var wordCount = 0
    /// By document of the window, the score so far.
    let sums: UnsafeMutablePointer<Double>
    /// Documents that may still be among the best.
    let candidates: UnsafeMutablePointer<UInt64>
    /// Documents that a leaf has matched.
    let matched: UnsafeMutablePointer<UInt64>
    /// Documents that have a sum.
    let touched: UnsafeMutablePointer<UInt64>

    init() {
        unsafe sums = .allocate(capacity: 64 * DocumentWindow.mostWords)
        unsafe sums.initialize(repeating: 0, count: 64 * DocumentWindow.mostWords)
        unsafe candidates = .allocate(capacity: DocumentWindow.mostWords)
        unsafe candidates.initialize(repeating: 0, count: DocumentWindow.mostWords)
        unsafe matched = .allocate(capacity: DocumentWindow.mostWords)
        unsafe matched.initialize(repeating: 0, count: DocumentWindow.mostWords)
        unsafe touched = .allocate(capacity: DocumentWindow.mostWords)
        unsafe touched.initialize(repeating: 0, count: DocumentWindow.mostWords)
    }

    deinit {
        unsafe sums.deallocate()
        unsafe candidates.deallocate()
        unsafe matched.deallocate()
        unsafe touched.deallocate()
    }

    /// The first document.
    @inline(__always)
    var start: UInt32 { UInt32(truncatingIfNeeded: firstWord &<< 6) }
    /// The document behind the last.
    @inline(__always)
    var end: UInt32 { UInt32(truncatingIfNeeded: (firstWord &+ wordCount) &<< 6) }

    /// Moves to other words, of which there may be 64, with all live documents as candidates.
    mutating func begin(_ words: Range<Int>, live: LiveDocuments?) {
        assert(words.count <= DocumentWindow.mostWords)
        firstWord = words.lowerBound
        wordCount = words.count
        for word in 0..<wordCount {
            unsafe candidates[word] = live?.word(firstWord &+ word) ?? .max
            unsafe matched[word] = 0
            unsafe touched[word] = 0
        }
    }

    /// How many candidates there are.
    var candidateCount: Int {
        var count = 0
        for word in 0..<wordCount { count &+= unsafe candidates[word].nonzeroBitCount }
        return count
    }

    /// Whether there are any candidates.
    @inline(__always)
    var hasCandidates: Bool {
        var any: UInt64 = 0
        for word in 0..<wordCount { any |= unsafe candidates[word] }
        return any != 0
    }

    /// Keeps those candidates that a leaf has matched, and forgets about matches.
    @inline(__always)
    func keepMatched() {
        for word in 0..<wordCount {
            unsafe candidates[word] &= matched[word]
            unsafe matched[word] = 0
        }
    }

    /// Drops those candidates that a leaf has matched, and forgets about matches.
    @inline(__always)
    func dropMatched() {
        for word in 0..<wordCount {
            unsafe candidates[word] &= ~matched[word]
            unsafe matched[word] = 0
        }
    }

    func forgetMatched() {
        for word in 0..<wordCount { unsafe matched[word] = 0 }
    }

    /// Keeps those candidates whose sum is `least` or more.
    @inline(__always)
    func keep(atLeast least: Double) {
        if least <= 0 { return }
        for word in 0..<wordCount {
            var rest = unsafe candidates[word]
            var kept = rest
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                rest &= rest &- 1
                if unsafe sums[word &<< 6 &+ bit] < least { kept &= ~(1 &<< UInt64(bit)) }
            }
            unsafe candidates[word] = kept
        }
    }

    /// Keeps those candidates of a word whose sum with what is to come, `open`, reaches `least`; those
    /// that have nothing yet, if that alone does.
    @inline(__always)
    func keep(word: Int, open: Double, least: Double) {
        if open >= least { return }
        var rest = unsafe candidates[word] & matched[word]
        var kept = rest
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest &- 1
            if unsafe sums[word &<< 6 &+ bit] + open < least { kept &= ~(1 &<< UInt64(bit)) }
        }
        unsafe candidates[word] = kept
    }

    /// The score so far of a document.
    @inline(__always)
    func sum(at offset: Int) -> Double {
        unsafe touched[offset &>> 6] &>> UInt64(offset & 63) & 1 == 0 ? 0 : sums[offset]
    }

    /// Adds to a document's score and marks it as matched, unless it is its first and below `least`.
    @inline(__always)
    func add(_ score: Float, at offset: Int, least: Float) {
        let bit = UInt64(1) &<< UInt64(offset & 63)
        if unsafe touched[offset &>> 6] & bit != 0 {
            unsafe sums[offset] += Double(score)
        } else {
            if score < least { return }
            unsafe sums[offset] = Double(score)
            unsafe touched[offset &>> 6] |= bit
        }
        unsafe matched[offset &>> 6] |= bit
    }

    /// Whether its words are these.
    @inline(__always)
    func isIn(_ words: Range<Int>) -> Bool {
        words.lowerBound == firstWord && words.count == wordCount
    }
}
