/// Finds the best documents of a plan in one segment, and looks only where there can be any.
///
/// Ranges of documents are visited in two rounds, those with the highest bounds first, so that the
/// threshold, the score of the worst document kept, rises early; a range whose bound is below it is
/// passed over. Within a word of 64 documents, terms that can't lift a document over the threshold
/// by themselves (MaxScore: Turtle and Flood, "Query evaluation: strategies and optimizations", 1995)
/// are only looked up for documents that others bring. Scores are added up exactly, whatever the
/// order, and no document whose score reaches the threshold is left out.
///
/// Invariants: `sums` has 64 values, `lighter` one for each leaf that should match and one more.
@safe struct TopSweep: ~Copyable {
    private let plan: SweepPlan
    private let leaves: UnsafeMutablePointer<SweepLeaf>
    private let live: LiveDocuments?
    private let segment: Int
    private let wordCount: Int
    private let limit: Int
    private let isSparse: Bool
    private let bounds: RangeBounds?
    /// By bit of the word at hand, the score so far.
    private let sums: UnsafeMutablePointer<Double>
    /// By should leaf, the most that all lighter ones together add in the word at hand.
    private let lighter: UnsafeMutablePointer<Float>

    init(
        _ plan: SweepPlan, segment: Int, documentCount: Int, live: LiveDocuments?, limit: Int
    ) {
        self.plan = plan
        unsafe leaves = plan.leaves
        self.segment = segment
        wordCount = (documentCount + 63) / 64
        self.live = live
        self.limit = limit
        var isSparse = true
        if plan.mustCount > 0 {
            isSparse = unsafe !plan.leaves[0].isDense
        } else {
            for leaf in 0..<plan.shouldCount where unsafe plan.leaves[leaf].isDense {
                isSparse = false
            }
        }
        self.isSparse = isSparse
        // Bounds of all ranges cost more than a look at very few documents.
        let isTiny = unsafe plan.mustCount > 0 && plan.leaves[0].cost < documentCount >> 9
        bounds = isTiny ? nil : RangeBounds(plan, documentCount: documentCount)
        unsafe sums = .allocate(capacity: 64)
        unsafe sums.initialize(repeating: 0, count: 64)
        unsafe lighter = .allocate(capacity: plan.shouldCount + 1)
        unsafe lighter.initialize(repeating: 0, count: plan.shouldCount + 1)
    }

    deinit {
        unsafe sums.deallocate()
        unsafe lighter.deallocate()
    }

    /// Adds the segment's best documents to `top`.
    mutating func run(_ top: inout TopDocuments) throws(IndexError) {
        guard let bounds, plan.mustCount == 0 || !isSparse else { return try leap(&top) }
        let first = max(16, limit / 4)
        var above = Int.max
        for step in bounds.steps([first]) {
            if above < .max { plan.rewind() }
            var range = bounds.next(from: 0, atLeast: step)
            while range < bounds.count {
                if Int(bounds[range]) < above { try visit(range: range, bounds, &top) }
                range = bounds.next(
                    from: range + 1,
                    atLeast: max(step, top.threshold.map { bounds.units($0) } ?? 0))
            }
            above = Int(step)
        }
    }

    private mutating func visit(
        range: Int, _ bounds: RangeBounds, _ top: inout TopDocuments
    ) throws(IndexError) {
        let words = bounds.words(of: range)
        var word = words.lowerBound
        while word < words.upperBound {
            if isSparse {
                word = nextWord(from: word)
                if word >= words.upperBound { return }
            }
            try visit(word: word, range: range, &top)
            word += 1
        }
    }

    /// Visits every word that has a document of the rarest term, those of all if none must match.
    private mutating func leap(_ top: inout TopDocuments) throws(IndexError) {
        var word = 0
        while word < wordCount {
            if isSparse {
                word = nextWord(from: word)
                if word >= wordCount { return }
            }
            if let bounds {
                let range = word >> (bounds.shift - 6)
                let least = max(1, top.threshold.map { bounds.units($0) } ?? 1)
                if bounds[range] < least {
                    let next = bounds.next(from: range + 1, atLeast: least)
                    if next == bounds.count { return }
                    word = bounds.words(of: next).lowerBound
                    continue
                }
                try visit(word: word, range: range, &top)
            } else {
                try visit(word: word, range: 0, &top)
            }
            word += 1
        }
    }

    private mutating func nextWord(from word: Int) -> Int {
        if plan.mustCount > 0 { return unsafe leaves[0].nextWord(from: word) }
        var least = Int.max
        for leaf in 0..<plan.shouldCount {
            least = min(least, unsafe leaves[leaf].nextWord(from: word))
        }
        return least
    }

    /// The most that a leaf adds to a score in a range.
    @inline(__always)
    private func bound(_ leaf: Int, _ range: Int) -> Float {
        guard let bounds else { return unsafe 255 * leaves[leaf].boundUnit }
        return unsafe Float(bounds.maximum(leaf: leaf, range: range)) * leaves[leaf].boundUnit
    }

    private mutating func visit(
        word: Int, range: Int, _ top: inout TopDocuments
    ) throws(IndexError) {
        let threshold = top.threshold ?? 0
        var candidates = live?.word(word) ?? .max
        for leaf in 0..<plan.mustCount {
            candidates &= unsafe leaves[leaf].load(word)
            if candidates == 0 { return }
        }
        // Leaves below `essential` can't reach the threshold together.
        let firstShould = plan.mustCount
        var essential = 0
        var total: Float = 0
        for leaf in 0..<plan.shouldCount {
            unsafe lighter[leaf] = total
            total += bound(firstShould + leaf, range)
            if total < threshold { essential = leaf + 1 }
        }
        if plan.mustCount == 0 {
            if essential == plan.shouldCount { return }
            var any: UInt64 = 0
            for leaf in essential..<plan.shouldCount {
                any |= unsafe leaves[firstShould + leaf].load(word)
            }
            candidates &= any
        }
        for leaf in plan.scoringCount..<plan.leafCount where candidates != 0 {
            let excluded = unsafe leaves[leaf].load(word) & candidates
            candidates &= unsafe leaves[leaf].isTerm ? ~excluded : ~phrases(leaf, excluded)
        }
        if candidates == 0 { return }

        var rest = candidates
        while rest != 0 {
            unsafe sums[rest.trailingZeroBitCount] = 0
            rest &= rest &- 1
        }
        // With nothing that must match, a document has to get its score from somewhere.
        var matched: UInt64 = plan.mustCount == 0 ? 0 : .max
        if plan.mustCount > 0 {
            var open: Float = total
            for leaf in 0..<plan.mustCount { open += bound(leaf, range) }
            for leaf in 0..<plan.mustCount {
                open -= bound(leaf, range)
                let found = add(leaf, word, candidates, open: open, threshold)
                candidates = keep(candidates & found, open: open, threshold)
                if candidates == 0 { return }
            }
        }
        var leaf = plan.shouldCount
        while leaf > 0 {
            leaf -= 1
            let open = unsafe lighter[leaf]
            let bits = unsafe leaves[firstShould + leaf].load(word) & candidates
            if bits != 0 {
                matched |= add(firstShould + leaf, word, bits, open: open, threshold)
            }
            candidates = keep(candidates, open: open, threshold)
            // Leaves that are not essential bring no document of their own.
            if leaf <= essential { candidates &= matched }
            if candidates == 0 { return }
        }
        candidates &= matched
        while candidates != 0 {
            let bit = candidates.trailingZeroBitCount
            candidates &= candidates &- 1
            try top.add(
                ScoredDocument(
                    segment: segment, document: UInt32(truncatingIfNeeded: word &<< 6 &+ bit),
                    score: unsafe Float(sums[bit])))
        }
    }

    /// Adds a leaf's scores to the sums of the documents in `bits`, and returns which match.
    ///
    /// A phrase is not looked for where it could not lift a document over the threshold.
    @inline(__always)
    private mutating func add(
        _ leaf: Int, _ word: Int, _ bits: UInt64, open: Float, _ threshold: Float
    ) -> UInt64 {
        var rest = bits
        if unsafe leaves[leaf].isTerm {
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                rest &= rest &- 1
                unsafe sums[bit] += Double(leaves[leaf].termScore(word, bit: bit))
            }
            return bits
        }
        var matched: UInt64 = 0
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest &- 1
            let least = unsafe threshold - open - Float(sums[bit])
            if let score = unsafe leaves[leaf].phraseScore(word, bit: bit, least: margin(least)) {
                unsafe sums[bit] += Double(score)
                matched |= 1 &<< UInt64(bit)
            }
        }
        return matched
    }

    /// The documents of `bits` that may still reach the threshold, if `open` is the most to come.
    @inline(__always)
    private func keep(_ bits: UInt64, open: Float, _ threshold: Float) -> UInt64 {
        if threshold <= 0 { return bits }
        let least = Double(margin(threshold - open))
        var kept: UInt64 = 0
        var rest = bits
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest &- 1
            kept |= unsafe sums[bit] >= least ? 1 &<< UInt64(bit) : 0
        }
        return kept
    }

    /// A little less, for the rounding of sums of bounds.
    @inline(__always)
    private func margin(_ score: Float) -> Float { score - abs(score) * 0x1p-18 - 0x1p-18 }

    private mutating func phrases(_ leaf: Int, _ bits: UInt64) -> UInt64 {
        var matched: UInt64 = 0
        var rest = bits
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest &- 1
            if unsafe leaves[leaf].phraseFrequency(bit) > 0 { matched |= 1 &<< UInt64(bit) }
        }
        return matched
    }
}
