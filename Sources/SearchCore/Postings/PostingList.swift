internal import MappedIO

/// The postings and positions of one term in one segment, bounds checked, nothing decoded yet.
///
/// The format is described at `PostingsWriter`.
///
/// Invariant: bitmap, ranks, directory and maxima lie within `postings`, one behind the other.
@safe final class PostingList {
    /// A term is dense if this many times its documents are all documents.
    private static let densest = 16
    /// Documents of a segment in which terms are dense at all.
    private static let smallestSegment = 1024

    let info: TermInfo
    /// Documents of the segment: every document id is below.
    let documentLimit: UInt32
    let postings: ByteRegion
    let positions: ByteRegion
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
    /// The start of the directory in `postings`: what is behind the tail.
    private let directory: Int
    private let directoryArrays: Int

    /// Whether the documents of a term are written as a bitmap.
    ///
    /// At twice this density a bitmap is about as large as packed gaps are. It answers in one step
    /// whether it has a document, and takes part in Boolean operations 64 documents at a time.
    static func isDense(documentFrequency: Int, documentCount: Int) -> Bool {
        documentCount >= smallestSegment && documentFrequency * densest >= documentCount
    }

    /// - Throws: `IndexError.corrupt` if what the dictionary says of the term can't be.
    init(
        info: TermInfo, documentLimit: UInt32, hasPositions: Bool = true,
        postings file: ByteRegion, positions positionsFile: ByteRegion, path: String,
        report: DamageReport
    ) throws(IndexError) {
        func corrupt(_ what: String) -> IndexError {
            .corrupt(
                path: path, offset: FileEnvelope.headerLength + info.postings.lowerBound,
                expected: what, found: "\(info.postings), \(info.positions)")
        }
        let count = Int(info.documentFrequency)
        guard info.documentFrequency <= documentLimit,
            info.totalFrequency >= UInt64(info.documentFrequency),
            info.totalFrequency <= UInt64(UInt32.max),
            let postings = file.slice(info.postings),
            let positions = positionsFile.slice(info.positions)
        else { throw corrupt("postings of a term within the file") }
        // A group of positions takes two bytes at least, and a position behind the last group a bit.
        let groups = info.totalFrequency / UInt64(PatchedBlock.length)
        let rest = info.totalFrequency % UInt64(PatchedBlock.length)
        guard
            !hasPositions || info.totalFrequency == 1
                || 2 * groups + (rest + 7) / 8 <= UInt64(positions.count)
        else { throw corrupt("positions of \(info.totalFrequency) occurrences") }
        self.info = info
        self.documentLimit = documentLimit
        self.postings = postings
        self.positions = positions
        self.path = path
        self.report = report
        unsafe base = postings.unsafeBase
        unsafe bitmap = DocumentBitmap(base, documentCount: Int(documentLimit))
        guard count > 1 else {
            guard info.singleDocument < documentLimit else {
                throw corrupt("a document of the segment")
            }
            (blockCount, isDense, rangeShift, rangeCount) = (0, false, RangeMaxima.smallestShift, 0)
            (blocksStart, directory, directoryArrays) = (0, 0, 0)
            return
        }
        let limit = Int(documentLimit)
        blockCount = count / PatchedBlock.length
        isDense = PostingList.isDense(documentFrequency: count, documentCount: limit)
        blocksStart = isDense ? DocumentBitmap.byteCount(documentCount: limit) : 0
        directoryArrays = isDense ? 3 : 4
        rangeShift = RangeMaxima.shift(documentFrequency: count, documentCount: limit)
        rangeCount =
            blockCount > 0 || isDense
            ? RangeMaxima.count(documentCount: limit, shift: rangeShift) : 0
        directory = postings.count - rangeCount - 4 * directoryArrays * blockCount
        guard blocksStart <= directory else {
            throw corrupt("a directory of \(blockCount) blocks")
        }
    }

    /// The last document of a block; not of a dense term.
    @inline(__always)
    func lastDocument(ofBlock block: Int) -> UInt32 { entry(0, block) }
    /// How many occurrences stand in a block and those before.
    @inline(__always)
    func occurrences(throughBlock block: Int) -> Int { Int(entry(directoryArrays - 2, block)) }
    /// Where the positions of what follows a block are.
    @inline(__always)
    func groupOffset(behindBlock block: Int) -> Int { Int(entry(directoryArrays - 1, block)) }

    @inline(__always)
    private func entry(_ array: Int, _ block: Int) -> UInt32 {
        assert(array >= 0 && array < directoryArrays && block >= 0 && block < blockCount)
        return UInt32(
            littleEndian: unsafe base.loadUnaligned(
                fromByteOffset: directory &+ 4 &* (array &* blockCount &+ block), as: UInt32.self))
    }

    /// The bytes of a block, or of the tail for `blockCount`; nil if the directory is damaged.
    func bytes(ofBlock block: Int) -> Range<Int>? {
        let ends = directoryArrays - 3
        let start = block == 0 ? blocksStart : Int(entry(ends, block - 1))
        let end = block < blockCount ? Int(entry(ends, block)) : directory
        return start >= blocksStart && start <= end && end <= directory ? start..<end : nil
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
