/// Decides which lines of a plain text belong to one paragraph.
struct LineJoiner {
    /// The column at which the text was wrapped, or nil if lines are paragraphs.
    let wrapColumn: Int?
    /// Whether only empty lines and marks part paragraphs, as in Markdown.
    private let isMarkdown: Bool

    /// Looks for a wrap column: most lines that another follows at once end close below it.
    ///
    /// - Complexity: O(lines).
    init(_ lines: [TextLine], isMarkdown: Bool = false) {
        self.isMarkdown = isMarkdown
        var widths = [Int](repeating: 0, count: 161)
        var followed = 0
        for index in lines.indices.dropFirst() where lines[index].emptyLinesBefore == 0 {
            let width = lines[index - 1].width
            guard width >= 45 else { continue }
            followed += 1
            widths[min(160, width)] += 1
        }
        guard followed >= 4 else {
            wrapColumn = nil
            return
        }
        // The column that all but a few of the longer followed lines stay within.
        var above = widths[160]
        var column = 159
        while column > 45, above + widths[column] <= followed / 25 {
            above += widths[column]
            column -= 1
        }
        let near = widths[max(0, column - 14)...column].reduce(0, +)
        wrapColumn = column <= 100 && near * 10 >= followed * 7 ? column : nil
    }

    /// Whether `next` goes on with the paragraph that `previous` is the last line of.
    func joins(_ text: Span<UInt8>, _ previous: TextLine, _ next: TextLine) -> Bool {
        guard next.emptyLinesBefore == 0 else { return false }
        if LineMarks.read(text, next.range).kind != .paragraph { return false }
        if isMarkdown {
            let kind = LineMarks.read(text, previous.range).kind
            return kind != .heading && kind != .tableRow
        }
        if let wrapColumn, previous.width >= 30 {
            var first = 0
            for at in next.range {
                if text[at] == 0x20 { break }
                if text[at] & 0xC0 != 0x80 { first += 1 }
            }
            // The next line's first word had no room.
            if previous.width + 1 + first > wrapColumn { return true }
        }
        return isBrokenOff(text, previous, next)
    }

    /// Whether a line that ends without a mark is followed by one that cannot begin a sentence.
    private func isBrokenOff(_ text: Span<UInt8>, _ previous: TextLine, _ next: TextLine) -> Bool {
        let first = text[next.range.lowerBound]
        if [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ")")]
            .contains(first)
        {
            return true
        }
        let last = text[previous.range.upperBound - 1]
        if last == UInt8(ascii: ",") || last == UInt8(ascii: "(") {
            return previous.range.count > 30
        }
        let isOpen = ASCII.isLetter(last) || ASCII.isDigit(last) || last >= 0x80
        return isOpen && first &- 0x61 < 26 && (previous.range.count > 30 || next.range.count > 30)
    }
}
