/// A character reference, as `&amp;` or `&#38;` (the standard's sections 13.2.5.72 to 13.2.5.80).
struct CharacterReference {
    /// The number of bytes that it takes in the text.
    let length: Int
    /// What it stands for.
    let utf8: ArraySlice<UInt8>

    /// The reference that begins with the ampersand at `start`, or nil if none does.
    ///
    /// - Complexity: O(length) for numbers; names are searched in a table.
    init?(_ text: Span<UInt8>, at start: Int, isInAttribute: Bool) {
        let next = start + 1
        guard next < text.count else { return nil }
        if text[next] == UInt8(ascii: "#") {
            guard let (scalar, end) = Self.number(text, from: next + 1) else { return nil }
            length = end - start
            utf8 = Array(String(scalar).utf8)[...]
            return
        }
        guard ASCII.isLetter(text[next]),
            let found = NamedReference.longest(text, from: next)
        else { return nil }
        let end = next + found.nameLength
        if isInAttribute, text[end - 1] != UInt8(ascii: ";"), end < text.count,
            text[end] == UInt8(ascii: "=") || Self.isAlphanumeric(text[end])
        {
            // As in the query of an address.
            return nil
        }
        length = end - start
        utf8 = found.utf8[...]
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte)
    }

    /// The scalar whose number begins at `start`, behind the number sign, and where it ends.
    private static func number(
        _ text: Span<UInt8>, from start: Int
    ) -> (Unicode.Scalar, end: Int)? {
        var at = start
        let isHex = at < text.count && text[at] | 0x20 == UInt8(ascii: "x")
        if isHex { at += 1 }
        let digits = at
        var value: UInt32 = 0
        while at < text.count, let digit = digit(text[at], isHex: isHex) {
            // Beyond Unicode it does not matter how far.
            if value <= 0x10FFFF { value = value * (isHex ? 16 : 10) + digit }
            at += 1
        }
        guard at > digits else { return nil }
        if at < text.count, text[at] == UInt8(ascii: ";") { at += 1 }
        return (scalar(value), at)
    }

    private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        if ASCII.isDigit(byte) { return UInt32(byte) - 0x30 }
        let letter = byte | 0x20
        return isHex && letter &- 0x61 < 6 ? UInt32(letter) - 0x57 : nil
    }

    /// What a number stands for: those of the C1 controls are taken for windows-1252.
    private static func scalar(_ value: UInt32) -> Unicode.Scalar {
        let mapped =
            (0x80...0x9F).contains(value) ? UInt32(windows1252[Int(value) - 0x80]) : value
        return mapped == 0 ? "\u{FFFD}" : Unicode.Scalar(mapped) ?? "\u{FFFD}"
    }

    private static let windows1252: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
        0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
