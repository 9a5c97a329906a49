/// The marks within lines that converters from HTML leave and that are no part of the text.
enum InlineMarks {
    case none
    /// Links, images, emphasis and code of Markdown (commonmark.org).
    case markdown
    /// Numbers of links in square brackets, listed with their addresses at the end of the text.
    case linkNumbers

    /// What marks a text has.
    ///
    /// - Complexity: O(n).
    static func detect(_ text: [UInt8], _ lines: [TextLine], isMarkdown: Bool) -> InlineMarks {
        if isMarkdown { return .markdown }
        var headings = 0
        var links = 0
        var addresses = 0
        for line in lines {
            let reading = LineMarks.read(text.span, line.range)
            if reading.kind == .heading { headings += 1 }
            let rest = text[line.range].dropFirst(reading.length)
            if reading.kind == .listItem, ASCII.isDigit(text[line.range.lowerBound]),
                rest.starts(with: "http".utf8)
            {
                addresses += 1
            }
            if hasLink(text[line.range]) { links += 1 }
        }
        if addresses >= 2 { return .linkNumbers }
        return headings >= 1 && links >= 2 ? .markdown : .none
    }

    private static func hasLink(_ line: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in line {
            if byte == UInt8(ascii: "("), previous == UInt8(ascii: "]") { return true }
            previous = byte
        }
        return false
    }

    /// The text of a block without the marks.
    ///
    /// - Complexity: O(n).
    func removed(from text: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .none: return Array(text)
        case .linkNumbers: return Self.withoutNumbers(text)
        case .markdown:
            var reader = MarkdownReader(Array(text))
            return reader.plain()
        }
    }

    /// Drops `[12]` before a word.
    private static func withoutNumbers(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var at = text.startIndex
        while at < text.endIndex {
            if text[at] == UInt8(ascii: "[") {
                var end = at + 1
                while end < text.endIndex, end - at <= 4, ASCII.isDigit(text[end]) { end += 1 }
                if end > at + 1, end < text.endIndex, text[end] == UInt8(ascii: "]") {
                    at = end + 1
                    continue
                }
            }
            result.append(text[at])
            at += 1
        }
        return result
    }
}
