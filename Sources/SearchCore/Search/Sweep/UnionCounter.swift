internal import CPostingKernels

/// Counts the documents of a plan in which nothing must match, but something should.
///
/// Works on sets of documents as bits, a window at a time. Two words need no sets: the documents of the one
/// and of the other, less those of both.
@safe struct UnionCounter: ~Copyable {
    private let plan: SweepPlan
    private let live: LiveDocuments?
    private let documentCount: Int
    private let scratch: SweepScratch
    private let lookup: LeafLookup
    private let bits: UnsafeMutablePointer<UInt64>
    private let terms: [Int]
    private let phrases: [Int]
    private var readers: [CandidateReader]

    init(
        _ plan: SweepPlan, documentCount: Int, live: LiveDocuments?, scratch: SweepScratch
    ) {
        self.plan = plan
        self.live = live
        self.documentCount = documentCount
        self.scratch = scratch
        unsafe bits = scratch.bits
        lookup = LeafLookup(plan, scratch: scratch)
        let leaves = 0..<plan.shouldCount
        terms = leaves.filter { unsafe plan.leaves[$0].isTerm }
        let phrases = leaves.filter { unsafe !plan.leaves[$0].isTerm }
        self.phrases = phrases
        readers = phrases.map { leaf in
            CandidateReader(
                plan, leaves: leaf..<leaf + 1, scratch: scratch,
                documentCount: documentCount)
        }
    }

    /// How many documents match.
    mutating func count() -> Int {
        if terms.count == 2, phrases.isEmpty, plan.notCount == 0, live == nil {
            return unsafe plan.leaves[0].cost + plan.leaves[1].cost - countCommon()
        }
        var total = 0
        var start = 0
        while start < documentCount {
            let words = min(SweepScratch.windowWords, (documentCount - start + 63) / 64)
            let window = UInt32(truncatingIfNeeded: start >> Int(SweepScratch.windowShift))
            unsafe bits.update(repeating: 0, count: words)
            for leaf in terms { addDocuments(leaf, window, words) }
            for phrase in phrases.indices { addPhrase(phrase, window, words) }
            exclude(window, words)
            total += unsafe Int(winnow_count_bits(bits, words))
            start += 64 * SweepScratch.windowWords
        }
        return total
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

    private func addDocuments(_ leaf: Int, _ window: UInt32, _ words: Int) {
        let number = plan.firstCursor(ofLeaf: leaf)
        if unsafe plan.cursors[number].isDense {
            let first = Int(window) * SweepScratch.windowWords
            let bitmap = unsafe plan.cursors[number].bitmap
            unsafe winnow_unite(bits, bitmap.words + 8 * first, words - 1)
            // The last word may have bits behind the last document.
            unsafe bits[words - 1] |= bitmap[first + words - 1]
        } else {
            unsafe plan.cursors[number].setBits(window: window, in: bits)
        }
    }

    /// Adds the documents of a phrase that are not in the set by then.
    private mutating func addPhrase(_ phrase: Int, _ window: UInt32, _ words: Int) {
        let leaf = phrases[phrase]
        let rows = plan.cursorNumbers(ofLeaves: leaf..<leaf + 1).map { readers[phrase].row(of: $0) }
        let block = unsafe scratch.block
        let bits = unsafe self.bits
        let start = window &<< SweepScratch.windowShift
        let last = start &+ UInt32(truncatingIfNeeded: 64 &* words &- 1)
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

    private func exclude(_ window: UInt32, _ words: Int) {
        let first = Int(window) * SweepScratch.windowWords
        if live != nil {
            for word in 0..<words { unsafe bits[word] &= live!.word(first + word) }
        }
        if plan.notCount == 0 { return }
        let block = unsafe scratch.block
        for word in 0..<words where unsafe bits[word] != 0 {
            unsafe block.pointee.removeAll()
            unsafe block.pointee.take(word: first + word, bits: bits[word])
            lookup.excludeTerms()
            lookup.excludePhrases()
            unsafe bits[word] = 0
            for place in unsafe 0..<block.pointee.count {
                unsafe bits[word] |= 1 &<< UInt64(block.pointee.documents[place] & 63)
            }
        }
    }
}
