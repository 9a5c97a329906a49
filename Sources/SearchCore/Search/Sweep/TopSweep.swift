/// Finds the best documents of a plan in one segment, and looks only where there can be any.
///
/// The ranges of documents with the highest bounds are visited first, so that the threshold, the score
/// of the worst document kept, rises early. Then all documents are gone through in windows, and
/// within a window those ranges are left out whose bound is below the threshold. Leaves add their
/// scores one after the other, the rarest first; once what the others may add can't lift a document
/// to the threshold by itself, only documents that have a score already are looked at further
/// (MaxScore: Turtle and Flood, "Query evaluation: strategies and optimizations", 1995). Scores are
/// added up exactly, whatever the order, and no document whose score reaches the threshold is left
/// out.
///
/// Invariant: `open` has a value for each word of a window.
@safe final class TopSweep {
    /// So many documents are scored in the time that it takes to make bounds.
    private static let fewMatches = 1000.0

    private let plan: SweepPlan
    private let leaves: UnsafeMutablePointer<SweepLeaf>
    private let live: LiveDocuments?
    private let segment: Int
    private let wordCount: Int
    private let limit: Int
    private let bounds: RangeBounds?
    private let window: UnsafeMutablePointer<DocumentWindow>
    /// By word of the window, the most that leaves may add yet.
    private let open: UnsafeMutablePointer<Double>
    /// Ranges with bounds from here on were visited before.
    private var visited = Int.max
    private let countsMatches: Bool
    /// How many documents match, where that was asked for.
    private(set) var matchCount = 0

    /// - Parameters:
    ///   - countsMatches: whether to look at all matches and count them.
    ///   - window: used by nobody else until the sweep ends.
    init(
        _ plan: SweepPlan, segment: Int, documentCount: Int, live: LiveDocuments?, limit: Int,
        countsMatches: Bool, window: UnsafeMutablePointer<DocumentWindow>
    ) {
        self.countsMatches = countsMatches
        self.plan = plan
        unsafe leaves = plan.leaves
        self.segment = segment
        wordCount = (documentCount + 63) / 64
        self.live = live
        self.limit = limit
        unsafe self.window = unsafe window
        // Bounds of all ranges cost more than a look at few documents.
        let isCheap =
            plan.isSparse && plan.leadCost * 4 < wordCount
            || plan.mustCount > 1 && plan.expectedMatches(documentCount) < Self.fewMatches
        bounds = isCheap || countsMatches ? nil : RangeBounds(plan, documentCount: documentCount)
        unsafe open = .allocate(capacity: DocumentWindow.mostWords)
        unsafe open.initialize(repeating: 0, count: DocumentWindow.mostWords)
    }

    deinit { unsafe open.deallocate() }

    /// Adds the segment's best documents to `top`.
    func run(_ top: inout TopDocuments) throws(IndexError) {
        if let bounds {
            let step = bounds.step(reachedBy: max(16, limit / 4))
            var range = bounds.next(from: 0, atLeast: step)
            while range < bounds.count {
                try visit(bounds.words(of: range, wordCount: wordCount), &top)
                range = bounds.next(
                    from: range + 1, atLeast: max(step, bounds.units(top.threshold)))
            }
            visited = Int(step)
            plan.rewind()
        }
        var word = 0
        while word < wordCount {
            if plan.isSparse { word = max(word, plan.nextWord(from: word)) }
            if let bounds, word < wordCount {
                let next = bounds.next(
                    from: bounds.range(ofWord: word), atLeast: max(1, bounds.units(top.threshold)))
                if next == bounds.count { return }
                word = max(word, bounds.words(of: next, wordCount: wordCount).lowerBound)
            }
            if word >= wordCount { return }
            // Windows stand where maxima of windows are of; very few documents are leapt to.
            let last =
                plan.isSparse && plan.leadCost < wordCount >> 6
                ? word : word | (DocumentWindow.mostWords - 1)
            let end = min(last + 1, wordCount)
            try visit(word..<end, &top)
            word = end
        }
    }

    private func visit(
        _ words: Range<Int>, _ top: inout TopDocuments
    ) throws(IndexError) {
        unsafe window.pointee.begin(words, live: live)
        if let bounds, !restrict(bounds, bounds.units(top.threshold)) { return }
        for leaf in plan.scoringCount..<plan.leafCount where unsafe leaves[leaf].isTerm {
            unsafe leaves[leaf].match(window.pointee)
            unsafe window.pointee.dropMatched()
        }
        let least = countsMatches ? -.infinity : Double(top.threshold) * (1 - 0x1p-20)
        if plan.mustCount > 0 { scoreMust(least) } else { scoreShould(least) }
        unsafe window.pointee.forgetMatched()
        for leaf in plan.scoringCount..<plan.leafCount where unsafe !leaves[leaf].isTerm {
            unsafe leaves[leaf].verify(window.pointee)
            unsafe window.pointee.dropMatched()
        }
        if countsMatches { matchCount += unsafe window.pointee.candidateCount }
        let start = unsafe window.pointee.start
        for word in 0..<words.count {
            var rest = unsafe window.pointee.candidates[word]
            while rest != 0 {
                let offset = word &<< 6 &+ rest.trailingZeroBitCount
                rest &= rest &- 1
                try top.add(
                    segment: segment, document: start &+ UInt32(truncatingIfNeeded: offset),
                    score: unsafe Float(window.pointee.sums[offset]))
            }
        }
    }

    /// Drops the documents of ranges that can't have any of the best, and of those visited before.
    private func restrict(_ bounds: RangeBounds, _ least: UInt16) -> Bool {
        let first = unsafe window.pointee.firstWord
        var isAny = false
        for word in unsafe 0..<window.pointee.wordCount {
            let bound = bounds[bounds.range(ofWord: first &+ word)]
            if bound == 0 || bound < least || Int(bound) >= visited {
                unsafe window.pointee.candidates[word] = 0
            } else {
                isAny = true
            }
        }
        return isAny
    }

    /// The most that a leaf adds to a score in the window.
    @inline(__always)
    private func most(_ leaf: Int) -> Double {
        guard let bounds else { return unsafe Double(255 * leaves[leaf].boundUnit) }
        let number = unsafe window.pointee.firstWord / DocumentWindow.mostWords
        return unsafe Double(
            Float(bounds.maximum(leaf: leaf, window: number)) * leaves[leaf].boundUnit)
    }

    /// Leaves as candidates the documents that match and may reach `least`, with their scores.
    private func scoreMust(_ least: Double) {
        var open = 0.0
        for leaf in 0..<plan.scoringCount { open += most(leaf) }
        // One sparse term alone is scored as it is read.
        if unsafe plan.mustCount > 1 || leaves[0].isDense || !leaves[0].isTerm {
            for leaf in 0..<plan.mustCount {
                unsafe leaves[leaf].restrict(window.pointee)
                if unsafe !window.pointee.hasCandidates { return }
            }
        }
        // What is rare goes first, what has to be looked for in positions last.
        for kind in MustKind.allCases {
            for leaf in 0..<plan.mustCount where unsafe kind.has(leaves[leaf]) {
                if unsafe !window.pointee.hasCandidates { return }
                open -= most(leaf)
                unsafe leaves[leaf].score(window.pointee, least: least - open)
                unsafe window.pointee.keepMatched()
                unsafe window.pointee.keep(atLeast: least - open)
            }
        }
        for leaf in (plan.mustCount..<plan.scoringCount).reversed() {
            if unsafe !window.pointee.hasCandidates { return }
            open -= most(leaf)
            unsafe leaves[leaf].score(window.pointee, least: least - open)
            unsafe window.pointee.keep(atLeast: least - open)
        }
    }

    private enum MustKind: CaseIterable {
        case sparseTerm
        case denseTerm
        case phrase

        func has(_ leaf: borrowing SweepLeaf) -> Bool {
            switch self {
            case .sparseTerm: leaf.isTerm && !leaf.isDense
            case .denseTerm: leaf.isTerm && leaf.isDense
            case .phrase: !leaf.isTerm
            }
        }
    }

    private func scoreShould(_ least: Double) {
        let denseCount = plan.denseShouldCount
        var sparse = 0.0
        var dense = 0.0
        for leaf in 0..<denseCount { dense += most(leaf) }
        for leaf in denseCount..<plan.shouldCount { sparse += most(leaf) }
        var leaf = plan.shouldCount
        while leaf > denseCount, sparse + dense >= least {
            leaf -= 1
            sparse -= most(leaf)
            unsafe leaves[leaf].score(window.pointee, least: least - sparse - dense)
        }
        keepOpen(sparse, least)
        while leaf > denseCount {
            if unsafe !window.pointee.hasCandidates { return }
            leaf -= 1
            sparse -= most(leaf)
            unsafe leaves[leaf].score(window.pointee, least: least - sparse - dense)
        }
        scoreDense(least)
        unsafe window.pointee.keepMatched()
    }

    /// Keeps the candidates that may reach `least` with dense leaves and `sparse` from others.
    private func keepOpen(_ sparse: Double, _ least: Double) {
        let first = unsafe window.pointee.firstWord
        for word in unsafe 0..<window.pointee.wordCount
        where unsafe window.pointee.candidates[word] != 0 {
            let dense = bounds.map { $0.dense($0.range(ofWord: first &+ word)) } ?? 0
            unsafe window.pointee.keep(word: word, open: sparse + dense, least: least)
        }
    }

    /// Adds the scores of dense leaves, of documents that have none yet only in words where dense
    /// leaves alone may reach `least`.
    private func scoreDense(_ least: Double) {
        if plan.denseShouldCount == 0 { return }
        guard let bounds else {
            for leaf in (0..<plan.denseShouldCount).reversed() {
                unsafe leaves[leaf].score(window.pointee, least: -.infinity)
            }
            return
        }
        let words = unsafe window.pointee.wordCount
        let first = unsafe window.pointee.firstWord
        for word in 0..<words where unsafe window.pointee.candidates[word] != 0 {
            var sum = 0.0
            for leaf in 0..<plan.denseShouldCount { sum += most(leaf, first &+ word, bounds) }
            unsafe open[word] = sum
        }
        for leaf in (0..<plan.denseShouldCount).reversed() {
            var largest = -1.0
            for word in 0..<words where unsafe window.pointee.candidates[word] != 0 {
                unsafe window.pointee.keep(word: word, open: open[word], least: least)
                unsafe open[word] -= most(leaf, first &+ word, bounds)
                if unsafe window.pointee.candidates[word] != 0 {
                    largest = unsafe max(largest, open[word])
                }
            }
            if largest == -1 { return }
            unsafe leaves[leaf].score(window.pointee, least: least - largest)
        }
        for word in 0..<words where unsafe window.pointee.candidates[word] != 0 {
            unsafe window.pointee.keep(word: word, open: 0, least: least)
        }
    }

    @inline(__always)
    private func most(_ leaf: Int, _ word: Int, _ bounds: RangeBounds) -> Double {
        unsafe Double(
            Float(bounds.maximum(leaf: leaf, range: bounds.range(ofWord: word)))
                * leaves[leaf].boundUnit)
    }
}
