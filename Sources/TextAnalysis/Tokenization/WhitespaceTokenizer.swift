/// Tokens of the whitespace analyzer: runs of bytes other than ASCII white space, as they are.
enum WhitespaceTokenizer {
    static func appendTokens(of text: borrowing TextBytes, to buffer: inout TokenBuffer) {
        var position = 0
        while position < text.count {
            while position < text.count, isWhitespace(text[position]) { position &+= 1 }
            let start = position
            while position < text.count, !isWhitespace(text[position]) { position &+= 1 }
            appendPieces(start, position, of: text, to: &buffer)
        }
    }

    /// Appends a run in pieces of at most `TokenWriter.longestTerm` bytes.
    private static func appendPieces(
        _ start: Int, _ end: Int, of text: borrowing TextBytes, to buffer: inout TokenBuffer
    ) {
        var start = start
        while start < end {
            var cut = min(start &+ TokenWriter.longestTerm, end)
            if cut < end { cut = text.scalarBoundary(atOrBefore: cut, after: start) }
            let termStart = buffer.bytes.count
            text.append(start, cut, to: &buffer.bytes)
            buffer.records.append(
                TokenRecord(
                    sourceStart: UInt32(truncatingIfNeeded: start),
                    sourceEnd: UInt32(truncatingIfNeeded: cut),
                    formStart: UInt32(truncatingIfNeeded: termStart),
                    termStart: UInt32(truncatingIfNeeded: termStart),
                    formLength: UInt16(truncatingIfNeeded: cut &- start),
                    termLength: UInt16(truncatingIfNeeded: cut &- start)))
            start = cut
        }
    }

    @inline(__always)
    private static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte &- 0x09 < 5
    }
}
