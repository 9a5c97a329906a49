/// Strips the lines about the article that stand around its head: who wrote it, and when.
enum DataLineRule {
    static func strip(_ verdicts: inout [Verdict], _ draft: PageDraft) {
        let text = draft.blocks.indices.first {
            verdicts[$0].isKept && draft.blocks[$0].statistics.isProse
                && draft.blocks[$0].statistics.endsSentence
        }
        for (index, block) in draft.blocks.enumerated() where verdicts[index].isKept {
            guard block.statistics.words <= 20, canBe(block, draft.isMarkup) else { continue }
            let line = draft.string(block)
            let isNear = text.map { index <= $0 + 3 } ?? false
            if isDate(line, block) || isNear && isByline(line, block) {
                verdicts[index].set(false, .articleData)
            }
        }
    }

    private static func canBe(_ block: BlockDraft, _ isMarkup: Bool) -> Bool {
        switch block.kind {
        case .paragraph: true
        case .listItem: isMarkup
        default: false
        }
    }

    /// Whether a line is a date and hardly more.
    private static func isDate(_ line: String, _ block: BlockDraft) -> Bool {
        let statistics = block.statistics
        guard statistics.words <= 8, statistics.numbers > 0,
            let found = DateReader.visible(line)
        else { return false }
        return statistics.words - found.words - max(0, statistics.numbers - 2) <= 2
    }

    private static func isByline(_ line: String, _ block: BlockDraft) -> Bool {
        let statistics = block.statistics
        let hasDate = DateReader.visible(line) != nil
        guard !statistics.endsSentence || hasDate, statistics.words <= (hasDate ? 20 : 8) else {
            return false
        }
        guard let name = Byline.name(line) else { return false }
        return AuthorFinder.isCapitalised(name)
    }
}
