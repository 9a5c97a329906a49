internal import CPostingKernels

/// Goes through the documents of a plan in which something must match.
///
/// Documents are taken a block at a time from where the rarest list and the bounds of ranges allow
/// (`CandidateReader`, `RangeBounds`). Scores are added leaf by leaf, those of phrases last, for which
/// positions have to be read; documents that can't reach the threshold any more are dropped after each.
/// Ranges with the highest bounds are gone through first, so that the threshold rises early. Of a term
/// alone, its champions may be all that is needed (`ChampionList`).
@safe struct LeadSweep: ~Copyable {
    /// So many documents are scored in the time that it takes to make bounds.
    private static let fewMatches = 600.0
    /// Documents that are looked at together.
    private static let blockLength = 128

    private let plan: SweepPlan
    private let live: LiveDocuments?
    private let documentCount: Int
    private let scratch: SweepScratch
    private let block: UnsafeMutablePointer<CandidateBlock>
    private let lookup: LeafLookup
    private var reader: CandidateReader
    private var bounds: RangeBounds?
    /// The documents that must not be there, where that is the quickest way to tell them.
    private var excluded: UnsafePointer<UInt64>?
    /// Ranges in which the rarest list has about sixteen postings, and a block of them.
    private var longestGap = 0
    private var rangesTogether = 64
    /// Whether nothing that follows is wanted.
    private var isDone = false
    /// Only ranges with bounds in here are gone through.
    private var wanted: ClosedRange<UInt16> = 1...(.max)

    init(
        _ plan: SweepPlan, documentCount: Int, live: LiveDocuments?, scratch: SweepScratch
    ) {
        self.plan = plan
        self.live = live
        self.documentCount = documentCount
        self.scratch = scratch
        unsafe block = scratch.block
        lookup = LeafLookup(plan, scratch: scratch)
        reader = CandidateReader(
            plan, leaves: 0..<plan.mustCount, scratch: scratch,
            documentCount: documentCount)
        guard reader.isDense else { return }
        for leaf in plan.scoringCount..<plan.leafCount {
            let number = plan.firstCursor(ofLeaf: leaf)
            if unsafe plan.leaves[leaf].isTerm && plan.cursors[number].isDense {
                reader.leaveOut(number)
            }
        }
    }

    /// Makes the set of documents that have a term which must not be there.
    private mutating func makeExcluded() {
        let set = unsafe scratch.makeSet(documentCount: documentCount)
        let all = 0...UInt32(truncatingIfNeeded: documentCount &- 1)
        for leaf in plan.scoringCount..<plan.leafCount {
            let number = plan.firstCursor(ofLeaf: leaf)
            if unsafe plan.cursors[number].isDense {
                unsafe winnow_unite(
                    set, plan.cursors[number].bitmap.words, (documentCount + 63) / 64)
            } else {
                unsafe plan.cursors[number].setBits(window: all, in: set)
            }
        }
        unsafe excluded = UnsafePointer(set)
    }

    /// How many documents match.
    mutating func count() -> Int {
        let isPlain = live == nil && plan.notCount == 0 && !plan.needsPositions
        if isPlain, plan.cursorCount == 1 { return reader.cost }
        if isPlain, reader.isDense { return reader.countDense() }
        if SetCounter.canCount(plan, documentCount: documentCount) {
            var counter = SetCounter(
                plan, documentCount: documentCount, live: live, scratch: scratch)
            return counter.count()
        }
        var total = 0
        while readBlock(atLeast: 0) {
            if isPlain {
                total += unsafe reader.countComplete(&block.pointee)
            } else {
                match()
                var open: UInt32 = 0
                verify(least: 0, open: &open, scores: false)
                lookup.excludePhrases()
                total += unsafe block.pointee.count
            }
        }
        return total
    }

    /// Adds the best documents to `top`.
    ///
    /// - Parameter countsMatches: whether to look at all matches and count them.
    /// - Returns: how many match, where that was asked for.
    mutating func run(
        _ top: inout TopDocuments, fixed: FixedScores, segment: Int, limit: Int,
        countsMatches: Bool
    ) throws(IndexError) -> Int {
        if !countsMatches, try takeChampions(&top, fixed, segment, limit) { return 0 }
        if !reader.isDense, SetCounter.canCount(plan, documentCount: documentCount) {
            makeExcluded()
        }
        // Bounds of all ranges cost more than a look at few documents.
        let isCheap =
            reader.cost < documentCount >> 10
            || plan.expectedMatches(documentCount) < Self.fewMatches
        if !isCheap, !countsMatches {
            bounds = RangeBounds(plan, documentCount: documentCount) { $0 > 0 }
        }
        var isRaised = false
        if bounds != nil, plan.scoringCount > 1 {
            let sum = ChampionThreshold(plan, live: live, scratch: scratch).sum(limit: limit)
            top.raise(to: fixed.score(sum))
            isRaised = sum > 0
        }
        if let bounds {
            if !reader.isDense {
                longestGap = (16 * documentCount / reader.cost) >> bounds.shift
                rangesTogether = max(1, (128 * documentCount / reader.cost) >> bounds.shift)
            }
            if isRaised {
                try goThrough(&top, fixed, segment)
                return 0
            }
            let isSingle = plan.scoringCount == 1
            let step = bounds.step(reachedBy: isSingle ? limit : max(16, limit / 4))
            wanted = step...(.max)
            try goThrough(&top, fixed, segment)
            if step == 1 { return 0 }
            plan.rewind()
            reader.rewind()
            isDone = false
            wanted = 1...(step - 1)
        }
        if countsMatches { return try countThrough(&top, fixed, segment) }
        try goThrough(&top, fixed, segment)
        return 0
    }

    /// Adds the best documents of a single term from its champions, if they tell what these are: as many as
    /// are wanted must score more than any other document can.
    private func takeChampions(
        _ top: inout TopDocuments, _ fixed: FixedScores, _ segment: Int, _ limit: Int
    ) throws(IndexError) -> Bool {
        guard plan.leafCount == 1, live == nil, limit <= ChampionList.count,
            unsafe plan.leaves[0].isTerm,
            let part = unsafe block.pointee.takeChampions(
                of: plan.leaves[0].cursors[0].list, plan.leaves[0].kernel)
        else { return false }
        let rest = unsafe plan.leaves[0].most(ofPart: part, fixed)
        unsafe block.pointee.keep(atLeast: rest + 1)
        if unsafe block.pointee.count < limit { return false }
        unsafe try top.add(block.pointee, segment: segment, fixed: fixed)
        return true
    }

    private mutating func goThrough(
        _ top: inout TopDocuments, _ fixed: FixedScores, _ segment: Int
    ) throws(IndexError) {
        var least = fixed.least(top.threshold)
        while readBlock(atLeast: least) {
            match()
            score(least)
            unsafe try top.add(block.pointee, segment: segment, fixed: fixed)
            least = fixed.least(top.threshold)
        }
    }

    private mutating func countThrough(
        _ top: inout TopDocuments, _ fixed: FixedScores, _ segment: Int
    ) throws(IndexError) -> Int {
        var total = 0
        while readBlock(atLeast: 0) {
            match()
            score(0)
            total += unsafe block.pointee.count
            unsafe try top.add(block.pointee, segment: segment, fixed: fixed)
        }
        return total
    }

    /// Takes documents that are wanted and whose bounds are `least` or more.
    ///
    /// - Returns: false if there are no more.
    private mutating func readBlock(atLeast least: UInt32) -> Bool {
        let block = unsafe self.block
        unsafe block.pointee.removeAll()
        if scratch.deadline.hasPassed { return false }
        guard let bounds else {
            if reader.position == PostingsCursor.end { return false }
            unsafe reader.take(
                into: &block.pointee, below: PostingsCursor.end, limit: Self.blockLength)
            return true
        }
        let low = max(wanted.lowerBound, bounds.units(least))
        if isDone || low > wanted.upperBound { return false }
        var position = reader.position
        while position != PostingsCursor.end,
            unsafe block.pointee.count < Self.blockLength, unsafe block.pointee.room >= 64
        {
            let range = bounds.next(from: bounds.range(of: position), atLeast: low)
            if range == bounds.count {
                isDone = true
                break
            }
            let start = UInt32(truncatingIfNeeded: range << bounds.shift)
            if start > position { reader.advance(to: start) }
            let end = endOfWanted(from: range + 1, low, bounds) << bounds.shift
            unsafe reader.take(
                into: &block.pointee,
                below: end >= documentCount ? PostingsCursor.end : UInt32(end),
                limit: Self.blockLength)
            position = reader.position
        }
        unsafe block.pointee.keep(bounds, from: low, through: wanted.upperBound)
        return unsafe !isDone && position != PostingsCursor.end || block.pointee.count > 0
    }

    /// The range behind those that are taken together: documents of ranges in between that are not wanted
    /// are dropped quicker, as long as they are few, than leapt over.
    private func endOfWanted(from range: Int, _ low: UInt16, _ bounds: RangeBounds) -> Int {
        let limit = min(bounds.count, range + rangesTogether)
        var end = bounds.next(from: range, to: limit, below: low)
        while end < limit {
            let next = bounds.next(from: end, to: limit, atLeast: low)
            if next == limit || next - end > longestGap { break }
            end = bounds.next(from: next, to: limit, below: low)
        }
        return end
    }

    /// Keeps the documents that have all words that must be there, and none that must not.
    private func match() {
        if live != nil { unsafe block.pointee.keep(live: live!) }
        unsafe reader.complete(&block.pointee)
        if let excluded = unsafe excluded {
            unsafe block.pointee.exclude(excluded)
        } else {
            lookup.excludeTerms(sparseAlone: reader.isDense)
        }
    }

    /// Leaves the documents that match and may reach `least`, with their scores.
    private func score(_ least: UInt32) {
        unsafe block.pointee.clearSums()
        var open: UInt32 = 0
        for leaf in 0..<plan.scoringCount { open &+= unsafe plan.leaves[leaf].most }
        for leaf in 0..<plan.mustCount where unsafe plan.leaves[leaf].isTerm {
            if unsafe block.pointee.count == 0 { return }
            open &-= unsafe plan.leaves[leaf].most
            let number = plan.firstCursor(ofLeaf: leaf)
            unsafe block.pointee.addScores(
                of: &plan.cursors[number], row: reader.row(of: number), plan.leaves[leaf].kernel)
            if least == 0 { continue }
            if leaf == 0, plan.scoringCount > 1, let bounds {
                unsafe block.pointee.keep(atLeast: least, with: bounds)
            } else {
                unsafe block.pointee.keep(atLeast: least &- min(least, open))
            }
        }
        verify(least: least, open: &open)
        for leaf in (plan.mustCount..<plan.scoringCount).reversed() {
            if unsafe block.pointee.count == 0 { return }
            open &-= unsafe plan.leaves[leaf].most
            lookup.addScores(leaf, least: least &- min(least, open))
            unsafe block.pointee.keep(atLeast: least &- min(least, open))
        }
        lookup.excludePhrases()
    }

    /// Looks for the phrases that must be there.
    ///
    /// - Parameter open: the most that leaves may add to scores yet.
    private func verify(least: UInt32, open: inout UInt32, scores: Bool = true) {
        for leaf in 0..<plan.mustCount where unsafe !plan.leaves[leaf].isTerm {
            if unsafe block.pointee.count == 0 { return }
            open &-= unsafe min(open, plan.leaves[leaf].most)
            let rows = plan.cursorNumbers(ofLeaves: leaf..<leaf + 1).map { reader.row(of: $0) }
            unsafe PhraseLookup(plan, leaf: leaf, scratch: scratch).apply(
                to: &block.pointee, rows: rows, least: least &- min(least, open), scores: scores)
        }
    }
}
