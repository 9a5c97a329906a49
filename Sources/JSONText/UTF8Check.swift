/// Whether bytes are well-formed UTF-8, eight bytes at a time where they are ASCII.
///
/// Well-formed is what table 3-7 of the Unicode Standard allows.
enum UTF8Check {
    static func isWellFormed(_ bytes: Span<UInt8>) -> Bool {
        let raw = unsafe bytes.bytes
        var index = 0
        while index < bytes.count {
            if index &+ 8 <= bytes.count {
                // Within the bytes: the condition.
                let word = UInt64(
                    littleEndian: unsafe raw.unsafeLoadUnaligned(
                        fromUncheckedByteOffset: index, as: UInt64.self))
                let marks = word & 0x8080_8080_8080_8080
                if marks == 0 {
                    index &+= 8
                    continue
                }
                index &+= marks.trailingZeroBitCount &>> 3
            }
            let length = length(ofScalarAt: index, in: bytes)
            if length == 0 { return false }
            index &+= length
        }
        return true
    }

    /// The bytes of a scalar, or 0 where none is.
    private static func length(ofScalarAt index: Int, in bytes: Span<UInt8>) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        let (length, second): (Int, ClosedRange<UInt8>)
        switch first {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for place in index + 2..<index + length where bytes[place] & 0xC0 != 0x80 {
            return 0
        }
        return length
    }
}
