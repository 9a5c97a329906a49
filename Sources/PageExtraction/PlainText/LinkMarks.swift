/// Finds links written into plain text: `[text](address)` and bare addresses.
enum LinkMarks {
    /// The ranges of links within a line, ascending.
    ///
    /// - Complexity: O(range length).
    static func find(_ text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var links: [Range<Int>] = []
        let span = text.span
        var open = -1
        var at = range.lowerBound
        while at < range.upperBound {
            switch span[at] {
            case UInt8(ascii: "["):
                open = at
                at += 1
            case UInt8(ascii: "]")
            where open >= 0 && at + 1 < range.upperBound && span[at + 1] == UInt8(ascii: "("):
                var end = at + 2
                while end < range.upperBound, span[end] != UInt8(ascii: ")") { end += 1 }
                end = min(range.upperBound, end + 1)
                links.append(open..<end)
                open = -1
                at = end
            case UInt8(ascii: "h") where isAddress(span, at):
                var end = at
                while end < range.upperBound, span[end] > 0x20 { end += 1 }
                links.append(at..<end)
                at = end
            default: at += 1
            }
        }
        return links
    }

    private static func isAddress(_ text: Span<UInt8>, _ at: Int) -> Bool {
        ASCII.hasPrefix(text, "http://", at: at) || ASCII.hasPrefix(text, "https://", at: at)
    }
}
