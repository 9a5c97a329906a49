/// Makes sure that a page with text does not come out empty.
enum FallbackRule {
    static func rescue(
        _ verdicts: inout [Verdict], _ draft: PageDraft, _ context: PageContext
    ) {
        let kept = zip(verdicts, draft.blocks).reduce(0) {
            $0 + ($1.0.isKept ? $1.1.statistics.words : 0)
        }
        guard kept < 20, kept * 5 < context.wordTotal else { return }
        let avoided: CueFamilies = [.hidden, .consent, .comment]
        // First prose, then anything that is not a link or a known phrase.
        for wantsProse in [true, false] {
            var found = false
            for (index, block) in draft.blocks.enumerated()
            where !verdicts[index].isKept && verdicts[index].rule?.isPhrase != true
                && block.statistics.linkDensity < 0.3 && block.statistics.isProse == wantsProse
                && context.cues(of: block).isDisjoint(
                    with: wantsProse ? avoided : avoided.union(.form))
            {
                verdicts[index].set(true, .rescue)
                found = true
            }
            if found { return }
        }
    }
}
