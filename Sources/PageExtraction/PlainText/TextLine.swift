/// A line of plain text.
struct TextLine {
    /// Where it is, without white space around it.
    var range: Range<Int>
    /// Columns of white space before it.
    var indent: Int
    /// Its length in characters, from the margin.
    var width: Int
    /// Empty lines before it.
    var emptyLinesBefore: Int

    /// All lines that are not empty.
    ///
    /// Line ends are LF, CR LF, CR and FF.
    ///
    /// - Complexity: O(n).
    static func lines(of text: Span<UInt8>) -> [TextLine] {
        var lines: [TextLine] = []
        var start = 0
        var empties = 0
        let count = text.count
        while start <= count {
            var end = start
            while end < count, text[end] != 0x0A, text[end] != 0x0D, text[end] != 0x0C { end += 1 }
            if let line = line(text, start..<end, empties) {
                lines.append(line)
                empties = 0
            } else {
                empties += 1
            }
            start = end + 1
            if end + 1 < count, text[end] == 0x0D, text[end + 1] == 0x0A { start += 1 }
            if end >= count { break }
        }
        return lines
    }

    private static func line(_ text: Span<UInt8>, _ range: Range<Int>, _ empties: Int) -> TextLine?
    {
        var low = range.lowerBound
        var high = range.upperBound
        var indent = 0
        scan: while low < high {
            if text[low] == 0x09 {
                indent += 8 - indent % 8
                low += 1
            } else if text[low] <= 0x20 || text[low] == 0x7F {
                indent += 1
                low += 1
            } else if text[low] >= 0xC2, case let mark = Invisible.classify(text, at: low) {
                switch mark {
                case .visible: break scan
                case .space(let length):
                    indent += 1
                    low += length
                case .nothing(let length): low += length
                }
            } else {
                break
            }
        }
        while high > low {
            if text[high - 1] <= 0x20 {
                high -= 1
            } else if high - low >= 2, text[high - 2] == 0xC2, text[high - 1] == 0xA0 {
                high -= 2
            } else {
                break
            }
        }
        guard low < high else { return nil }
        var width = indent
        for at in low..<high where text[at] & 0xC0 != 0x80 { width += 1 }
        return TextLine(range: low..<high, indent: indent, width: width, emptyLinesBefore: empties)
    }
}
