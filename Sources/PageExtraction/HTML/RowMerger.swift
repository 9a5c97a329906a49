/// Joins the cells of a data row into one block.
enum RowMerger {
    /// The most words that a cell of data has; longer cells are layout.
    static let cellLimit = 25

    /// Joins the blocks from index `start` on, if each is one short cell of the container `row`.
    static func merge(_ draft: inout PageDraft, from start: Int, row: Int) {
        let cells = start..<draft.blocks.count
        guard isData(draft, cells, row: row) else {
            for at in cells where draft.blocks[at].kind == .tableRow {
                draft.blocks[at].kind = .paragraph
            }
            return
        }
        var merged = draft.blocks[start]
        let last = draft.blocks[cells.upperBound - 1]
        for at in cells.dropFirst() { merged.statistics.append(draft.blocks[at].statistics) }
        merged.tag = .tr
        merged.tokens = merged.tokens.lowerBound..<last.tokens.upperBound
        merged.container = row
        merged.text = merged.text.lowerBound..<last.text.upperBound
        merged.source = merged.source.lowerBound..<last.source.upperBound
        draft.blocks.replaceSubrange(start..., with: [merged])
    }

    /// Whether each of the blocks is one short cell of the container `row`.
    private static func isData(_ draft: PageDraft, _ cells: Range<Int>, row: Int) -> Bool {
        guard cells.count >= 2 else { return false }
        var seen = -1
        for at in cells {
            let container = draft.blocks[at].container
            guard draft.blocks[at].kind == .tableRow, container >= 0, container != seen,
                draft.containers[container].parent == row,
                draft.blocks[at].statistics.words <= cellLimit
            else { return false }
            seen = container
        }
        return true
    }
}
