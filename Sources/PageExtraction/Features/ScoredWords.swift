import TextAnalysis

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
                var hash = FNV1a()
                for scalar in word { hash.add(scalar.value) }
                scores[hash.value | 1] = group.score
            }
        }
    }

    /// The score of the word with this hash, of its characters in lower case, or token; 0 if it has none.
    @inline(__always)
    func score(_ hash: UInt64) -> Float { scores[hash | 1] }
}
