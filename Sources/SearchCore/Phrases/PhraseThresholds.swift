/// From how many documents on a word is frequent enough for its phrases to be indexed.
///
/// Phrases of frequent words are what takes long to find by positions. So a segment has, for its
/// field `text`, the documents of every pair of adjacent words that both are in `pair` documents, and
/// of every triple of words that all are in `triple`; one that it does not have is nowhere in the
/// segment. Such indexes of selected phrases: Williams, Zobel and Bahle, "Fast phrase querying with
/// combined indexes", TOIS 2004.
struct PhraseThresholds: Hashable {
    var pair: UInt32
    var triple: UInt32

    /// How many words an indexed phrase may have.
    static let lengths = 2...3
    /// Smaller segments have no phrases.
    static let smallestSegment = 1024
    /// One in so many documents, at least, has a word of a pair, or of a triple.
    private static let pairShare = 20
    private static let tripleShare = 6

    /// The fewest documents of a frequent word, or nil for a segment that has no phrases.
    static func minimum(documentCount: Int) -> UInt32? {
        documentCount < smallestSegment ? nil : UInt32(documentCount / pairShare)
    }

    /// The thresholds of a segment.
    ///
    /// - Parameter frequencies: In how many documents each word is that is in the minimum or more.
    init(documentCount: Int, frequencies: [UInt32]) {
        let descending = frequencies.sorted(by: >)
        pair = PhraseThresholds.threshold(
            documentCount / PhraseThresholds.pairShare, descending, most: FrequentWords.mostWords)
        triple = PhraseThresholds.threshold(
            documentCount / PhraseThresholds.tripleShare, descending,
            most: FrequentWords.mostOfTriples)
    }

    init(pair: UInt32, triple: UInt32) {
        self.pair = pair
        self.triple = triple
    }

    /// The key under which a segment has a phrase, or nil if it does not have phrases of these words.
    ///
    /// - Parameter words: Two or three words, and in how many documents of the segment each is.
    func key(of words: [(word: [UInt8], documentFrequency: UInt32)]) -> [UInt8]? {
        let least: UInt32
        switch words.count {
        case 2: least = pair
        case 3: least = triple
        default: return nil
        }
        guard
            words.allSatisfy({
                $0.documentFrequency >= least && FrequentWords.isEligible($0.word)
            })
        else { return nil }
        return Array(words.map(\.word).joined(separator: [0]))
    }

    /// The smallest threshold from `least` on that at most `most` words reach.
    private static func threshold(_ least: Int, _ descending: [UInt32], most: Int) -> UInt32 {
        descending.count > most ? max(UInt32(least), descending[most] + 1) : UInt32(least)
    }
}
