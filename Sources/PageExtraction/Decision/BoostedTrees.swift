/// A sum of regression trees over rows of features, as gradient boosting fits them.
///
/// The tables hold one tree after another. A tree of n leaves has n - 1 splits, the first of which is
/// the root. A split sends a row to `left` if its feature is at most the threshold, else to `right`:
/// a number from 0 on is a split of the same tree, which stands after this one, and a negative number
/// is the complement of a leaf. So every walk ends.
struct BoostedTrees: Sendable {
    /// The number of leaves of each tree, two or more.
    let leafCounts: [UInt8]
    /// For each split, the index of the feature that it compares.
    let features: [UInt8]
    let thresholds: [Float]
    let left: [Int8]
    let right: [Int8]
    /// For each split, the mean of the leaves below, for explanations.
    let means: [Float]
    /// For each leaf, what it adds to the sum.
    let leaves: [Float]

    /// The sum for each row: the logarithm of the odds that the block is main text.
    ///
    /// - Parameter width: the number of features in a row.
    /// - Complexity: O(rows · trees · depth).
    func margins(_ rows: [Float], width: Int) -> [Float] {
        guard width > 0 else { return [] }
        let count = rows.count / width
        var sums = [Float](repeating: 0, count: count)
        var split = 0
        var leaf = 0
        let (rows, features, thresholds) = (rows.span, features.span, thresholds.span)
        let (left, right, leaves) = (left.span, right.span, leaves.span)
        for leafCount in leafCounts {
            for row in 0..<count {
                let start = row * width
                var node = 0
                repeat {
                    let at = split + node
                    let value = rows[start + Int(features[at])]
                    node = Int(value <= thresholds[at] ? left[at] : right[at])
                } while node >= 0
                sums[row] += leaves[leaf + ~node]
            }
            split += Int(leafCount) - 1
            leaf += Int(leafCount)
        }
        return sums
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
                let feature = Int(features[at])
                let isLeft = row[row.startIndex + feature] <= thresholds[at]
                node = Int(isLeft ? left[at] : right[at])
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
