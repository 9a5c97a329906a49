/// Decides by weights.
struct HeuristicDecider: BlockDecider {
    func decide(_ draft: PageDraft, _ context: PageContext) -> [BlockDecision] {
        draft.blocks.map { block in
            BlockDecision(isKept: block.statistics.isProse, reason: "prose")
        }
    }
}
