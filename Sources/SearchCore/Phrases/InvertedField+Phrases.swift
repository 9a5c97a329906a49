extension InvertedField {
    /// The occurrences of phrases, numbered as `PhraseNumbers` has it.
    ///
    /// A counting sort; a phrase's place is that of its first word.
    ///
    /// - Parameter codes: For each form its word's `PhraseNumbers.code`.
    func phrases(ofCodes codes: [UInt16]) -> SortedOccurrences {
        var counts = [UInt32](repeating: 0, count: PhraseNumbers.count)
        countPhrases(codes, &counts)
        PhraseNumbers.forEachOfOthers { counts[$0] = 0 }
        var starts: [UInt32] = [0]
        starts.reserveCapacity(counts.count + 1)
        for count in counts { starts.append(starts.last! + count) }
        let places = PlaceList(count: Int(starts.last!))
        var next = starts
        PhraseNumbers.forEachOfOthers { next[$0] = starts.last! }
        unsafe scatterPhrases(codes, &next, places.numbers)
        return SortedOccurrences(places: places, starts: starts, bases: bases)
    }

    /// Counts all pairs and triples, those with other words too: that is quicker than to look.
    private func countPhrases(_ codes: [UInt16], _ counts: inout [UInt32]) {
        let codes = codes.span
        var counts = counts.mutableSpan
        unsafe forEachRun { forms, _ in
            var window = PhraseNumbers.Window()
            for index in forms.indices {
                let form = unsafe forms[index]
                window.append(codes[Int(form)])
                counts[window.pair] &+= 1
                counts[window.triple] &+= 1
            }
        }
    }

    /// Puts the place of each phrase where it belongs, which `next` says: for each number, the index
    /// in `places` of its next place, of which there are as many as were counted.
    ///
    /// Pairs and triples with other words go behind the last place, which is quicker than to tell them
    /// from others by a branch.
    private func scatterPhrases(
        _ codes: [UInt16], _ next: inout [UInt32], _ places: UnsafeMutablePointer<UInt32>
    ) {
        let codes = codes.span
        var next = next.mutableSpan
        unsafe forEachRun { forms, place in
            var window = PhraseNumbers.Window()
            var place = place
            for index in forms.indices {
                window.append(codes[Int(unsafe forms[index])])
                let pair = next[window.pair]
                unsafe places[Int(pair)] = place &- 1
                next[window.pair] = pair &+ window.pairCount
                let triple = next[window.triple]
                unsafe places[Int(triple)] = place &- 2
                next[window.triple] = triple &+ window.tripleCount
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

        /// 1 if both words are frequent, else 0.
        var pairCount: UInt32 {
            @inline(__always) get {
                let isOther = ((pair &>> 8) &- 1) | ((pair & 0xFF) &- 1)
                return UInt32(truncatingIfNeeded: isOther &>> 63 &+ 1)
            }
        }

        /// 1 if all three are words of triples, else 0.
        var tripleCount: UInt32 {
            @inline(__always) get {
                let isOther =
                    ((tripleCode &>> 12) &- 1) | ((tripleCode &>> 6 & 0x3F) &- 1)
                    | ((tripleCode & 0x3F) &- 1)
                return UInt32(truncatingIfNeeded: isOther &>> 63 &+ 1)
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

    /// Calls `body` with the numbers of pairs and triples with other words.
    static func forEachOfOthers(_ body: (Int) -> Void) {
        for pair in 0..<PhraseNumbers.pairs where pair <= 0xFF || pair & 0xFF == 0 { body(pair) }
        for triple in 0..<1 << 18
        where triple <= 0xFFF || triple & 0xFC0 == 0 || triple & 0x3F == 0 {
            body(PhraseNumbers.pairs + triple)
        }
    }
}
