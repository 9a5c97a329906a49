/// Joins the cells of a data row into one block.
enum RowMerger {
    /// The most words that a cell of data has; longer cells are layout.
    static let cellLimit = 25

    /// Joins the blocks from index `start` on, if each is one short cell of the container `row`.
    static func merge(_ draft: inout PageDraft, from start: Int, row: Int) {
        let cells = draft.blocks[start...]
        var seen = -1
        let isData =
            cells.count >= 2
            && cells.allSatisfy { cell in
                defer { seen = cell.container }
                return cell.kind == .tableRow && cell.container >= 0
                    && draft.containers[cell.container].parent == row && cell.container != seen
                    && cell.statistics.words <= cellLimit
            }
        guard isData, var merged = cells.first, let last = cells.last else {
            for at in cells.indices where draft.blocks[at].kind == .tableRow {
                draft.blocks[at].kind = .paragraph
            }
            return
        }
        for cell in cells.dropFirst() { merged.statistics.append(cell.statistics) }
        merged.tag = .tr
        merged.tokens = merged.tokens.lowerBound..<last.tokens.upperBound
        merged.container = row
        merged.text = merged.text.lowerBound..<last.text.upperBound
        merged.source = merged.source.lowerBound..<last.source.upperBound
        draft.blocks.replaceSubrange(start..., with: [merged])
    }
}
