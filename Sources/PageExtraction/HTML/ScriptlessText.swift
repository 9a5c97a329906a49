/// Chooses between a page with scripts and the one for readers without.
///
/// Forum software leaves the page to scripts and puts the posts into a `noscript` element. Elsewhere
/// that element holds a notice or a counter, and readers never see it.
enum ScriptlessText {
    /// Removes the blocks in `noscript` elements, unless they are most of the page.
    ///
    /// - Complexity: O(blocks).
    static func resolve(_ blocks: inout [BlockDraft]) {
        var inside = 0
        var total = 0
        for block in blocks {
            total += block.statistics.words
            if block.isWithoutScripts { inside += block.statistics.words }
        }
        if inside * 2 <= total { blocks.removeAll(where: \.isWithoutScripts) }
    }
}
