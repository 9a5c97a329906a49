/// A sum of regression trees over rows of features, as gradient boosting fits them.
///
/// The tables hold one tree after another. A tree of n leaves has n - 1 splits, the first of which is
/// the root. A split sends a row to `left` if its feature is at most the threshold, else to `right`:
/// a number from 0 on is a split of the same tree, which stands after this one, and a negative number
/// is the complement of a leaf. So every walk ends.
struct BoostedTrees: Sendable {
    /// The number of leaves of each tree, two or more.
    let leafCounts: [UInt8]
    /// For each split, the mean of the leaves below, for explanations.
    let means: [Float]
    /// For each leaf, what it adds to the sum.
    let leaves: [Float]
    let splits: [Split]
    private let scorer: QuickScorer

    struct Split {
        let threshold: Float
        let feature: UInt8
        let left: Int8
        let right: Int8
    }

    /// Trees of tables with an entry for each split or each leaf, one tree's after another's.
    ///
    /// - Complexity: O(splits).
    init(
        leafCounts: [UInt8], features: [UInt8], thresholds: [Float], left: [Int8], right: [Int8],
        means: [Float], leaves: [Float]
    ) {
        self.leafCounts = leafCounts
        self.means = means
        self.leaves = leaves
        splits = features.indices.map {
            Split(
                threshold: thresholds[$0], feature: features[$0], left: left[$0], right: right[$0])
        }
        precondition(
            Self.isWellFormed(leafCounts, splits, leaves: leaves.count)
                && means.count == splits.count)
        scorer = QuickScorer(leafCounts, splits, leaves)
    }

    /// Whether each tree has its entries, and each of its splits and leaves is the child of one split
    /// that stands before.
    private static func isWellFormed(
        _ leafCounts: [UInt8], _ splits: [Split], leaves: Int
    ) -> Bool {
        var split = 0
        var leaf = 0
        for leafCount in leafCounts.map(Int.init) {
            guard (2...QuickScorer.leafLimit).contains(leafCount),
                split + leafCount - 1 <= splits.count
            else { return false }
            // A bit for each split, and above these one for each leaf.
            var seen: UInt64 = 1
            for node in 0..<(leafCount - 1) {
                for child in [splits[split + node].left, splits[split + node].right] {
                    let isLaterSplit = child > node && child < leafCount - 1
                    let isLeaf = child < 0 && ~Int(child) < leafCount
                    let bit: UInt64 = 1 << UInt64(isLeaf ? 31 + ~Int(child) : max(0, Int(child)))
                    guard isLaterSplit || isLeaf, seen & bit == 0 else { return false }
                    seen |= bit
                }
            }
            split += leafCount - 1
            leaf += leafCount
        }
        return split == splits.count && leaf == leaves
    }

    /// The sum for each row: the logarithm of the odds that the block is main text.
    ///
    /// - Parameter width: the number of features in a row.
    /// - Complexity: O(rows · splits).
    func margins(_ rows: [Float], width: Int) -> [Float] {
        scorer.margins(rows, width: width)
    }

    /// What each feature adds to the sum of a row; with `base` they add up to the margin.
    ///
    /// By the change of the means along the paths: Saabas, "Interpreting random forests", 2014.
    ///
    /// - Complexity: O(trees · depth).
    func contributions(_ row: ArraySlice<Float>) -> (base: Float, byFeature: [Float]) {
        var byFeature = [Float](repeating: 0, count: row.count)
        var base: Float = 0
        var split = 0
        var leaf = 0
        for leafCount in leafCounts {
            var mean = means[split]
            base += mean
            var node = 0
            repeat {
                let at = split + node
                let feature = Int(splits[at].feature)
                let isLeft = row[row.startIndex + feature] <= splits[at].threshold
                node = Int(isLeft ? splits[at].left : splits[at].right)
                let next = node >= 0 ? means[split + node] : leaves[leaf + ~node]
                byFeature[feature] += next - mean
                mean = next
            } while node >= 0
            split += Int(leafCount) - 1
            leaf += Int(leafCount)
        }
        return (base, byFeature)
    }
}
