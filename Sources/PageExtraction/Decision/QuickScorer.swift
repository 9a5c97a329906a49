/// Finds the leaves of many rows in trees without walking them.
///
/// A row's bits say which leaves of a tree it may still come to, the leftmost in the lowest bit. Each
/// split that sends the row to the right takes away the leaves on its left, whether the row comes by
/// there or not; of what is left, the lowest is the row's leaf. So there is nothing to wait for or to
/// guess, and sixteen rows go through a split at once. After Lucchese and others, "QuickScorer", 2015, and
/// "Exploiting CPU SIMD extensions to speed-up document scoring with tree ensembles", 2016.
///
/// Invariants: the feature of every split is below `width`; every tree keeps one leaf of any row.
@safe
struct QuickScorer: Sendable {
    /// The most leaves that a tree may have.
    static let leafLimit = 32

    private struct Split {
        let threshold: Float
        /// The leaves that rows keep which go to the right.
        let right: UInt32
        let feature: Int
    }

    private struct Tree {
        let splits: Range<Int>
        /// Where its leaves begin.
        let leaves: Int
    }

    private var trees: [Tree] = []
    private var splits: [Split] = []
    /// What the leaves add, each tree's from left to right.
    private var leaves: [Float] = []
    private let width: Int

    /// Takes over the tables of `BoostedTrees`, which must be well-formed.
    ///
    /// - Complexity: O(splits).
    init(_ leafCounts: [UInt8], _ tables: [BoostedTrees.Split], _ values: [Float]) {
        width = Int(tables.map(\.feature).max() ?? 0) + 1
        var split = 0
        var leaf = 0
        for leafCount in leafCounts {
            let start = splits.count
            let end = leaf + Int(leafCount)
            _ = add(tables[split...], values[leaf..<end], node: 0)
            trees.append(Tree(splits: start..<splits.count, leaves: leaf))
            split += Int(leafCount) - 1
            leaf = end
        }
    }

    /// Adds a split or a leaf of a tree with all below, from left to right; the bits of its leaves.
    private mutating func add(
        _ tables: ArraySlice<BoostedTrees.Split>, _ values: ArraySlice<Float>, node: Int8
    ) -> UInt32 {
        guard node >= 0 else {
            leaves.append(values[values.startIndex + ~Int(node)])
            return 1 << UInt32(leaves.count - 1 - values.startIndex)
        }
        let table = tables[tables.startIndex + Int(node)]
        let left = add(tables, values, node: table.left)
        splits.append(
            Split(threshold: table.threshold, right: ~left, feature: Int(table.feature)))
        return left | add(tables, values, node: table.right)
    }

    /// Rows that go through the trees together.
    private static let rowsAtOnce = 16

    /// The sum of the leaves of each row of `width` features.
    ///
    /// - Complexity: O(rows · splits), at some four rows and splits in a nanosecond.
    func margins(_ rows: [Float], width: Int) -> [Float] {
        precondition(width >= self.width && rows.count % width == 0)
        let count = rows.count / width
        var sums = [Float](repeating: 0, count: count)
        var columns = [Float](repeating: 0, count: self.width * Self.rowsAtOnce)
        var first = 0
        while first < count {
            let last = min(count, first + Self.rowsAtOnce)
            for row in first..<last { copy(rows, row &* width, to: row &- first, of: &columns) }
            let found = add(columns)
            for row in first..<last { sums[row] = found[row &- first] }
            first = last
        }
        return sums
    }

    /// Copies the features of the row that begins at `start` to the columns, which hold sixteen rows.
    private func copy(_ rows: [Float], _ start: Int, to lane: Int, of columns: inout [Float]) {
        let row = rows.span.extracting(start..<(start + width))
        var columns = columns.mutableSpan
        for feature in row.indices {
            columns[feature &* Self.rowsAtOnce &+ lane] = row[feature]
        }
    }

    /// The sums of sixteen rows whose features are the columns.
    private func add(_ columns: [Float]) -> InlineArray<16, Float> {
        var sums = InlineArray<16, Float>(repeating: 0)
        unsafe columns.withUnsafeBytes { columns in
            unsafe splits.withUnsafeBufferPointer { splits in
                for tree in trees {
                    var (a, b, c, d) = (Self.all, Self.all, Self.all, Self.all)
                    for at in tree.splits {
                        let split = unsafe splits[at]
                        let threshold = SIMD4<Float>(repeating: split.threshold)
                        let right = SIMD4<UInt32>(repeating: split.right)
                        let column = split.feature &* 64
                        unsafe Self.narrow(&a, columns, column, threshold, right)
                        unsafe Self.narrow(&b, columns, column &+ 16, threshold, right)
                        unsafe Self.narrow(&c, columns, column &+ 32, threshold, right)
                        unsafe Self.narrow(&d, columns, column &+ 48, threshold, right)
                    }
                    for lane in 0..<4 {
                        sums[lane] += leaves[tree.leaves &+ a[lane].trailingZeroBitCount]
                        sums[lane &+ 4] += leaves[tree.leaves &+ b[lane].trailingZeroBitCount]
                        sums[lane &+ 8] += leaves[tree.leaves &+ c[lane].trailingZeroBitCount]
                        sums[lane &+ 12] += leaves[tree.leaves &+ d[lane].trailingZeroBitCount]
                    }
                }
            }
        }
        return sums
    }

    private static let all = SIMD4<UInt32>(repeating: .max)

    /// Takes the leaves on the left from the rows that are not at most the threshold.
    @inline(__always)
    private static func narrow(
        _ bits: inout SIMD4<UInt32>, _ columns: UnsafeRawBufferPointer, _ offset: Int,
        _ threshold: SIMD4<Float>, _ right: SIMD4<UInt32>
    ) {
        let values = unsafe columns.loadUnaligned(fromByteOffset: offset, as: SIMD4<Float>.self)
        let isLeft = unsafe unsafeBitCast(values .<= threshold, to: SIMD4<UInt32>.self)
        bits &= isLeft | right
    }
}
