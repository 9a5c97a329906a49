/// Reads text of a query: backslashes, and which `*` and `?` stand for other characters.
///
/// A backslash makes the sign behind it stand for itself; before a letter or a digit it stands for
/// itself, as in a path of Windows. A `?` at the end of a word is a question's.
enum QueryTextReader {
    /// A word outside quotes.
    static func word(_ bytes: ArraySlice<UInt8>) -> QueryText {
        read(bytes) { place in
            bytes[place] == star || place + 1 < bytes.endIndex && isInWord(bytes[place + 1])
        }
    }

    /// A phrase: only signs that stand in a word, or at its edge, are wildcards.
    static func phrase(_ bytes: ArraySlice<UInt8>) -> QueryText {
        read(bytes) { place in
            let isBefore = place + 1 < bytes.endIndex && isInWord(bytes[place + 1])
            let isBehind = place > bytes.startIndex && isInWord(bytes[place - 1])
            return bytes[place] == star ? isBefore || isBehind : isBefore
        }
    }

    /// Text in which only backslashes are special.
    static func plain(_ bytes: ArraySlice<UInt8>) -> String { read(bytes) { _ in false }.typed }

    private static let star = UInt8(ascii: "*")
    private static let mark = UInt8(ascii: "?")

    private static func read(
        _ bytes: ArraySlice<UInt8>, isWildcard: (Int) -> Bool
    ) -> QueryText {
        let isPlain = !bytes.contains { $0 == star || $0 == mark || $0 == UInt8(ascii: "\\") }
        if isPlain { return QueryText(String(decoding: bytes, as: UTF8.self)) }
        var text = QueryText()
        var literal: [UInt8] = []
        func flush() {
            text.append(String(decoding: literal, as: UTF8.self))
            literal.removeAll(keepingCapacity: true)
        }
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\\"), place + 1 < bytes.endIndex, isSign(bytes[place + 1]) {
                literal.append(bytes[place + 1])
                place += 2
                continue
            }
            if byte == star || byte == mark, isWildcard(place) {
                flush()
                text.append(byte == star ? .anyRun : .anyOne)
            } else {
                literal.append(byte)
            }
            place += 1
        }
        flush()
        return text
    }

    private static func isInWord(_ byte: UInt8) -> Bool {
        !isSign(byte) && byte > 0x20 || byte == star || byte == mark
    }

    /// Whether a byte is an ASCII sign, neither a letter nor a digit.
    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
