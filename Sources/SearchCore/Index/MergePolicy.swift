/// Which segments to merge, so that there are never many.
///
/// Segments are sorted into tiers by size, each tier eight times as large as the one below; a tier
/// that has eight is merged into one of the next. So the number of segments is logarithmic in the
/// size of the index, and a document is rewritten once a tier. A segment that is half deleted is
/// rewritten on its own.
///
/// No merge is begun that would hold more memory than there may be (`MergeCost`). Segments that are too large
/// for it stay as they are: beyond this size, their number grows with the index.
enum MergePolicy {
    static let segmentsPerTier = 8
    private static let smallestTier: UInt64 = 1 << 20

    /// The indexes of the segments to merge next, ascending, or nil if all is well.
    ///
    /// - Parameter memory: bytes that a merge may hold.
    static func selection(of segments: [SegmentInfo], memory: Int) -> [Int]? {
        var tiers: [Int: [Int]] = [:]
        for (index, segment) in segments.enumerated() {
            if 2 * segment.deletedCount > segment.documentCount,
                MergeCost.bytes(of: [segment]) <= memory
            {
                return [index]
            }
            tiers[tier(of: segment), default: []].append(index)
        }
        for (_, tier) in tiers.sorted(by: { $0.key < $1.key }) where tier.count >= segmentsPerTier {
            let chosen = affordable(tier, of: segments, memory)
            if chosen.count > 1 { return chosen }
        }
        return nil
    }

    /// As many of a tier as can be merged together, the cheapest first.
    private static func affordable(
        _ tier: [Int], of segments: [SegmentInfo], _ memory: Int
    ) -> [Int] {
        let cheapest = tier.sorted {
            (MergeCost.bytes(of: [segments[$0]]), $0) < (MergeCost.bytes(of: [segments[$1]]), $1)
        }
        var chosen: [Int] = []
        for index in cheapest {
            if MergeCost.bytes(of: (chosen + [index]).map { segments[$0] }) > memory { break }
            chosen.append(index)
        }
        return chosen.sorted()
    }

    private static func tier(of segment: SegmentInfo) -> Int {
        var size = UInt64(Double(segment.byteCount) * segment.liveShare) / smallestTier
        var tier = 0
        while size > 0 {
            tier += 1
            size /= UInt64(segmentsPerTier)
        }
        return tier
    }
}
