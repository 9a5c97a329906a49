internal import MappedIO

/// What is known of a finished file: its length, and the checksum that stands for all of it.
struct FileSummary: Hashable, Sendable {
    var length: UInt64
    var checksum: UInt32

    /// What stands for a file that is not there.
    static let none = FileSummary(length: 0, checksum: 0)
}

/// Writes one file of an index: header, payload as it comes, checksums of pages, footer.
struct IndexFileWriter {
    private let file: any WritableFile
    private var buffer = ByteBuffer()
    /// Of the page that is being written, of which `pageFill` bytes are there.
    private var checksum = Checksum()
    private var pageFill = 0
    /// Of the pages before.
    private var pages: [UInt32] = []
    private var flushed = 0

    private static let flushSize = 1 << 20

    init(
        _ fileSystem: any FileSystem, path: String, kind: FileKind, segment: UInt64
    ) throws(IndexError) {
        self.init(
            try onDisk { () throws(FileError) in try fileSystem.create(path) }, kind: kind,
            segment: segment)
    }

    /// Writes to a file that is there and empty.
    init(_ file: any WritableFile, kind: FileKind, segment: UInt64) {
        self.file = file
        buffer.bytes = FileEnvelope.header(kind: kind, segment: segment)
    }

    /// The number of payload bytes so far: the offset that the next byte gets.
    var offset: Int { flushed + buffer.count - FileEnvelope.headerLength }

    /// Appends whatever `body` appends to the buffer.
    mutating func write(_ body: (inout ByteBuffer) -> Void) throws(IndexError) {
        body(&buffer)
        if buffer.count >= IndexFileWriter.flushSize { try flush() }
    }

    mutating func write(_ bytes: [UInt8]) throws(IndexError) {
        if bytes.count >= IndexFileWriter.flushSize {
            try flush()
            try put(bytes)
            return
        }
        buffer.bytes.append(contentsOf: bytes)
        if buffer.count >= IndexFileWriter.flushSize { try flush() }
    }

    private mutating func flush() throws(IndexError) {
        try put(buffer.bytes)
        buffer.bytes.removeAll(keepingCapacity: true)
    }

    private mutating func put(_ bytes: [UInt8]) throws(IndexError) {
        let result: Result<Void, FileError> = unsafe bytes.withUnsafeBytes { bytes in
            unsafe sum(bytes)
            do throws(FileError) {
                try unsafe file.write(bytes)
                return .success(())
            } catch { return .failure(error) }
        }
        if case .failure(let error) = result { throw .file(error) }
        flushed += bytes.count
    }

    private mutating func sum(_ bytes: UnsafeRawBufferPointer) {
        var rest = unsafe bytes[...]
        while unsafe !rest.isEmpty {
            let part = unsafe rest.prefix(FileEnvelope.pageLength - pageFill)
            unsafe checksum.update(UnsafeRawBufferPointer(rebasing: part))
            pageFill += unsafe part.count
            unsafe rest = unsafe rest.dropFirst(part.count)
            if pageFill == FileEnvelope.pageLength { endPage() }
        }
    }

    private mutating func endPage() {
        pages.append(checksum.value)
        checksum = Checksum()
        pageFill = 0
    }

    /// Writes the checksums and the footer, and closes the file; `isDurable` asks that it survives a power cut.
    mutating func finish(isDurable: Bool) throws(IndexError) -> FileSummary {
        try flush()
        if pageFill > 0 { endPage() }
        let length = UInt64(flushed + 4 * pages.count + FileEnvelope.footerLength)
        for page in pages { buffer.append(page) }
        buffer.append(length)
        let sum = Checksum.of(ByteRegion(copying: buffer.bytes))
        buffer.append(sum)
        buffer.append(FileEnvelope.endMagic)
        try flush()
        try onDisk { () throws(FileError) in
            if isDurable { try file.sync() }
            try file.close()
        }
        return FileSummary(length: length, checksum: sum)
    }
}
