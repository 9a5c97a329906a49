/// Bounds what a tag may cost the parser, which compares each attribute with all before it.
enum MarkupGuard {
    /// The most attributes that a tag keeps.
    static let attributeLimit = 256

    /// Blanks out the attributes of each tag beyond the limit, in place.
    ///
    /// Reads tags just as libxml2 2.9's HTML parser does: a name takes letters, digits and `:-_.`,
    /// a value is quoted or ends at white space or `>`, and anything else is skipped up to white
    /// space. Pages as they are pass through unchanged.
    ///
    /// - Complexity: O(n).
    static func bound(_ text: inout [UInt8]) {
        let excess = excessRanges(text.span)
        for range in excess {
            for at in range { text[at] = 0x20 }
        }
    }

    private static func excessRanges(_ text: Span<UInt8>) -> [Range<Int>] {
        var excess: [Range<Int>] = []
        let end = text.count
        var at = 0
        while at + 1 < end {
            guard text[at] == UInt8(ascii: "<"), isNameByte(text[at + 1]) else {
                at += 1
                continue
            }
            at += 1
            skipName(text, &at)
            var count = 0
            var cut = -1
            while at < end, text[at] != UInt8(ascii: ">") {
                if ASCII.isSpace(text[at]) || text[at] == UInt8(ascii: "/") {
                    at += 1
                    continue
                }
                count += 1
                if count == attributeLimit, cut < 0 { cut = at }
                if isNameByte(text[at]) {
                    skipName(text, &at)
                    skipValue(text, &at)
                } else {
                    while at < end, !ASCII.isSpace(text[at]), text[at] != UInt8(ascii: ">") {
                        at += 1
                    }
                }
            }
            if cut >= 0 { excess.append(cut..<min(at, end)) }
        }
        return excess
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    private static func skipName(_ text: Span<UInt8>, _ at: inout Int) {
        while at < text.count, isNameByte(text[at]) { at += 1 }
    }

    /// Skips an equals sign and a value, if they come next.
    private static func skipValue(_ text: Span<UInt8>, _ at: inout Int) {
        var next = at
        while next < text.count, ASCII.isSpace(text[next]) { next += 1 }
        guard next < text.count, text[next] == UInt8(ascii: "=") else { return }
        next += 1
        while next < text.count, ASCII.isSpace(text[next]) { next += 1 }
        guard next < text.count else {
            at = next
            return
        }
        let quote = text[next]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            next += 1
            while next < text.count, text[next] != quote { next += 1 }
            at = min(text.count, next + 1)
        } else {
            while next < text.count, !ASCII.isSpace(text[next]), text[next] != UInt8(ascii: ">") {
                next += 1
            }
            at = next
        }
    }
}
