internal import TextAnalysis

/// The words of a piece of a query in a script without spaces, for whoever asks without quotation marks.
///
/// As typed, such a query is one word, and would be found only where all of it stands together.
struct UnspacedWords {
    /// The words, each as a piece of the query's text.
    private(set) var parts: [String] = []
    /// Whether they are pairs of characters, and no words of a dictionary.
    private(set) var arePairs = true

    /// The words of a text; none where it has at most one, or no such script.
    init(_ text: String, _ analyzer: Analyzer) {
        var tokens = TokenBuffer()
        analyzer.analyze(text.utf8Span.span, into: &tokens)
        let utf8 = Array(text.utf8)
        var pairs: [Range<Int>] = []
        var found: [Range<Int>] = []
        var index = 0
        while index < tokens.records.count {
            let start = Int(tokens.records[index].sourceStart)
            guard let script = tokens.unspacedScript(at: index) else {
                found.append(start..<Int(tokens.records[index].sourceEnd))
                index += 1
                continue
            }
            let first = index
            while tokens.isPair(at: index) {
                pairs.append(
                    Int(tokens.records[index].sourceStart)..<Int(tokens.records[index].sourceEnd))
                index += 1
            }
            let run = start..<Int(tokens.records[index].sourceEnd)
            index += 1
            if index - first <= 2 {
                found.append(run)
            } else {
                let words = Self.words(in: run, of: utf8, script)
                if words != nil { arePairs = false }
                found += words ?? Array(pairs.suffix(index - first - 1))
            }
        }
        if pairs.isEmpty { return }
        if found.count > 1 { parts = found.map { String(decoding: utf8[$0], as: UTF8.self) } }
    }

    /// The words of a run by the dictionary, those of one character left out; nil where that leaves nothing.
    private static func words(
        in run: Range<Int>, of text: [UInt8], _ script: UnspacedScript
    ) -> [Range<Int>]? {
        // There is no dictionary of Korean, whose endings differ more than its words.
        guard script != .hangul, let words = WordDictionary.words(of: text[run].span) else {
            return nil
        }
        let long = words.filter { word in
            let part = text[run.lowerBound + word.lowerBound..<run.lowerBound + word.upperBound]
            return part.count { $0 & 0xC0 != 0x80 } > 1
        }
        if long.isEmpty { return nil }
        return long.map { run.lowerBound + $0.lowerBound..<run.lowerBound + $0.upperBound }
    }
}
