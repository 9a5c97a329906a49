/// Says in words what most likely decided on a block.
enum ScoreReason {
    /// The reason for a decision that the score made.
    static func reason(_ isKept: Bool, _ block: BlockDraft, _ context: PageContext) -> String {
        isKept ? kept(block, context) : stripped(block, context)
    }

    private static func kept(_ block: BlockDraft, _ context: PageContext) -> String {
        let isInMain = block.container >= 0 && context.isInMain[block.container]
        let place = isInMain ? " in the main container" : ""
        switch block.kind {
        case .heading: return "heading" + place
        case .listItem: return "list item" + place
        case .tableRow: return "table row" + place
        case .quote: return "quote" + place
        case .code: return "code" + place
        case .caption: return "caption" + place
        case .paragraph:
            return (block.statistics.isProse ? "prose" : "short text near prose") + place
        }
    }

    private static let cueReasons: [(CueFamilies, String)] = [
        (.consent, "in a dialog or notice"), (.comment, "in comments"),
        (.advertisement, "in an advertisement"), (.share, "in sharing buttons"),
        (.related, "in a list of other pages"), (.navigation, "in navigation"),
        (.footer, "in a footer"), (.sidebar, "in a sidebar"), (.form, "in a form"),
        (.authorBiography, "about the author"), (.hidden, "hidden"),
    ]

    private static func stripped(_ block: BlockDraft, _ context: PageContext) -> String {
        let cues = context.cues(of: block)
        for (cue, reason) in cueReasons where cues.contains(cue) { return reason }
        if block.phrases.all.contains(.photoCredit) { return RuleReason.photoCredit.rawValue }
        if block.phrases.all.contains(.articleData) { return RuleReason.articleData.rawValue }
        if block.statistics.linkDensity > 0.5 { return "mostly links" }
        if block.statistics.hasCopyrightSign { return RuleReason.rights.rawValue }
        if block.statistics.words < 10 { return "short text away from prose" }
        return "text away from the article"
    }
}
