extension InvertedField {
    /// The occurrences of phrases, numbered as `PhraseNumbers` has it.
    ///
    /// A counting sort; a phrase's place is that of its first word.
    ///
    /// - Parameter codes: For each form its word's `PhraseNumbers.code`.
    func phrases(ofCodes codes: [UInt16]) -> SortedOccurrences {
        let tokens = stream.map { codes[Int($0)] }
        var next = [UInt32](repeating: 0, count: PhraseNumbers.count)
        countPhrases(tokens, &next)
        PhraseNumbers.clearThoseOfOthers(&next)
        var total: UInt32 = 0
        for number in next.indices {
            let count = next[number]
            next[number] = total
            total += count
        }
        let starts = next + [total]
        let places = unsafe [UInt32](unsafeUninitializedCapacity: Int(total)) { places, count in
            unsafe scatterPhrases(tokens, &next, places)
            count = Int(total)
        }
        return SortedOccurrences(places: places, starts: starts, bases: bases)
    }

    /// Counts all pairs and triples, those with other words too: that is quicker than to look.
    private func countPhrases(_ tokens: [UInt16], _ counts: inout [UInt32]) {
        let tokens = tokens.span
        var counts = counts.mutableSpan
        forEachRun { range, _ in
            var window = PhraseNumbers.Window()
            for index in range {
                window.append(tokens[index])
                counts[window.pair] &+= 1
                counts[window.triple] &+= 1
            }
        }
    }

    /// Puts the place of each phrase where it belongs, which `next` says: for each number, the index
    /// in `places` of its next place, of which there are as many as were counted.
    private func scatterPhrases(
        _ tokens: [UInt16], _ next: inout [UInt32],
        _ places: UnsafeMutableBufferPointer<UInt32>
    ) {
        let tokens = tokens.span
        var next = next.mutableSpan
        forEachRun { range, place in
            var window = PhraseNumbers.Window()
            var place = place
            for index in range {
                window.append(tokens[index])
                if window.isPair {
                    unsafe places[Int(next[window.pair])] = place &- 1
                    next[window.pair] &+= 1
                    if window.isTriple {
                        unsafe places[Int(next[window.triple])] = place &- 2
                        next[window.triple] &+= 1
                    }
                }
                place &+= 1
            }
        }
    }
}

/// A number for each pair and each triple of ranks, so small that a table has them all.
///
/// Pairs come first: 256 for each first rank. Behind them come triples, which have six bits for each
/// rank among the words of triples.
struct PhraseNumbers {
    private static let pairs = 1 << 16
    static let count = pairs + 1 << 18

    private let tripleRanks: [UInt8]

    init(_ words: FrequentWords) { tripleRanks = words.tripleRanks }

    /// What stands for a word among the tokens: its rank, and that among the words of triples.
    func code(ofRank rank: Int) -> UInt16 { UInt16(rank) | UInt16(tripleRanks[rank]) << 8 }

    /// The last tokens of a text.
    struct Window {
        private(set) var pair = 0
        private var tripleCode = 0

        var triple: Int {
            @inline(__always) get { PhraseNumbers.pairs &+ tripleCode }
        }

        /// Whether both words are frequent.
        var isPair: Bool {
            @inline(__always) get { pair > 0xFF && pair & 0xFF != 0 }
        }

        /// Whether all three are words of triples.
        var isTriple: Bool {
            @inline(__always) get {
                tripleCode > 0xFFF && tripleCode & 0xFC0 != 0 && tripleCode & 0x3F != 0
            }
        }

        @inline(__always)
        mutating func append(_ code: UInt16) {
            pair = (pair &<< 8 | Int(code & 0xFF)) & 0xFFFF
            tripleCode = (tripleCode &<< 6 | Int(code &>> 8)) & 0x3FFFF
        }
    }

    func number(of phrase: Phrase) -> Int {
        if phrase.third == 0 { return phrase.first << 8 | phrase.second }
        let ranks = [phrase.first, phrase.second, phrase.third].map { Int(tripleRanks[$0]) }
        return PhraseNumbers.pairs + (ranks[0] << 12 | ranks[1] << 6 | ranks[2])
    }

    /// Sets the counts of pairs and triples with other words to 0.
    static func clearThoseOfOthers(_ counts: inout [UInt32]) {
        for pair in 0..<PhraseNumbers.pairs where pair <= 0xFF || pair & 0xFF == 0 {
            counts[pair] = 0
        }
        for triple in 0..<1 << 18
        where triple <= 0xFFF || triple & 0xFC0 == 0 || triple & 0x3F == 0 {
            counts[PhraseNumbers.pairs + triple] = 0
        }
    }
}
