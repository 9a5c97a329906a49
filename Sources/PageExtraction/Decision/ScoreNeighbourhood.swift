/// What the first pass found around a block, as features of the second.
///
/// `likely` holds for each block how likely the first pass takes it for main text, from 0 to 1.
struct ScoreNeighbourhood {
    /// The names of the features, in the order of `values`.
    static let names = [
        "score.score", "score.prev", "score.next", "score.prev2", "score.next2", "score.win4",
        "score.win12", "score.before", "score.after", "score.min", "score.max", "score.head",
        "score.tail",
    ]

    private let likely: [Float]
    /// Sums of words, and of words by their likelihood, before each block.
    private var words: [Double] = [0]
    private var likelyWords: [Double] = [0]

    init(_ likely: [Float], _ draft: PageDraft) {
        self.likely = likely
        var wordSum = 0.0
        var likelySum = 0.0
        for (index, block) in draft.blocks.enumerated() {
            let count = Double(block.statistics.words + 1)
            wordSum += count
            likelySum += count * Double(likely[index])
            words.append(wordSum)
            likelyWords.append(likelySum)
        }
    }

    /// The features of a block.
    ///
    /// - Complexity: O(1).
    func values(_ index: Int) -> [Float] {
        let total = max(1, likelyWords[likely.count])
        let before = Float(likelyWords[index] / total)
        let after = Float((total - likelyWords[index + 1]) / total)
        let previous = at(index - 1)
        let next = at(index + 1)
        return [
            likely[index], previous, next, at(index - 2), at(index + 2), mean(index, 4),
            mean(index, 12), before, after, min(previous, next), max(previous, next),
            before < 0.02 ? 1 : 0, after < 0.02 ? 1 : 0,
        ]
    }

    private func at(_ index: Int) -> Float {
        likely.indices.contains(index) ? likely[index] : 0
    }

    /// The mean likelihood of the words within `radius` blocks.
    private func mean(_ index: Int, _ radius: Int) -> Float {
        let low = max(0, index - radius)
        let high = min(likely.count, index + radius + 1)
        return Float((likelyWords[high] - likelyWords[low]) / (words[high] - words[low]))
    }
}
