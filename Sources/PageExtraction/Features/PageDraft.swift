/// A page as a sequence of blocks with features, before any decision.
struct PageDraft {
    /// The text of all blocks, with separators between them.
    var text: [UInt8] = []
    /// The blocks, in reading order.
    var blocks: [BlockDraft] = []
    /// The elements that hold the blocks, each after its parent; empty for plain text.
    var containers: [Container] = []
    /// Whether the page was HTML, so that tags, links and containers mean something.
    var isMarkup = false
    /// Hashes of the first words of all blocks, one block's after another's.
    var tokens: [UInt64] = []

    /// The text of a block.
    func string(_ block: BlockDraft) -> String {
        String(decoding: text[block.text], as: UTF8.self)
    }
}

/// A block and what is known of it.
struct BlockDraft {
    var kind: BlockKind
    /// The innermost block-level element.
    var tag: HTMLTag
    /// 1 to 6 for headings.
    var headingLevel = 0
    /// Where its text is in the draft.
    var text: Range<Int>
    /// Byte range in the decoded page.
    var source: Range<Int>
    /// The index of the innermost container, or -1.
    var container: Int
    /// Cues of all elements around it.
    var cues: CueFamilies = []
    var statistics = TextStatistics()
    var phrases = PhraseLexicon.Match()
    /// Where hashes of its first words are in the draft.
    var tokens = 0..<0
    /// Whether it stands in a `noscript` element.
    var isWithoutScripts = false
    /// Lines of plain text that it came from, and empty lines before it.
    var lineCount = 1
    var emptyLinesBefore = 0
    /// Columns of white space before its first line.
    var indent = 0
}
