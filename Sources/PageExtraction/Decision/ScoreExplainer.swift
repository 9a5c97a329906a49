/// Finds the features that moved a block's scores most.
struct ScoreExplainer {
    private let scorer: TreeScorer
    private let rows: [Float]

    init(_ draft: PageDraft, _ context: PageContext) {
        scorer = draft.isMarkup ? .markup : .text
        rows = scorer.rows(draft, context)
    }

    /// The features that moved the first score of the block at `index` most.
    func own(_ index: Int, limit: Int) -> [BlockExplanation.Contribution] {
        let row = row(index).prefix(FeatureVector.names.count)
        return largest(scorer.first.contributions(row).byFeature, row, limit)
    }

    /// The features that moved the second score of the block at `index` most.
    func around(_ index: Int, limit: Int) -> [BlockExplanation.Contribution] {
        largest(scorer.second.contributions(row(index)).byFeature, row(index), limit)
    }

    private func row(_ index: Int) -> ArraySlice<Float> {
        rows[(index * TreeScorer.names.count)..<((index + 1) * TreeScorer.names.count)]
    }

    private func largest(
        _ amounts: [Float], _ row: ArraySlice<Float>, _ limit: Int
    ) -> [BlockExplanation.Contribution] {
        let order = amounts.indices.sorted { (abs(amounts[$0]), $1) > (abs(amounts[$1]), $0) }
        return order.prefix(limit).filter { amounts[$0] != 0 }.map {
            BlockExplanation.Contribution(
                feature: TreeScorer.names[$0], value: row[row.startIndex + $0],
                amount: amounts[$0])
        }
    }
}
