internal import MappedIO
internal import SearchCore

/// Bytes that come in pieces.
protocol ByteStream: AnyObject {
    /// Fills `bytes` from `start` on, in part, and returns how many came; 0 at the end.
    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int

    /// The last place at or before a byte of the stream from which on its file can be read by itself.
    ///
    /// - Parameter offset: a place in the stream that is not behind what was read, and not before one asked for
    ///   earlier.
    func restart(before offset: Int) -> RestartPoint

    /// Goes on behind damage that a reading met; false if nothing behind it can be read by itself.
    func passDamage() throws(IngestError) -> Bool

    /// Where there is room for so many bytes, they come without being copied once more; that can change as the
    /// stream is read.
    var preferredRoom: Int { get }
}

/// A place from which on a file can be read without what comes before.
struct RestartPoint: Hashable, Sendable {
    /// The place in the file, in bytes as it is on disk.
    var inFile: UInt64
    /// The place in the stream that the file holds.
    var inStream: Int
}

extension ByteStream {
    func restart(before offset: Int) -> RestartPoint { RestartPoint(inFile: 0, inStream: 0) }

    func passDamage() throws(IngestError) -> Bool { false }

    var preferredRoom: Int { 1 }

    /// Appends the next piece to `bytes` and returns its length; 0 at the end.
    func read(appendingTo bytes: inout [UInt8]) throws(IngestError) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: ByteStreams.pieceLength))
        var count = 0
        defer { bytes.removeLast(ByteStreams.pieceLength - count) }
        count = try read(into: &bytes, at: start)
        return count
    }

    /// All bytes.
    ///
    /// - Throws: `IngestError.unreadable` where there are more than `limit`.
    func readAll(limit: Int) throws(IngestError) -> [UInt8] {
        var bytes: [UInt8] = []
        while try read(appendingTo: &bytes) > 0 {
            if bytes.count > limit { throw .unreadable("larger than \(limit) bytes") }
        }
        return bytes
    }
}

/// The bytes of a file, decompressed if need be.
enum ByteStreams {
    static let pieceLength = 1 << 17

    /// The bytes of a file as they are on disk.
    static func open(_ path: String) throws(IngestError) -> any SeekableStream {
        do throws(FileError) {
            return FileStream(
                try InputFile(path: path), length: Int(clamping: try FileStatus(path: path).size))
        } catch {
            throw .unreadable(FileError.message(error.code))
        }
    }

    /// A stream's bytes, decompressed.
    static func decompressed(
        _ stream: any ByteStream, _ compression: SourceForm.Compression
    ) throws(IngestError) -> any ByteStream {
        switch compression {
        case .none: stream
        case .gzip: GzipStream(stream)
        case .zstd: FrameStream(stream, ZstdDecoder())
        case .lz4: FrameStream(stream, try LZ4Decoder())
        case .bzip2, .xz: try FilterStream(stream)
        }
    }

    /// A file's bytes, decompressed if they begin as compressed ones do.
    static func openDecompressed(_ path: String) throws(IngestError) -> any ByteStream {
        let stream = PeekedStream(try open(path))
        return try decompressed(
            stream, FormSignature.compression(of: stream.peek(FormSignature.length)))
    }

    /// All bytes of a file, decompressed.
    static func readAll(_ source: FoundSource, limit: Int) throws(IngestError) -> [UInt8] {
        try openDecompressed(source.source.path).readAll(limit: limit)
    }
}

/// A stream of which any part can be read next.
protocol SeekableStream: ByteStream {
    /// How many bytes there are.
    var length: Int { get }

    /// Goes on reading from a byte on.
    func seek(to offset: Int) throws(IngestError)
}

/// A stream that can be read by itself from its start alone, such as an entry of an archive.
final class StartOnlyStream: ByteStream {
    private let stream: any ByteStream

    init(_ stream: any ByteStream) { self.stream = stream }

    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        try stream.read(into: &bytes, at: start)
    }

    func passDamage() throws(IngestError) -> Bool { try stream.passDamage() }

    var preferredRoom: Int { stream.preferredRoom }
}

/// What is left in a window, and behind it.
final class WindowStream: ByteStream {
    private var window: InputWindow

    init(_ window: InputWindow) { self.window = window }

    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        guard try window.require(1) else { return 0 }
        let count = min(window.range.count, bytes.count - start)
        let first = window.range.lowerBound
        bytes.replaceSubrange(start..<start + count, with: window.bytes[first..<first + count])
        window.take(count)
        return count
    }
}

/// A stream whose first bytes were looked at.
final class PeekedStream: ByteStream {
    private let stream: any ByteStream
    /// What was read, and not yet given.
    private var held: ArraySlice<UInt8> = []

    init(_ stream: any ByteStream) { self.stream = stream }

    /// The first bytes, `count` of them if there are as many; nothing must have been read yet.
    func peek(_ count: Int) throws(IngestError) -> ArraySlice<UInt8> {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count, case let read = try stream.read(into: &bytes, at: filled), read > 0 {
            filled += read
        }
        held = bytes[..<filled]
        return held
    }

    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        if held.isEmpty { return try stream.read(into: &bytes, at: start) }
        let count = min(held.count, bytes.count - start)
        bytes.replaceSubrange(start..<start + count, with: held.prefix(count))
        held.removeFirst(count)
        return count
    }

    func restart(before offset: Int) -> RestartPoint { stream.restart(before: offset) }

    func passDamage() throws(IngestError) -> Bool { try stream.passDamage() }

    var preferredRoom: Int { stream.preferredRoom }
}

/// The bytes of a file as they are.
private final class FileStream: SeekableStream {
    private let file: InputFile
    let length: Int
    private var first = 0

    init(_ file: InputFile, length: Int) {
        self.file = file
        self.length = length
    }

    func seek(to offset: Int) throws(IngestError) {
        do { try file.seek(to: UInt64(offset)) } catch {
            throw .unreadable(FileError.message(error.code))
        }
        first = offset
    }

    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        do { return try file.read(into: &bytes, at: start) } catch {
            throw .unreadable(FileError.message(error.code))
        }
    }

    func restart(before offset: Int) -> RestartPoint {
        RestartPoint(inFile: UInt64(first + offset), inStream: offset)
    }
}

/// Bytes that are in memory.
final class MemoryStream: SeekableStream {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var length: Int { bytes.count }

    func seek(to offset: Int) { self.offset = min(max(0, offset), bytes.count) }

    func read(into target: inout [UInt8], at start: Int) -> Int {
        let count = min(bytes.count - offset, target.count - start)
        target.replaceSubrange(start..<start + count, with: bytes[offset..<offset + count])
        offset += count
        return count
    }

    func restart(before offset: Int) -> RestartPoint {
        RestartPoint(inFile: UInt64(offset), inStream: offset)
    }
}
