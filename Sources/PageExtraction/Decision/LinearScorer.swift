/// The bias and the weights of a linear score, by the names of the features.
struct ScoreWeights: Sendable {
    var bias: Float
    var weights: [String: Float]

    /// The weights in the order of `names`.
    func ordered(_ names: [String]) -> [Float] { names.map { weights[$0] ?? 0 } }
}

/// Scores blocks by a weighted sum of their features: positive speaks for main text.
///
/// Two passes: the first weighs a block's own features, the second weighs them again together with
/// the first scores of the blocks around it.
struct LinearScorer: Sendable {
    private let first: [Float]
    private let firstBias: Float
    private let second: [Float]
    private let secondBias: Float

    static let markup = LinearScorer(MarkupWeights.first, MarkupWeights.second)
    static let text = LinearScorer(TextWeights.first, TextWeights.second)

    private init(_ first: ScoreWeights, _ second: ScoreWeights) {
        let names = FeatureVector.names
        self.first = first.ordered(names)
        firstBias = first.bias
        self.second = second.ordered(names + ScoreNeighbourhood.names)
        secondBias = second.bias
    }

    /// One score for each block.
    ///
    /// - Complexity: O(blocks · features).
    func scores(_ draft: PageDraft, _ context: PageContext) -> [Float] {
        var vector = FeatureVector()
        var likely: [Float] = []
        var scores: [Float] = []
        likely.reserveCapacity(draft.blocks.count)
        scores.reserveCapacity(draft.blocks.count)
        let count = first.count
        for index in draft.blocks.indices {
            vector.fill(draft, context, index)
            var sum = firstBias
            var again = secondBias
            for at in 0..<count {
                let value = vector.values[at]
                sum += first[at] * value
                again += second[at] * value
            }
            likely.append(1 / (1 + Float.exp(-sum)))
            scores.append(again)
        }
        let around = ScoreNeighbourhood(likely, draft)
        for index in scores.indices {
            let values = around.values(index)
            for at in values.indices { scores[index] += second[count + at] * values[at] }
        }
        return scores
    }
}
