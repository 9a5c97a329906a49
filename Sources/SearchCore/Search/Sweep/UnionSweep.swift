internal import CPostingKernels

/// Finds the best documents of a plan in which nothing must match, but something should.
///
/// Works on windows of documents. Lists that are not dense add their scores to the sums of a window, list
/// by list, from the one that weighs most on, until those that are left can't lift a document to the
/// threshold by themselves (MaxScore: Turtle and Flood, "Query evaluation: strategies and optimizations",
/// 1995). Documents whose sum may still reach the threshold are then looked up in the other lists, the
/// dense ones last, of which bounds tell for each 64 documents what they can add. The ranges with the
/// highest bounds are visited first, so that the threshold rises early.
@safe struct UnionSweep: ~Copyable {
    private let plan: SweepPlan
    private let live: LiveDocuments?
    private let scratch: SweepScratch
    private let block: UnsafeMutablePointer<CandidateBlock>
    private let sums: UnsafeMutablePointer<UInt32>
    private let lookup: LeafLookup
    private let wordCount: Int
    private let documentCount: Int
    private let fixed: FixedScores
    private let segment: Int
    private let bounds: RangeBounds?
    /// The terms that are not dense, the heaviest first, as numbers of leaves.
    private let sparse: [Int]
    private let phrases: [Int]
    /// The dense terms, the heaviest first.
    private let dense: [Int]
    private let denseTerms: DenseTerms
    /// By phrase, its candidates.
    private var readers: [CandidateReader]
    /// Ranges with bounds from here on were visited before.
    private var visited = UInt16.max
    private let countsMatches: Bool
    /// How many documents match, where that was asked for.
    private(set) var matchCount = 0

    init(
        _ plan: SweepPlan, documentCount: Int, live: LiveDocuments?, scratch: SweepScratch,
        fixed: FixedScores, segment: Int, countsMatches: Bool
    ) {
        self.countsMatches = countsMatches
        self.plan = plan
        self.live = live
        self.scratch = scratch
        self.fixed = fixed
        self.segment = segment
        self.documentCount = documentCount
        unsafe block = scratch.block
        unsafe sums = scratch.sums
        lookup = LeafLookup(plan, scratch: scratch)
        wordCount = (documentCount + 63) / 64
        let heaviest = (0..<plan.shouldCount).sorted {
            unsafe plan.leaves[$0].most > plan.leaves[$1].most
        }
        sparse = heaviest.filter { unsafe plan.leaves[$0].isTerm && !plan.leaves[$0].isDense }
        dense = heaviest.filter { unsafe plan.leaves[$0].isTerm && plan.leaves[$0].isDense }
        denseTerms = DenseTerms(plan, leaves: dense)
        let phrases = heaviest.filter { unsafe !plan.leaves[$0].isTerm }
        self.phrases = phrases
        readers = phrases.map { leaf in
            CandidateReader(
                plan, leaves: leaf..<leaf + 1, scratch: scratch,
                documentCount: documentCount)
        }
        bounds = RangeBounds(plan, documentCount: documentCount) { leaf in
            unsafe plan.leaves[leaf].isTerm && plan.leaves[leaf].isDense
        }
    }

    /// Adds the segment's best documents to `top`.
    mutating func run(_ top: inout TopDocuments, limit: Int) throws(IndexError) {
        var isRaised = false
        if !countsMatches {
            let sum = ChampionThreshold(plan, live: live, scratch: scratch).sum(limit: limit)
            top.raise(to: fixed.score(sum))
            isRaised = sum > 0
        }
        if let bounds, !countsMatches, !isRaised {
            let step = bounds.step(reachedBy: max(16, limit / 4))
            var range = bounds.next(from: 0, atLeast: step)
            while range < bounds.count, !scratch.deadline.hasPassed {
                try visit(bounds.words(of: range, wordCount: wordCount), &top)
                let least = bounds.units(fixed.least(top.threshold))
                range = bounds.next(from: range + 1, atLeast: max(step, least))
            }
            if step == 1 { return }
            visited = step
            plan.rewind()
            for reader in readers.indices { readers[reader].rewind() }
        }
        var word = 0
        while word < wordCount, !scratch.deadline.hasPassed {
            if isOneEssential(top) { return try followHeaviest(from: word, &top) }
            if let bounds {
                let least = bounds.units(least(top))
                let range = bounds.next(from: bounds.range(ofWord: word), atLeast: max(1, least))
                if range == bounds.count { return }
                word = max(word, bounds.words(of: range, wordCount: wordCount).lowerBound)
            }
            // Windows stand where maps of windows are of.
            let end = min((word | (SweepScratch.windowWords - 1)) + 1, wordCount)
            try visit(word..<end, &top)
            word = end
        }
    }

    /// Whether no document reaches the threshold without the heaviest term, which is not dense.
    private func isOneEssential(_ top: borrowing TopDocuments) -> Bool {
        guard let heaviest = sparse.first, phrases.isEmpty, bounds != nil, !countsMatches else {
            return false
        }
        var others: UInt32 = 0
        for leaf in 0..<plan.shouldCount where leaf != heaviest {
            others &+= unsafe plan.leaves[leaf].most
        }
        return others < fixed.least(top.threshold)
    }

    /// Goes through the documents of the heaviest term alone, from a word on.
    private mutating func followHeaviest(
        from word: Int, _ top: inout TopDocuments
    ) throws(IndexError) {
        guard let bounds else { return }
        let leaf = sparse[0]
        let cursor = unsafe plan.leaves[leaf].cursors
        unsafe cursor.pointee.advance(to: UInt32(truncatingIfNeeded: word << 6))
        while unsafe cursor.pointee.document != PostingsCursor.end {
            let least = fixed.least(top.threshold)
            unsafe block.pointee.removeAll()
            unsafe block.pointee.take(
                &cursor.pointee, below: PostingsCursor.end, room: ScoreKernel.capacity / 2)
            unsafe block.pointee.keep(
                bounds, from: max(1, bounds.units(least)), through: visited &- 1)
            if let live { unsafe block.pointee.keep(live: live) }
            unsafe block.pointee.clearSums()
            unsafe block.pointee.addScores(
                of: &cursor.pointee, row: 0, plan.leaves[leaf].kernel)
            var rest: UInt32 = 0
            for other in sparse.dropFirst() { rest &+= unsafe plan.leaves[other].most }
            unsafe block.pointee.keep(atLeast: least &- min(least, rest), with: bounds)
            try finish(1, &top)
        }
    }

    /// What a document's score must be for it to be looked at.
    private func least(_ top: borrowing TopDocuments) -> UInt32 {
        countsMatches ? 0 : fixed.least(top.threshold)
    }

    private mutating func visit(
        _ words: Range<Int>, _ top: inout TopDocuments
    ) throws(IndexError) {
        let least = least(top)
        let start = UInt32(truncatingIfNeeded: words.lowerBound << 6)
        let end = min(words.upperBound << 6, documentCount)
        let last = UInt32(truncatingIfNeeded: end - 1)
        let offset = Int(start & 4095)
        if usesSums {
            unsafe (sums + offset).update(repeating: 0, count: 64 * words.count)
        }

        // Lists from `essential` on can't lift a document to the threshold, with dense ones or without.
        var densest: UInt32 = 0
        for leaf in dense { densest &+= unsafe plan.leaves[leaf].most }
        var rest: UInt32 = 0
        for leaf in sparse { rest &+= unsafe plan.leaves[leaf].most }
        var essential = 0
        while essential < sparse.count, rest &+ densest >= least {
            let leaf = sparse[essential]
            unsafe plan.leaves[leaf].cursors[0].addScores(
                from: start, through: last, to: sums, plan.leaves[leaf].kernel)
            rest &-= unsafe plan.leaves[leaf].most
            essential += 1
        }
        var open = rest &+ densest
        for leaf in phrases { open &+= unsafe plan.leaves[leaf].most }
        for phrase in phrases.indices {
            open &-= unsafe plan.leaves[phrases[phrase]].most
            scorePhrase(phrase, from: start, through: last, least: least &- min(least, open))
        }

        unsafe block.pointee.removeAll()
        if let bounds {
            try takeWords(words, bounds, least, rest, essential, &top)
        } else {
            try takeWords(words, least &- min(least, rest &+ densest), essential, &top)
        }
        try finish(essential, &top)
    }

    /// Whether scores are added in the sums of windows, before documents are looked at.
    private var usesSums: Bool { !sparse.isEmpty || !phrases.isEmpty }

    /// Takes the documents of words whose sums are `need` or more.
    private mutating func takeWords(
        _ words: Range<Int>, _ need: UInt32, _ essential: Int, _ top: inout TopDocuments
    ) throws(IndexError) {
        let (needs, masks, sums) = unsafe (scratch.needs, scratch.masks, self.sums)
        let offset = words.lowerBound & (SweepScratch.windowWords - 1)
        unsafe needs.update(repeating: max(1, need), count: words.count)
        unsafe winnow_masks_at_least(sums + offset &<< 6, words.count, needs, masks)
        if need == 0 {
            for number in 0..<words.count {
                unsafe masks[number] |= denseTerms.union(inWord: words.lowerBound &+ number)
            }
        }
        for number in 0..<words.count where unsafe masks[number] != 0 {
            unsafe try take(
                words.lowerBound &+ number, masks[number],
                sums: sums + (offset &+ number) &<< 6, essential, &top)
        }
    }

    /// Takes the documents of words whose sums may reach `least` with what others may add: lists that are
    /// not dense `rest`, dense ones what bounds say.
    private mutating func takeWords(
        _ words: Range<Int>, _ bounds: RangeBounds, _ least: UInt32, _ rest: UInt32,
        _ essential: Int, _ top: inout TopDocuments
    ) throws(IndexError) {
        let (needs, masks, sums) = unsafe (scratch.needs, scratch.masks, self.sums)
        let offset = words.lowerBound & (SweepScratch.windowWords - 1)
        if usesSums {
            unsafe bounds.writeNeeds(
                words, least: least, rest: rest, visited: visited, to: needs)
            unsafe winnow_masks_at_least(sums + offset &<< 6, words.count, needs, masks)
        } else {
            unsafe masks.update(repeating: 0, count: words.count)
        }
        let low = max(1, bounds.units(least))
        let leastUnits = least &>> RangeBounds.unitShift
        for number in 0..<words.count {
            var bits = unsafe masks[number]
            let word = words.lowerBound &+ number
            if denseTerms.count > 0 {
                let range = bounds.range(ofWord: word)
                if bounds[range] < low || bounds[range] >= visited { continue }
                // Documents without a score yet, where others alone may be enough.
                if rest &+ bounds.part(range) >= least { bits |= denseTerms.union(inWord: word) }
                if bits == 0 { continue }
                bits &= denseTerms.needed(
                    inWord: word, bound: UInt32(bounds[range]), least: leastUnits)
            }
            if bits == 0 { continue }
            unsafe try take(
                word, bits, sums: usesSums ? sums + (offset &+ number) &<< 6 : nil,
                essential, &top)
        }
    }

    @inline(__always)
    private mutating func take(
        _ word: Int, _ bits: UInt64, sums wordSums: UnsafePointer<UInt32>?, _ essential: Int,
        _ top: inout TopDocuments
    ) throws(IndexError) {
        let bits = live.map { bits & $0.word(word) } ?? bits
        if unsafe block.pointee.room < 64 { try finish(essential, &top) }
        unsafe block.pointee.take(word: word, bits: bits, sums: wordSums)
    }

    /// Adds the scores of a phrase to the window's sums.
    ///
    /// - Parameter least: documents whose sums can't reach it may be left as they are.
    private mutating func scorePhrase(
        _ phrase: Int, from start: UInt32, through last: UInt32, least: UInt32
    ) {
        let leaf = phrases[phrase]
        let rows = plan.cursorNumbers(ofLeaves: leaf..<leaf + 1).map { readers[phrase].row(of: $0) }
        let part = unsafe scratch.part
        if readers[phrase].position < start { readers[phrase].advance(to: start) }
        while readers[phrase].position <= last {
            unsafe part.pointee.removeAll()
            unsafe readers[phrase].take(
                into: &part.pointee, below: last &+ 1, limit: ScoreKernel.capacity / 2)
            unsafe readers[phrase].complete(&part.pointee)
            unsafe part.pointee.takeSums(fromWindow: sums)
            unsafe PhraseLookup(plan, leaf: leaf, scratch: scratch).apply(
                to: &part.pointee, rows: rows, least: least)
            unsafe part.pointee.giveSums(toWindow: sums)
        }
    }

    /// Adds what is not in the sums of the block's documents, and the best of them to `top`.
    private mutating func finish(
        _ essential: Int, _ top: inout TopDocuments
    ) throws(IndexError) {
        let least = least(top)
        var open: UInt32 = 0
        for leaf in sparse[essential...] { open &+= unsafe plan.leaves[leaf].most }
        for leaf in dense { open &+= unsafe plan.leaves[leaf].most }
        for leaf in [sparse[essential...], dense[...]].joined() {
            unsafe block.pointee.keep(atLeast: least &- min(least, open))
            if unsafe block.pointee.count == 0 { break }
            open &-= unsafe plan.leaves[leaf].most
            lookup.addScores(leaf, least: 0)
        }
        unsafe block.pointee.keep(atLeast: max(1, least))
        lookup.excludeTerms()
        lookup.excludePhrases()
        if countsMatches { matchCount += unsafe block.pointee.count }
        unsafe try top.add(block.pointee, segment: segment, fixed: fixed)
        unsafe block.pointee.removeAll()
    }
}
