/// Keeps nearly all of a plain text that looks clean already.
enum CleanPageRule {
    /// The share of words in prose from which on a text is clean.
    private static let share = 0.85

    static func applies(_ draft: PageDraft, _ context: PageContext) -> Bool {
        guard !draft.isMarkup, context.wordTotal > 0 else { return false }
        return Double(context.proseTotal) >= share * Double(context.wordTotal)
    }

    static func keepAll(_ verdicts: inout [Verdict]) {
        for index in verdicts.indices where !verdicts[index].isKept && verdicts[index].score > -4 {
            verdicts[index].set(true, .clean)
        }
    }
}
