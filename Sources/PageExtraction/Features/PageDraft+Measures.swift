extension BlockDraft {
    /// Fills in statistics and phrases from the text.
    mutating func measure(_ buffer: [UInt8], links: [Range<Int>], tokens words: inout [UInt64]) {
        let start = words.count
        let scanner = TextScanner(buffer, range: text, links: links)
        scanner.appendTokens(to: &words)
        statistics = scanner.statistics
        tokens = start..<words.count
        let range = text
        phrases = PhraseLexicon.match(
            words.span.extracting(tokens), wordCount: statistics.words,
            numberCount: statistics.numbers
        ) { count in
            Self.hasMark(buffer.span, range, afterWords: count)
        }
    }

    /// Whether a colon, dash or like mark follows the first `count` words of `range`.
    private static func hasMark(
        _ buffer: Span<UInt8>, _ range: Range<Int>, afterWords count: Int
    ) -> Bool {
        var at = range.lowerBound
        var words = 0
        var isInWord = false
        while at < range.upperBound {
            let (scalar, length) = Scalars.decode(buffer, at: at, end: range.upperBound)
            switch Scalars.category(scalar) {
            case .ideograph: words += 1
            case .letter, .digit:
                if !isInWord { words += 1 }
                isInWord = true
            case .space: isInWord = false
            case .joiner: isInWord = false
            case .mark:
                isInWord = false
                if words == count {
                    return [":", "：", "|", "»", "›", ">", "→", "–", "—", "-"].contains(scalar)
                }
            }
            if words > count { return false }
            at += length
        }
        return false
    }
}

extension PageDraft {
    /// Adds each block's counts to all containers around it.
    ///
    /// - Complexity: O(blocks + containers), as children stand after their parents.
    mutating func sumContainers() {
        for block in blocks where block.container >= 0 {
            let statistics = block.statistics
            containers[block.container].words += statistics.words
            containers[block.container].linkWords += statistics.linkWords
            containers[block.container].blocks += 1
            if statistics.linkDensity > 0.5 { containers[block.container].linkBlocks += 1 }
            if statistics.isProse {
                containers[block.container].proseWords += statistics.plainWords
            }
        }
        for child in containers.indices.reversed() {
            let parent = containers[child].parent
            guard parent >= 0 else { continue }
            containers[parent].words += containers[child].words
            containers[parent].linkWords += containers[child].linkWords
            containers[parent].proseWords += containers[child].proseWords
            containers[parent].blocks += containers[child].blocks
            containers[parent].linkBlocks += containers[child].linkBlocks
        }
    }
}
