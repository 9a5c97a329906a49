internal import Winnow

/// Prints why a block was kept or stripped.
enum ExplanationPrinter {
    /// Three or four lines and an empty one: sign, margin, kind and reason; the block's text; features.
    static func text(_ explanation: BlockExplanation) -> String {
        let block = explanation.block
        let margin = signed(explanation.margin)
        return """
            \(block.isKept ? "+" : "-") \(margin) \(block.kind.rawValue): \(block.reason)
              \(TerminalStyle.safe(block.text))
              first score: \(line(explanation.own))
              second score: \(line(explanation.around))


            """
    }

    static func line(_ contributions: [BlockExplanation.Contribution]) -> String {
        contributions.map { "\($0.feature) = \(plain($0.value)) (\(signed($0.amount)))" }
            .joined(separator: ", ")
    }

    static func signed(_ value: Float) -> String {
        (value < 0 ? "-" : "+") + Figures.fixed(Double(abs(value)), 2)
    }

    /// Whole numbers as such, others with two digits.
    private static func plain(_ value: Float) -> String {
        value == value.rounded() && abs(value) < 1e9
            ? "\(Int(value))"
            : (value < 0 ? "-" : "") + Figures.fixed(Double(abs(value)), 2)
    }
}
