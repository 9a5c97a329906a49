internal import MappedIO
internal import Synchronization

/// An open file of an index: structure checked at opening, bytes verified when they are first asked for.
///
/// Whoever follows bytes of the payload has them verified before. So a damaged file can only be an error, and
/// never a wrong answer; what a search doesn't ask for, it does not read. A page is verified once: what is
/// mapped does not change (see `MappedFile`).
///
/// Invariant: `verified` has a byte for each of `pageCount` pages, 1 once it is verified, from any thread. Bytes
/// are only ever set to 1, and nothing else depends on them, so that no order between threads is needed.
@safe final class IndexFile: @unchecked Sendable {
    let path: String
    /// All bytes between header and page checksums, verified or not.
    let payload: ByteRegion
    /// The version of the format that it has.
    let version: UInt32
    /// The checksum that stands for the whole file.
    let checksum: UInt32
    private let bytes: ByteRegion
    private let payloadEnd: Int
    private let pageCount: Int
    private let verified: UnsafeMutablePointer<Atomic<UInt8>>

    /// - Complexity: see `FileEnvelope.open`.
    init(
        _ bytes: ByteRegion, path: String, kind: FileKind, segment: UInt64
    ) throws(IndexError) {
        let content = try FileEnvelope.open(bytes, path: path, kind: kind, segment: segment)
        self.path = path
        self.bytes = bytes
        payload = bytes.slice(content.payload)!
        version = content.version
        checksum = content.checksum
        payloadEnd = content.payload.upperBound
        pageCount = content.pageCount
        unsafe verified = .allocate(capacity: content.pageCount)
        for page in 0..<content.pageCount { unsafe (verified + page).initialize(to: Atomic(0)) }
    }

    /// Opens a file that a commit names.
    convenience init(
        path: String, kind: FileKind, segment: UInt64, summary: FileSummary
    ) throws(IndexError) {
        let bytes = try onDisk { () throws(FileError) in try MappedFile(path: path).bytes }
        guard UInt64(bytes.count) == summary.length else {
            throw .corrupt(
                path: path, offset: bytes.count, expected: "\(summary.length) bytes",
                found: "\(bytes.count)")
        }
        try self.init(bytes, path: path, kind: kind, segment: segment)
        guard checksum == summary.checksum else {
            throw .corrupt(
                path: path, offset: bytes.count - 8,
                expected: "checksum \(String(summary.checksum, radix: 16))",
                found: "\(String(checksum, radix: 16)), as of another index's file")
        }
    }

    deinit {
        unsafe verified.deinitialize(count: pageCount)
        unsafe verified.deallocate()
    }

    /// Whether bytes of the payload were verified, all of them.
    @inline(__always)
    func isVerified(_ range: Range<Int>) -> Bool {
        var page = (range.lowerBound &+ FileEnvelope.headerLength) &>> FileEnvelope.pageShift
        guard page >= 0 else { return false }
        let end = range.upperBound &+ FileEnvelope.headerLength
        while page &<< FileEnvelope.pageShift < end {
            guard page < pageCount, isVerified(page: page) else { return false }
            page &+= 1
        }
        return true
    }

    @inline(__always)
    private func isVerified(page: Int) -> Bool {
        assert(page >= 0 && page < pageCount)
        return unsafe verified[page].load(ordering: .relaxed) != 0
    }

    /// Verifies a number that lies in one page, as most do, or in two.
    @inline(__always)
    private func verify(at offset: Int, count: Int) throws(IndexError) {
        let page = (offset &+ FileEnvelope.headerLength) &>> FileEnvelope.pageShift
        let last = (offset &+ FileEnvelope.headerLength &+ count &- 1) &>> FileEnvelope.pageShift
        if page == last, page >= 0, page < pageCount, isVerified(page: page) { return }
        try verifyPages(of: offset..<offset &+ count)
    }

    /// Verifies bytes of the payload, where there are any.
    ///
    /// - Complexity: O(1) for a page that was verified before.
    /// - Throws: `IndexError.corrupt`, with the start of the damaged page.
    @inline(__always)
    func verify(_ range: Range<Int>) throws(IndexError) {
        if !isVerified(range) { try verifyPages(of: range) }
    }

    @inline(never)
    private func verifyPages(of range: Range<Int>) throws(IndexError) {
        let range = range.clamped(to: 0..<payload.count)
        if range.isEmpty { return }
        let first = (range.lowerBound + FileEnvelope.headerLength) >> FileEnvelope.pageShift
        let last = (range.upperBound - 1 + FileEnvelope.headerLength) >> FileEnvelope.pageShift
        // A file of version 3 has none: its bytes are verified as a whole, by `verifyAll`.
        for page in first..<max(min(last + 1, pageCount), first) where !isVerified(page: page) {
            try verify(page: page)
        }
    }

    private func verify(page: Int) throws(IndexError) {
        let start = page << FileEnvelope.pageShift
        let end = min(start + FileEnvelope.pageLength, payloadEnd)
        try verify(start..<end, stated: bytes.uint32(at: payloadEnd + 4 * page)!)
        unsafe verified[page].store(1, ordering: .relaxed)
    }

    private func verify(_ range: Range<Int>, stated: UInt32) throws(IndexError) {
        let computed = Checksum.of(bytes.slice(range)!)
        guard computed == stated else {
            throw .corrupt(
                path: path, offset: range.lowerBound,
                expected: "\(range.count) bytes with checksum \(String(stated, radix: 16))",
                found: String(computed, radix: 16))
        }
    }

    /// Verifies every byte, whether it was before or not.
    func verifyAll() throws(IndexError) {
        for page in 0..<pageCount { try verify(page: page) }
        if pageCount == 0 { try verify(0..<bytes.count - 8, stated: checksum) }
    }

    /// Verified bytes of the payload, or nil if it does not hold all of them.
    func slice(_ range: Range<Int>) throws(IndexError) -> ByteRegion? {
        try verify(range)
        return payload.slice(range)
    }

    /// A verified number of the payload, or nil if it ends before.
    @inline(__always)
    func uint32(at offset: Int) throws(IndexError) -> UInt32? {
        try verify(at: offset, count: 4)
        return payload.uint32(at: offset)
    }

    /// A verified number of the payload, or nil if it ends before.
    @inline(__always)
    func uint64(at offset: Int) throws(IndexError) -> UInt64? {
        try verify(at: offset, count: 8)
        return payload.uint64(at: offset)
    }
}
