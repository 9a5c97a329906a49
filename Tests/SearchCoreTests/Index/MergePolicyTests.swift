import Testing

@testable import SearchCore

@Suite struct MergePolicyTests {
    private func segment(megabytes: UInt64, documents: Int = 100, deleted: Int = 0) -> SegmentInfo {
        SegmentInfo(
            number: 1, documentCount: documents, deletedCount: deleted,
            fields: [FieldStatistics(documentCount: documents, tokenCount: megabytes << 17)],
            languages: [],
            files: FileKind.ofSegment.map {
                FileSummary(length: $0 == .positions ? megabytes << 20 : 0, checksum: 0)
            })
    }

    @Test func fewSegmentsStay() {
        #expect(MergePolicy.selection(of: [], memory: .max) == nil)
        #expect(
            MergePolicy.selection(
                of: Array(repeating: segment(megabytes: 0), count: 7), memory: .max) == nil)
        let tiers = [UInt64(0), 1, 8, 64, 512].flatMap { size in
            Array(repeating: segment(megabytes: size), count: 7)
        }
        #expect(MergePolicy.selection(of: tiers, memory: .max) == nil)
    }

    /// The smallest tier that is full is merged, and nothing of the others.
    @Test func fullTier() {
        var segments = Array(repeating: segment(megabytes: 100), count: 8)
        #expect(MergePolicy.selection(of: segments, memory: .max) == Array(0..<8))
        segments.insert(contentsOf: Array(repeating: segment(megabytes: 2), count: 8), at: 3)
        #expect(MergePolicy.selection(of: segments, memory: .max) == Array(3..<11))
    }

    @Test func deletions() {
        let segments = [
            segment(megabytes: 1), segment(megabytes: 9, documents: 10, deleted: 5),
            segment(megabytes: 9, documents: 10, deleted: 6),
        ]
        #expect(MergePolicy.selection(of: segments, memory: .max) == [2])
    }

    /// Many small commits leave few segments: no more than seven a tier.
    @Test func manyCommits() {
        var sizes: [UInt64] = []
        var most = 0
        for _ in 0..<2000 {
            sizes.append(1)
            while let selection = MergePolicy.selection(
                of: sizes.map { segment(megabytes: $0) }, memory: .max)
            {
                let sum = selection.reduce(0) { $0 + sizes[$1] }
                sizes[selection[0]] = sum
                for index in selection.dropFirst().reversed() { sizes.remove(at: index) }
            }
            most = max(most, sizes.count)
        }
        #expect(most <= 7 * 5)
    }

    /// What would take too much memory is left, and as much of it merged as may be.
    @Test func memory() {
        let segments = [9, 20, 10, 9, 9, 30, 9, 9].map { segment(megabytes: $0) }
        let all = MergeCost.bytes(of: segments)
        #expect(MergePolicy.selection(of: segments, memory: all) == Array(0..<8))
        #expect(MergePolicy.selection(of: segments, memory: all - 1) == [0, 1, 2, 3, 4, 6, 7])
        let five = MergeCost.bytes(of: segments.filter { $0.byteCount == 9 << 20 })
        #expect(MergePolicy.selection(of: segments, memory: five) == [0, 3, 4, 6, 7])
        let one = MergeCost.bytes(of: [segments[0]])
        #expect(MergePolicy.selection(of: segments, memory: one) == nil)
    }

    /// A tier of which nothing can be merged does not keep others from it.
    @Test func memoryOfLargerTier() {
        let segments =
            Array(repeating: segment(megabytes: 600), count: 9)
            + Array(repeating: segment(megabytes: 2, documents: 9, deleted: 5), count: 1)
        let memory = MergeCost.bytes(of: [segments[9]])
        #expect(MergePolicy.selection(of: segments, memory: memory) == [9])
        #expect(MergePolicy.selection(of: segments, memory: memory - 1) == nil)
    }

    /// Counts that can't be do no harm.
    @Test func hugeCounts() {
        var absurd = segment(megabytes: 1)
        absurd.documentCount = .max
        absurd.fields[0].tokenCount = .max
        #expect(
            MergePolicy.selection(of: Array(repeating: absurd, count: 8), memory: 1 << 40) == nil)
    }
}
