internal import MappedIO

extension Columns {
    /// The columns of a segment that was written before there were any, from what is stored of its documents.
    ///
    /// - Complexity: all stored records are read.
    convenience init(of stored: StoredDocuments, segment: UInt64) throws(IndexError) {
        var writer = ColumnsWriter()
        for document in 0..<stored.count { writer.add(try stored.record(of: document).metadata) }
        let memory = MemoryFile()
        var file = IndexFileWriter(memory, kind: .columns, segment: segment)
        try writer.write(to: &file)
        _ = try file.finish(isDurable: false)
        try self.init(
            IndexFile(
                ByteRegion(copying: memory.bytes), path: "columns in memory", kind: .columns,
                segment: segment))
    }
}

/// A file that is not on disk.
private final class MemoryFile: WritableFile {
    private(set) var bytes: [UInt8] = []

    func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        unsafe self.bytes.append(contentsOf: bytes)
    }
    func sync() throws(FileError) {}
    func close() throws(FileError) {}
}
