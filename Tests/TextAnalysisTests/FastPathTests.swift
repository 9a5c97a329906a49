import Testing

@testable import TextAnalysis

/// The fast path yields the tokens that segmentation of the whole text yields.
@Suite struct FastPathTests {
    private static let pieces: [String] = [
        "a", "b", "l", "d", "qu", "un", "U", "S", "homme", "Word", "x", "lll", "1", "12", "000",
        "345",
        "'", "’", "‘", "ʼ", "＇", ".", ".", ",", ":", ";", "_", "\"", "-", "/", " ", "\n", "\r\n",
        "\t",
        "(", "é", "É", "ß", "е", "Й", "Σ", "ς", "“", "”", "—", "…", "\u{A0}", "\u{202F}", "\u{AD}",
        "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\u{301}", "\u{300}", "\u{FE0F}",
        "\u{20E3}",
        "·", "ŀ", "ŉ", "א", "ה", "״", "׳", "漢", "字", "か", "カ", "ー", "ﾞ", "ก", "ั", "า", "한", "ᄒ",
        "ᅡ", "ᆫ", "क", "्",
        "ا", "ّ", "َ", "٣", "٫", "٬", "½", "²", "ﬁ", "Ⅷ", "Ⓜ", "ℹ", "👩", "🏽", "🇫", "🇷", "．", "，",
        "１", "Ａ",
        "＿", "∙", "˂", "\u{3164}", "\u{10FFFF}", "𝒳", "ﷺ", "İ", "ı",
    ]
    private static let illFormed: [[UInt8]] = [
        [0x80], [0xC3], [0xED, 0xA0, 0x80], [0xFF], [0xE2, 0x80],
    ]

    private func expectEqualPaths(_ bytes: [UInt8], isWellFormed: Bool) {
        var fast = TokenBuffer()
        Analyzer.standard.analyze(bytes.span, into: &fast)
        var slow = TokenBuffer()
        StandardTokenizer.appendTokensBySegment(of: TextBytes(bytes.span), to: &slow)
        #expect(
            fast.records == slow.records,
            "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        #expect(fast.bytes == slow.bytes)
        expectSound(fast, of: bytes, isWellFormed: isWellFormed)
    }

    @Test(arguments: 0..<40)
    func equalsSegmentationOnRandomText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            var bytes: [UInt8] = []
            // Few different pieces in a text make the rare combinations frequent.
            let alphabet = (0..<Int.random(in: 2...12, using: &random)).map { _ in
                Self.pieces.randomElement(using: &random) ?? ""
            }
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                bytes += (alphabet.randomElement(using: &random) ?? "").utf8
            }
            expectEqualPaths(bytes, isWellFormed: true)
        }
    }

    @Test(arguments: 0..<10)
    func equalsSegmentationOnIllFormedText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...30, using: &random) {
                if Int.random(in: 0..<4, using: &random) == 0 {
                    bytes += Self.illFormed.randomElement(using: &random) ?? []
                } else {
                    bytes += (Self.pieces.randomElement(using: &random) ?? "").utf8
                }
            }
            expectEqualPaths(bytes, isWellFormed: false)
        }
    }

    @Test func equalsSegmentationAcrossBlocksAndCaps() {
        for length in [1, 7, 8, 9, 127, 128, 129, 136, 137, 300, 4095, 4096, 4097, 9000] {
            for tail in ["", " b", "'b", "é", "_b", ".b", "’b", "”"] {
                for head in ["", "a ", "a.", "l'", "é"] {
                    let text = head + String(repeating: "x", count: length) + tail
                    expectEqualPaths(Array(text.utf8), isWellFormed: true)
                    let words = head + String(repeating: "Ab ", count: length) + tail
                    expectEqualPaths(Array(words.utf8), isWellFormed: true)
                    let stops = head + String(repeating: "a.", count: length) + tail
                    expectEqualPaths(Array(stops.utf8), isWellFormed: true)
                }
            }
        }
    }
}

/// Expects what every buffer of one text must fulfil: source ranges in order, within the text and on
/// scalar boundaries, apart but for pairs of characters, and forms and terms within the buffer and the caps.
func expectSound(_ buffer: TokenBuffer, of text: [UInt8], isWellFormed: Bool) {
    var (start, end) = (0, 0)
    var isSound = true
    for (index, record) in buffer.records.enumerated() {
        let source = Int(record.sourceStart)..<Int(record.sourceEnd)
        let mayOverlap = index > 0 && buffer.unspacedScript(at: index) != nil
        isSound = isSound && source.lowerBound >= (mayOverlap ? start : end) && !source.isEmpty
        isSound = isSound && source.upperBound >= end
        start = source.lowerBound
        isSound = isSound && source.upperBound <= text.count
        if isWellFormed {
            isSound = isSound && text[source.lowerBound] & 0xC0 != 0x80
            isSound =
                isSound
                && (source.upperBound == text.count || text[source.upperBound] & 0xC0 != 0x80)
        }
        end = source.upperBound
        isSound =
            isSound && record.termLength > 0 && Int(record.termLength) <= TokenWriter.longestTerm
        isSound = isSound && Int(record.formLength) <= TokenWriter.longestForm
        isSound = isSound && Int(record.formStart) + Int(record.formLength) <= buffer.bytes.count
        isSound = isSound && Int(record.termStart) + Int(record.termLength) <= buffer.bytes.count
        let term = buffer.bytes[Int(record.termStart)...].prefix(Int(record.termLength))
        if isWellFormed, isSound {
            isSound = String(validating: term, as: UTF8.self) != nil
        }
        guard isSound else { break }
    }
    #expect(isSound)
}
