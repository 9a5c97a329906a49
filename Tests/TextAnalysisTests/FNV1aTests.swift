import Testing

@testable import TextAnalysis

@Suite struct FNV1aTests {
    /// Values of the reference implementation's tests (www.isthe.com/chongo/tech/comp/fnv).
    @Test(arguments: [
        ("", 0xCBF2_9CE4_8422_2325 as UInt64), ("a", 0xAF63_DC4C_8601_EC8C),
        ("foobar", 0x8594_4171_F739_67E8),
    ])
    func referenceValues(text: String, value: UInt64) {
        #expect(FNV1a(text.utf8).value == value)
    }

    @Test func grows() {
        var hash = FNV1a("foo".utf8)
        for byte in "bar".utf8 { hash.add(byte) }
        #expect(hash.value == FNV1a("foobar".utf8).value)
    }

    @Test func takesCharactersAsOneNumber() {
        var (whole, bytes) = (FNV1a(), FNV1a())
        whole.add(0x3C0 as UInt32)
        for byte in "π".utf8 { bytes.add(byte) }
        let expected = (0xCBF2_9CE4_8422_2325 ^ 0x3C0 as UInt64) &* 0x100_0000_01B3
        #expect(whole.value == expected)
        #expect(whole.value != bytes.value)
    }
}
