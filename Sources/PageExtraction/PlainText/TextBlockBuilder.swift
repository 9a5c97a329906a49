/// Turns plain text into blocks: lines that belong together, with their features.
struct TextBlockBuilder {
    private var draft = PageDraft()
    private var evidence = MetadataEvidence()
    private let isMarkdown: Bool
    /// What of the text's marks is left out of blocks.
    private let marks: InlineMarks
    private let blockLimit: Int

    /// Reads `text`, in one pass over its lines.
    ///
    /// - Complexity: O(n).
    static func build(
        _ text: [UInt8], isMarkdown: Bool, blockLimit: Int
    ) -> (PageDraft, MetadataEvidence) {
        let lines = TextLine.lines(of: text.span)
        var builder = TextBlockBuilder(
            isMarkdown: isMarkdown, blockLimit: blockLimit,
            marks: InlineMarks.detect(text, lines, isMarkdown: isMarkdown))
        builder.read(text, lines)
        return (builder.draft, builder.evidence)
    }

    private init(isMarkdown: Bool, blockLimit: Int, marks: InlineMarks) {
        self.isMarkdown = isMarkdown
        self.blockLimit = blockLimit
        self.marks = marks
    }

    private mutating func read(_ text: [UInt8], _ lines: [TextLine]) {
        let joiner = LineJoiner(lines, isMarkdown: isMarkdown)
        var index = FrontMatter.read(text, lines, into: &evidence)
        while index < lines.count, draft.blocks.count < blockLimit {
            if isMarkdown, Self.isFence(text.span, lines[index]) {
                index = addCode(text, lines, from: index)
                continue
            }
            var end = index + 1
            while end < lines.count, joiner.joins(text.span, lines[end - 1], lines[end]) {
                end += 1
            }
            add(text, lines[index..<end])
            index = end
        }
    }

    private static func isFence(_ text: Span<UInt8>, _ line: TextLine) -> Bool {
        ASCII.hasPrefix(text, "```", at: line.range.lowerBound)
            || ASCII.hasPrefix(text, "~~~", at: line.range.lowerBound)
    }

    /// Adds a fenced block of code and returns the index after it.
    private mutating func addCode(_ text: [UInt8], _ lines: [TextLine], from start: Int) -> Int {
        var end = start + 1
        while end < lines.count, !Self.isFence(text.span, lines[end]) { end += 1 }
        if end > start + 1 {
            let source = lines[start + 1].range.lowerBound..<lines[end - 1].range.upperBound
            let begin = draft.text.count
            draft.text.append(contentsOf: text[source])
            var block = BlockDraft(
                kind: .code, tag: .pre, text: begin..<draft.text.count, source: source,
                container: -1)
            block.measure(draft.text, links: [], tokens: &draft.tokens)
            draft.blocks.append(block)
        }
        return min(lines.count, end + 1)
    }

    private mutating func add(_ text: [UInt8], _ lines: ArraySlice<TextLine>) {
        guard let first = lines.first, let last = lines.last else { return }
        let reading = LineMarks.read(text.span, first.range)
        // A number is text that people refer to, a bullet is not.
        let isBullet = reading.kind == .listItem && !ASCII.isDigit(text[first.range.lowerBound])
        draft.text.append(0x0A)
        let begin = draft.text.count
        for line in lines {
            if line.range != first.range { draft.text.append(0x20) }
            var start = line.range.lowerBound
            if line.range == first.range, marks == .markdown || isBullet { start += reading.length }
            appendCollapsed(text, min(start, line.range.upperBound)..<line.range.upperBound)
        }
        let range = begin..<draft.text.count
        var block = BlockDraft(
            kind: reading.kind, tag: .other, headingLevel: reading.headingLevel, text: range,
            source: first.range.lowerBound..<last.range.upperBound, container: -1)
        block.lineCount = lines.count
        block.emptyLinesBefore = first.emptyLinesBefore
        block.indent = first.indent
        block.measure(draft.text, links: LinkMarks.find(draft.text, range), tokens: &draft.tokens)
        // Rules and lone bullets have nothing to search for.
        guard block.statistics.words > 0 else { return }
        // Measured with its marks, since links tell boilerplate, but shown and searched without.
        if marks != .none {
            var plain = marks.removed(from: draft.text[range])[...]
            if reading.kind == .tableRow {
                plain = plain.trimmingBytes(where: { $0 == UInt8(ascii: "|") || $0 == 0x20 })
            }
            draft.text.removeSubrange(begin...)
            draft.text.append(contentsOf: plain)
            block.text = begin..<draft.text.count
            guard !plain.isEmpty else { return }
        }
        draft.blocks.append(block)
    }

    private mutating func appendCollapsed(_ text: [UInt8], _ range: Range<Int>) {
        let span = text.span
        var at = range.lowerBound
        var needsSpace = false
        while at < range.upperBound {
            var width = 1
            var isSpace = span[at] <= 0x20
            if span[at] >= 0xC2 {
                switch Invisible.classify(span, at: at) {
                case .visible: break
                case .space(let length): (isSpace, width) = (true, length)
                case .nothing(let length):
                    at += length
                    continue
                }
            }
            if isSpace {
                needsSpace = true
            } else if span[at] != 0x7F {
                if needsSpace { draft.text.append(0x20) }
                needsSpace = false
                draft.text.append(span[at])
            }
            at += width
        }
    }
}

extension ArraySlice where Element == UInt8 {
    /// The bytes without those at both ends that satisfy a condition.
    fileprivate func trimmingBytes(where isTrimmed: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        var rest = drop(while: isTrimmed)
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}
