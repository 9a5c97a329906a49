/// Searches for single bytes, eight at a time.
///
/// A byte of a word is 0 where `(word - 0x01…01) & ~word & 0x80…80` has its lowest bit; bits above that
/// one may be wrong (Warren, "Hacker's Delight", section 6-1).
enum ByteSearch {
    @inline(__always)
    private static func spread(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }

    /// The first place from `start` on where one of four bytes stands, or the end of the text.
    ///
    /// - Complexity: O(bytes passed over).
    @inline(__always)
    static func first(
        _ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, in text: Span<UInt8>, from start: Int
    ) -> Int {
        let (a8, b8, c8, d8) = (spread(a), spread(b), spread(c), spread(d))
        let bytes = unsafe text.bytes
        var at = start
        while at &+ 8 <= bytes.byteCount {
            let word = UInt64(
                littleEndian: unsafe bytes.unsafeLoadUnaligned(
                    fromByteOffset: at, as: UInt64.self))
            let hits = zeros(word ^ a8) | zeros(word ^ b8) | zeros(word ^ c8) | zeros(word ^ d8)
            if hits != 0 { return at &+ hits.trailingZeroBitCount &>> 3 }
            at &+= 8
        }
        while at < text.count {
            let byte = text[at]
            if byte == a || byte == b || byte == c || byte == d { break }
            at &+= 1
        }
        return at
    }

    /// The first place from `start` on where `byte` stands, or the end of the text.
    ///
    /// - Complexity: O(bytes passed over).
    @inline(__always)
    static func first(_ byte: UInt8, in text: Span<UInt8>, from start: Int) -> Int {
        first(byte, byte, byte, byte, in: text, from: start)
    }

    /// The first place from `start` on where a byte is 0 or none of ASCII, or the end of the text.
    ///
    /// - Complexity: O(bytes passed over).
    static func firstZeroOrHigh(in text: Span<UInt8>, from start: Int) -> Int {
        let bytes = unsafe text.bytes
        var at = start
        while at &+ 8 <= bytes.byteCount {
            let word = UInt64(
                littleEndian: unsafe bytes.unsafeLoadUnaligned(
                    fromByteOffset: at, as: UInt64.self))
            let hits = zeros(word) | word & 0x8080_8080_8080_8080
            if hits != 0 { return at &+ hits.trailingZeroBitCount &>> 3 }
            at &+= 8
        }
        while at < text.count, text[at] &- 1 < 0x7F { at &+= 1 }
        return at
    }

    /// The first place from `start` on where a control character stands (also a line end or a tab),
    /// or the end of the text.
    ///
    /// - Complexity: O(bytes passed over).
    static func firstControl(in text: Span<UInt8>, from start: Int) -> Int {
        let bytes = unsafe text.bytes
        var at = start
        while at &+ 8 <= bytes.byteCount {
            let word = UInt64(
                littleEndian: unsafe bytes.unsafeLoadUnaligned(
                    fromByteOffset: at, as: UInt64.self))
            // Below a space, and DEL; bits above the lowest may be wrong, as those of `zeros`.
            let low = (word &- spread(0x20)) & ~word & spread(0x80)
            let hits = low | zeros(word ^ spread(0x7F))
            if hits != 0 { return at &+ hits.trailingZeroBitCount &>> 3 }
            at &+= 8
        }
        while at < text.count, text[at] >= 0x20, text[at] != 0x7F { at &+= 1 }
        return at
    }
}
