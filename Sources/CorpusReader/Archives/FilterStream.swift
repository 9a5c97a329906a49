/// Decompresses what libarchive has filters for: bzip2 and xz.
final class FilterStream: ByteStream {
    private let handle: ArchiveHandle
    private var isBegun = false
    private var isAtEnd = false

    /// - Throws: `IngestError.unreadable` where libarchive is not installed.
    init(_ compressed: any ByteStream) throws(IngestError) {
        handle = try ArchiveHandle(compressed, .stream)
    }

    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        if !isBegun { isAtEnd = try handle.next() == nil }
        isBegun = true
        return isAtEnd ? 0 : try handle.read(into: &bytes, at: start)
    }
}
