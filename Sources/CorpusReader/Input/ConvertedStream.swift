internal import PageExtraction

/// A text in another encoding, as UTF-8.
///
/// Places in it are none in its file, so that it can be read by itself from its start alone.
final class ConvertedStream: ByteStream {
    private let text: any ByteStream
    private let converter: TextConverter
    private var piece = [UInt8](repeating: 0, count: ByteStreams.pieceLength)
    /// What was converted, and not yet given.
    private var held: ArraySlice<UInt8> = []
    private var isAtEnd = false

    /// So much of a text tells its encoding.
    private static let beginning = 1 << 20

    /// The window of a text from its start on: itself where the text is in UTF-8.
    ///
    /// - Throws: nothing of what the stream does, which is met again where the window is read.
    static func window(_ window: InputWindow) -> InputWindow {
        var window = window
        _ = try? window.require(beginning)
        guard let converter = TextConverter(beginning: Array(window.bytes[window.range])) else {
            return window
        }
        return InputWindow(ConvertedStream(WindowStream(window), converter))
    }

    private init(_ text: any ByteStream, _ converter: TextConverter) {
        self.text = text
        self.converter = converter
    }

    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        while held.isEmpty, !isAtEnd {
            let count = try text.read(into: &piece, at: 0)
            isAtEnd = count == 0
            var converted: [UInt8] = []
            converter.convert(piece[..<count], into: &converted)
            held = converted[...]
        }
        let count = min(held.count, bytes.count - start)
        bytes.replaceSubrange(start..<start + count, with: held.prefix(count))
        held.removeFirst(count)
        return count
    }
}
