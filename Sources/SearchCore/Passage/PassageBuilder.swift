internal import TextAnalysis

/// Chooses the best passage of a document and marks in it what matched.
///
/// Works on positions and analyses only the part of the text that the passage stands in, so that the
/// cost does not grow with the document.
struct PassageBuilder {
    let analyzer: Analyzer
    let stored: StoredDocuments

    /// How many matches of each word or phrase to choose among: the first ones of a long document.
    static let matchLimit = 2048
    /// Tokens that matches may be apart to be shown together.
    private static let window: UInt32 = 40
    /// Bytes of text to show, about.
    static let length = 240
    let length: Int
    /// How many of them to show before the first match at the most.
    private var lead: Int { length * 5 / 12 }

    /// Byte ranges of the title that matched.
    func titleHighlights(_ record: StoredRecord, matches: [Match]) -> [Range<Int>] {
        let title = Array((record.metadata.title ?? "").utf8)
        var tokens = TokenBuffer()
        analyzer.analyze(title.span, into: &tokens)
        let inTitle = matches.filter { Int($0.start) < record.titleTokens }
        return highlights(inTitle, tokens: tokens, firstPosition: 0)
    }

    func passage(_ record: StoredRecord, matches: [Match]) throws(IndexError) -> Passage {
        let inText = matchesInText(record, matches)
        let best = bestWindow(inText)
        let excerpt = try self.excerpt(record, showing: best)
        var marked = highlights(
            inText, tokens: excerpt.tokens, firstPosition: excerpt.firstPosition)
        let anchors = highlights(best, tokens: excerpt.tokens, firstPosition: excerpt.firstPosition)
        let bounds = PassageBounds(
            text: excerpt.text, length: length, lead: lead
        ).range(around: anchors)
        marked = marked.compactMap { range in
            let clipped = range.clamped(to: bounds)
            return clipped.isEmpty ? nil : clipped
        }
        let (text, highlights) = collapse(excerpt.text[bounds], marked, from: bounds.lowerBound)
        let start = excerpt.textStart + (anchors.first?.lowerBound ?? bounds.lowerBound)
        return Passage(
            text: text, highlights: highlights,
            isCutAtStart: excerpt.textStart + bounds.lowerBound > 0,
            isCutAtEnd: excerpt.textStart + bounds.upperBound
                < (record.parts.last?.range.upperBound ?? 0),
            source: record.blocks.last { $0.text.lowerBound <= start }?.source)
    }

    /// The whole text, as it is, with what matched in it.
    ///
    /// - Complexity: all of the text is analysed.
    func whole(_ record: StoredRecord, matches: [Match]) throws(IndexError) -> Passage {
        let inText = matchesInText(record, matches)
        let all = try excerpt(record, parts: record.parts.indices, firstPosition: 0)
        return Passage(
            text: String(decoding: all.text, as: UTF8.self),
            highlights: highlights(inText, tokens: all.tokens, firstPosition: 0),
            isCutAtStart: false, isCutAtEnd: false, source: record.blocks.first?.source)
    }

    /// The matches in the text, not in the title, with positions from the text's start on.
    private func matchesInText(_ record: StoredRecord, _ matches: [Match]) -> [Match] {
        let first = UInt32(record.titleTokens) + InvertedField.gap(behind: record.titleTokens)
        return matches.filter { $0.field == .text && $0.start >= first }
            .map { match in
                var moved = match
                moved.start -= first
                return moved
            }
    }

    /// The neighbouring matches that weigh most: each word or phrase once, a little for each repeat.
    private func bestWindow(_ matches: [Match]) -> [Match] {
        var best = matches[..<0]
        var bestWeight: Float = 0
        var first = 0
        for last in matches.indices {
            while matches[last].start - matches[first].start > PassageBuilder.window { first += 1 }
            var seen: Set<Int> = []
            var weight: Float = 0
            // Many matches within one window are rare, and a few say enough.
            for match in matches[first...last].suffix(32) {
                weight += seen.insert(match.leaf).inserted ? match.weight : match.weight / 16
            }
            if weight > bestWeight { (best, bestWeight) = (matches[first...last], weight) }
        }
        return Array(best)
    }

    private struct Excerpt {
        var text: [UInt8]
        /// Where the excerpt begins in the document's text.
        var textStart: Int
        var tokens: TokenBuffer
        var firstPosition: UInt32
    }

    /// The part of the text that the first match stands in, analysed, with the one behind it where the
    /// passage may reach into that.
    private func excerpt(
        _ record: StoredRecord, showing matches: [Match]
    ) throws(IndexError) -> Excerpt {
        let position = Int(matches.first?.start ?? 0)
        var index = 0
        var firstPosition = 0
        while index + 1 < record.parts.count,
            firstPosition + record.parts[index].tokens <= position
        {
            firstPosition += record.parts[index].tokens
            index += 1
        }
        var excerpt = Excerpt(
            text: [], textStart: record.parts[index].range.lowerBound, tokens: TokenBuffer(),
            firstPosition: UInt32(firstPosition))
        try append(record.parts[index], to: &excerpt)
        if index + 1 < record.parts.count, mayReachBehind(excerpt, matches) {
            try append(record.parts[index + 1], to: &excerpt)
        }
        return excerpt
    }

    /// Whether a passage that shows the matches may need more text than the excerpt has.
    private func mayReachBehind(_ excerpt: Excerpt, _ matches: [Match]) -> Bool {
        let last = matches.map { Int($0.start + $0.count) }.max() ?? 1
        let token = last - 1 - Int(excerpt.firstPosition)
        guard token < excerpt.tokens.records.count else { return true }
        let end = max(Int(excerpt.tokens.records[token].sourceEnd), length)
        return end + PassageBounds.reach(of: length) > excerpt.text.count
    }

    private func excerpt(
        _ record: StoredRecord, parts: Range<Int>, firstPosition: UInt32
    ) throws(IndexError) -> Excerpt {
        var excerpt = Excerpt(
            text: [], textStart: record.parts[parts.lowerBound].range.lowerBound,
            tokens: TokenBuffer(), firstPosition: firstPosition)
        for part in record.parts[parts] { try append(part, to: &excerpt) }
        return excerpt
    }

    private func append(_ part: StoredRecord.Part, to excerpt: inout Excerpt) throws(IndexError) {
        let bytes = try stored.text(of: part)
        let count = excerpt.tokens.records.count
        analyzer.analyze(bytes.span, into: &excerpt.tokens)
        for token in count..<excerpt.tokens.records.count {
            excerpt.tokens.records[token].sourceStart += UInt32(excerpt.text.count)
            excerpt.tokens.records[token].sourceEnd += UInt32(excerpt.text.count)
        }
        excerpt.text += bytes
    }

    /// Byte ranges of the matches, ascending and apart.
    private func highlights(
        _ matches: [Match], tokens: TokenBuffer, firstPosition: UInt32
    ) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for match in matches where match.start >= firstPosition {
            let first = Int(match.start - firstPosition)
            let last = first + Int(match.count) - 1
            guard last < tokens.records.count else { continue }
            let end =
                match.endsInCharacter && tokens.isPair(at: last)
                ? tokens.records[last + 1].sourceStart : tokens.records[last].sourceEnd
            let range = Int(tokens.records[first].sourceStart)..<Int(end)
            if let previous = ranges.last, range.lowerBound < previous.upperBound {
                ranges[ranges.count - 1] =
                    previous.lowerBound..<max(previous.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
        return ranges
    }

    /// The text with each run of white space as one space, and the ranges moved with it.
    private func collapse(
        _ text: ArraySlice<UInt8>, _ ranges: [Range<Int>], from start: Int
    ) -> (String, [Range<Int>]) {
        var output: [UInt8] = []
        /// Where each byte of `text` has gone.
        var moved: [Int] = []
        for byte in text {
            moved.append(output.count)
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                if output.last != 0x20 { output.append(0x20) }
            } else {
                output.append(byte)
            }
        }
        moved.append(output.count)
        let mapped = ranges.map { moved[$0.lowerBound - start]..<moved[$0.upperBound - start] }
        return (String(decoding: output, as: UTF8.self), mapped)
    }
}
