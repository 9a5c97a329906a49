import Foundation
import Testing

@testable import TextAnalysis

@Suite struct WordBreakerTests {
    /// The segments of a text, by UAX #29 alone.
    private func segments(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var result: [String] = []
        var position = 0
        while position < bytes.count {
            let segment = WordBreaker.segment(
                in: TextBytes(bytes.span), from: position, to: bytes.count)
            #expect(segment.end > position)
            result.append(String(decoding: bytes[position..<segment.end], as: UTF8.self))
            position = segment.end
        }
        return result
    }

    @Test(arguments: [
        // Letters and numbers: WB5, WB8 to WB10.
        ["abc"], ["abc123"], ["3a"], ["a", " ", "b"], ["a", "-", "b"], ["été"],
        // Between letters: WB6, WB7.
        ["can't"], ["can’t"], ["a.b"], ["a:b"], ["a·b"], ["a", "'", "'", "b"], ["a", "."],
        ["a", "'", " ", "b"], ["'", "a", "'"], ["a", ",", "b"], ["a", ".", "1"], ["1", ".", "a"],
        ["a.\u{301}b"], ["a", ".\u{301}", " "],
        // Hebrew: WB7a to WB7c.
        ["א'"], ["א'", " "], ["א\"א"], ["א", "\""], ["a", "\"", "א"], ["א", "\"", "a"],
        // Between numbers: WB11, WB12.
        ["3.14"], ["1,000"], ["1;2"], ["1'0"], ["1", ",", " "], ["1", ":", "2"], ["1", ",", "a"],
        // Katakana and connectors: WB13 to WB13b.
        ["カタカナ"], ["カ", "a"], ["a_b"], ["__"], ["カ_カ"], ["_", "."], ["か", "か"], ["漢", "字"],
        // New lines: WB3 to WB3b.
        ["\r\n"], ["\n", "\r"], ["a", "\n", "\u{301}"], ["\r\n", "\r\n"],
        // Emoji, white space and flags: WB3c, WB3d, WB15, WB16.
        ["👩‍🔬"], ["a\u{200D}🔬"], ["a\u{200D}", "\u{3042}"], ["  "], [" \u{301}", " "],
        ["🇫🇷", "🇩🇪"], ["🇫🇷", "🇩"], ["a", "🇫🇷"], ["🇫\u{301}🇷"],
        // Attached scalars: WB4.
        ["e\u{301}t"], ["a\u{AD}b"], ["\u{301}", "a"], ["a\u{200D}b"], ["可\u{FE00}"],
        // Every scalar of its own: WB999.
        ["ก", "า"], ["\u{1}", "\u{1}"], ["!", "?"], ["ㅎ한글"], ["\u{10FFFF}", "a"],
    ])
    func breaksWhereTheRulesSay(_ expected: [String]) {
        #expect(segments(expected.joined()) == expected)
    }

    @Test func passesUnicodeTestFile() throws {
        guard let url = SharedData.url("unicode/WordBreakTest.txt") else { return }
        var count = 0
        for line in try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline)
        {
            let data = line.prefix { $0 != "#" }
            var expected: [String] = []
            for field in data.split(whereSeparator: \.isWhitespace) {
                if field == "÷" {
                    expected.append("")
                } else if let value = UInt32(field, radix: 16), let scalar = Unicode.Scalar(value) {
                    expected[expected.count - 1].unicodeScalars.append(scalar)
                }
            }
            guard !expected.isEmpty else { continue }
            expected.removeLast()
            count += 1
            #expect(segments(expected.joined()) == expected, "\(line)")
        }
        #expect(count == 1823)
    }

    @Test func illFormedBytesStandAlone() {
        // A lone continuation, an overlong slash, a surrogate, a value too high, a cut sequence.
        let bytes: [UInt8] = [
            0x61, 0x80, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0x62, 0xE2, 0x82,
        ]
        var ends: [Int] = []
        var position = 0
        while position < bytes.count {
            position =
                WordBreaker.segment(in: TextBytes(bytes.span), from: position, to: bytes.count).end
            ends.append(position)
        }
        #expect(ends == Array(1...14))
    }

    @Test func propertiesOfTheOutermostScalars() {
        #expect(ScalarProperties(of: 0x41).isWord)
        #expect(!ScalarProperties(of: 0x5F).isWord)
        #expect(ScalarProperties(of: 0x10FFFF).breakClass == WordBreakClass.other)
        #expect(ScalarProperties(of: DecodedScalar.illFormed).breakClass == WordBreakClass.newline)
    }
}
