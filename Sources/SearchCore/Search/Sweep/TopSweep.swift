/// Finds the best documents of a plan in one segment, and looks only where there can be any.
///
/// Ranges of documents are visited in two rounds, those with the highest bounds first, so that the
/// threshold, the score of the worst document kept, rises early; a range whose bound is below it is
/// passed over. Within a window of documents, terms that can't lift a document to the threshold by
/// themselves (MaxScore: Turtle and Flood, "Query evaluation: strategies and optimizations", 1995)
/// are only looked up for documents that others bring. Scores are added up exactly, whatever the
/// order, and no document whose score reaches the threshold is left out.
///
/// Invariant: `lighter` has a value for each leaf that should match.
@safe struct TopSweep: ~Copyable {
    private let plan: SweepPlan
    private let leaves: UnsafeMutablePointer<SweepLeaf>
    private let live: LiveDocuments?
    private let segment: Int
    private let wordCount: Int
    private let limit: Int
    /// Whether all documents that can match have a term that is not dense.
    private let isSparse: Bool
    private let bounds: RangeBounds?
    private var window = DocumentWindow()
    /// By should leaf, the most that all lighter ones together add in the window.
    private let lighter: UnsafeMutablePointer<Double>

    init(
        _ plan: SweepPlan, segment: Int, documentCount: Int, live: LiveDocuments?, limit: Int
    ) {
        self.plan = plan
        unsafe leaves = plan.leaves
        self.segment = segment
        wordCount = (documentCount + 63) / 64
        self.live = live
        self.limit = limit
        isSparse = plan.isSparse
        // Bounds of all ranges cost more than a look at very few documents.
        let isTiny = unsafe plan.mustCount > 0 && plan.leaves[0].cost < documentCount >> 9
        bounds = isTiny ? nil : RangeBounds(plan, documentCount: documentCount)
        unsafe lighter = .allocate(capacity: plan.shouldCount)
        unsafe lighter.initialize(repeating: 0, count: plan.shouldCount)
    }

    deinit { unsafe lighter.deallocate() }

    /// Adds the segment's best documents to `top`.
    mutating func run(_ top: inout TopDocuments) throws(IndexError) {
        guard let bounds else { return try leap(&top) }
        // Where a range is no more than a word or two, leaping over words is finer.
        if plan.mustCount > 0, isSparse, bounds.shift < 8 { return try leap(&top) }
        var above = Int.max
        for step in bounds.steps([max(16, limit / 4)]) {
            if above < .max { plan.rewind() }
            var range = bounds.next(from: 0, atLeast: step)
            while range < bounds.count {
                if Int(bounds[range]) < above { try visit(range: range, bounds, &top) }
                range = bounds.next(
                    from: range + 1, atLeast: max(step, bounds.units(top.threshold)))
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
                word = plan.nextWord(from: word)
                if word >= words.upperBound { return }
            }
            let end = min(word + DocumentWindow.mostWords, words.upperBound)
            try visit(words: word..<end, range: range, &top)
            word = end
        }
    }

    /// Visits the words that have a document of the rarest term, those of any if none must match.
    private mutating func leap(_ top: inout TopDocuments) throws(IndexError) {
        var word = 0
        while word < wordCount {
            if isSparse { word = plan.nextWord(from: word) }
            if word >= wordCount { return }
            var range = 0
            if let bounds {
                range = word >> (bounds.shift - 6)
                let least = max(1, bounds.units(top.threshold))
                if bounds[range] < least {
                    let next = bounds.next(from: range + 1, atLeast: least)
                    if next == bounds.count { return }
                    word = bounds.words(of: next).lowerBound
                    continue
                }
            }
            try visit(words: word..<word + 1, range: range, &top)
            word += 1
        }
    }

    /// The most that a leaf adds to a score in a range.
    @inline(__always)
    private func bound(_ leaf: Int, _ range: Int) -> Double {
        guard let bounds else { return unsafe Double(255 * leaves[leaf].boundUnit) }
        return unsafe Double(
            Float(bounds.maximum(leaf: leaf, range: range)) * leaves[leaf].boundUnit)
    }

    private mutating func visit(
        words: Range<Int>, range: Int, _ top: inout TopDocuments
    ) throws(IndexError) {
        window.begin(words, live: live)
        for leaf in plan.scoringCount..<plan.leafCount where unsafe leaves[leaf].isTerm {
            unsafe leaves[leaf].match(window)
            window.dropMatched()
        }
        if plan.mustCount > 0 {
            scoreMust(range, top.threshold)
        } else {
            scoreShould(range, top.threshold)
        }
        window.forgetMatched()
        for leaf in plan.scoringCount..<plan.leafCount where unsafe !leaves[leaf].isTerm {
            unsafe leaves[leaf].verify(window)
            window.dropMatched()
        }
        for word in 0..<window.wordCount {
            var rest = unsafe window.candidates[word]
            while rest != 0 {
                let offset = word &<< 6 &+ rest.trailingZeroBitCount
                rest &= rest &- 1
                try top.add(
                    segment: segment, document: window.start &+ UInt32(offset),
                    score: unsafe Float(window.sums[offset]))
            }
        }
        window.clear()
    }

    /// Leaves as candidates the documents that match and may reach the threshold, with their scores.
    private mutating func scoreMust(_ range: Int, _ threshold: Float) {
        var open = 0.0
        for leaf in 0..<plan.scoringCount { open += bound(leaf, range) }
        // What is rare and quickly looked up goes first, what costs most last.
        for leaf in 0..<plan.mustCount {
            if unsafe leaves[leaf].isTerm && !leaves[leaf].isDense {
                open -= bound(leaf, range)
                unsafe leaves[leaf].score(window, least: least(open, threshold))
                window.keepMatched()
                window.keep(atLeast: least(open, threshold))
            } else {
                unsafe leaves[leaf].restrict(window)
            }
            if !window.hasCandidates { return }
        }
        for isTerm in [true, false] {
            for leaf in 0..<plan.mustCount
            where unsafe leaves[leaf].isTerm == isTerm && (!isTerm || leaves[leaf].isDense) {
                open -= bound(leaf, range)
                unsafe leaves[leaf].score(window, least: least(open, threshold))
                window.keepMatched()
                window.keep(atLeast: least(open, threshold))
                if !window.hasCandidates { return }
            }
        }
        for leaf in (plan.mustCount..<plan.scoringCount).reversed() {
            open -= bound(leaf, range)
            unsafe leaves[leaf].score(window, least: least(open, threshold))
            window.keep(atLeast: least(open, threshold))
            if !window.hasCandidates { return }
        }
    }

    private mutating func scoreShould(_ range: Int, _ threshold: Float) {
        // Leaves below `essential` can't reach the threshold together.
        var essential = 0
        var total = 0.0
        for leaf in 0..<plan.shouldCount {
            unsafe lighter[leaf] = total
            total += bound(leaf, range)
            if total < least(0, threshold) { essential = leaf + 1 }
        }
        var leaf = plan.shouldCount
        while leaf > 0 {
            leaf -= 1
            let open = unsafe lighter[leaf]
            unsafe leaves[leaf].score(window, least: least(open, threshold))
            if leaf > essential { continue }
            // Leaves that are not essential bring no document of their own.
            if leaf == essential { window.keepMatched() }
            window.keep(atLeast: least(open, threshold))
            if !window.hasCandidates { return }
        }
        if essential == plan.shouldCount { window.dropAll() }
    }

    /// What a document must have if `open` is the most to come; less by what rounding may take.
    @inline(__always)
    private func least(_ open: Double, _ threshold: Float) -> Double {
        Double(threshold) - open - (Double(threshold) + open) * 0x1p-20
    }
}
