/// Counts the documents of a segment that match a plan.
///
/// Works on sets of documents as bits, a window at a time; scores are not looked at.
@safe struct MatchCounter: ~Copyable {
    /// Postings that are gone through in the time of one leap to a rare term's document.
    private static let postingsPerLeap = 24

    private let plan: SweepPlan
    private let live: LiveDocuments?
    private let wordCount: Int
    private let window: UnsafeMutablePointer<DocumentWindow>

    /// - Parameter window: used by nobody else until the count is made.
    init(
        _ plan: SweepPlan, documentCount: Int, live: LiveDocuments?,
        window: UnsafeMutablePointer<DocumentWindow>
    ) {
        unsafe self.window = unsafe window
        self.plan = plan
        self.live = live
        wordCount = (documentCount + 63) / 64
    }

    /// How many documents match.
    mutating func count() -> Int {
        // What should match changes no count where something must.
        let matching = plan.mustCount > 0 ? plan.mustCount : plan.shouldCount
        if matching == 1, plan.notCount == 0, live == nil, unsafe plan.leaves[0].isTerm {
            return unsafe plan.leaves[0].cost
        }
        let leaps = plan.mustCount > 0 && plan.isSparse && isLeapingCheap()
        let step = leaps ? 1 : DocumentWindow.mostWords
        var total = 0
        var word = 0
        while word < wordCount {
            if leaps { word = plan.nextWord(from: word) }
            if word >= wordCount { break }
            let end = min(word + step, wordCount)
            unsafe window.pointee.begin(word..<end, live: live)
            if plan.mustCount > 0 { matchMust() } else { matchShould() }
            total += unsafe window.pointee.candidateCount
            word = end
        }
        return total
    }

    private func isLeapingCheap() -> Bool {
        var postings = 0
        for leaf in 0..<plan.leafCount { postings += unsafe plan.leaves[leaf].gapCount }
        return unsafe plan.leaves[0].cost * Self.postingsPerLeap < postings + 2 * wordCount
    }

    private mutating func matchMust() {
        for leaf in 0..<plan.mustCount {
            if unsafe plan.leaves[leaf].isTerm && !plan.leaves[leaf].isDense {
                unsafe plan.leaves[leaf].match(window.pointee)
                unsafe window.pointee.keepMatched()
            } else {
                unsafe plan.leaves[leaf].restrict(window.pointee)
            }
            if unsafe !window.pointee.hasCandidates { return }
        }
        exclude()
        for leaf in 0..<plan.mustCount where unsafe !plan.leaves[leaf].isTerm {
            unsafe plan.leaves[leaf].verify(window.pointee)
            unsafe window.pointee.keepMatched()
        }
    }

    private mutating func matchShould() {
        exclude()
        for isTerm in [true, false] {
            for leaf in 0..<plan.shouldCount where unsafe plan.leaves[leaf].isTerm == isTerm {
                if isTerm {
                    unsafe plan.leaves[leaf].match(window.pointee)
                } else {
                    unsafe plan.leaves[leaf].verify(window.pointee)
                }
            }
        }
        unsafe window.pointee.keepMatched()
    }

    private mutating func exclude() {
        for leaf in plan.scoringCount..<plan.leafCount {
            if unsafe plan.leaves[leaf].isTerm {
                unsafe plan.leaves[leaf].match(window.pointee)
            } else {
                unsafe plan.leaves[leaf].verify(window.pointee)
            }
            unsafe window.pointee.dropMatched()
        }
    }
}
