internal import MappedIO

/// Opens and completes the files of a segment that is being written.
struct SegmentFiles {
    let folder: String
    let number: UInt64
    let fileSystem: any FileSystem
    let isDurable: Bool

    func writer(_ kind: FileKind) throws(IndexError) -> IndexFileWriter {
        try IndexFileWriter(
            fileSystem, path: folder + "/" + FileNames.segment(number, kind), kind: kind,
            segment: number)
    }

    /// Writes a file whose payload is one array.
    func write(_ kind: FileKind, _ payload: [UInt8]) throws(IndexError) -> FileSummary {
        var file = try writer(kind)
        try file.write(payload)
        return try file.finish(isDurable: isDurable)
    }
}
