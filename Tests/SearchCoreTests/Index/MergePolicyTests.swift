import Testing

@testable import SearchCore

@Suite struct MergePolicyTests {
    private func segment(megabytes: UInt64, documents: Int = 100, deleted: Int = 0) -> SegmentInfo {
        SegmentInfo(
            number: 1, documentCount: documents, deletedCount: deleted, fields: [], languages: [],
            files: [FileSummary(length: megabytes << 20, checksum: 0)])
    }

    @Test func fewSegmentsStay() {
        #expect(MergePolicy.selection(of: []) == nil)
        #expect(MergePolicy.selection(of: Array(repeating: segment(megabytes: 0), count: 7)) == nil)
        let tiers = [UInt64(0), 1, 8, 64, 512].flatMap { size in
            Array(repeating: segment(megabytes: size), count: 7)
        }
        #expect(MergePolicy.selection(of: tiers) == nil)
    }

    /// The smallest tier that is full is merged, and nothing of the others.
    @Test func fullTier() {
        var segments = Array(repeating: segment(megabytes: 100), count: 8)
        #expect(MergePolicy.selection(of: segments) == Array(0..<8))
        segments.insert(contentsOf: Array(repeating: segment(megabytes: 2), count: 8), at: 3)
        #expect(MergePolicy.selection(of: segments) == Array(3..<11))
    }

    @Test func deletions() {
        let segments = [
            segment(megabytes: 1), segment(megabytes: 9, documents: 10, deleted: 5),
            segment(megabytes: 9, documents: 10, deleted: 6),
        ]
        #expect(MergePolicy.selection(of: segments) == [2])
    }

    /// Many small commits leave few segments: no more than seven a tier.
    @Test func manyCommits() {
        var sizes: [UInt64] = []
        var most = 0
        for _ in 0..<2000 {
            sizes.append(1)
            while let selection = MergePolicy.selection(of: sizes.map { segment(megabytes: $0) }) {
                let sum = selection.reduce(0) { $0 + sizes[$1] }
                sizes[selection[0]] = sum
                for index in selection.dropFirst().reversed() { sizes.remove(at: index) }
            }
            most = max(most, sizes.count)
        }
        #expect(most <= 7 * 5)
    }
}
