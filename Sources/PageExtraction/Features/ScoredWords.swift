/// Words with a score: how much more likely they make main text, as a logarithm of odds.
struct ScoredWords: Sendable {
    /// Scores by the hash of a word without its lowest bit, which in tokens says something else; 0 for
    /// all others.
    private var scores: HashTable<Float>

    /// Words in groups of one score, parted by spaces.
    ///
    /// - Complexity: O(words).
    init(_ groups: [(score: Float, words: String)]) {
        scores = HashTable(empty: 0)
        for group in groups {
            for word in group.words.unicodeScalars.split(separator: " ") {
                let hash = word.reduce(Self.start) { Self.extend($0, $1.value) }
                scores[hash | 1] = group.score
            }
        }
    }

    /// The score of the word with this hash or token; 0 if it has none.
    @inline(__always)
    func score(_ hash: UInt64) -> Float { scores[hash | 1] }

    /// The hash of a word of no characters; as `TextScanner` begins.
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of a word with one more character, in lower case; as `TextScanner` goes on.
    @inline(__always)
    static func extend(_ hash: UInt64, _ lower: UInt32) -> UInt64 {
        (hash ^ UInt64(lower)) &* 0x100_0000_01B3
    }
}
