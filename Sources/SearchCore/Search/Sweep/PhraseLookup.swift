/// Looks for a phrase in documents that have all of its words.
///
/// Invariant: `leaf` is one of the plan's, which whoever makes this keeps.
@safe struct PhraseLookup {
    private let leaf: UnsafeMutablePointer<SweepLeaf>
    private let matcher: UnsafeMutablePointer<CandidateMatcher>

    init(_ plan: SweepPlan, leaf: Int, scratch: SweepScratch) {
        unsafe self.leaf = plan.leaves + leaf
        unsafe matcher = scratch.matcher
    }

    /// Keeps the documents of a block in which the phrase stands, and adds its score to their sums.
    ///
    /// - Parameters:
    ///   - rows: by cursor of the leaf, the row with its ordinals; of no use for a dense one.
    ///   - least: documents whose sums can't reach it may be dropped.
    ///   - scores: whether scores are wanted.
    func apply(
        to block: inout CandidateBlock, rows: [Int], least: UInt32, scores: Bool = true
    ) {
        if block.count == 0 { return }
        let cursors = unsafe leaf.pointee.cursors
        var rows = rows
        for cursor in unsafe 0..<leaf.pointee.cursorCount where unsafe cursors[cursor].isDense {
            rows[cursor] = unsafe block.addRanks(of: cursors[cursor])
        }
        dropHopeless(&block, rows, least)
        let kernel = unsafe leaf.pointee.kernel
        let matcher = unsafe self.matcher
        unsafe withUnsafeTemporaryAllocation(
            of: Float.self, capacity: CandidateBlock.capacity
        ) { frequencies in
            let found = frequencies.baseAddress!
            unsafe matcher.pointee.prepare(words: leaf.pointee.words, slop: leaf.pointee.slop)
            unsafe matcher.pointee.match(
                cursors, ordinals: { unsafe UnsafePointer(block.row(rows[$0])) },
                count: block.count, onlyWhether: !scores, frequencies: found)
            if scores {
                let sums = unsafe block.sums
                for place in 0..<block.count where unsafe found[place] > 0 {
                    unsafe sums[place] &+= kernel.score(
                        block.documents[place], frequency: found[place])
                }
            }
            block.keep { unsafe found[$0] > 0 }
        }
    }

    /// Drops documents whose sums could not reach `least` if the rarest of the words stood nowhere else.
    private func dropHopeless(_ block: inout CandidateBlock, _ rows: [Int], _ least: UInt32) {
        // Words out of order can match more often than the rarest occurs, those in order can't.
        if unsafe least == 0 || leaf.pointee.slop > 0 { return }
        let (cursors, kernel) = unsafe (leaf.pointee.cursors, leaf.pointee.kernel)
        let count = block.count
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * count) { scratch in
            let frequencies = scratch.baseAddress!
            let others = unsafe frequencies + count
            unsafe cursors[0].frequencies(of: block.row(rows[0]), count: count, into: frequencies)
            for cursor in unsafe 1..<leaf.pointee.cursorCount {
                unsafe cursors[cursor].frequencies(
                    of: block.row(rows[cursor]), count: count, into: others)
                for place in 0..<count {
                    unsafe frequencies[place] = min(frequencies[place], others[place])
                }
            }
            let (documents, sums) = unsafe (block.documents, block.sums)
            block.keep { place in
                unsafe sums[place]
                    &+ kernel.score(documents[place], frequency: Float(frequencies[place]))
                    >= least
            }
        }
    }
}
