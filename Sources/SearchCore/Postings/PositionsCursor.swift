internal import MappedIO

/// Gives the positions of a term in one document without decoding those of the documents before.
///
/// Remembers the group it decoded last, so that documents in ascending order decode each group once.
///
/// Invariant: `bytes` has `byteCount` readable bytes while `list` lives.
@safe struct PositionsCursor: ~Copyable {
    /// Every position is below, so that sums of a position and a distance don't overflow.
    private static let limit: UInt64 = 1 << 31

    private let list: PostingList
    private let bytes: UnsafeRawPointer
    private let byteCount: Int
    private let total: Int
    private let groupCount: Int
    /// The group whose gaps stand in `gaps`, or -1.
    private var group = -1
    /// Where the walk over groups stands: a group's number and its offset.
    private var walkGroup = 0
    private var walkOffset = 0
    private var gaps = InlineArray<128, UInt32>(repeating: 0)

    init(_ list: PostingList) {
        self.list = list
        unsafe bytes = list.positions.unsafeBase
        byteCount = list.positions.count
        total = Int(list.info.totalFrequency)
        groupCount = total / PatchedBlock.length
    }

    /// Appends `count` positions of one document: those that follow the first `skipping` behind a
    /// block of postings (-1: from the start).
    mutating func read(
        skipping: Int, count: Int, behindBlock block: Int, into output: inout PositionBuffer
    ) {
        var written = unsafe output.room(for: count)
        if total == 1 {
            guard UInt64(list.info.singlePosition) < PositionsCursor.limit, count == 1 else {
                return damaged()
            }
            unsafe written[0] = list.info.singlePosition
            return unsafe output.add(1)
        }
        // A damaged bitmap has documents for which there are no postings.
        guard block < list.blockCount else { return damaged() }
        let base = block < 0 ? 0 : list.occurrences(throughBlock: block)
        let first = base + skipping
        let end = first + count
        guard end <= total else { return damaged() }
        if first / PatchedBlock.length < walkGroup || walkGroup < base / PatchedBlock.length {
            walkGroup = base / PatchedBlock.length
            walkOffset = block < 0 ? 0 : list.groupOffset(behindBlock: block)
        }
        // Gaps are below 2^32 and there are fewer of them, so that the sum can't wrap around.
        var next: UInt64 = 0
        var number = first
        while number < end {
            let wanted = number / PatchedBlock.length
            if wanted != group, !load(group: wanted) { return damaged() }
            var index = number & 127
            let stop = min(PatchedBlock.length, index &+ end &- number)
            number &+= stop &- index
            while index < stop {
                next &+= UInt64(gaps[index & 127])
                unsafe written.pointee = UInt32(truncatingIfNeeded: next)
                unsafe written += 1
                next &+= 1
                index &+= 1
            }
        }
        guard next <= PositionsCursor.limit else { return damaged() }
        unsafe output.add(count)
    }

    /// Appends the gaps of all documents (see `TermOccurrences.gaps`), as they were written.
    mutating func readGaps(into output: inout PositionBuffer) {
        if total == 1 { return output.append(list.info.singlePosition) }
        (walkGroup, walkOffset) = (0, 0)
        for group in 0...groupCount {
            let first = group * PatchedBlock.length
            let count = min(PatchedBlock.length, total - first)
            if count == 0 { return }
            guard load(group: group) else { return damaged() }
            let room = unsafe output.room(for: count)
            for index in 0..<count { unsafe room[index] = gaps[index & 127] }
            unsafe output.add(count)
        }
    }

    private func damaged() {
        list.report.report(
            path: list.path,
            offset: FileEnvelope.headerLength + list.info.positions.lowerBound,
            expected: "positions of a term", found: "other bytes")
    }

    private mutating func load(group wanted: Int) -> Bool {
        while walkGroup < wanted {
            guard walkOffset <= byteCount,
                let length = unsafe PatchedBlock.encodedLength(
                    bytes + walkOffset, limit: byteCount - walkOffset)
            else { return false }
            walkOffset += length
            walkGroup += 1
        }
        guard walkOffset <= byteCount else { return false }
        group = -1
        if wanted < groupCount {
            let (packed, limit) = unsafe (bytes + walkOffset, byteCount - walkOffset)
            let length = unsafe withUnsafeMutableBytes(of: &gaps) { output in
                unsafe PatchedBlock.decode(
                    packed, limit: limit,
                    into: output.baseAddress!.assumingMemoryBound(to: UInt32.self))
            }
            guard length != nil else { return false }
        } else {
            guard let parameter = list.positions.byte(at: walkOffset) else { return false }
            var reader = unsafe BitReader(
                bytes + walkOffset + 1, count: byteCount - walkOffset - 1)
            for index in 0..<total - groupCount * PatchedBlock.length {
                gaps[index] = reader.next(rice: parameter)
            }
            guard reader.isWithinBytes else { return false }
        }
        group = wanted
        return true
    }
}
