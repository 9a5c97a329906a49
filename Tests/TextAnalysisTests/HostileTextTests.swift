import Testing

@testable import TextAnalysis

/// Texts made to crash or stall an analyzer: it must take any bytes, in linear time.
@Suite(.timeLimit(.minutes(3))) struct HostileTextTests {
    /// The tokens of `unit` over and over, up to `kilobytes`.
    @discardableResult
    private func analyze(
        _ unit: [UInt8], kilobytes: Int = 32, isWellFormed: Bool = true, head: String = ""
    ) -> TokenBuffer {
        var text = Array(head.utf8)
        let length = kilobytes << 10
        text.reserveCapacity(length + unit.count)
        while text.count < length { text += unit }
        var buffer = TokenBuffer()
        Analyzer.standard.analyze(text.span, into: &buffer)
        expectSound(buffer, of: text, isWellFormed: isWellFormed)
        var spaced = TokenBuffer()
        Analyzer.whitespace.analyze(text.span, into: &spaced)
        expectSound(spaced, of: text, isWellFormed: isWellFormed)
        return buffer
    }

    @Test func longTokens() {
        let letters = analyze(Array("abcdefgh".utf8), kilobytes: 20 << 10)
        #expect(letters.records.count == (20 << 20) / 128)
        analyze(Array("é".utf8), kilobytes: 256)
        analyze(Array("д".utf8), kilobytes: 256)
        analyze(Array("한".utf8), kilobytes: 256)
        analyze(Array("\u{FDFA}".utf8))
        analyze(Array("カ".utf8))
    }

    @Test func combiningMarks() {
        #expect(analyze(Array("\u{301}".utf8), kilobytes: 10 << 10).records.isEmpty)
        #expect(analyze(Array("\u{301}".utf8), kilobytes: 10 << 10, head: "a").records.count == 1)
        // Marks out of canonical order, which normalisation has to sort.
        analyze(Array("\u{301}\u{323}".utf8), kilobytes: 256, head: "a")
        let marks = String(repeating: "\u{301}\u{323}", count: 250)
        analyze(Array(("a" + marks + " ").utf8), kilobytes: 256)
        analyze(Array(("a" + marks).utf8), kilobytes: 256)
    }

    @Test(arguments: [
        "a.", "a'", "l'", "a.b'", "1,", "1.", "a_", "_", "'", ".", "\"", "א\"", "a:", "a\u{AD}",
        "\u{200D}",
        "👩\u{200D}", "🇫", "a.\u{301}", "a\u{301}.", "l'\u{301}a", "qu’", "漢", "か", "ก", "\u{202F}",
        "1\u{202F}",
        "a’", "é'", "é.", "·l", "l·", "(", "((é", "a.b:", "\u{FEFF}", "\0", "x\0",
    ])
    func repeatedPieces(_ piece: String) {
        analyze(Array(piece.utf8))
        analyze(Array(piece.utf8), head: "é")
        analyze(Array((piece + " ").utf8))
    }

    @Test func illFormedBytes() {
        for unit: [UInt8] in [
            [0x80], [0xFF], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x61, 0xC3], [0xF0, 0x9F], [0xC3, 0x61],
        ] {
            let buffer = analyze(unit, isWellFormed: false)
            let terms = Set(buffer.records.prefix(10).map { buffer.term(of: $0) })
            #expect(terms.isSubset(of: ["a"]))
        }
    }

    @Test(arguments: 0..<8)
    func randomBytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        for _ in 0..<100_000 {
            bytes.append(UInt8.random(in: seed % 2 == 0 ? 0...255 : 0x20...0xC5, using: &random))
        }
        analyze(bytes, isWellFormed: false)
        var text = ""
        for _ in 0..<30_000 {
            if let scalar = Unicode.Scalar(
                UInt32.random(in: 0...(seed < 4 ? 0x10FFFF : 0x3000), using: &random))
            {
                text.unicodeScalars.append(scalar)
            }
        }
        analyze(Array(text.utf8))
    }

    @Test func shortTexts() {
        for length in 0..<20 {
            for unit in ["a", "é", "a’", "1,", "\u{1F600}"] {
                let text = Array(String(repeating: unit, count: length).utf8)
                for count in 0...text.count {
                    var buffer = TokenBuffer()
                    Analyzer.standard.analyze(text.span.extracting(first: count), into: &buffer)
                    expectSound(buffer, of: Array(text.prefix(count)), isWellFormed: false)
                }
            }
        }
    }
}
