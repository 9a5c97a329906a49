/// Keeps short blocks, such as subheadings, that stand between kept prose.
enum GapRule {
    static func fill(_ verdicts: inout [Verdict], _ draft: PageDraft) {
        guard verdicts.count > 2 else { return }
        for index in 1..<(verdicts.count - 1) {
            let verdict = verdicts[index]
            guard !verdict.isKept, verdict.rule == nil, verdict.score > -2,
                isProse(verdicts[index - 1], draft.blocks[index - 1]),
                isProse(verdicts[index + 1], draft.blocks[index + 1])
            else { continue }
            let statistics = draft.blocks[index].statistics
            if statistics.linkDensity < 0.5, statistics.separators == 0, statistics.words <= 14 {
                verdicts[index].set(true, .gap)
            }
        }
    }

    private static func isProse(_ verdict: Verdict, _ block: BlockDraft) -> Bool {
        verdict.isKept && block.statistics.isProse
    }
}
