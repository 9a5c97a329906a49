internal import CBitPacking
internal import MappedIO

/// The postings and positions of one term in one segment, bounds checked, nothing decoded yet.
///
/// The format is described at `PostingsWriter`.
///
/// Invariant: bitmap, ranks, champions, directory and maxima lie within `postings`, one behind the other.
@safe final class PostingList {
    /// A term is dense if this many times its documents are all documents.
    private static let densest = 16
    /// Documents of a segment in which terms are dense at all.
    private static let smallestSegment = 1024

    let info: TermInfo
    /// Documents of the segment: every document id is below.
    let documentLimit: UInt32
    /// Verified.
    let postings: ByteRegion
    /// Verified as far as `verifyPositions` was asked to.
    let positions: ByteRegion
    private let positionsFile: IndexFile
    let path: String
    let report: DamageReport

    /// Blocks of 128 documents.
    let blockCount: Int
    /// The documents of a dense term; of no use for another.
    let bitmap: DocumentBitmap
    /// Whether the documents are the bits of a bitmap.
    let isDense: Bool
    /// The ranges of the maxima, as a power of two of documents, and how many there are.
    let rangeShift: Int
    let rangeCount: Int

    /// The start of `postings`.
    private let base: UnsafeRawPointer
    private let blocksStart: Int
    /// The bytes of the champions in `postings`, behind the tail; nothing if it has none.
    private let championRange: Range<Int>
    /// The start of the directory in `postings`.
    private let directory: Int
    /// The start of what the directory says of the ends of blocks, and the bytes of an end.
    private let ends: Int
    private let endLength: Int

    /// Whether the documents of a term are written as a bitmap.
    ///
    /// At twice this density a bitmap is about as large as packed gaps are. It answers in one step
    /// whether it has a document, and takes part in Boolean operations 64 documents at a time.
    static func isDense(documentFrequency: Int, documentCount: Int) -> Bool {
        documentCount >= smallestSegment && documentFrequency * densest >= documentCount
    }

    /// - Parameter hasPositions: whether the dictionary's terms have positions, wanted or not: the directory
    ///   of those that have none is another.
    /// - Throws: `IndexError.corrupt` if what the dictionary says of the term can't be.
    init(
        info: TermInfo, documentLimit: UInt32, hasPositions: Bool = true,
        postings file: IndexFile, positions positionsFile: IndexFile, report: DamageReport
    ) throws(IndexError) {
        func corrupt(_ what: String) -> IndexError {
            .corrupt(
                path: file.path, offset: FileEnvelope.headerLength + info.postings.lowerBound,
                expected: what, found: "\(info.postings), \(info.positions)")
        }
        let count = Int(info.documentFrequency)
        guard info.documentFrequency <= documentLimit,
            info.totalFrequency >= UInt64(info.documentFrequency),
            info.totalFrequency <= UInt64(UInt32.max),
            let postings = try file.slice(info.postings),
            let positions = positionsFile.payload.slice(info.positions)
        else { throw corrupt("postings of a term within the file") }
        // A group of positions takes its header at least, and a position behind the last group a bit.
        let rest = info.totalFrequency % UInt64(PatchedBlock.length)
        guard
            !hasPositions || info.totalFrequency == 1
                || UInt64(PostingList.groupsStart(info)) + (rest + 7) / 8 <= UInt64(positions.count)
        else { throw corrupt("positions of \(info.totalFrequency) occurrences") }
        self.info = info
        self.documentLimit = documentLimit
        self.postings = postings
        self.positions = positions
        self.positionsFile = positionsFile
        path = file.path
        self.report = report
        unsafe base = postings.unsafeBase
        unsafe bitmap = DocumentBitmap(base, documentCount: Int(documentLimit))
        guard count > 1 else {
            guard info.singleDocument < documentLimit else {
                throw corrupt("a document of the segment")
            }
            (blockCount, isDense, rangeShift, rangeCount) = (0, false, RangeMaxima.smallestShift, 0)
            (blocksStart, directory, ends, endLength) = (0, 0, 0, 0)
            championRange = 0..<0
            return
        }
        let limit = Int(documentLimit)
        blockCount = count / PatchedBlock.length
        isDense = PostingList.isDense(documentFrequency: count, documentCount: limit)
        blocksStart = isDense ? DocumentBitmap.byteCount(documentCount: limit) : 0
        endLength = hasPositions ? 12 : 4
        rangeShift = RangeMaxima.shift(documentFrequency: count, documentCount: limit)
        rangeCount =
            blockCount > 0 || isDense
            ? RangeMaxima.count(documentCount: limit, shift: rangeShift) : 0
        ends = postings.count - rangeCount - endLength * blockCount
        directory = isDense ? ends : ends - 4 * blockCount
        guard blocksStart <= directory else {
            throw corrupt("a directory of \(blockCount) blocks")
        }
        guard count >= ChampionList.fewestDocuments else {
            championRange = directory..<directory
            return
        }
        let end = directory - 2
        let length = postings.byte(at: end).flatMap { low in
            postings.byte(at: end + 1).map { Int(low) | Int($0) << 8 }
        }
        guard let length, end - length >= blocksStart else {
            throw corrupt("champions behind \(blockCount) blocks")
        }
        championRange = end - length..<end
    }

    /// Verifies bytes of the positions; false, with a report, if they are damaged.
    @inline(__always)
    func verifyPositions(_ range: Range<Int>) -> Bool {
        let start = info.positions.lowerBound
        let range = start &+ range.lowerBound..<start &+ range.upperBound
        return positionsFile.isVerified(range) || verify(positions: range)
    }

    @inline(never)
    private func verify(positions range: Range<Int>) -> Bool {
        do throws(IndexError) {
            try positionsFile.verify(range)
            return true
        } catch {
            report.report(error)
            return false
        }
    }

    /// Where the term scores most; nil if it is not frequent enough, or they are damaged.
    func champions() -> ChampionList? {
        var documents = [UInt32](repeating: 0, count: ChampionList.count)
        var frequencies = documents
        guard
            let rest = unsafe readChampions(documents: &documents, frequencies: &frequencies)
        else { return nil }
        return ChampionList(documents: documents, frequencies: frequencies, rest: rest)
    }

    /// As `champions`, into buffers with room for 128 values each.
    ///
    /// - Returns: `rest` of the champions.
    func readChampions(
        documents: UnsafeMutablePointer<UInt32>, frequencies: UnsafeMutablePointer<UInt32>
    ) -> Float? {
        guard info.documentFrequency >= ChampionList.fewestDocuments else { return nil }
        let rest = unsafe ChampionList.decode(
            postings.slice(championRange)!, documentLimit: documentLimit, documents: documents,
            frequencies: frequencies)
        if rest == nil { damaged(at: championRange.lowerBound, expected: "champions") }
        return rest
    }

    /// The last document of a block; not of a dense term.
    @inline(__always)
    func lastDocument(ofBlock block: Int) -> UInt32 {
        assert(!isDense && block >= 0 && block < blockCount)
        return number(at: directory &+ 4 &* block)
    }

    /// How many occurrences stand before a block; of a term with positions.
    @inline(__always)
    func occurrences(beforeBlock block: Int) -> Int {
        block == 0 ? 0 : Int(number(at: entry(ofBlock: block &- 1) &+ 4))
    }

    /// Where the body of the group is in which the first position of a block is; of a term with positions.
    @inline(__always)
    func groupOffset(ofBlock block: Int) -> Int {
        block == 0 ? groupsStart : Int(number(at: entry(ofBlock: block &- 1) &+ 8))
    }

    /// Where the bodies of groups of positions begin.
    var groupsStart: Int { PostingList.groupsStart(info) }

    /// As `groupsStart`, of a term.
    private static func groupsStart(_ info: TermInfo) -> Int {
        PatchedBlock.headerLength * (Int(info.totalFrequency) / PatchedBlock.length)
    }

    /// The bytes of a block, or of the tail for `blockCount`; nil if the directory is damaged.
    @inline(__always)
    func bytes(ofBlock block: Int) -> Range<Int>? {
        let start = block == 0 ? blocksStart : Int(number(at: entry(ofBlock: block &- 1)))
        let last = championRange.lowerBound
        let end = block < blockCount ? Int(number(at: entry(ofBlock: block))) : last
        return start >= blocksStart && start <= end && end <= last ? start..<end : nil
    }

    /// The bytes of the frequencies of a block (not the tail); nil if they can't be.
    @inline(__always)
    func frequencies(ofBlock block: Int) -> Range<Int>? {
        guard let range = bytes(ofBlock: block) else { return nil }
        if isDense { return range }
        guard
            let shape = unsafe PatchedBlock.shape(
                base + range.lowerBound, limit: range.count)
        else { return nil }
        return range.lowerBound &+ PatchedBlock.headerLength &+ shape.bodyLength..<range.upperBound
    }

    /// Has memory bring what the directory says of a block's bytes.
    @inline(__always)
    func prefetchDirectory(ofBlock block: Int) {
        unsafe winnow_prefetch(base + max(0, ends &+ endLength &* (block &- 1)))
    }

    /// Where the directory speaks of the end of a block.
    @inline(__always)
    private func entry(ofBlock block: Int) -> Int {
        assert(block >= 0 && block < blockCount)
        return ends &+ endLength &* block
    }

    @inline(__always)
    private func number(at offset: Int) -> UInt32 {
        UInt32(littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// The byte of a range (see `RangeMaxima`).
    @inline(__always)
    func maximum(ofRange range: Int) -> UInt8 {
        assert(range >= 0 && range < rangeCount)
        return unsafe postings.unsafeBase.load(
            fromByteOffset: postings.count &- rangeCount &+ range, as: UInt8.self)
    }

    /// The bytes of all ranges.
    var maxima: ByteRegion { postings.slice(at: postings.count - rangeCount, count: rangeCount)! }

    func damaged(at offset: Int, expected: String) {
        report.report(
            path: path,
            offset: FileEnvelope.headerLength + info.postings.lowerBound + offset,
            expected: expected, found: "other bytes")
    }
}
