internal import MappedIO

/// The bit that stands for a word in what is kept of words that stand beside others.
///
/// Which of four it is says the CRC-32 of the word's bytes: a word is the same in every segment, and
/// other words have another bit three times out of four.
enum NeighbourBit {
    /// Bits that are told apart.
    static let count = 4

    /// One of the lowest four bits.
    static func of(_ word: [UInt8]) -> UInt8 {
        var checksum = Checksum()
        unsafe word.withUnsafeBytes { unsafe checksum.update($0) }
        return 1 << UInt8(checksum.value & 3)
    }
}
