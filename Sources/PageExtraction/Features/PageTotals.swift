/// What kind of page this is, in sums over its blocks.
struct PageTotals {
    var blocks = 0
    var linkWords = 0
    var sentenceEnds = 0
    /// Words within elements with cues of these families.
    var commentWords = 0
    var contentWords = 0
    var bodyWords = 0
    var negativeWords = 0
    /// Words of list items.
    var listWords = 0
    /// Elements of these tags.
    var articles = 0
    var tables = 0
    /// Words of the richest run of prose, and of the main container.
    var segmentWords = 0
    var mainWords = 0
    /// Blocks of 40 words and more.
    var longBlocks = 0
    /// Words in elements that have two or more siblings of their shape.
    var repeatedWords = 0
    /// Blocks after an empty line.
    var emptyLines = 0

    init() {}

    /// - Complexity: O(blocks + containers).
    init(_ draft: PageDraft, _ context: PageContext) {
        blocks = draft.blocks.count
        for (index, block) in draft.blocks.enumerated() {
            let words = block.statistics.words
            linkWords += block.statistics.linkWords
            sentenceEnds += block.statistics.sentenceEnds
            if block.cues.contains(.comment) { commentWords += words }
            if block.cues.contains(.content) { contentWords += words }
            if block.cues.contains(.articleBody) { bodyWords += words }
            if !context.cues(of: block).isDisjoint(with: .negative) { negativeWords += words }
            if block.kind == .listItem { listWords += words }
            if context.bestSegment.contains(index) { segmentWords += words }
            if block.container >= 0 {
                if context.isInMain[block.container] { mainWords += words }
                if context.places[block.container].repeated >= 0 { repeatedWords += words }
            }
            if words >= 40 { longBlocks += 1 }
            if block.emptyLinesBefore > 0 { emptyLines += 1 }
        }
        for container in draft.containers {
            if container.tag == .article { articles += 1 }
            if container.tag == .table { tables += 1 }
        }
    }
}
