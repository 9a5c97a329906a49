internal import CBitPacking
internal import MappedIO

/// Gives how often a term occurs in the document of any of its postings, and how often in those before.
///
/// Remembers the block it decoded last.
///
/// Invariants: `frequencies` are those of block `block`, the tail being block `list.blockCount`. Unless
/// `summedBlock` is -1, it is `block`, and `sums` are the sums of `frequencies` up to each.
@safe struct FrequencyCursor: ~Copyable {
    private let list: PostingList
    private var block = -1
    private var frequencies = InlineArray<128, UInt32>(repeating: 0)
    private var summedBlock = -1
    /// How many occurrences stand before it.
    private var before = 0
    private var sums = InlineArray<128, UInt32>(repeating: 0)

    init(_ list: PostingList) { self.list = list }

    /// How often the term occurs in the document of a posting.
    @inline(__always)
    mutating func frequency(at ordinal: Int) -> UInt32 {
        if ordinal &>> 7 != block { load(ordinal) }
        return frequencies[ordinal & 127]
    }

    /// Calls `body` with the 128 frequencies of a posting's block.
    @inline(__always)
    mutating func withBlock(of ordinal: Int, _ body: (UnsafePointer<UInt32>) -> Void) {
        if ordinal &>> 7 != block { load(ordinal) }
        unsafe withUnsafeBytes(of: &frequencies) { frequencies in
            unsafe body(frequencies.baseAddress!.assumingMemoryBound(to: UInt32.self))
        }
    }

    /// The number of the first occurrence in the document of a posting, counted from 0 over all documents,
    /// and how many there are in it.
    ///
    /// They are those that the bytes tell, which may be more than there are.
    @inline(__always)
    mutating func occurrences(at ordinal: Int) -> (first: Int, count: Int) {
        if ordinal &>> 7 != summedBlock { sumUp(ordinal) }
        let index = ordinal & 127
        let count = frequencies[index]
        return (before &+ Int(sums[index] &- count), Int(count))
    }

    /// As `occurrences`, where few others of the block are asked for.
    @inline(__always)
    mutating func occurrences(atLone ordinal: Int) -> (first: Int, count: Int) {
        let wanted = ordinal &>> 7
        guard wanted != summedBlock, wanted < list.blockCount,
            let range = list.frequencies(ofBlock: wanted),
            let (sum, value) = unsafe PatchedBlock.sum(
                before: ordinal & 127, list.postings.unsafeBase + range.lowerBound,
                limit: range.count, readable: list.postings.count - range.lowerBound)
        else { return occurrences(at: ordinal) }
        let first = list.occurrences(beforeBlock: wanted) &+ Int(sum) &+ ordinal & 127
        return (first, Int(value) &+ 1)
    }

    /// Has memory bring the frequencies of a block.
    @inline(__always)
    func prefetch(ofBlock wanted: Int) {
        guard wanted < list.blockCount, wanted != summedBlock,
            let range = list.frequencies(ofBlock: wanted)
        else { return }
        let bytes = unsafe list.postings.unsafeBase + range.lowerBound
        unsafe winnow_prefetch(bytes)
        unsafe winnow_prefetch(bytes + 64)
    }

    /// Makes the tail the block that is decoded; its frequencies are to be set.
    mutating func beginTail() {
        block = list.blockCount
        summedBlock = -1
    }

    /// Sets the frequency of a posting of the decoded block.
    @inline(__always)
    mutating func set(_ frequency: UInt32, at index: Int) { frequencies[index & 127] = frequency }

    @inline(never)
    private mutating func sumUp(_ ordinal: Int) {
        let wanted = ordinal &>> 7
        if wanted != block { load(ordinal) }
        unsafe withUnsafeBytes(of: &frequencies) { frequencies in
            unsafe withUnsafeMutableBytes(of: &sums) { sums in
                unsafe winnow_sum_up(
                    frequencies.baseAddress!.assumingMemoryBound(to: UInt32.self),
                    UInt32(PatchedBlock.rowCount), 0, 0,
                    sums.baseAddress!.assumingMemoryBound(to: UInt32.self))
            }
        }
        summedBlock = wanted
        before = list.occurrences(beforeBlock: min(wanted, list.blockCount))
    }

    @inline(never)
    private mutating func load(_ ordinal: Int) {
        let wanted = ordinal &>> 7
        block = wanted
        summedBlock = -1
        let isWhole: Bool
        if list.info.documentFrequency == 1 {
            frequencies[0] = UInt32(truncatingIfNeeded: list.info.totalFrequency)
            isWhole = ordinal == 0
        } else if wanted < list.blockCount {
            isWhole = loadPacked(wanted)
        } else {
            isWhole = wanted == list.blockCount && loadTail()
        }
        if isWhole { return }
        list.damaged(
            at: list.bytes(ofBlock: min(wanted, list.blockCount))?.lowerBound ?? 0,
            expected: "a block of frequencies")
        for index in 0..<PatchedBlock.length { frequencies[index] = 1 }
    }

    private mutating func loadPacked(_ wanted: Int) -> Bool {
        guard let range = list.frequencies(ofBlock: wanted) else { return false }
        let packed = unsafe list.postings.unsafeBase + range.lowerBound
        let readable = list.postings.count - range.lowerBound
        let length = unsafe withUnsafeMutableBytes(of: &frequencies) { output in
            unsafe PatchedBlock.decode(
                packed, limit: range.count, readable: readable,
                into: output.baseAddress!.assumingMemoryBound(to: UInt32.self))
        }
        for index in 0..<PatchedBlock.length { frequencies[index] &+= 1 }
        return length != nil
    }

    private mutating func loadTail() -> Bool {
        let rest = Int(list.info.documentFrequency) % PatchedBlock.length
        let headerLength = list.isDense ? 1 : 2
        guard rest > 0, let range = list.bytes(ofBlock: list.blockCount),
            range.count >= headerLength,
            let parameter = list.postings.byte(at: range.lowerBound),
            let gapParameter = list.postings.byte(at: range.lowerBound + headerLength - 1)
        else { return false }
        var reader = unsafe BitReader(
            list.postings.unsafeBase + range.lowerBound + headerLength,
            count: range.count - headerLength)
        for index in 0..<rest {
            if !list.isDense { _ = reader.next(rice: gapParameter) }
            frequencies[index] = reader.next(rice: parameter) &+ 1
        }
        // A damaged bitmap has more bits than there are frequencies.
        for index in rest..<PatchedBlock.length { frequencies[index] = 1 }
        return reader.isWithinBytes
    }
}
