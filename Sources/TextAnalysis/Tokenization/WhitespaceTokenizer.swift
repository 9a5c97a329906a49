/// Tokens of the whitespace analyzer: runs of bytes other than ASCII white space, as they are.
///
/// The forms of all tokens are one copy of the text. White space is looked for in 64 bytes at a time.
enum WhitespaceTokenizer {
    /// Bytes of the text for which room is made in one go, a multiple of 64.
    private static let blockLength = 4096

    static func appendTokens(of text: borrowing TextBytes, to buffer: inout TokenBuffer) {
        let forms = buffer.bytes.count
        buffer.makeRoom(bytes: text.count, records: 0)
        text.append(0, text.count, to: &buffer.bytes)
        var position = 0
        while position < text.count {
            let end = min(position &+ blockLength, text.count)
            let most = (end &- position) / 2 &+ 1
            buffer.makeRoom(bytes: 0, records: most)
            var stop = position
            buffer.records.append(addingCapacity: most) { records in
                stop = scan(text, from: position, to: end, forms: forms, into: &records)
            }
            // What is left starts with a token that is too long or cut by the end of the block.
            position = appendRun(at: stop, of: text, forms: forms, to: &buffer)
        }
    }

    /// Appends the tokens behind which white space stands before `end`, up to the first that is too
    /// long.
    ///
    /// - Returns: Where the first token starts that was not appended, or `end`.
    private static func scan(
        _ text: borrowing TextBytes, from position: Int, to end: Int, forms: Int,
        into records: inout OutputSpan<TokenRecord>
    ) -> Int {
        var isOpen = false
        var start = position
        var block = position
        while block < end {
            let count = min(64, end &- block)
            let inside = ~0 &>> UInt64(64 &- count)
            let words = wordBytes(of: text, from: block) & inside
            let shifted = words &<< 1 | (isOpen ? 1 : 0)
            var starts = words & ~shifted
            var ends = ~words & shifted & inside
            if !isOpen {
                start = block &+ starts.trailingZeroBitCount
                starts &= starts &- 1
            }
            while ends != 0 {
                let tokenEnd = block &+ ends.trailingZeroBitCount
                ends &= ends &- 1
                if tokenEnd &- start > TokenWriter.longestTerm { return start }
                records.append(TokenRecord(start, tokenEnd, forms: forms))
                start = block &+ starts.trailingZeroBitCount
                starts &= starts &- 1
            }
            isOpen = words &>> UInt64(count &- 1) == 1
            block &+= 64
        }
        return isOpen ? start : end
    }

    /// Appends the run of other bytes than white space that starts at `start`, in pieces of at most
    /// `TokenWriter.longestTerm` bytes, and returns its end.
    private static func appendRun(
        at start: Int, of text: borrowing TextBytes, forms: Int, to buffer: inout TokenBuffer
    ) -> Int {
        var end = start
        while end < text.count, !isWhitespace(text[end]) { end &+= 1 }
        var start = start
        while start < end {
            var cut = min(start &+ TokenWriter.longestTerm, end)
            if cut < end { cut = text.scalarBoundary(atOrBefore: cut, after: start) }
            buffer.records.append(TokenRecord(start, cut, forms: forms))
            start = cut
        }
        return end
    }

    @inline(__always)
    private static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte &- 0x09 < 5
    }

    /// A bit for each of the 64 bytes from `start` on, set where it is no white space.
    @inline(__always)
    private static func wordBytes(of text: borrowing TextBytes, from start: Int) -> UInt64 {
        var mask: UInt64 = 0
        for group in 0..<8 {
            let marks = whitespace(in: text.word(at: start &+ 8 &* group))
            // Brings the lowest bits of the eight bytes together in the highest byte.
            let bits = ((marks &>> 7) &* 0x0102_0408_1020_4080) &>> 56
            mask |= bits &<< UInt64(8 &* group)
        }
        return ~mask
    }

    /// The highest bit of each byte that is white space.
    ///
    /// Adding `0x80 - c` to a byte below 0x80 sets its highest bit if the byte is at least `c`, and
    /// adding 0x7F if it is not 0.
    @inline(__always)
    private static func whitespace(in word: UInt64) -> UInt64 {
        let highest: UInt64 = 0x8080_8080_8080_8080
        let every: UInt64 = 0x0101_0101_0101_0101
        let low = word & ~highest
        let isOther = (low ^ every &* 0x20) &+ every &* 0x7F
        let isControl = (low &+ every &* (0x80 - 0x09)) & ~(low &+ every &* (0x80 - 0x0E))
        return (~isOther | isControl) & ~word & highest
    }
}

extension TokenRecord {
    /// A token that is `start ..< end` of the text as it is, with the text's copy at `forms`.
    @inline(__always)
    fileprivate init(_ start: Int, _ end: Int, forms: Int) {
        self.init(
            sourceStart: UInt32(truncatingIfNeeded: start),
            sourceEnd: UInt32(truncatingIfNeeded: end),
            formStart: UInt32(truncatingIfNeeded: forms &+ start),
            termStart: UInt32(truncatingIfNeeded: forms &+ start),
            formLength: UInt16(truncatingIfNeeded: end &- start),
            termLength: UInt16(truncatingIfNeeded: end &- start))
    }
}
