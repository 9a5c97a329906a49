/// Eight bytes of text and how many of them, from the first, are ASCII letters or digits.
struct LetterGroup {
    /// The bytes, with the letters among the first `count` in lower case.
    var lowercased: UInt64
    var count: Int

    /// Tests all bytes at once: adding `0x80 - c` to a byte below 0x80 sets its highest bit if the
    /// byte is at least `c`.
    @inline(__always)
    init(_ word: UInt64) {
        let highest: UInt64 = 0x8080_8080_8080_8080
        let every: UInt64 = 0x0101_0101_0101_0101
        let low = word & ~highest
        let folded = low | every &* 0x20
        let letters = (folded &+ every &* (0x80 - 0x61)) & ~(folded &+ every &* (0x80 - 0x7B))
        let digits = (low &+ every &* (0x80 - 0x30)) & ~(low &+ every &* (0x80 - 0x3A))
        let matches = (letters | digits) & ~word & highest
        // Digits have the bit that lower-cases letters.
        lowercased = word | matches &>> 2
        count = (matches ^ highest).trailingZeroBitCount &>> 3
    }
}
