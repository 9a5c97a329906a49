/// Strips blocks that say again what a kept block has said.
enum RepeatRule {
    static func strip(_ verdicts: inout [Verdict], _ draft: PageDraft, _ context: PageContext) {
        for index in verdicts.indices
        where verdicts[index].isKept && context.isRepeat[index]
            && draft.blocks[index].statistics.words >= 5 && draft.blocks[index].kind != .code
        {
            verdicts[index].set(false, .repeated)
        }
    }
}
