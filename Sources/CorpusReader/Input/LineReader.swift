/// Cuts a stream into lines.
struct LineReader {
    /// A line that is longer ends the reading of the file.
    static let maximumLength = 256 << 20

    private var window: InputWindow

    init(_ window: InputWindow) { self.window = window }

    var stream: any ByteStream { window.stream }

    /// Where the next line begins in the stream.
    var offset: Int { window.offset }

    /// The bytes of the next line without its end, or nil behind the last.
    mutating func next() throws(IngestError) -> ArraySlice<UInt8>? {
        guard let line = try window.line(limit: LineReader.maximumLength + 1) else { return nil }
        guard line.count <= LineReader.maximumLength else {
            throw .unreadable("a line of more than \(LineReader.maximumLength) bytes")
        }
        window.take(line.count)
        let hasEnd = window.bytes[line.upperBound - 1] == 0x0A
        return window.bytes[line.lowerBound..<line.upperBound - (hasEnd ? 1 : 0)]
    }
}
