internal import CBitPacking
internal import CPostingKernels
internal import MappedIO

/// Goes through the postings of a term in the order of documents, one by one or many at a time.
///
/// Starts before the first document. Every document it gives is below the list's limit, whatever
/// the bytes hold; damage ends the list and stands in the list's report.
///
/// Invariant: in a block of gaps, `index < count <= 128`, and `documents` is decoded below `count`.
@safe struct PostingsCursor: ~Copyable {
    static let end = UInt32.max

    let list: PostingList
    let bitmap: DocumentBitmap
    let isDense: Bool
    /// The current document, or `end`.
    private(set) var document: UInt32 = 0
    /// How many postings stand before the current one.
    private(set) var ordinal = -1

    /// The block of gaps in `documents`; the word of the current document in a dense term.
    private var block = -1
    private var index = 0
    private var count = 0
    private var documents = InlineArray<128, UInt32>(repeating: 0)
    /// The bits behind the current document in its word, in a dense term.
    private var bits: UInt64 = 0
    private let wordCount: Int

    /// The window that the map of `find` is of, and how many postings stand before it.
    private var mappedWindow = UInt32.max
    private var mappedOrdinal = 0
    /// About how many postings a window has.
    private let perWindow: Int

    var frequencies: FrequencyCursor
    var positions: PositionsCursor

    init(_ list: PostingList) {
        self.list = list
        bitmap = list.bitmap
        isDense = list.isDense
        wordCount = (Int(list.documentLimit) + 63) / 64
        perWindow =
            Int(list.info.documentFrequency) << WindowMap.shift / max(1, Int(list.documentLimit))
        frequencies = FrequencyCursor(list)
        positions = PositionsCursor(list)
    }

    /// How often the term occurs in the current document.
    @inline(__always)
    var frequency: UInt32 { mutating get { frequency(at: ordinal) } }

    /// Moves to the next document.
    @inline(__always)
    mutating func next() {
        if isDense { return nextBit() }
        index &+= 1
        if index < count {
            document = documents[index]
            ordinal &+= 1
        } else {
            load(block: block + 1)
        }
    }

    /// Moves to the first document that is `target` or greater; stays if the current one is.
    @inline(__always)
    mutating func advance(to target: UInt32) {
        if block >= 0, document >= target { return }
        if isDense { return seekBit(target) }
        skip(to: target)
    }

    /// Takes documents below `end` from the current one on, up to `room` of them, and moves behind
    /// them; not for dense terms.
    ///
    /// - Parameters:
    ///   - documents: where they are written to.
    ///   - ordinals: where it is written how many postings stand before each.
    /// - Returns: how many were taken.
    mutating func take(
        below end: UInt32, room: Int, documents: UnsafeMutablePointer<UInt32>,
        ordinals: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var taken = 0
        while document < end, taken < room {
            let stop = min(index &+ room &- taken, place(of: end))
            let number = UInt32(truncatingIfNeeded: ordinal &- index)
            let (first, more) = (index, stop &- index)
            unsafe withUnsafeBytes(of: &self.documents) { bytes in
                let source = unsafe bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
                unsafe (documents + taken).update(from: source + first, count: more)
            }
            for place in 0..<more {
                unsafe ordinals[taken &+ place] =
                    number &+ UInt32(truncatingIfNeeded: first &+ place)
            }
            taken &+= more
            move(toPlace: stop)
        }
        return taken
    }

    /// Finds those of some ascending documents that the term has; not for dense terms.
    ///
    /// Documents must not be before those of an earlier call.
    ///
    /// - Parameters:
    ///   - places: where the places of those found are written to.
    ///   - ordinals: where it is written how many postings stand before each of these.
    ///   - map: used by this cursor alone until it is rewound.
    /// - Returns: how many were found.
    mutating func find(
        _ wanted: UnsafePointer<UInt32>, count wantedCount: Int,
        places: UnsafeMutablePointer<UInt32>, ordinals: UnsafeMutablePointer<UInt32>,
        map: WindowMap
    ) -> Int {
        var found = 0
        var start = 0
        while start < wantedCount {
            let window = unsafe WindowMap.window(of: wanted[start])
            let stop = unsafe PostingsCursor.place(
                behind: window &<< WindowMap.shift | (1 &<< WindowMap.shift &- 1), in: wanted,
                from: start, to: wantedCount)
            if window != mappedWindow,
                (stop &- start) &* PostingsCursor.postingsPerLeap >= perWindow
            {
                fill(map, window: window)
            }
            if window == mappedWindow {
                let more = unsafe winnow_find_in_map(
                    map.entries, map.tag, UInt32(truncatingIfNeeded: mappedOrdinal),
                    wanted + start, stop &- start, places + found, ordinals + found)
                for place in found..<found &+ more {
                    unsafe places[place] &+= UInt32(truncatingIfNeeded: start)
                }
                found &+= more
            } else {
                for place in start..<stop {
                    unsafe advance(to: wanted[place])
                    if unsafe document != wanted[place] { continue }
                    unsafe places[found] = UInt32(truncatingIfNeeded: place)
                    unsafe ordinals[found] = UInt32(truncatingIfNeeded: ordinal)
                    found &+= 1
                }
            }
            start = stop
        }
        return found
    }

    /// Postings that are entered into a map in the time of a leap to one of them.
    private static let postingsPerLeap = 64

    /// Enters the documents of a window.
    private mutating func fill(_ map: WindowMap, window: UInt32) {
        advance(to: window &<< WindowMap.shift)
        map.begin()
        mappedWindow = window
        mappedOrdinal = ordinal
        let last = window &<< WindowMap.shift | (1 &<< WindowMap.shift &- 1)
        while document <= last, document < PostingsCursor.end {
            let stop = place(of: last &+ 1)
            let first = UInt32(truncatingIfNeeded: ordinal &- mappedOrdinal)
            unsafe withUnsafeBytes(of: &documents) { bytes in
                let start = unsafe bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
                unsafe winnow_fill_map(
                    map.entries, map.tag, first, start + index, stop &- index)
            }
            move(toPlace: stop)
        }
    }

    /// Adds the scores of documents of a window to its sums; not for dense terms.
    mutating func addScores(
        from start: UInt32, through last: UInt32, to sums: UnsafeMutablePointer<UInt32>,
        _ kernel: ScoreKernel
    ) {
        advance(to: start)
        while document <= last, document < PostingsCursor.end {
            let stop = place(of: last &+ 1)
            let (from, count) = (index, stop &- index)
            let ordinal = ordinal
            unsafe withUnsafeBytes(of: &documents) { bytes in
                unsafe frequencies.withBlock(of: ordinal) { frequencies in
                    let documents = unsafe bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
                    unsafe kernel.add(
                        documents + from, frequencies + from, count: count, to: sums)
                }
            }
            move(toPlace: stop)
        }
    }

    /// Sets the bits of a window's documents; not for dense terms.
    ///
    /// - Parameters:
    ///   - words: bit 0 of the first is the window's first document.
    ///   - others: only documents that have bits in here, or all if it is nil.
    mutating func setBits(
        window: ClosedRange<UInt32>, in words: UnsafeMutablePointer<UInt64>,
        of others: UnsafePointer<UInt64>? = nil
    ) {
        let start = window.lowerBound
        unsafe forEachRun(in: window) { documents, count in
            if let others = unsafe others {
                unsafe winnow_set_common(words, others, start, documents, count)
            } else {
                unsafe winnow_set_bits(words, start, documents, count)
            }
        }
    }

    /// Clears the bits of a window's documents; not for dense terms.
    mutating func clearBits(
        window: ClosedRange<UInt32>, in words: UnsafeMutablePointer<UInt64>
    ) {
        let start = window.lowerBound
        unsafe forEachRun(in: window) { unsafe winnow_clear_bits(words, start, $0, $1) }
    }

    /// Calls `body` with the documents of a window, some at a time, and moves behind them; not for dense terms.
    @inline(__always)
    private mutating func forEachRun(
        in window: ClosedRange<UInt32>, _ body: (UnsafePointer<UInt32>, _ count: Int) -> Void
    ) {
        advance(to: window.lowerBound)
        while document <= window.upperBound, document < PostingsCursor.end {
            let stop = place(of: window.upperBound &+ 1)
            let from = index
            unsafe withUnsafeBytes(of: &documents) { bytes in
                let documents = unsafe bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
                unsafe body(documents + from, stop &- from)
            }
            move(toPlace: stop)
        }
    }

    /// How often the term occurs in the documents of some postings.
    @inline(__always)
    mutating func frequencies(
        of ordinals: UnsafePointer<UInt32>, count: Int, into output: UnsafeMutablePointer<UInt32>
    ) {
        for place in 0..<count {
            unsafe output[place] = frequency(at: Int(ordinals[place]))
        }
    }

    /// The first place of the block, from the current on, with a document that is `end` or greater.
    @inline(__always)
    private mutating func place(of end: UInt32) -> Int {
        let (first, count) = (index, self.count)
        return unsafe withUnsafeBytes(of: &documents) { bytes in
            let documents = unsafe bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
            return unsafe PostingsCursor.place(
                behind: end &- 1, in: documents, from: first, to: count)
        }
    }

    /// The first place with a document behind `last`, of ascending documents from `first` to before `count`.
    @inline(__always)
    private static func place(
        behind last: UInt32, in documents: UnsafePointer<UInt32>, from first: Int, to count: Int
    ) -> Int {
        if unsafe documents[count &- 1] <= last { return count }
        var low = first
        var length = count &- first
        while length > 1 {
            let half = length &>> 1
            low = unsafe documents[low &+ half &- 1] <= last ? low &+ half : low
            length &-= half
        }
        return unsafe documents[low] <= last ? low &+ 1 : low
    }

    /// Moves to another place of the block, or to the next block.
    @inline(__always)
    private mutating func move(toPlace place: Int) {
        if place < count {
            ordinal &+= place &- index
            index = place
            document = documents[place]
        } else {
            load(block: block + 1)
        }
    }

    /// Goes back to before the first document.
    mutating func rewind() {
        document = 0
        ordinal = -1
        block = -1
        index = 0
        count = 0
        bits = 0
        mappedWindow = .max
    }

    private mutating func nextBit() {
        if block < 0 { return seekBit(0) }
        if document == PostingsCursor.end { return }
        ordinal &+= 1
        while bits == 0 {
            block &+= 1
            guard block < wordCount else { return finish() }
            bits = bitmap[block]
        }
        document = UInt32(truncatingIfNeeded: block &<< 6 &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
    }

    private mutating func seekBit(_ target: UInt32) {
        guard target < list.documentLimit else { return finish() }
        block = Int(target >> 6)
        let word = bitmap[block]
        let below = UInt64(1) &<< UInt64(target & 63) &- 1
        bits = word & ~below
        ordinal = bitmap.rank(ofWord: block) &+ (word & below).nonzeroBitCount &- 1
        document = target
        nextBit()
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
            ordinal &+= low &- index
            index = low
            document = documents[low]
        } else {
            load(block: block + 1)
        }
    }

    /// How often the term occurs in the document of a posting.
    @inline(__always)
    mutating func frequency(at ordinal: Int) -> UInt32 { frequencies.frequency(at: ordinal) }

    /// Appends the positions of the term in the current document, ascending.
    mutating func readPositions(into output: inout PositionBuffer) {
        readPositions(at: ordinal, into: &output)
    }

    /// Appends the positions of the term in the document of a posting, ascending.
    mutating func readPositions(at ordinal: Int, into output: inout PositionBuffer) {
        var all = positions.locate(
            frequencies.occurrences(at: ordinal), ofBlock: ordinal / PatchedBlock.length)
        // The next document is likely to be asked for.
        all.until = (all.first | 127) &+ 1
        positions.read(all, into: &output)
    }

    private mutating func finish() {
        document = PostingsCursor.end
        ordinal = Int(list.info.documentFrequency)
        index = 0
        count = 0
        bits = 0
        block = isDense ? wordCount : list.blockCount + 1
    }

    private mutating func load(block next: Int) {
        block = next
        index = 0
        ordinal = next * PatchedBlock.length
        if list.info.documentFrequency == 1 {
            guard next == 0 else { return finish() }
            documents[0] = list.info.singleDocument
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

    private mutating func loadPacked() -> Bool {
        guard let range = list.bytes(ofBlock: block),
            let shape = unsafe PatchedBlock.shape(
                list.postings.unsafeBase + range.lowerBound, limit: range.count)
        else { return false }
        let start = range.lowerBound &+ PatchedBlock.headerLength
        let body = unsafe list.postings.unsafeBase + start
        let readable = list.postings.count &- start
        let before = block == 0 ? UInt32.max : list.lastDocument(ofBlock: block - 1)
        // The directory is behind the block: it has 8 bytes for each.
        let isBlock = unsafe withUnsafeMutableBytes(of: &documents) { output in
            unsafe PatchedBlock.decodeAscending(
                body, shape, readable: readable, before: before,
                into: output.baseAddress!.assumingMemoryBound(to: UInt32.self))
        }
        guard isBlock else { return false }
        count = PatchedBlock.length
        // The sums wrap around where gaps are damaged; none may leave the segment.
        let last = list.lastDocument(ofBlock: block)
        guard last < list.documentLimit, documents[127] == last else { return false }
        // 128 gaps of 24 bits, patches counted, make 2^31 at the most: what has wrapped around would be
        // below `before`.
        if shape.top <= 24 { return last > before || block == 0 && last < 1 << 31 }
        if block > 0, documents[0] <= before { return false }
        for index in 1..<PatchedBlock.length where documents[index] <= documents[index &- 1] {
            return false
        }
        return true
    }

    /// Decodes the documents behind the last block of gaps, and the frequencies, which stand between.
    private mutating func loadTail() -> Bool {
        count = Int(list.info.documentFrequency) - PatchedBlock.length * list.blockCount
        if count == 0 { return true }
        frequencies.beginTail()
        guard let range = list.bytes(ofBlock: list.blockCount), range.count >= 2,
            let parameter = list.postings.byte(at: range.lowerBound),
            let gapParameter = list.postings.byte(at: range.lowerBound + 1)
        else { return false }
        var reader = unsafe BitReader(
            list.postings.unsafeBase + range.lowerBound + 2, count: range.count - 2)
        // A sum of 128 numbers of 32 bits can't wrap around.
        var next: UInt64 =
            list.blockCount == 0 ? 0 : UInt64(list.lastDocument(ofBlock: list.blockCount - 1)) + 1
        for index in 0..<count {
            next &+= UInt64(reader.next(rice: gapParameter))
            documents[index & 127] = UInt32(truncatingIfNeeded: next)
            next &+= 1
            frequencies.set(reader.next(rice: parameter) &+ 1, at: index)
        }
        return reader.isWithinBytes && next <= UInt64(list.documentLimit)
    }
}
