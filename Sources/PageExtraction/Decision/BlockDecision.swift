/// Whether a block belongs to the main text, and why.
struct BlockDecision {
    var isKept: Bool
    /// The trees' score above the page's threshold, as the logarithm of odds.
    var margin: Float
    /// The reason, for people.
    var reason: String
}

/// Decides over a page's sequence of blocks.
protocol BlockDecider {
    /// One decision for each block, in order.
    func decide(_ draft: PageDraft, _ context: PageContext) -> [BlockDecision]
}
