import Testing

@testable import PageExtraction

@Suite("Byte search")
struct ByteSearchTests {
    /// Every byte, at every place of a text of some words and a rest, among bytes near to it.
    @Test func findsWhatALoopFinds() {
        var texts: [[UInt8]] = []
        for byte in UInt8.min...UInt8.max {
            for place in 0..<19 {
                for others in [UInt8(ascii: "a"), byte &+ 1, byte ^ 0x80, 0x7E] {
                    var text = [UInt8](repeating: others, count: 19)
                    text[place] = byte
                    texts.append(text)
                }
            }
        }
        for text in texts {
            let span = text.span
            for start in [0, 3, 19] {
                func loop(_ isHit: (UInt8) -> Bool) -> Int {
                    text[start...].firstIndex(where: isHit) ?? text.count
                }
                #expect(
                    ByteSearch.first(0x3C, 0x26, 0x0D, 0, in: span, from: start)
                        == loop { [0x3C, 0x26, 0x0D, 0].contains($0) })
                #expect(ByteSearch.first(0x3E, in: span, from: start) == loop { $0 == 0x3E })
                #expect(
                    ByteSearch.firstZeroOrHigh(in: span, from: start)
                        == loop { $0 == 0 || $0 >= 0x80 })
                #expect(
                    ByteSearch.firstControl(in: span, from: start)
                        == loop { $0 < 0x20 || $0 == 0x7F })
            }
        }
    }
}
