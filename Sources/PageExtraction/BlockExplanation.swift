/// A page after cleaning, with what decided over each block.
public struct PageExplanation: Sendable {
    /// What the page says of itself.
    public var metadata: PageMetadata
    /// The character encoding that the page was read in, by its IANA name.
    public var encoding: String
    /// All blocks, in reading order.
    public var blocks: [BlockExplanation]
}

/// Why a block was kept or stripped, in numbers.
public struct BlockExplanation: Sendable {
    /// What one feature of a block added to its score.
    public struct Contribution: Sendable, Hashable {
        /// The feature's name, as in `FeatureVector` or `ScoreNeighbourhood`.
        public var feature: String
        /// The feature's value for this block.
        public var value: Float
        /// What it added, as the logarithm of odds.
        public var amount: Float
    }

    /// The block, with its label and the reason in words.
    public var block: PageBlock
    /// How many words the block has.
    public var words: Int
    /// The score above the page's threshold, as the logarithm of odds.
    ///
    /// 0 is the border, 3 is sure. A rule may have decided otherwise.
    public var margin: Float
    /// The features of the block itself that moved the first score most, the largest first.
    public var own: [Contribution]
    /// The features that moved the second score most, which knows the first scores around the block.
    public var around: [Contribution]
}
