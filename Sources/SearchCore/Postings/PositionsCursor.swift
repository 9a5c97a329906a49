internal import MappedIO

/// Gives the positions of a term in one document without decoding those of the documents before.
///
/// Remembers the group it decoded last, so that documents in ascending order decode each group once.
@safe struct PositionsCursor: ~Copyable {
    /// Every position is below, so that sums of a position and a distance don't overflow.
    private static let limit: UInt32 = 1 << 31

    private let list: PostingList
    private let groupCount: Int
    /// The group whose gaps stand in `gaps`, or -1.
    private var group = -1
    /// Where the walk over groups stands: a group's number and its offset.
    private var walkGroup = 0
    private var walkOffset = 0
    private var gaps = InlineArray<128, UInt32>(repeating: 0)

    init(_ list: PostingList) {
        self.list = list
        groupCount = Int(list.info.totalFrequency / UInt64(PatchedBlock.length))
    }

    /// Appends `count` positions of one document: those that follow the first `skipping` behind a
    /// block of postings (-1: from the start).
    mutating func append(
        skipping: Int, count: Int, behindBlock block: Int, to output: inout [UInt32]
    ) {
        if list.info.totalFrequency == 1 {
            guard list.info.singlePosition < PositionsCursor.limit else { return damaged() }
            output.append(list.info.singlePosition)
            return
        }
        // A damaged bitmap has postings behind the last block.
        guard block < list.blockCount else { return damaged() }
        let base = block < 0 ? 0 : list.occurrences(throughBlock: block)
        let first = base + skipping
        guard UInt64(first) + UInt64(count) <= list.info.totalFrequency else { return damaged() }
        if first / PatchedBlock.length < walkGroup || walkGroup < base / PatchedBlock.length {
            walkGroup = base / PatchedBlock.length
            walkOffset = block < 0 ? 0 : list.groupOffset(behindBlock: block)
        }
        output.reserveCapacity(output.count + count)
        var next: UInt32 = 0
        var number = first
        let end = first + count
        while number < end {
            guard load(group: number / PatchedBlock.length) else { return damaged() }
            let start = number % PatchedBlock.length
            let stop = min(PatchedBlock.length, start + end - number)
            number += stop - start
            for index in start..<stop {
                let position = next &+ gaps[index]
                guard position >= next, position < PositionsCursor.limit else { return damaged() }
                output.append(position)
                next = position &+ 1
            }
        }
    }

    private func damaged() {
        list.report.report(
            path: list.path,
            offset: FileEnvelope.headerLength + list.info.positions.lowerBound,
            expected: "positions of a term", found: "other bytes")
    }

    private mutating func load(group wanted: Int) -> Bool {
        if wanted == group { return true }
        while walkGroup < wanted {
            guard walkOffset <= list.positions.count,
                let length = unsafe PatchedBlock.encodedLength(
                    list.positions.unsafeBase + walkOffset,
                    limit: list.positions.count - walkOffset)
            else { return false }
            walkOffset += length
            walkGroup += 1
        }
        guard walkOffset <= list.positions.count else { return false }
        group = -1
        if wanted < groupCount {
            let packed = unsafe list.positions.unsafeBase + walkOffset
            let limit = list.positions.count - walkOffset
            let length = unsafe withUnsafeMutableBytes(of: &gaps) { output in
                unsafe PatchedBlock.decode(
                    packed, limit: limit,
                    into: output.baseAddress!.assumingMemoryBound(to: UInt32.self))
            }
            guard length != nil else { return false }
        } else {
            var reader = ByteReader(list.positions, at: walkOffset)
            let rest = Int(list.info.totalFrequency) - groupCount * PatchedBlock.length
            for index in 0..<rest {
                guard let gap = reader.varint(), gap <= UInt64(UInt32.max) else { return false }
                gaps[index] = UInt32(gap)
            }
        }
        group = wanted
        return true
    }
}
