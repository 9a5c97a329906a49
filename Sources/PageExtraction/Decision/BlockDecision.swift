/// Whether a block belongs to the main text, and why.
struct BlockDecision {
    var isKept: Bool
    /// The reason, for people.
    var reason: String
}

/// Decides over a page's sequence of blocks.
protocol BlockDecider {
    /// One decision for each block, in order.
    func decide(_ draft: PageDraft, _ context: PageContext) -> [BlockDecision]
}
