internal import CBitPacking
internal import MappedIO

/// Goes through the postings of a term in the order of documents.
///
/// Starts before the first document. Every document it gives is below the list's limit, whatever
/// the bytes hold; damage ends the list and stands in the list's report.
///
/// Invariant: in a block, `index < count <= 128`, and `documents` and `frequencies` are decoded
/// below `count` (frequencies of a packed block on first use).
@safe struct PostingsCursor: ~Copyable {
    static let end = UInt32.max

    let list: PostingList
    /// The current document, or `end`.
    private(set) var document: UInt32 = 0

    private var block = -1
    private var index = 0
    private var count = 0
    private var documents = InlineArray<128, UInt32>(repeating: 0)
    private var frequencies = InlineArray<128, UInt32>(repeating: 0)
    /// Where the packed frequencies of the block are, while they are not decoded.
    private var waitingFrequencies: Range<Int>?
    private var positions: PositionsCursor
    /// How many of the block's documents `summed` counts the positions of.
    private var summedIndex = 0
    private var summed = 0

    init(_ list: PostingList) {
        self.list = list
        positions = PositionsCursor(list)
    }

    /// How often the term occurs in the current document.
    @inline(__always)
    var frequency: UInt32 {
        mutating get {
            decodeFrequencies()
            return frequencies[index]
        }
    }

    /// Moves to the next document.
    @inline(__always)
    mutating func next() {
        index &+= 1
        if index < count {
            document = documents[index]
        } else {
            load(block: block + 1)
        }
    }

    /// Moves to the first document that is `target` or greater; stays if the current one is.
    @inline(__always)
    mutating func advance(to target: UInt32) {
        if block >= 0, document >= target { return }
        skip(to: target)
    }

    private mutating func skip(to target: UInt32) {
        if block < 0 || block < list.blockCount,
            block < 0 || list.lastDocument(ofBlock: block) < target
        {
            // Gallop, then halve, over the last documents of the blocks.
            var low = block + 1
            var step = 1
            var high = low
            while high < list.blockCount, list.lastDocument(ofBlock: high) < target {
                low = high + 1
                high += step
                step *= 2
            }
            high = min(high, list.blockCount)
            while low < high {
                let middle = (low + high) / 2
                if list.lastDocument(ofBlock: middle) < target {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            load(block: low)
            if document >= target { return }
        }
        var low = index + 1
        var high = count
        while low < high {
            let middle = (low &+ high) / 2
            if documents[middle] < target { low = middle &+ 1 } else { high = middle }
        }
        if low < count {
            index = low
            document = documents[low]
        } else {
            load(block: block + 1)
        }
    }

    /// Appends the positions of the term in the current document, ascending.
    mutating func appendPositions(to output: inout [UInt32]) {
        decodeFrequencies()
        if index < summedIndex { (summedIndex, summed) = (0, 0) }
        while summedIndex < index {
            summed += Int(frequencies[summedIndex])
            summedIndex += 1
        }
        positions.append(
            skipping: summed, count: Int(frequencies[index]), behindBlock: block - 1, to: &output)
    }

    private mutating func finish() {
        document = PostingsCursor.end
        index = 0
        count = 0
        block = list.blockCount + 1
    }

    private mutating func load(block next: Int) {
        block = next
        index = 0
        (summedIndex, summed) = (0, 0)
        waitingFrequencies = nil
        if list.info.documentFrequency == 1 {
            guard next == 0 else { return finish() }
            documents[0] = list.info.singleDocument
            frequencies[0] = UInt32(truncatingIfNeeded: list.info.totalFrequency)
            count = 1
        } else if next < list.blockCount {
            guard loadPacked() else { return fail() }
        } else if next == list.blockCount {
            guard loadTail() else { return fail() }
            if count == 0 { return finish() }
        } else {
            return finish()
        }
        document = documents[0]
    }

    private mutating func fail() {
        list.damaged(
            at: list.bytes(ofBlock: min(block, list.blockCount))?.lowerBound ?? 0,
            expected: "a block of postings")
        finish()
    }

    private var before: UInt32 {
        block == 0 ? UInt32.max : list.lastDocument(ofBlock: block - 1)
    }

    private mutating func loadPacked() -> Bool {
        guard let range = list.bytes(ofBlock: block),
            let width = list.postings.byte(at: range.lowerBound), width <= 32,
            1 + 16 * Int(width) <= range.count
        else { return false }
        let before = self.before
        let start = range.lowerBound + 1
        let packed = unsafe list.postings.unsafeBase + start
        unsafe withUnsafeMutableBytes(of: &documents) { output in
            unsafe winnow_unpack_ascending(
                packed, UInt32(width), before,
                output.baseAddress!.assumingMemoryBound(to: UInt32.self))
        }
        count = PatchedBlock.length
        waitingFrequencies = start + 16 * Int(width)..<range.upperBound
        // The sums wrap around where gaps are damaged; none may leave the segment.
        let last = list.lastDocument(ofBlock: block)
        guard last < list.documentLimit, documents[127] == last else { return false }
        var largest: UInt32 = 0
        for index in 0..<PatchedBlock.length { largest = max(largest, documents[index]) }
        return largest == last
    }

    private mutating func loadTail() -> Bool {
        guard let range = list.bytes(ofBlock: list.blockCount) else { return false }
        count = Int(list.info.documentFrequency) - PatchedBlock.length * list.blockCount
        var reader = ByteReader(list.postings.slice(range)!)
        var previous = before
        for index in 0..<count {
            guard let coded = reader.varint(), coded >> 1 <= UInt64(UInt32.max) else {
                return false
            }
            let (document, overflow) = (previous &+ 1).addingReportingOverflow(UInt32(coded >> 1))
            guard !overflow, document < list.documentLimit else { return false }
            previous = document
            documents[index] = document
            if coded & 1 == 1 {
                frequencies[index] = 1
            } else {
                guard let more = reader.varint(), more < UInt64(UInt32.max) - 2 else {
                    return false
                }
                frequencies[index] = UInt32(more) + 2
            }
        }
        return true
    }

    @inline(__always)
    private mutating func decodeFrequencies() {
        if waitingFrequencies != nil { decodeWaitingFrequencies() }
    }

    private mutating func decodeWaitingFrequencies() {
        guard let range = waitingFrequencies else { return }
        waitingFrequencies = nil
        let packed = unsafe list.postings.unsafeBase + range.lowerBound
        let length = unsafe withUnsafeMutableBytes(of: &frequencies) { output in
            unsafe PatchedBlock.decode(
                packed, limit: range.count,
                into: output.baseAddress!.assumingMemoryBound(to: UInt32.self))
        }
        for index in 0..<PatchedBlock.length { frequencies[index] &+= 1 }
        if length == nil {
            list.damaged(at: range.lowerBound, expected: "a block of frequencies")
            for index in 0..<PatchedBlock.length { frequencies[index] = 1 }
        }
    }
}
