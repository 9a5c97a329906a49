/// Marks at the beginning of a line of text: bullets, quotes, Markdown.
enum LineMarks {
    struct Reading {
        var kind: BlockKind
        var headingLevel = 0
        /// Bytes of the mark, which are no part of the block's text in Markdown.
        var length = 0
    }

    /// What the beginning of a line says of it.
    static func read(_ text: Span<UInt8>, _ range: Range<Int>) -> Reading {
        func byte(_ offset: Int) -> UInt8 {
            range.lowerBound + offset < range.upperBound ? text[range.lowerBound + offset] : 0
        }
        switch byte(0) {
        case UInt8(ascii: "#"):
            var level = 0
            while byte(level) == UInt8(ascii: "#") { level += 1 }
            if level <= 6, byte(level) == 0x20 {
                return Reading(kind: .heading, headingLevel: level, length: level + 1)
            }
        case UInt8(ascii: ">") where byte(1) == 0x20:
            return Reading(kind: .quote, length: 2)
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            if byte(1) == 0x20 { return Reading(kind: .listItem, length: 2) }
        case UInt8(ascii: "o") where byte(1) == 0x20 && ASCII.isLetter(byte(2)) && byte(2) < 0x5B:
            return Reading(kind: .listItem, length: 2)
        case 0x30...0x39:
            var digits = 1
            while ASCII.isDigit(byte(digits)), digits < 3 { digits += 1 }
            let mark = byte(digits)
            if mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"), byte(digits + 1) == 0x20 {
                return Reading(kind: .listItem, length: digits + 2)
            }
        case 0xE2:
            // • ‣ ● ○ ■ □ ◦ ▪ –
            let pair = (byte(1), byte(2))
            let isBullet =
                pair == (0x80, 0xA2) || pair == (0x80, 0xA3) || byte(1) == 0x96 || byte(1) == 0x97
            if isBullet, byte(3) == 0x20 { return Reading(kind: .listItem, length: 4) }
        case 0xC2 where byte(1) == 0xB7 && byte(2) == 0x20:
            return Reading(kind: .listItem, length: 3)
        case UInt8(ascii: "|")
        where range.count > 2 && text[range.upperBound - 1] == UInt8(ascii: "|"):
            return Reading(kind: .tableRow)
        default: break
        }
        return Reading(kind: .paragraph)
    }
}
