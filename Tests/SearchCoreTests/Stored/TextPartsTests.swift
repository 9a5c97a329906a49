import Testing

@testable import SearchCore

@Suite struct TextPartsTests {
    /// Texts of words, of lines, and of one unbroken run, of all widths of characters.
    @Test(arguments: ["x", "é", "新", "🜂"], [0, 1, 7, 300, 200_000])
    func cuts(character: String, run: Int) {
        var generator = SeededGenerator(seed: UInt64(run))
        for length in [0, 1, TextParts.length - 1, TextParts.length, TextParts.length + 1, 70_000] {
            var bytes: [UInt8] = []
            while bytes.count < length {
                for _ in 0..<Int.random(in: 0...run, using: &generator) where bytes.count < length {
                    bytes += Array(character.utf8)
                }
                bytes += Array([" ", "\n", " ", ".\n\n"].randomElement(using: &generator)!.utf8)
            }
            let parts = TextParts.split(bytes)
            var end = 0
            for part in parts {
                #expect(part.lowerBound == end)
                #expect(part.count <= TextParts.length)
                #expect(
                    part.count > TextParts.length / 2 - 1 || part.upperBound == bytes.count
                        || run > 300)
                end = part.upperBound
                #expect(end == bytes.count || bytes[end] & 0xC0 != 0x80, "a cut in a character")
                let last = part.isEmpty ? 0x20 : bytes[end - 1]
                #expect(
                    last == 0x20 || last == 0x0A || end == bytes.count || run > 300,
                    "a cut in a word")
            }
            #expect(end == bytes.count)
            #expect(parts.count <= 1 + 2 * length / TextParts.length || run > 300)
        }
    }

    /// A line end in the second half is a better cut than the last space.
    @Test func prefersLines() {
        var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 3 * TextParts.length)
        bytes[TextParts.length - 5] = 0x20
        #expect(TextParts.split(bytes)[0] == 0..<TextParts.length - 4)
        bytes[TextParts.length / 2 + 9] = 0x0A
        #expect(TextParts.split(bytes)[0] == 0..<TextParts.length / 2 + 10)
    }

    /// Bytes that are no UTF-8 are cut into as few parts as others.
    @Test func illFormed() {
        let parts = TextParts.split([UInt8](repeating: 0x80, count: 40_000))
        #expect(parts == [0..<16_384, 16_384..<32_768, 32_768..<40_000])
    }
}
