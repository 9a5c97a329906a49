/// Scores blocks by a weighted sum of their features: positive speaks for main text.
struct LinearScorer {
    private let weights: [Float]
    private let bias: Float

    static let markup = LinearScorer(MarkupWeights.weights, bias: MarkupWeights.bias)
    static let text = LinearScorer(TextWeights.weights, bias: TextWeights.bias)

    private init(_ byName: [String: Float], bias: Float) {
        var vector = FeatureVector(wantsNames: true)
        vector.fill(FeatureVector.probe, PageContext(FeatureVector.probe, title: nil), 0)
        weights = vector.names.map { byName[$0] ?? 0 }
        self.bias = bias
    }

    /// One score for each block.
    ///
    /// - Complexity: O(blocks · features).
    func scores(_ draft: PageDraft, _ context: PageContext) -> [Float] {
        var vector = FeatureVector()
        var scores: [Float] = []
        scores.reserveCapacity(draft.blocks.count)
        for index in draft.blocks.indices {
            vector.fill(draft, context, index)
            var sum = bias
            for at in weights.indices { sum += weights[at] * vector.values[at] }
            scores.append(sum)
        }
        return scores
    }
}
