/// Strips blocks whose wording gives them away, whatever their score.
enum PhraseRules {
    /// Families in the order in which reasons are given.
    private static let order: [(PhraseFamilies, RuleReason)] = [
        (.comments, .comments), (.related, .related), (.readAlso, .readAlso),
        (.advertisement, .advertisement), (.consent, .consent), (.account, .account),
        (.newsletter, .newsletter), (.share, .share), (.navigation, .navigation),
        (.rights, .rights), (.readingTime, .readingTime), (.kicker, .kicker),
    ]

    static func strip(_ verdicts: inout [Verdict], _ draft: PageDraft) {
        for (index, block) in draft.blocks.enumerated() {
            if let reason = reason(block, isMarkup: draft.isMarkup) {
                verdicts[index].set(false, reason)
            } else if !draft.isMarkup, isDateLine(block, draft) {
                verdicts[index].set(false, .articleData)
            } else if !draft.isMarkup, isTrail(block, draft) {
                verdicts[index].set(false, .navigation)
            }
        }
    }

    /// Whether a line of plain text is a trail of pages above it: "News > Local > Mill burned".
    private static func isTrail(_ block: BlockDraft, _ draft: PageDraft) -> Bool {
        let statistics = block.statistics
        guard statistics.separators >= 2, statistics.words <= 30, !statistics.endsSentence else {
            return false
        }
        let words = draft.string(block).split(separator: " ")
        let steps = words.split { [">", "›", "»"].contains($0) }
        return steps.count >= 3 && steps.allSatisfy { $0.count <= 12 }
    }

    /// Whether a line of plain text is a date and hardly more.
    private static func isDateLine(_ block: BlockDraft, _ draft: PageDraft) -> Bool {
        let statistics = block.statistics
        guard statistics.words <= 7, statistics.numbers > 0,
            let found = DateReader.visible(draft.string(block))
        else { return false }
        return statistics.words - found.words <= 2
    }

    /// The rule that strips a block, or nil.
    private static func reason(_ block: BlockDraft, isMarkup: Bool) -> RuleReason? {
        let match = block.phrases
        var families: PhraseFamilies = match.line
        families.formUnion(match.anywhere.subtracting([.photoCredit]))
        // "Read: …" is a pointer, but "More: the play by Bolt, which …" in a long block is not.
        if block.statistics.words <= 30, !block.statistics.endsSentence || !isMarkup {
            families.formUnion(match.label.intersection(.readAlso))
        }
        if block.statistics.words <= 20 {
            families.formUnion(match.opening.intersection([.share, .readAlso, .advertisement]))
        }
        if block.statistics.words <= 6 {
            families.formUnion(match.opening.intersection(.related))
        }
        if isMarkup, block.statistics.words <= 8, block.kind == .paragraph,
            match.label.contains(.photoCredit)
        {
            return .photoCredit
        }
        if !isMarkup, block.statistics.words <= 35,
            !block.statistics.isProse || !block.statistics.endsSentence,
            match.all.contains(.photoCredit)
        {
            return .photoCredit
        }
        for (family, reason) in order where families.contains(family) { return reason }
        return nil
    }
}
