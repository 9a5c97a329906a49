/// Looks documents that are in `block` up in leaves that need not match, or must not.
@safe struct LeafLookup {
    private let plan: SweepPlan
    private let scratch: SweepScratch
    private let block: UnsafeMutablePointer<CandidateBlock>

    init(_ plan: SweepPlan, scratch: SweepScratch) {
        self.plan = plan
        self.scratch = scratch
        unsafe block = scratch.block
    }

    /// The map of a cursor, which a dense one does not need.
    func map(_ number: Int) -> WindowMap? {
        unsafe plan.cursors[number].isDense ? nil : scratch.map(number)
    }

    /// Drops the documents that have a term which must not be there.
    ///
    /// - Parameter sparseAlone: whether those of dense terms are left out already.
    func excludeTerms(sparseAlone: Bool = false) {
        for leaf in plan.scoringCount..<plan.leafCount where unsafe plan.leaves[leaf].isTerm {
            if unsafe block.pointee.count == 0 { return }
            if unsafe sparseAlone && plan.leaves[leaf].isDense { continue }
            let number = plan.firstCursor(ofLeaf: leaf)
            unsafe block.pointee.exclude(&plan.cursors[number], map: map(number))
        }
    }

    /// Drops the documents that have a phrase which must not be there.
    func excludePhrases() {
        for leaf in plan.scoringCount..<plan.leafCount where unsafe !plan.leaves[leaf].isTerm {
            if unsafe block.pointee.count == 0 { return }
            findPhrase(leaf, least: 0, scores: false)
            unsafe block.pointee.drop(scratch.part.pointee)
        }
    }

    /// Adds the scores of a leaf where it matches.
    ///
    /// - Parameter least: documents whose sums can't reach it may be left as they are, where the leaf is a
    ///   phrase.
    func addScores(_ leaf: Int, least: UInt32) {
        if unsafe plan.leaves[leaf].isTerm {
            let number = plan.firstCursor(ofLeaf: leaf)
            unsafe block.pointee.addScoresWhereFound(
                &plan.cursors[number], map: map(number), plan.leaves[leaf].kernel)
        } else {
            findPhrase(leaf, least: least)
            unsafe block.pointee.takeSums(of: scratch.part.pointee)
        }
    }

    /// Leaves in `part` those of the block's documents that have a phrase, with their sums if scores are
    /// wanted.
    private func findPhrase(_ leaf: Int, least: UInt32, scores: Bool = true) {
        let part = unsafe scratch.part
        unsafe part.pointee.copy(block.pointee)
        let numbers = plan.cursorNumbers(ofLeaves: leaf..<leaf + 1)
        var rows: [Int] = []
        var row = 1
        for number in numbers {
            rows.append(row)
            if unsafe part.pointee.count == 0 { return }
            unsafe part.pointee.reserve(rows: row + 1)
            unsafe part.pointee.intersect(&plan.cursors[number], map: map(number), row: row)
            if let filter = plan.filter(ofCursor: number) {
                unsafe part.pointee.keep(filter, row: row)
            }
            if unsafe !plan.cursors[number].isDense { row += 1 }
        }
        unsafe PhraseLookup(plan, leaf: leaf, scratch: scratch).apply(
            to: &part.pointee, rows: rows, least: least, scores: scores)
    }
}
