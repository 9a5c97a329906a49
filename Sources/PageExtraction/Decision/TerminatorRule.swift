/// Cuts what follows the end of an article: comments and lists of other pages.
enum TerminatorRule {
    /// The share of the page's prose that may follow a terminator and be cut with it.
    private static let tailShare = 0.35

    static func cut(_ verdicts: inout [Verdict], _ draft: PageDraft, _ context: PageContext) {
        // Prose that would be kept, counted from the end.
        var kept = 0
        for (verdict, block) in zip(verdicts, draft.blocks) where verdict.isKept {
            kept += block.statistics.plainWords
        }
        var before = 0
        for (index, block) in draft.blocks.enumerated() {
            if isTerminator(block, verdicts[index]), before >= 40,
                Double(kept - before) <= tailShare * Double(kept)
            {
                for later in index..<verdicts.count where verdicts[later].isKept {
                    verdicts[later].set(false, .afterEnd)
                }
                return
            }
            if verdicts[index].isKept { before += block.statistics.plainWords }
        }
    }

    private static func isTerminator(_ block: BlockDraft, _ verdict: Verdict) -> Bool {
        guard verdict.rule == .comments || verdict.rule == .related else { return false }
        return block.statistics.words <= 12 || block.phrases.anywhere.contains(.comments)
    }
}
