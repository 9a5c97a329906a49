/// Counts the documents of a segment that match a plan.
@safe struct MatchCounter: ~Copyable {
    private let plan: SweepPlan
    private let leaves: UnsafeMutablePointer<SweepLeaf>
    private let live: LiveDocuments?
    private let wordCount: Int

    init(_ plan: SweepPlan, documentCount: Int, live: LiveDocuments?) {
        self.plan = plan
        unsafe leaves = plan.leaves
        self.live = live
        wordCount = (documentCount + 63) / 64
    }

    /// How many documents match.
    mutating func count() -> Int {
        if plan.leafCount == 1, live == nil, unsafe leaves[0].isTerm {
            return unsafe leaves[0].cost
        }
        let leads = unsafe plan.mustCount > 0 && !leaves[0].isDense
        var total = 0
        var word = 0
        while word < wordCount {
            if leads {
                word = unsafe leaves[0].nextWord(from: word)
                if word >= wordCount { break }
            }
            total += matches(word).nonzeroBitCount
            word += 1
        }
        return total
    }

    private mutating func matches(_ word: Int) -> UInt64 {
        var candidates = live?.word(word) ?? .max
        for leaf in 0..<plan.mustCount {
            candidates &= unsafe leaves[leaf].load(word)
            if candidates == 0 { return 0 }
        }
        for leaf in plan.scoringCount..<plan.leafCount {
            candidates &= ~verified(leaf, unsafe leaves[leaf].load(word) & candidates)
        }
        for leaf in 0..<plan.mustCount { candidates = verified(leaf, candidates) }
        if plan.mustCount > 0 || candidates == 0 { return candidates }
        var any: UInt64 = 0
        for leaf in 0..<plan.shouldCount {
            any |= verified(leaf, unsafe leaves[leaf].load(word) & candidates & ~any)
        }
        return any
    }

    private mutating func verified(_ leaf: Int, _ bits: UInt64) -> UInt64 {
        if unsafe leaves[leaf].isTerm { return bits }
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
