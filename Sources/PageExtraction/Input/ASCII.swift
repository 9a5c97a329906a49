/// Small operations on ASCII bytes in text of any ASCII-compatible encoding.
enum ASCII {
    /// The byte with A–Z made a–z.
    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    /// Whether the byte is HTML white space.
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    /// Whether the byte is a–z or A–Z.
    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26
    }

    /// Whether the byte is 0–9.
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10
    }

    /// Whether `prefix`, in lower case, stands at `offset`, case ignored.
    static func hasPrefix(_ text: Span<UInt8>, _ prefix: String, at offset: Int) -> Bool {
        var at = offset
        for byte in prefix.utf8 {
            guard at < text.count, lowercased(text[at]) == byte else { return false }
            at += 1
        }
        return true
    }

    /// The first place of `needle`, in lower case, in `range`, case ignored.
    static func firstRange(
        of needle: String, in text: Span<UInt8>, range: Range<Int>
    ) -> Range<Int>? {
        let length = needle.utf8.count
        guard length > 0, range.count >= length, let first = needle.utf8.first else { return nil }
        for at in range.lowerBound...(range.upperBound - length)
        where lowercased(text[at]) == first && hasPrefix(text, needle, at: at) {
            return at..<(at + length)
        }
        return nil
    }
}
