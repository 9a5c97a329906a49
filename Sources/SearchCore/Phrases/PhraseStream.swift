/// The phrases of one segment that a merged one is to have, ascending.
///
/// What the segment has in its own index of phrases is read from there, one after the other; phrases with a
/// word that is not frequent enough in it are found by positions when this is made, in the few documents
/// there that have the word, and held.
struct PhraseStream {
    enum Postings {
        /// In the segment's index of phrases.
        case stored(TermInfo)
        /// By new numbers of documents, in the order of the segment.
        case found(ArraySlice<Found>)
    }

    /// A phrase in a document, by its new number.
    struct Found {
        var phrase: Phrase
        var document: UInt32
        var frequency: UInt32
    }

    /// The next phrase, or nil behind the last.
    private(set) var phrase: Phrase?
    private(set) var postings = Postings.found([])

    private let words: FrequentWords
    private let segment: SegmentReader
    /// By rank: whether the segment has all pairs, and all triples, of the word.
    private let hasPairs: [Bool]
    private let hasTriples: [Bool]
    private var cursor: TermDictionary.Cursor?
    private var storedHead: (phrase: Phrase, info: TermInfo)?
    private var found: [Found] = []
    private var foundCount = 0

    /// - Parameters:
    ///   - numbers: the new numbers of the segment's documents.
    ///   - infos: by rank less one, where the word's postings are, or nil if it is not in the segment.
    init(
        _ words: FrequentWords, of segment: SegmentReader, numbers: DocumentNumbers,
        infos: [TermInfo?], report: DamageReport
    ) throws(IndexError) {
        self.words = words
        self.segment = segment
        let dictionary = segment.dictionary(.phrases)
        let own = dictionary?.phraseThresholds
        // What the segment does not have at all, its index lacks nothing of.
        let frequencies = infos.map { $0?.documentFrequency ?? .max }
        hasPairs = [true] + frequencies.map { $0 >= own?.pair ?? .max }
        hasTriples = [true] + frequencies.map { $0 >= own?.triple ?? .max }
        cursor = try dictionary?.cursor()
        try find(numbers, infos, report)
        try readStored()
        try advance()
    }

    /// Goes on to the next phrase.
    mutating func advance() throws(IndexError) {
        if let stored = storedHead,
            foundCount == found.count || stored.phrase < found[foundCount].phrase
        {
            (phrase, postings) = (stored.phrase, .stored(stored.info))
            try readStored()
        } else if foundCount < found.count {
            let first = foundCount
            while foundCount < found.count, found[foundCount].phrase == found[first].phrase {
                foundCount += 1
            }
            (phrase, postings) = (found[first].phrase, .found(found[first..<foundCount]))
        } else {
            phrase = nil
        }
    }

    private mutating func readStored() throws(IndexError) {
        let previous = storedHead?.phrase
        storedHead = nil
        while let entry = try cursor?.next() {
            guard let phrase = words.phrase(ofKey: entry.term), isStored(phrase) else { continue }
            guard previous.map({ $0 < phrase }) ?? true else {
                throw .corrupt(
                    path: segment.path(.terms), offset: FileEnvelope.headerLength,
                    expected: "phrases in ascending order", found: "others")
            }
            storedHead = (phrase, entry.info)
            return
        }
    }

    private func isStored(_ phrase: Phrase) -> Bool {
        phrase.third == 0
            ? hasPairs[phrase.first] && hasPairs[phrase.second]
            : hasTriples[phrase.first] && hasTriples[phrase.second] && hasTriples[phrase.third]
    }

    private mutating func find(
        _ numbers: DocumentNumbers, _ infos: [TermInfo?], _ report: DamageReport
    ) throws(IndexError) {
        let isWanted = words.tripleRanks.indices.map { rank in
            !hasPairs[rank] || words.tripleRanks[rank] > 0 && !hasTriples[rank]
        }
        guard isWanted.contains(true) else { return }
        var found: [Found] = []
        var scanner = try PhraseScanner(words, infos: infos, in: segment, report: report)
        try scanner.forEach(with: isWanted) { document, phrase, frequency in
            guard !isStored(phrase), let document = numbers[document] else { return }
            found.append(Found(phrase: phrase, document: document, frequency: frequency))
        }
        found.sort { ($0.phrase, $0.document) < ($1.phrase, $1.document) }
        self.found = found
    }
}
