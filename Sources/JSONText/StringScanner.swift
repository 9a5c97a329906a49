/// Finds the end of what stands in a JSON string as it is, eight bytes at a time.
enum StringScanner {
    /// The index of the first quotation mark, backslash or control character from `start` on, or the
    /// end of the bytes.
    static func end(ofPlainBytes bytes: Span<UInt8>, from start: Int) -> Int {
        let raw = unsafe bytes.bytes
        var index = start
        while index &+ 8 <= bytes.count {
            // Within the bytes: the loop's condition.
            let word = UInt64(
                littleEndian: unsafe raw.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: index, as: UInt64.self))
            let marks = self.marks(in: word)
            if marks != 0 { return index &+ marks.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < bytes.count, bytes[index] >= 0x20, bytes[index] != 0x22, bytes[index] != 0x5C
        {
            index &+= 1
        }
        return index
    }

    /// The highest bit of each byte that ends plain bytes.
    ///
    /// Adding `0x80 - c` to a byte below 0x80 sets its highest bit if the byte is at least `c`, and
    /// adding 0x7F if it is not 0.
    @inline(__always)
    private static func marks(in word: UInt64) -> UInt64 {
        let highest: UInt64 = 0x8080_8080_8080_8080
        let every: UInt64 = 0x0101_0101_0101_0101
        let low = word & ~highest
        let printing = low &+ every &* (0x80 - 0x20)
        let quote = (low ^ every &* 0x22) &+ every &* 0x7F
        let backslash = (low ^ every &* 0x5C) &+ every &* 0x7F
        return ~(printing & quote & backslash | word) & highest
    }
}
