/// Brings the phrases of several segments together.
///
/// The result is what the segment would have if it were built of its documents anew. What a source
/// has in its own index of phrases is taken from there; phrases with a word that is not frequent
/// enough in a source are found by positions, in the few documents there that have the word.
struct PhraseMerger {
    struct Source {
        var reader: SegmentReader
        var numbers: DocumentNumbers
        /// By rank less one: where the word's postings are, or nil if it is not in the source.
        var infos: [TermInfo?]
    }

    private let words: FrequentWords
    private let sources: [Source]
    private let report: DamageReport
    private var pieces: [Piece] = []

    /// The postings of a phrase in one source.
    private struct Piece {
        var phrase: Phrase
        var source: Int
        var postings: Postings

        enum Postings {
            case stored(TermInfo)
            case found([Found])
        }
    }

    /// A document by its new number.
    private struct Found {
        var document: UInt32
        var frequency: UInt32
    }

    init(_ words: FrequentWords, sources: [Source], report: DamageReport) throws(IndexError) {
        self.words = words
        self.sources = sources
        self.report = report
        for source in sources.indices { try add(source) }
        pieces.sort { ($0.phrase, $0.source) < ($1.phrase, $1.source) }
    }

    /// Writes the dictionary.
    func write(
        _ terms: inout TermDictionaryWriter, _ postings: inout PostingsWriter,
        _ merger: inout OccurrenceMerger
    ) throws(IndexError) {
        var occurrences = TermOccurrences()
        var index = 0
        while index < pieces.count {
            let phrase = pieces[index].phrase
            merger.removeAll()
            while index < pieces.count, pieces[index].phrase == phrase {
                try append(pieces[index], to: &merger)
                index += 1
            }
            merger.write(to: &occurrences, hasPositions: false)
            if occurrences.documents.isEmpty { continue }
            let info = try postings.write(occurrences, hasPositions: false)
            try terms.add(words.key(of: phrase), info, stems: [])
        }
    }

    private func append(_ piece: Piece, to merger: inout OccurrenceMerger) throws(IndexError) {
        let source = sources[piece.source]
        switch piece.postings {
        case .found(let found):
            for posting in found { merger.add(posting.document, frequency: posting.frequency) }
        case .stored(let info):
            let list = try source.reader.postings(info, hasPositions: false, report: report)
            try merger.add(list, numbers: source.numbers, hasPositions: false)
        }
    }

    private mutating func add(_ number: Int) throws(IndexError) {
        let source = sources[number]
        let dictionary = source.reader.dictionary(.phrases)
        let own = dictionary?.phraseThresholds
        // By rank: whether the source has all pairs, and all triples, of the word.
        var hasPairs = [true]
        var hasTriples = [true]
        for info in source.infos {
            // What the source does not have at all, its index lacks nothing of.
            let frequency = info?.documentFrequency ?? .max
            hasPairs.append(frequency >= own?.pair ?? .max)
            hasTriples.append(frequency >= own?.triple ?? .max)
        }
        func isStored(_ phrase: Phrase) -> Bool {
            phrase.third == 0
                ? hasPairs[phrase.first] && hasPairs[phrase.second]
                : hasTriples[phrase.first] && hasTriples[phrase.second] && hasTriples[phrase.third]
        }
        var cursor = try dictionary?.cursor()
        while let entry = try cursor?.next() {
            guard let phrase = words.phrase(ofKey: entry.term), isStored(phrase) else { continue }
            pieces.append(Piece(phrase: phrase, source: number, postings: .stored(entry.info)))
        }
        let isWanted = words.tripleRanks.indices.map { rank in
            !hasPairs[rank] || words.tripleRanks[rank] > 0 && !hasTriples[rank]
        }
        guard isWanted.contains(true) else { return }
        var found: [Phrase: [Found]] = [:]
        var scanner = try PhraseScanner(
            words, infos: source.infos, in: source.reader, report: report)
        try scanner.forEach(with: isWanted) { document, phrase, frequency in
            guard !isStored(phrase), let document = source.numbers[document] else { return }
            found[phrase, default: []].append(Found(document: document, frequency: frequency))
        }
        for (phrase, postings) in found {
            pieces.append(Piece(phrase: phrase, source: number, postings: .found(postings)))
        }
    }
}
