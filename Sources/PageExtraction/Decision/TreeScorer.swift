/// Scores blocks by boosted trees: the logarithm of the odds that a block is main text.
///
/// Two passes: the first looks at a block's own features, the second at these together with the
/// first's scores of the blocks around it, above it and like it.
struct TreeScorer: Sendable {
    let first: BoostedTrees
    let second: BoostedTrees
    /// What the first pass weighs in the sum; the second pass weighs the rest.
    let firstShare: Float

    static let markup = TreeScorer(
        first: MarkupTrees.first, second: MarkupTrees.second, firstShare: 0)
    static let text = TreeScorer(
        first: TextTrees.first, second: TextTrees.second, firstShare: 0.5)

    /// The names of the features of the second pass.
    static let names = FeatureVector.names + ScoreNeighbourhood.names

    /// One score for each block.
    ///
    /// - Complexity: O(blocks · trees · depth).
    func scores(_ draft: PageDraft, _ context: PageContext) -> [Float] {
        let width = Self.names.count
        let rows = rows(draft, context)
        let scores = second.margins(rows, width: width)
        if firstShare == 0 { return scores }
        return zip(first.margins(rows, width: width), scores).map {
            firstShare * $0 + (1 - firstShare) * $1
        }
    }

    /// The rows of features of the second pass.
    func rows(_ draft: PageDraft, _ context: PageContext) -> [Float] {
        let own = FeatureVector.rows(draft, context)
        let likely = first.margins(own, width: FeatureVector.names.count).map(Self.likelihood)
        return Self.rows(own, likely, draft, context)
    }

    /// Joins the features of blocks and what a first pass found around them.
    static func rows(
        _ own: [Float], _ likely: [Float], _ draft: PageDraft, _ context: PageContext
    ) -> [Float] {
        let around = ScoreNeighbourhood(likely, draft, context)
        let width = FeatureVector.names.count
        var rows: [Float] = []
        rows.reserveCapacity(draft.blocks.count * names.count)
        for index in draft.blocks.indices {
            rows += own[(index * width)..<((index + 1) * width)]
            around.append(index, draft, context, to: &rows)
        }
        return rows
    }

    /// The likelihood of a score.
    static func likelihood(_ score: Float) -> Float { 1 / (1 + Float.exp(-score)) }
}
