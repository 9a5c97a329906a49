internal import MappedIO

/// What is known of a finished file.
struct FileSummary: Hashable, Sendable {
    var length: UInt64
    var checksum: UInt32
}

/// Writes one file of an index: header, payload as it comes, footer.
struct IndexFileWriter {
    private let file: any WritableFile
    private var buffer = ByteBuffer()
    private var checksum = Checksum()
    private var flushed = 0

    private static let flushSize = 1 << 20

    init(
        _ fileSystem: any FileSystem, path: String, kind: FileKind, segment: UInt64
    ) throws(IndexError) {
        file = try onDisk { () throws(FileError) in try fileSystem.create(path) }
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
            unsafe checksum.update(bytes)
            do throws(FileError) {
                try unsafe file.write(bytes)
                return .success(())
            } catch { return .failure(error) }
        }
        if case .failure(let error) = result { throw .file(error) }
        flushed += bytes.count
    }

    /// Writes the footer and closes the file; `isDurable` asks that it survives a power cut.
    mutating func finish(isDurable: Bool) throws(IndexError) -> FileSummary {
        let length = UInt64(flushed + buffer.count + FileEnvelope.footerLength)
        buffer.append(length)
        try flush()
        let sum = checksum.value
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
