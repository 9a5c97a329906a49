/// Keeps the title where it stands above the text, however little it looks like prose.
enum TitleRule {
    /// How many blocks may lie between the title and the text: bylines, dates, buttons.
    private static let reach = 12

    static func keep(_ verdicts: inout [Verdict], _ draft: PageDraft, _ context: PageContext) {
        guard
            let text = draft.blocks.indices.first(where: {
                verdicts[$0].isKept && draft.blocks[$0].statistics.isProse
            })
        else { return }
        let titles = draft.blocks.indices.filter { context.isTitle[$0] }
        guard !titles.contains(where: { verdicts[$0].isKept }),
            let title = titles.last(where: {
                $0 < text && text - $0 <= reach
                    && (!draft.isMarkup || draft.blocks[$0].kind == .heading)
            })
        else { return }
        verdicts[title].set(true, .title)
    }
}
