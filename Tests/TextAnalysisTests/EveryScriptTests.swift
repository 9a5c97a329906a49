import Foundation
import Testing

@testable import TextAnalysis

/// All of Unicode: whatever the script, tokens are sound, and texts that are canonically the same have the same ones.
@Suite struct EveryScriptTests {
    /// Where Debian's package `unicode-data` puts the conformance test of normalisation (UAX #15).
    private static let normalizationTest = "/usr/share/unicode/NormalizationTest.txt.bz2"

    private func terms(_ text: String) -> [String] {
        Analyzer.standard.tokens(in: text).map(\.term)
    }

    /// Columns 1 to 3 of each line are a text, its NFC and its NFD.
    @Test func canonicalEquivalentsHaveTheSameTerms() throws {
        guard FileManager.default.fileExists(atPath: Self.normalizationTest) else {
            print(
                "canonicalEquivalentsHaveTheSameTerms skipped: \(Self.normalizationTest) not found")
            return
        }
        let data = try SharedData.output(of: "bzip2", ["-dc", Self.normalizationTest])
        var count = 0
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            guard line.first != "#", line.first != "@" else { continue }
            let texts = line.split(separator: ";").prefix(5).map { column in
                var text = ""
                for code in column.split(separator: " ") {
                    guard let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value)
                    else { continue }
                    text.unicodeScalars.append(scalar)
                }
                return text
            }
            try #require(texts.count == 5)
            count += 1
            // Between words, so that what is seen does not hang on a text's ends.
            let expected = terms("a \(texts[0]) b")
            #expect(terms("a \(texts[1]) b") == expected, "\(line)")
            #expect(terms("a \(texts[2]) b") == expected, "\(line)")
            for text in texts {
                var buffer = TokenBuffer()
                Analyzer.standard.analyze(text.utf8Span.span, into: &buffer)
                expectSound(buffer, of: Array(text.utf8), isWellFormed: true)
            }
        }
        #expect(count > 18_000)
    }

    /// Characters of one place of Unicode and of everywhere, by turns.
    @Test(arguments: 0..<40) func randomText(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let block = UInt32.random(in: 0..<0x1000, using: &generator)
            var text = ""
            for _ in 0..<Int.random(in: 1...60, using: &generator) {
                let isNear = Int.random(in: 0..<8, using: &generator) > 0
                let value =
                    isNear
                    ? block << 8 | UInt32.random(in: 0..<0x100, using: &generator)
                    : UInt32.random(in: 0..<0x11_0000, using: &generator)
                if let scalar = Unicode.Scalar(value % 0x11_0000) {
                    text.unicodeScalars.append(scalar)
                }
            }
            var fast = TokenBuffer()
            Analyzer.standard.analyze(text.utf8Span.span, into: &fast)
            expectSound(fast, of: Array(text.utf8), isWellFormed: true)
            var slow = TokenBuffer()
            StandardTokenizer.appendTokensBySegment(of: TextBytes(text.utf8Span.span), to: &slow)
            #expect(
                fast.records == slow.records && fast.bytes == slow.bytes, "\(text.debugDescription)"
            )
        }
    }
}
