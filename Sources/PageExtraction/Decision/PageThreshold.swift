/// Chooses for each page the score from which on its blocks are kept.
///
/// Of a page of HTML, blocks are taken in the order of their likelihood as long as the F1 that is to
/// be expected grows; that is at half the best F1 (Lipton, Elkan, Naryanaswamy, "Optimal Thresholding
/// of Classifiers to Maximize F1 Measure", 2014), so a page of doubtful blocks has a lower threshold.
/// Lines of plain text are measured over all pages together, and have one threshold.
enum PageThreshold {
    /// The lowest threshold that a doubtful page gets, as a likelihood.
    private static func lowest(_ favor: Favor) -> Float { favor == .recall ? 0.1 : 0.25 }

    /// The least score of a block to keep.
    static func score(_ scores: [Float], _ draft: PageDraft, _ favor: Favor) -> Float {
        let likely = draft.isMarkup ? expected(scores, draft, favor) : fixed(favor)
        let bounded = min(max(likely, lowest(favor)), 0.95)
        return Float.log(bounded / (1 - bounded))
    }

    private static func fixed(_ favor: Favor) -> Float {
        switch favor {
        case .precision: 0.65
        case .balanced: 0.5
        case .recall: 0.3
        }
    }

    private static func factor(_ favor: Favor) -> Float {
        switch favor {
        case .precision: 1.6
        case .balanced: 1.1
        case .recall: 0.6
        }
    }

    private static func expected(
        _ scores: [Float], _ draft: PageDraft, _ favor: Favor
    ) -> Float {
        let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
        func weight(_ index: Int) -> Float { max(0.5, Float(draft.blocks[index].statistics.words)) }
        var total: Float = 0
        for index in order { total += weight(index) * TreeScorer.likelihood(scores[index]) }
        var (words, found, best) = (Float(0), Float(0), Float(0))
        for index in order {
            words += weight(index)
            found += weight(index) * TreeScorer.likelihood(scores[index])
            best = max(best, 2 * found / (words + total))
        }
        return best / 2 * factor(favor)
    }
}
