extension Advice {
    /// What to type instead.
    package var query: String {
        switch self {
        case .word(_, let meant, _): meant
        case .byStems(let phrase, _): "\"\(phrase)\"~"
        case .within(let phrase, let slop, _): "\"\(phrase)\"~\(slop)"
        }
    }

    /// One sentence, with what to type.
    package var sentence: String {
        func pages(_ count: Int) -> String { count == 1 ? "1 page has" : "\(count) pages have" }
        switch self {
        case .word(let typed, let meant, let documents):
            return "nothing has \(typed); did you mean \(meant)? (\(pages(documents)) it)"
        case .byStems(_, let documents):
            return "\(pages(documents)) other forms of these words: '\(query)'"
        case .within(_, _, let documents):
            return "\(pages(documents)) these words near each other: '\(query)'"
        }
    }
}
