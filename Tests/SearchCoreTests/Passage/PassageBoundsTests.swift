import Testing

@testable import SearchCore

@Suite struct PassageBoundsTests {
    /// Where there are spaces, a passage begins and ends at words and holds the match.
    @Test func wholeWords() {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<3000 {
            var text: [UInt8] = []
            var words: [Range<Int>] = []
            for _ in 0..<Int.random(in: 1...40, using: &generator) {
                if !text.isEmpty { text.append(0x20) }
                let length = Int.random(in: 1...9, using: &generator)
                words.append(text.count..<text.count + length)
                text += Array(repeating: 0x61, count: length)
                if Int.random(in: 0..<6, using: &generator) == 0 { text.append(0x2E) }
            }
            let match = words.randomElement(using: &generator)!
            let bounds = PassageBounds(
                text: text, length: Int.random(in: 10...60, using: &generator), lead: 12)
            let range = bounds.range(around: [match])
            let shown = "\(match) in \(String(decoding: text, as: UTF8.self))"
            #expect(range.lowerBound <= match.lowerBound, "\(shown)")
            #expect(range.upperBound >= match.upperBound, "\(shown)")
            #expect(range.lowerBound == 0 || text[range.lowerBound - 1] == 0x20, "\(shown)")
            #expect(range.upperBound == text.count || text[range.upperBound] == 0x20, "\(shown)")
        }
    }

    /// What stands further behind the last match than `reach` makes no difference.
    @Test func dependsOnWhatIsNear() {
        var generator = SeededGenerator(seed: 22)
        let pieces = ["river", "a", ". ", " ", " ", "\n", "é", "。", "longerword", "!"]
        for _ in 0..<3000 {
            let text = Array(
                (0..<400).map { _ in pieces.randomElement(using: &generator)! }.joined().utf8)
            let length = Int.random(in: 30...240, using: &generator)
            var starts = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                Int.random(in: 0..<text.count / 3, using: &generator)
            }
            starts.sort()
            let matches = starts.map { $0..<$0 + Int.random(in: 1...8, using: &generator) }
            let end = max(matches.last?.upperBound ?? 0, length) + PassageBounds.reach(of: length)
            let all = PassageBounds(text: text, length: length, lead: length * 5 / 12)
            let near = PassageBounds(
                text: Array(text.prefix(end)), length: length, lead: length * 5 / 12)
            #expect(near.range(around: matches) == all.range(around: matches))
        }
    }
}
