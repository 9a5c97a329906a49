import Testing

@testable import TextAnalysis

@Suite struct WhitespaceTests {
    /// The pieces of at most 128 bytes of each run between white space, found byte by byte.
    private func expected(_ bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for run in bytes.indices.split(whereSeparator: {
            [9, 10, 11, 12, 13, 32].contains(bytes[$0])
        }) {
            var start = run.first!
            let end = run.last! + 1
            while start < end {
                var cut = min(start + TokenWriter.longestTerm, end)
                if cut < end {
                    var boundary = cut
                    while cut - boundary < 4, bytes[boundary] & 0xC0 == 0x80 { boundary -= 1 }
                    if cut - boundary < 4 { cut = boundary }
                }
                ranges.append(start..<cut)
                start = cut
            }
        }
        return ranges
    }

    /// Words and gaps of all lengths, across the borders of masks and blocks.
    @Test(arguments: 0..<30)
    func runsBetweenWhitespace(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let words = [
            "a", "bc", "word", "l\u{E9}on", "\u{8A9E}", "\u{1F600}", "\0", "\u{7F}", "\u{A0}",
        ]
        let spaces = [" ", " ", " ", "\n", "\t", "\u{B}", "\u{C}", "\r\n", "  "]
        for _ in 0..<60 {
            var text = ""
            for _
                in 0..<Int.random(
                    in: 0...[3, 30, 900].randomElement(using: &random)!, using: &random)
            {
                let repeats = Int.random(in: 0..<40, using: &random) == 0 ? 200 : 2
                for _ in 0..<Int.random(in: 1...repeats, using: &random) {
                    text += words.randomElement(using: &random)!
                }
                text += spaces.randomElement(using: &random)!
            }
            if Bool.random(using: &random) { text += "end" }
            let bytes = Array(text.utf8)
            var buffer = TokenBuffer()
            // A text behind another in the same buffer.
            Analyzer.whitespace.analyze(Array("x y".utf8).span, into: &buffer)
            Analyzer.whitespace.analyze(bytes.span, into: &buffer)
            let records = buffer.records.dropFirst(2)
            let ranges = records.map { Int($0.sourceStart)..<Int($0.sourceEnd) }
            #expect(ranges == expected(bytes))
            for (record, range) in zip(records, ranges) {
                #expect(buffer.form(of: record).utf8.elementsEqual(bytes[range]))
                #expect(buffer.term(of: record).utf8.elementsEqual(bytes[range]))
            }
        }
    }

    /// A word longer than a block of the scan.
    @Test func wordOfManyPieces() {
        let bytes = Array((String(repeating: "x", count: 10_000) + " tail").utf8)
        var buffer = TokenBuffer()
        Analyzer.whitespace.analyze(bytes.span, into: &buffer)
        #expect(buffer.records.count == 80)
        #expect(buffer.form(of: buffer.records[79]) == "tail")
    }
}
