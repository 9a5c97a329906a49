import Testing

@testable import PageExtraction

@Suite("Boosted trees")
struct BoostedTreesTests {
    /// What LightGBM answered on rows of real pages, to 1e-5.
    @Test func answersAreThoseOfTheFit() throws {
        try compare(
            TreeScorer.markup, MarkupTreeVectors.rows, MarkupTreeVectors.first,
            MarkupTreeVectors.second)
        try compare(
            TreeScorer.text, TextTreeVectors.rows, TextTreeVectors.first, TextTreeVectors.second)
    }

    private func compare(
        _ scorer: TreeScorer, _ rows: [Float], _ first: [Float], _ second: [Float]
    ) throws {
        let width = TreeScorer.names.count
        let own = FeatureVector.names.count
        try #require(rows.count == second.count * width)
        let beginnings = second.indices.flatMap { rows[($0 * width)..<($0 * width + own)] }
        let found = scorer.first.margins(beginnings, width: own)
        let foundAgain = scorer.second.margins(rows, width: width)
        for index in second.indices {
            #expect(abs(found[index] - first[index]) < 1e-5)
            #expect(abs(foundAgain[index] - second[index]) < 1e-5)
        }
        #expect(Set(second).count > 10)
    }

    /// What `BoostedTrees` rests on is checked when trees are made.
    @Test(arguments: [[Int8(0), ~1], [~0, 1], [~2, ~1], [~0, ~0]])
    func childrenOutsideTheTreeAreRefused(_ children: [Int8]) async {
        await #expect(processExitsWith: .failure) { [children] in
            _ = BoostedTrees(
                leafCounts: [2], features: [0], thresholds: [0], left: [children[0]],
                right: [children[1]], means: [0], leaves: [1, 2])
        }
    }

    @Test func contributionsAddUpToTheMargin() {
        let trees = MarkupTrees.second
        let width = TreeScorer.names.count
        let margins = trees.margins(MarkupTreeVectors.rows, width: width)
        for (index, margin) in margins.enumerated() {
            let row = MarkupTreeVectors.rows[(index * width)..<((index + 1) * width)]
            let (base, byFeature) = trees.contributions(row)
            #expect(abs(base + byFeature.reduce(0, +) - margin) < 1e-3)
        }
    }

    /// Rows go through the trees in groups, the last of which may be small.
    @Test func answersDoNotDependOnTheNumberOfRows() {
        let trees = MarkupTrees.first
        let width = TreeScorer.names.count
        let rows = MarkupTreeVectors.rows
        let all = trees.margins(rows, width: width)
        #expect(all.count > 16 && Set(all).count > 16)
        for count in 0..<all.count {
            #expect(
                trees.margins(Array(rows[..<(count * width)]), width: width) == Array(all[..<count])
            )
        }
    }

    @Test func aTreeMayHave32Leaves() {
        // A chain: the leaf at which a row leaves it is the number of thresholds below its value.
        let chain = BoostedTrees(
            leafCounts: [32], features: [UInt8](repeating: 0, count: 31),
            thresholds: (0..<31).map { Float($0) }, left: (0..<31).map { ~Int8($0) },
            right: (0..<31).map { $0 < 30 ? Int8($0 + 1) : ~31 },
            means: [Float](repeating: 0, count: 31), leaves: (0..<32).map { Float($0) })
        let values = (0..<40).map { Float($0) - 0.5 }
        #expect(chain.margins(values, width: 1) == values.map { min(31, max(0, $0 + 0.5)) })
    }

    /// A stump: the feature at the threshold goes left.
    @Test func aRowAtTheThresholdGoesLeft() {
        let stump = BoostedTrees(
            leafCounts: [2], features: [1], thresholds: [3], left: [~0], right: [~1], means: [0.5],
            leaves: [-1, 2])
        #expect(stump.margins([9, 3, 0, 3.5], width: 2) == [-1, 2])
        #expect(stump.margins([], width: 2).isEmpty)
    }
}
