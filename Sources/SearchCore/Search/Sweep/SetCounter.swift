internal import CPostingKernels

/// Counts the documents of a plan by sets of documents as bits, a window at a time.
///
/// Union, intersection and difference are then done 64 documents and more at a time. Two words of which one is
/// much rarer need no sets: the documents of the one and of the other, less those of both.
@safe struct SetCounter: ~Copyable {
    /// A list so many times as long as the rarest is better leapt through than read.
    private static let leap = 64
    /// Words of sets are cleared and counted in the time that a posting takes to be entered.
    private static let wordsPerPosting = 8

    private let plan: SweepPlan
    private let live: LiveDocuments?
    private let documentCount: Int
    private let scratch: SweepScratch
    private let lookup: LeafLookup
    /// The documents that match, as far as is known.
    private var bits: UnsafeMutablePointer<UInt64>
    private var spare: UnsafeMutablePointer<UInt64>
    private let terms: [Int]
    private let phrases: [Int]
    private var readers: [CandidateReader]

    /// - Parameter plan: one in which nothing must match, or of which `canCount` is true.
    init(
        _ plan: SweepPlan, documentCount: Int, live: LiveDocuments?, scratch: SweepScratch
    ) {
        self.plan = plan
        self.live = live
        self.documentCount = documentCount
        self.scratch = scratch
        unsafe bits = scratch.bits
        unsafe spare = scratch.spareBits
        lookup = LeafLookup(plan, scratch: scratch)
        let leaves = 0..<(plan.mustCount > 0 ? 0 : plan.shouldCount)
        terms = leaves.filter { unsafe plan.leaves[$0].isTerm }
        let phrases = leaves.filter { unsafe !plan.leaves[$0].isTerm }
        self.phrases = phrases
        readers = phrases.map { leaf in
            CandidateReader(
                plan, leaves: leaf..<leaf + 1, scratch: scratch,
                documentCount: documentCount)
        }
    }

    /// Whether sets are the quickest way to count a plan in which something must match, and something must not.
    static func canCount(_ plan: SweepPlan, documentCount: Int) -> Bool {
        if plan.notCount == 0 { return false }
        var (least, sum) = (Int.max, 0)
        var isLeadDense = true
        for leaf in 0..<plan.leafCount {
            if plan.mustCount <= leaf, leaf < plan.scoringCount { continue }
            guard unsafe plan.leaves[leaf].isTerm else { return false }
            let cost = unsafe plan.leaves[leaf].cost
            if leaf < plan.mustCount {
                least = min(least, cost)
                isLeadDense = unsafe isLeadDense && plan.leaves[leaf].isDense
            }
            if unsafe plan.leaves[leaf].isDense { continue }
            if cost > leap * least { return false }
            sum += cost
        }
        return isLeadDense || sum * 64 * wordsPerPosting >= documentCount
    }

    /// How many documents match.
    mutating func count() -> Int {
        if let count = countOfTwo() { return count }
        var total = 0
        var start = 0
        while start < documentCount, !scratch.deadline.hasPassed {
            let words = min(SweepScratch.setWords, (documentCount - start + 63) / 64)
            unsafe bits.update(repeating: 0, count: words)
            for leaf in 0..<plan.mustCount { intersect(leaf, start, words) }
            for leaf in terms { unite(leaf, start, words) }
            for phrase in phrases.indices { addPhrase(phrase, start, words) }
            exclude(start, words)
            total += unsafe Int(winnow_count_bits(bits, words))
            start += 64 * SweepScratch.setWords
        }
        return total
    }

    /// How many documents have one of two terms, of which one is rare or dense; nil if it is another plan.
    private func countOfTwo() -> Int? {
        guard plan.mustCount == 0, terms.count == 2, phrases.isEmpty, plan.notCount == 0,
            live == nil
        else { return nil }
        let costs = unsafe (plan.leaves[0].cost, plan.leaves[1].cost)
        let isDense = unsafe plan.leaves[0].isDense || plan.leaves[1].isDense
        guard isDense || max(costs.0, costs.1) > SetCounter.leap * min(costs.0, costs.1) else {
            return nil
        }
        return costs.0 + costs.1 - countCommon()
    }

    /// How many documents have both terms.
    private func countCommon() -> Int {
        var reader = CandidateReader(
            plan, leaves: 0..<2, scratch: scratch,
            documentCount: documentCount)
        if reader.isDense { return reader.countDense() }
        let block = unsafe scratch.block
        var total = 0
        while reader.position != PostingsCursor.end {
            unsafe block.pointee.removeAll()
            unsafe reader.take(
                into: &block.pointee, below: PostingsCursor.end, limit: ScoreKernel.capacity)
            total += unsafe reader.countComplete(&block.pointee)
        }
        return total
    }

    /// Adds the documents of a term.
    private func unite(_ leaf: Int, _ start: Int, _ words: Int) {
        let number = plan.firstCursor(ofLeaf: leaf)
        guard unsafe plan.cursors[number].isDense else {
            unsafe plan.cursors[number].setBits(window: window(start, words), in: bits)
            return
        }
        let bitmap = unsafe plan.cursors[number].bitmap
        unsafe winnow_unite(bits, bitmap.words + start / 8, words - 1)
        // The last word may have bits behind the last document.
        unsafe bits[words - 1] |= bitmap[start / 64 + words - 1]
    }

    /// Keeps the documents of a term, or takes them if it is the first.
    private mutating func intersect(_ leaf: Int, _ start: Int, _ words: Int) {
        if leaf == 0 { return unite(leaf, start, words) }
        let number = plan.firstCursor(ofLeaf: leaf)
        if unsafe plan.cursors[number].isDense {
            unsafe winnow_intersect(bits, plan.cursors[number].bitmap.words + start / 8, words)
            return
        }
        unsafe spare.update(repeating: 0, count: words)
        unsafe plan.cursors[number].setBits(window: window(start, words), in: spare, of: bits)
        unsafe swap(&bits, &spare)
    }

    /// Drops the documents of a term.
    private func subtract(_ leaf: Int, _ start: Int, _ words: Int) {
        let number = plan.firstCursor(ofLeaf: leaf)
        if unsafe plan.cursors[number].isDense {
            unsafe winnow_subtract(bits, plan.cursors[number].bitmap.words + start / 8, words)
        } else {
            unsafe plan.cursors[number].clearBits(window: window(start, words), in: bits)
        }
    }

    private func window(_ start: Int, _ words: Int) -> ClosedRange<UInt32> {
        let first = UInt32(truncatingIfNeeded: start)
        return first...first &+ UInt32(truncatingIfNeeded: 64 &* words &- 1)
    }

    /// Adds the documents of a phrase that are not in the set by then.
    private mutating func addPhrase(_ phrase: Int, _ start: Int, _ words: Int) {
        let leaf = phrases[phrase]
        let rows = plan.cursorNumbers(ofLeaves: leaf..<leaf + 1).map { readers[phrase].row(of: $0) }
        let block = unsafe scratch.block
        let bits = unsafe self.bits
        let window = window(start, words)
        let (start, last) = (window.lowerBound, window.upperBound)
        if readers[phrase].position < start { readers[phrase].advance(to: start) }
        while readers[phrase].position <= last {
            unsafe block.pointee.removeAll()
            unsafe readers[phrase].take(
                into: &block.pointee, below: last &+ 1, limit: ScoreKernel.capacity / 2)
            let documents = unsafe block.pointee.documents
            unsafe block.pointee.keep { place in
                let offset = unsafe documents[place] &- start
                return unsafe bits[Int(offset &>> 6)] &>> UInt64(offset & 63) & 1 == 0
            }
            unsafe readers[phrase].complete(&block.pointee)
            unsafe block.pointee.clearSums()
            unsafe PhraseLookup(plan, leaf: leaf, scratch: scratch).apply(
                to: &block.pointee, rows: rows, least: 0, scores: false)
            for place in unsafe 0..<block.pointee.count {
                let offset = unsafe documents[place] &- start
                unsafe bits[Int(offset &>> 6)] |= 1 &<< UInt64(offset & 63)
            }
        }
    }

    /// Drops the documents that are deleted, or have what must not be there.
    private func exclude(_ start: Int, _ words: Int) {
        let first = start / 64
        if live != nil {
            for word in 0..<words { unsafe bits[word] &= live!.word(first + word) }
        }
        var hasPhrases = false
        for leaf in plan.scoringCount..<plan.leafCount {
            if unsafe plan.leaves[leaf].isTerm {
                subtract(leaf, start, words)
            } else {
                hasPhrases = true
            }
        }
        if !hasPhrases { return }
        let block = unsafe scratch.block
        for word in 0..<words where unsafe bits[word] != 0 {
            unsafe block.pointee.removeAll()
            unsafe block.pointee.take(word: first + word, bits: bits[word])
            lookup.excludePhrases()
            unsafe bits[word] = 0
            for place in unsafe 0..<block.pointee.count {
                unsafe bits[word] |= 1 &<< UInt64(block.pointee.documents[place] & 63)
            }
        }
    }
}
