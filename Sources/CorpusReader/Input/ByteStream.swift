internal import MappedIO
internal import SearchCore

/// Bytes that come in pieces.
protocol ByteStream: AnyObject {
    /// Appends the next piece to `bytes` and returns its length; 0 at the end.
    func read(appendingTo bytes: inout [UInt8]) throws(IngestError) -> Int
}

/// The bytes of a file, decompressed if need be.
enum ByteStreams {
    static let pieceLength = 1 << 17

    static func open(_ source: FoundSource) throws(IngestError) -> any ByteStream {
        let file: FileStream
        do { file = FileStream(try InputFile(path: source.source.path)) } catch {
            throw .unreadable(FileError.message(error.code))
        }
        switch source.form.compression {
        case .none: return file
        case .gzip: return GzipStream(file)
        case .zstd: return ZstdStream(file)
        }
    }

    /// All bytes of a file.
    static func readAll(_ source: FoundSource, limit: Int) throws(IngestError) -> [UInt8] {
        let stream = try open(source)
        var bytes: [UInt8] = []
        while try stream.read(appendingTo: &bytes) > 0 {
            if bytes.count > limit { throw .unreadable("larger than \(limit) bytes") }
        }
        return bytes
    }
}

private final class FileStream: ByteStream {
    private let file: InputFile

    init(_ file: InputFile) { self.file = file }

    func read(appendingTo bytes: inout [UInt8]) throws(IngestError) -> Int {
        do { return try file.read(ByteStreams.pieceLength, appendingTo: &bytes) } catch {
            throw .unreadable(FileError.message(error.code))
        }
    }
}
