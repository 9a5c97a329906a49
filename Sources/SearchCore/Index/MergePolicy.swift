/// Which segments to merge, so that there are never many.
///
/// Segments are sorted into tiers by size, each tier eight times as large as the one below; a tier
/// that has eight is merged into one of the next. So the number of segments is logarithmic in the
/// size of the index, and a document is rewritten once a tier. A segment that is half deleted is
/// rewritten on its own.
enum MergePolicy {
    static let segmentsPerTier = 8
    private static let smallestTier: UInt64 = 1 << 20

    /// The indexes of the segments to merge next, or nil if all is well.
    static func selection(of segments: [SegmentInfo]) -> [Int]? {
        var tiers: [Int: [Int]] = [:]
        for (index, segment) in segments.enumerated() {
            if 2 * segment.deletedCount > segment.documentCount { return [index] }
            tiers[tier(of: segment), default: []].append(index)
        }
        return tiers.sorted { $0.key < $1.key }.first { $0.value.count >= segmentsPerTier }?.value
    }

    private static func tier(of segment: SegmentInfo) -> Int {
        let live = Double(segment.documentCount - segment.deletedCount)
        let share = segment.documentCount == 0 ? 0 : live / Double(segment.documentCount)
        var size = UInt64(Double(segment.byteCount) * share) / smallestTier
        var tier = 0
        while size > 0 {
            tier += 1
            size /= UInt64(segmentsPerTier)
        }
        return tier
    }
}
