internal import CBitPacking
internal import MappedIO

/// Gives the positions of any of a term's occurrences without decoding those before.
///
/// Positions are in groups of 128 gaps, counted over all documents. Of the group that was asked for
/// last, as much as is wanted is decoded, as sums: so a position is a sum less that before its document.
///
/// Invariants: `bytes` has `byteCount` readable bytes while `list` lives. Where `group` is not -1, `sums`
/// has room for 136 values, all of them set; value i is, for i from `decodedStart` to `decodedEnd`, the sum
/// of the gaps from `decodedStart` on and below i, each taken one greater.
@safe struct PositionsCursor: ~Copyable {
    /// Positions of one document, in a part of it that lies in one group.
    ///
    /// Invariant: `sums` has `count` values, until the cursor is asked for others.
    @safe struct Run {
        private let sums: UnsafePointer<UInt32>
        /// What is to be taken off the sums.
        private let base: UInt32
        let count: Int

        @inline(__always)
        fileprivate init(_ sums: UnsafePointer<UInt32>, base: UInt32, count: Int) {
            unsafe self.sums = unsafe sums
            self.base = base
            self.count = count
        }

        @inline(__always)
        subscript(index: Int) -> UInt32 {
            assert(index >= 0 && index < count)
            return unsafe sums[index] &- base
        }

        @inline(__always)
        var last: UInt32 { self[count &- 1] }

        /// Positions that `near` can tell of.
        static let most = 32
        /// A bit for each position.
        @inline(__always)
        var all: UInt32 { UInt32(truncatingIfNeeded: (1 &<< UInt64(count)) &- 1) }

        /// Which positions have one of another word's `distance` behind them, or up to `slop` more or less:
        /// a bit each, the first one's lowest.
        ///
        /// There must be `most` positions at the most.
        @inline(__always)
        func near(_ other: Run, distance: Int, slop: Int) -> UInt32 {
            let least = UInt32(truncatingIfNeeded: distance &- slop)
            let span = UInt32(truncatingIfNeeded: 2 &* slop)
            // A few are compared with a few in less time than is needed to look for one.
            if count <= 4, other.count <= 16 {
                return unsafe winnow_near(
                    sums, other.sums, UInt32(other.count), least &+ other.base &- base, span) & all
            }
            return search(other, distance: distance, slop: slop)
        }

        private func search(_ other: Run, distance: Int, slop: Int) -> UInt32 {
            var found: UInt32 = 0
            let last = Int(other.last)
            var low = 0
            for index in 0..<count {
                let place = Int(self[index]) &+ distance
                let wanted = max(place &- slop, 0)
                if wanted > last { break }
                low = other.firstIndex(from: low, atLeast: UInt32(truncatingIfNeeded: wanted))
                if Int(other[low]) <= place &+ slop { found |= 1 &<< UInt32(index) }
            }
            return found
        }

        /// The first index from `low` on, which must be below `count`, with a position of `wanted` or
        /// more; the last position must be one.
        @inline(__always)
        func firstIndex(from low: Int, atLeast wanted: UInt32) -> Int {
            assert(low < count && last >= wanted)
            var low = low
            var length = count &- low
            while length > 1 {
                let half = length &>> 1
                low = self[low &+ half &- 1] < wanted ? low &+ half : low
                length &-= half
            }
            return low
        }

        @inline(__always)
        fileprivate func copy(to output: UnsafeMutablePointer<UInt32>) {
            for index in 0..<count { unsafe output[index] = sums[index] &- base }
        }
    }

    /// The occurrences in one document, of which nothing was decoded yet.
    struct Occurrences {
        /// The number of the first, counted over all documents.
        var first: UInt32 = 0
        var count: UInt32 = 0
        /// Where the body of the first one's group is.
        var offset: UInt32 = 0
        /// The number up to which it is worth while to decode that group, for what comes next; 0 if that is
        /// not known.
        var until: UInt32 = 0

        @inline(__always)
        var isInOneGroup: Bool { Int(first & 127) &+ Int(count) <= PatchedBlock.length }
    }

    /// The occurrences in one document that were not read yet.
    struct Rest {
        fileprivate var first: Int
        fileprivate let end: Int
        fileprivate var offset: Int
        fileprivate let until: Int
        /// What the first one's gap counts from.
        fileprivate var next: UInt32 = 0

        init(_ all: Occurrences) {
            first = Int(all.first)
            end = first &+ Int(all.count)
            offset = Int(all.offset)
            until = Int(all.until)
        }

        @inline(__always)
        var isEmpty: Bool { first == end }
    }

    /// Every position is below, so that sums of a position and a distance don't overflow.
    private static let limit: UInt32 = 1 << 31
    /// Gaps of so many bits can't add up to `limit` in a group.
    private static let narrow = 24

    private let list: PostingList
    private let bytes: UnsafeRawPointer
    private let byteCount: Int
    private let total: Int
    private let groupCount: Int
    private var group = -1
    private var decodedStart = 0
    private var decodedEnd = 0
    /// Whether sums in the group may have wrapped around.
    private var isWide = false
    /// Whether the headers of all groups were verified.
    private var hasVerifiedHeaders = false
    private var sums: UnsafeMutablePointer<UInt32>
    /// Where the walk over groups stands: a group's number and its offset.
    private var walkGroup: Int
    private var walkOffset: Int

    init(_ list: PostingList) {
        self.list = list
        unsafe bytes = list.positions.unsafeBase
        byteCount = list.positions.count
        total = Int(list.info.totalFrequency)
        groupCount = total / PatchedBlock.length
        (walkGroup, walkOffset) = (0, list.groupsStart)
        // Most terms of queries are never asked for positions.
        unsafe sums = UnsafeMutablePointer(bitPattern: MemoryLayout<UInt32>.alignment)!
    }

    deinit { if hasRoom { unsafe sums.deallocate() } }

    private var hasRoom: Bool {
        unsafe UInt(bitPattern: sums) != UInt(MemoryLayout<UInt32>.alignment)
    }

    /// The occurrences of those numbers, which are in a document of a block of postings; none, with a
    /// report, if there can't be such.
    ///
    /// - Complexity: linear in the groups between the block's first, or that of the occurrences asked for
    ///   before, and theirs.
    @inline(__always)
    mutating func locate(_ numbers: (first: Int, count: Int), ofBlock block: Int) -> Occurrences {
        // A damaged bitmap has documents for which there are no postings.
        guard block <= list.blockCount, numbers.first &+ numbers.count <= total,
            numbers.first &>> 7 == walkGroup || walk(to: numbers.first &>> 7, block),
            walkOffset <= byteCount
        else {
            damaged()
            return Occurrences()
        }
        return Occurrences(
            first: UInt32(truncatingIfNeeded: numbers.first),
            count: UInt32(truncatingIfNeeded: numbers.count),
            offset: UInt32(truncatingIfNeeded: walkOffset))
    }

    @inline(never)
    private mutating func walk(to wanted: Int, _ block: Int) -> Bool {
        let start = list.occurrences(beforeBlock: block) &>> 7
        if wanted < walkGroup || walkGroup < start {
            walkGroup = start
            walkOffset = list.groupOffset(ofBlock: block)
        }
        guard walkGroup <= wanted, wanted <= groupCount, verifyHeaders() else { return false }
        while walkGroup < wanted {
            guard let shape = shape(ofGroup: walkGroup) else { return false }
            walkOffset &+= shape.bodyLength
            walkGroup &+= 1
        }
        return true
    }

    /// Has memory bring the bytes that the first of some occurrences are decoded from.
    @inline(__always)
    func prefetch(_ occurrences: Occurrences) {
        guard let shape = shape(ofGroup: Int(occurrences.first &>> 7)) else { return }
        let row = Int(occurrences.first & 127) &>> 2
        let body = unsafe bytes + Int(occurrences.offset)
        // An address that is not there does no harm.
        unsafe winnow_prefetch(body + ((row &* shape.width) &>> 5) &<< 4)
        unsafe winnow_prefetch(body + 16 &* shape.width)
    }

    /// The positions of occurrences that are in one group, one at least; nil, with a report, if they can't
    /// be.
    @inline(__always)
    mutating func run(_ all: Occurrences) -> Run? {
        assert(all.isInOneGroup && all.count > 0)
        let (index, count) = (Int(all.first & 127), Int(all.count))
        let wanted = Int(all.first &>> 7)
        if wanted != group || index < decodedStart || index &+ count > decodedEnd {
            let until = Int(all.until) &- wanted &<< 7
            guard load(group: wanted, at: Int(all.offset), index, index &+ count, until) else {
                damaged()
                return nil
            }
        }
        return run(index, count, 0)
    }

    /// The positions of the first of the rest that are in one group; nil, with a report, if they can't be.
    ///
    /// The rest must not be empty.
    @inline(__always)
    mutating func run(_ rest: inout Rest) -> Run? {
        let (wanted, index) = (rest.first &>> 7, rest.first & 127)
        let count = min(PatchedBlock.length &- index, rest.end &- rest.first)
        if wanted != group || index < decodedStart || index &+ count > decodedEnd {
            let until = rest.until &- wanted &<< 7
            guard load(group: wanted, at: rest.offset, index, index &+ count, until) else {
                damaged()
                return nil
            }
        }
        guard let run = run(index, count, rest.next) else { return nil }
        rest.next = run.last &+ 1
        rest.first &+= count
        if !rest.isEmpty {
            guard let shape = shape(ofGroup: wanted) else {
                damaged()
                return nil
            }
            rest.offset &+= shape.bodyLength
        }
        return run
    }

    @inline(__always)
    private func run(_ index: Int, _ count: Int, _ next: UInt32) -> Run? {
        let run = unsafe Run(
            sums + index + 1, base: sums[index] &+ 1 &- next, count: count)
        guard run.last < PositionsCursor.limit, !isWide || isAscending(run, next) else {
            damaged()
            return nil
        }
        return run
    }

    /// Appends the positions of occurrences.
    mutating func read(_ all: Occurrences, into output: inout PositionBuffer) {
        var rest = Rest(all)
        while !rest.isEmpty {
            guard let run = run(&rest) else { return }
            unsafe run.copy(to: output.room(for: run.count))
            unsafe output.add(run.count)
        }
    }

    /// Appends the gaps of all documents (see `TermOccurrences.gaps`), as they were written.
    mutating func readGaps(into output: inout PositionBuffer) {
        var offset = list.groupsStart
        for number in 0...groupCount {
            let count = min(PatchedBlock.length, total - number * PatchedBlock.length)
            if count == 0 { return }
            guard load(group: number, at: offset, 0, count, 0) else { return damaged() }
            let room = unsafe output.room(for: count)
            for index in 0..<count { unsafe room[index] = sums[index + 1] &- sums[index] &- 1 }
            unsafe output.add(count)
            offset += shape(ofGroup: number)?.bodyLength ?? 0
        }
    }

    @inline(never)
    private func damaged() {
        list.report.report(
            path: list.path,
            offset: FileEnvelope.headerLength + list.info.positions.lowerBound,
            expected: "positions of a term", found: "other bytes")
    }

    /// Whether no sum of the run wrapped around.
    private func isAscending(_ run: Run, _ next: UInt32) -> Bool {
        var least = next
        for index in 0..<run.count {
            guard run[index] >= least, run[index] < PositionsCursor.limit else { return false }
            least = run[index] + 1
        }
        return true
    }

    @inline(__always)
    private mutating func verifyHeaders() -> Bool {
        if !hasVerifiedHeaders { hasVerifiedHeaders = list.verifyPositions(0..<list.groupsStart) }
        return hasVerifiedHeaders
    }

    @inline(__always)
    private func shape(ofGroup group: Int) -> PatchedBlock.Shape? {
        // All headers lie within the bytes, which the list has made sure of.
        guard group < groupCount else { return nil }
        return PatchedBlock.Shape(
            header: UInt16(
                littleEndian: unsafe bytes.loadUnaligned(
                    fromByteOffset: PatchedBlock.headerLength &* group, as: UInt16.self)))
    }

    /// Decodes positions of a group, from `index` on and below `end` at least, and below `until` if there are
    /// so many.
    @inline(never)
    private mutating func load(
        group number: Int, at offset: Int, _ index: Int, _ end: Int, _ until: Int
    ) -> Bool {
        // A group that is asked for again is likely to be so once more, if nothing else is known.
        let isAgain = number == group && until <= 0
        group = -1
        guard offset <= byteCount, verifyHeaders() else { return false }
        if !hasRoom {
            // One before the first, and some behind the last: they are read in fours.
            let count = PatchedBlock.length + 8
            unsafe sums = .allocate(capacity: count)
            unsafe sums.initialize(repeating: 0, count: count)
        }
        if number == groupCount {
            guard loadRest(at: offset), end <= decodedEnd else { return false }
        } else {
            let wanted = isAgain ? PatchedBlock.length : max(end, until)
            let rows = index &>> 2..<(min(wanted, PatchedBlock.length) &+ 3) &>> 2
            guard let shape = shape(ofGroup: number), shape.bodyLength <= byteCount - offset,
                list.verifyPositions(offset..<offset &+ shape.bodyLength),
                unsafe PatchedBlock.decodeBody(
                    bytes + offset, shape, rows: rows, readable: byteCount - offset, into: sums + 1)
            else { return false }
            (decodedStart, decodedEnd) = (rows.lowerBound &<< 2, rows.upperBound &<< 2)
            unsafe sums[decodedStart] = 0
            let decoded = unsafe sums + 1 + decodedStart
            unsafe winnow_sum_up(decoded, UInt32(rows.count), 0, 1, decoded)
            isWide = shape.top > PositionsCursor.narrow
        }
        group = number
        return true
    }

    /// Decodes what is behind the last group.
    private mutating func loadRest(at offset: Int) -> Bool {
        (decodedStart, decodedEnd) = (0, total - groupCount * PatchedBlock.length)
        isWide = true
        unsafe sums[0] = 0
        if total == 1 {
            unsafe sums[1] = list.info.singlePosition &+ 1
            return true
        }
        guard list.verifyPositions(offset..<byteCount),
            let parameter = list.positions.byte(at: offset)
        else { return false }
        var reader = unsafe BitReader(bytes + offset + 1, count: byteCount - offset - 1)
        var (sum, union): (UInt32, UInt32) = (0, 0)
        for index in 0..<decodedEnd {
            let gap = reader.next(rice: parameter)
            union |= gap
            sum &+= gap &+ 1
            unsafe sums[index &+ 1] = sum
        }
        isWide = union >> UInt32(PositionsCursor.narrow) != 0
        return reader.isWithinBytes
    }
}
