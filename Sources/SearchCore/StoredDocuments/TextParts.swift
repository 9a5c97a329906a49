/// Cuts a text into parts that are stored and analysed one by one.
///
/// A passage then needs one part of a long document decompressed and analysed, not all of it. Cuts
/// are behind a line end, else behind white space, where no word can go on; only a run of 16 KiB
/// without either is cut between two characters.
enum TextParts {
    static let length = 16 << 10

    static func split(_ text: [UInt8]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        while text.count - start > length {
            let end = cut(text, from: start)
            parts.append(start..<end)
            start = end
        }
        parts.append(start..<text.count)
        return parts
    }

    private static func cut(_ text: [UInt8], from start: Int) -> Int {
        let limit = start + length
        if let end = last(0x0A, 0x0A, of: text.span, in: start + length / 2..<limit) {
            return end + 1
        }
        if let space = last(0x20, 0x0A, of: text.span, in: start + 1..<limit) { return space + 1 }
        // A character has at most three bytes behind its first; more are none's, and cut anywhere.
        for index in stride(from: limit, to: limit - 4, by: -1) where text[index] & 0xC0 != 0x80 {
            return index
        }
        return limit
    }

    /// The last place in `range` with one of two bytes, looked for eight bytes at a time.
    private static func last(
        _ byte: UInt8, _ other: UInt8, of text: Span<UInt8>, in range: Range<Int>
    ) -> Int? {
        precondition(range.upperBound <= text.count, "a range of the text")
        let raw = unsafe text.bytes
        var end = range.upperBound
        while end - range.lowerBound >= 8 {
            // Within the text: the range is.
            let word = unsafe raw.unsafeLoadUnaligned(
                fromUncheckedByteOffset: end - 8, as: UInt64.self)
            if hasByte(byte, word) || hasByte(other, word) { break }
            end -= 8
        }
        while end > range.lowerBound {
            end -= 1
            if text[end] == byte || text[end] == other { return end }
        }
        return nil
    }

    /// Whether one of the eight bytes is `byte`: one less than 0 borrows from the highest bit.
    private static func hasByte(_ byte: UInt8, _ word: UInt64) -> Bool {
        let every: UInt64 = 0x0101_0101_0101_0101
        let zeros = word ^ every &* UInt64(byte)
        return (zeros &- every) & ~zeros & (every &* 0x80) != 0
    }
}
