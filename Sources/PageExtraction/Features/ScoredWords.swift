/// Words with a score: how much more likely they make main text, as a logarithm of odds.
struct ScoredWords: Sendable {
    /// Hashes of the words by open addressing; 0 is an empty slot.
    private var hashes: [UInt64]
    private var scores: [Float]
    private let mask: Int

    /// Words in groups of one score, parted by spaces.
    ///
    /// - Complexity: O(words).
    init(_ groups: [(score: Float, words: String)]) {
        var size = 64
        let count = groups.reduce(0) { sum, group in
            sum + group.words.utf8.count { $0 == 0x20 || $0 == 0x0A } + 1
        }
        while size < 2 * count { size *= 2 }
        hashes = [UInt64](repeating: 0, count: size)
        scores = [Float](repeating: 0, count: size)
        mask = size - 1
        for group in groups {
            var hash = Self.start
            var isEmpty = true
            for scalar in group.words.unicodeScalars {
                if scalar == " " || scalar == "\n" {
                    if !isEmpty { insert(hash, group.score) }
                    (hash, isEmpty) = (Self.start, true)
                } else {
                    hash = Self.extend(hash, scalar.value)
                    isEmpty = false
                }
            }
            if !isEmpty { insert(hash, group.score) }
        }
    }

    /// A token's lowest bit says something else (`TextScanner.isFunctionWord`).
    private static func key(_ hash: UInt64) -> UInt64 { hash | 1 }

    private mutating func insert(_ hash: UInt64, _ score: Float) {
        let hash = Self.key(hash)
        var slot = Int(hash >> 20) & mask
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
        hashes[slot] = hash
        scores[slot] = score
    }

    /// The score of the word with this hash; 0 if it has none.
    func score(_ hash: UInt64) -> Float {
        let hash = Self.key(hash)
        var slot = Int(hash >> 20) & mask
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return scores[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    /// The hash of a word of no characters; as `TextScanner` begins.
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of a word with one more character, in lower case; as `TextScanner` goes on.
    @inline(__always)
    static func extend(_ hash: UInt64, _ lower: UInt32) -> UInt64 {
        (hash ^ UInt64(lower)) &* 0x100_0000_01B3
    }
}
