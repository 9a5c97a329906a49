/// The words of a segment whose phrases are indexed.
///
/// A word's *rank* is its place in the order of bytes, from 1; rank 0 stands for any other word.
struct FrequentWords {
    /// Ranks are bytes.
    static let mostWords = 255
    static let mostOfTriples = 63

    /// A word that may be frequent.
    struct Candidate {
        var word: [UInt8]
        var documentFrequency: UInt32
        /// What whoever names it knows it by.
        var number: Int
    }

    let thresholds: PhraseThresholds
    /// The words in the order of ranks, the first of rank 1.
    let words: [Candidate]
    /// By rank: the rank among those words that triples are made of, or 0.
    let tripleRanks: [UInt8]
    private let ranks: [[UInt8]: UInt8]

    /// Whether a word can be part of a phrase in the index: its bytes are told from the zero bytes
    /// between words.
    static func isEligible(_ word: [UInt8]) -> Bool { !word.contains(0) }

    /// The frequent words of a segment that is written, or nil if it is to have no phrases.
    ///
    /// - Parameter candidates: All words in as many documents as `PhraseThresholds.minimum` says.
    init?(_ candidates: [Candidate], documentCount: Int) {
        guard documentCount >= PhraseThresholds.smallestSegment else { return nil }
        let eligible = candidates.filter { FrequentWords.isEligible($0.word) }
        let thresholds = PhraseThresholds(
            documentCount: documentCount, frequencies: eligible.map(\.documentFrequency))
        self.init(eligible, thresholds: thresholds)
    }

    /// - Parameter candidates: All eligible words that reach the pairs' threshold, and others.
    /// - Returns: nil if there are more than there can be.
    init?(_ candidates: [Candidate], thresholds: PhraseThresholds) {
        self.thresholds = thresholds
        words = candidates.filter { $0.documentFrequency >= thresholds.pair }
            .sorted { $0.word.lexicographicallyPrecedes($1.word) }
        guard words.count <= FrequentWords.mostWords else { return nil }
        var tripleRanks: [UInt8] = [0]
        var last: UInt8 = 0
        for word in words {
            let isOfTriples = word.documentFrequency >= thresholds.triple
            if isOfTriples { last += 1 }
            tripleRanks.append(isOfTriples ? last : 0)
        }
        guard Int(last) <= FrequentWords.mostOfTriples else { return nil }
        self.tripleRanks = tripleRanks
        ranks = Dictionary(
            zip(words.map(\.word), 1...UInt8(max(words.count, 1))), uniquingKeysWith: { $1 })
    }

    /// All phrases that there can be, ascending.
    var phrases: [Phrase] {
        let ranks = words.indices.map { UInt8($0 + 1) }
        let ofTriples = ranks.filter { tripleRanks[Int($0)] > 0 }
        var phrases: [Phrase] = []
        for first in ranks {
            for second in ranks {
                phrases.append(Phrase(first, second))
                if tripleRanks[Int(first)] == 0 || tripleRanks[Int(second)] == 0 { continue }
                for third in ofTriples { phrases.append(Phrase(first, second, third)) }
            }
        }
        return phrases
    }

    /// The key of a phrase: its words with a zero byte between.
    func key(of phrase: Phrase) -> [UInt8] {
        var key = words[phrase.first - 1].word + [0] + words[phrase.second - 1].word
        if phrase.third > 0 { key += [0] + words[phrase.third - 1].word }
        return key
    }

    /// The phrase of a key, or nil if the index does not have phrases of these words.
    func phrase(ofKey key: [UInt8]) -> Phrase? {
        let words = key.split(separator: 0, omittingEmptySubsequences: false)
        guard words.count == 2 || words.count == 3 else { return nil }
        var phrase = Phrase(code: 0)
        for (index, word) in words.enumerated() {
            guard let rank = ranks[Array(word)] else { return nil }
            if words.count == 3, tripleRanks[Int(rank)] == 0 { return nil }
            phrase.code |= UInt32(rank) << UInt32(16 - 8 * index)
        }
        return phrase
    }
}

/// Two or three frequent words one behind the other, by their ranks.
///
/// Phrases are in the order of their keys.
struct Phrase: Hashable, Comparable {
    /// Eight bits a rank, the first word's the highest; 0 for the third of a pair.
    var code: UInt32

    init(code: UInt32) { self.code = code }

    init(_ first: UInt8, _ second: UInt8, _ third: UInt8 = 0) {
        code = UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
    }

    var first: Int { Int(code >> 16) }
    var second: Int { Int(code >> 8 & 255) }
    var third: Int { Int(code & 255) }

    static func < (left: Phrase, right: Phrase) -> Bool { left.code < right.code }
}
