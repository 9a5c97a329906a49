/// A sum of regression trees over rows of features, as gradient boosting fits them.
///
/// The tables hold one tree after another. A tree of n leaves has n - 1 splits, the first of which is
/// the root. A split sends a row to `left` if its feature is at most the threshold, else to `right`:
/// a number from 0 on is a split of the same tree, which stands after this one, and a negative number
/// is the complement of a leaf. So every walk ends.
@safe
struct BoostedTrees: Sendable {
    /// The number of leaves of each tree, two or more.
    let leafCounts: [UInt8]
    /// For each split, the mean of the leaves below, for explanations.
    let means: [Float]
    /// For each leaf, what it adds to the sum.
    let leaves: [Float]
    let splits: [Split]
    /// The number of features that a row must have.
    let width: Int

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
        width = Int(features.max() ?? 0) + 1
        splits = features.indices.map {
            Split(
                threshold: thresholds[$0], feature: features[$0], left: left[$0], right: right[$0])
        }
        precondition(isWellFormed)
    }

    /// Whether every child is a later split or a leaf of its tree, and every tree has its entries.
    private var isWellFormed: Bool {
        var split = 0
        var leaf = 0
        for leafCount in leafCounts.map(Int.init) {
            guard leafCount >= 2, split + leafCount - 1 <= splits.count else { return false }
            for node in 0..<(leafCount - 1) {
                for child in [splits[split + node].left, splits[split + node].right] {
                    let isLaterSplit = child > node && child < leafCount - 1
                    let isLeaf = child < 0 && ~Int(child) < leafCount
                    guard isLaterSplit || isLeaf else { return false }
                }
            }
            split += leafCount - 1
            leaf += leafCount
        }
        return split == splits.count && split == means.count && leaf == leaves.count
    }

    /// The sum for each row: the logarithm of the odds that the block is main text.
    ///
    /// - Parameter width: the number of features in a row.
    /// - Complexity: O(rows · trees · depth).
    func margins(_ rows: [Float], width: Int) -> [Float] {
        precondition(width >= self.width)
        let count = rows.count / width
        var sums = [Float](repeating: 0, count: count)
        // Splits, children, leaves and features are within bounds by `isWellFormed` and `width`.
        unsafe rows.withUnsafeBufferPointer { rows in
            unsafe splits.withUnsafeBufferPointer { splits in
                unsafe leaves.withUnsafeBufferPointer { leaves in
                    unsafe sums.withUnsafeMutableBufferPointer { sums in
                        unsafe add(rows, width, splits, leaves, &sums)
                    }
                }
            }
        }
        return sums
    }

    private func add(
        _ rows: UnsafeBufferPointer<Float>, _ width: Int, _ splits: UnsafeBufferPointer<Split>,
        _ leaves: UnsafeBufferPointer<Float>, _ sums: inout UnsafeMutableBufferPointer<Float>
    ) {
        func child(_ node: Int, _ tree: Int, _ row: Int) -> Int {
            // A row that has come to its leaf waits there, at the cost of a look at the root.
            let split = unsafe splits[tree &+ max(0, node)]
            let value = unsafe rows[row &+ Int(split.feature)]
            let next = Int(value <= split.threshold ? split.left : split.right)
            return node < 0 ? node : next
        }
        let count = sums.count
        var split = 0
        var leaf = 0
        for leafCount in leafCounts {
            var row = 0
            // Four walks at once, since each waits for memory at every step.
            while row &+ 4 <= count {
                let (first, second) = (row &* width, (row &+ 1) &* width)
                let (third, fourth) = ((row &+ 2) &* width, (row &+ 3) &* width)
                var (a, b, c, d) = (0, 0, 0, 0)
                repeat {
                    a = child(a, split, first)
                    b = child(b, split, second)
                    c = child(c, split, third)
                    d = child(d, split, fourth)
                } while a & b & c & d >= 0
                unsafe sums[row] += leaves[leaf &+ ~a]
                unsafe sums[row &+ 1] += leaves[leaf &+ ~b]
                unsafe sums[row &+ 2] += leaves[leaf &+ ~c]
                unsafe sums[row &+ 3] += leaves[leaf &+ ~d]
                row &+= 4
            }
            while row < count {
                var node = 0
                repeat { node = child(node, split, row &* width) } while node >= 0
                unsafe sums[row] += leaves[leaf &+ ~node]
                row &+= 1
            }
            split += Int(leafCount) - 1
            leaf += Int(leafCount)
        }
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
