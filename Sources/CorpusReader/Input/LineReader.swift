/// Cuts a stream into lines.
struct LineReader {
    /// A line that is longer ends the reading of the file.
    static let maximumLength = 256 << 20

    private let stream: any ByteStream
    private var buffer: [UInt8] = []
    /// Where the next line begins in `buffer`.
    private var start = 0
    /// Up to where `buffer` is known to have no line end behind `start`.
    private var scanned = 0
    private var isAtEnd = false
    /// Where the next line begins in the stream.
    private(set) var offset = 0

    init(_ stream: any ByteStream) { self.stream = stream }

    /// The bytes of the next line without its end, or nil behind the last.
    mutating func next() throws(IngestError) -> ArraySlice<UInt8>? {
        while true {
            if let end = buffer[scanned...].firstIndex(of: 0x0A) {
                let line = buffer[start..<end]
                offset += end + 1 - start
                start = end + 1
                scanned = start
                return line
            }
            scanned = buffer.count
            if isAtEnd {
                let line = buffer[start...]
                offset += line.count
                start = buffer.count
                return line.isEmpty ? nil : line
            }
            if start > 0 {
                buffer.removeSubrange(..<start)
                scanned -= start
                start = 0
            }
            guard buffer.count <= LineReader.maximumLength else {
                throw .unreadable("a line of more than \(LineReader.maximumLength) bytes")
            }
            isAtEnd = try stream.read(appendingTo: &buffer) == 0
        }
    }
}
