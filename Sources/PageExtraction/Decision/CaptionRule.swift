/// Keeps captions amid kept text that only just fell short.
///
/// Most of the texts that the trees were fitted on leave captions out.
enum CaptionRule {
    static func keep(_ verdicts: inout [Verdict], _ draft: PageDraft) {
        guard verdicts.count > 2 else { return }
        for index in 1..<(verdicts.count - 1) where draft.blocks[index].kind == .caption {
            let statistics = draft.blocks[index].statistics
            let isClose = !verdicts[index].isKept && verdicts[index].score > -1
            if isClose, verdicts[index].rule == nil, statistics.words >= 5,
                statistics.linkDensity < 0.5, verdicts[index - 1].isKept,
                verdicts[index + 1].isKept
            {
                verdicts[index].set(true, .caption)
            }
        }
    }
}
