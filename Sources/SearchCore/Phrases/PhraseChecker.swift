/// Compares the phrases that a segment has with those that the positions of its words make.
struct PhraseChecker {
    private let segment: SegmentReader
    private let report = DamageReport()

    /// What two equal lists of postings have in common, and different ones hardly ever.
    private struct Digest: Hashable {
        var documents = 0
        var sum: UInt64 = 0

        mutating func add(_ document: UInt32, _ frequency: UInt32) {
            documents += 1
            // The finalizer of SplitMix64.
            var value = UInt64(document) << 32 | UInt64(frequency)
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            sum &+= value ^ value >> 31
        }
    }

    static func check(_ segment: SegmentReader) throws(IndexError) {
        try PhraseChecker(segment: segment).run()
    }

    private init(segment: SegmentReader) { self.segment = segment }

    private func run() throws(IndexError) {
        let (words, infos) = try frequentWords()
        let dictionary = segment.dictionary(.phrases)
        guard dictionary?.phraseThresholds == words?.thresholds else {
            throw wrong(
                .terms, "thresholds of phrases \(text(words?.thresholds))",
                text(dictionary?.phraseThresholds))
        }
        guard let dictionary, let words else { return }
        var digests = try self.digests(words, infos)
        var cursor = try dictionary.cursor()
        while let entry = try cursor.next() {
            let name = String(decoding: entry.term.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
            guard let phrase = words.phrase(ofKey: entry.term) else {
                throw wrong(.terms, "a phrase of frequent words", name)
            }
            guard let digest = digests.removeValue(forKey: phrase), try digest == self.digest(entry)
            else { throw wrong(.postings, "the phrase \"\(name)\" where its words are", "others") }
        }
        if let missing = digests.keys.min() {
            let name = words.key(of: missing).map { $0 == 0 ? 0x20 : $0 }
            throw wrong(
                .terms, "the phrase \"\(String(decoding: name, as: UTF8.self))\"", "none")
        }
    }

    private func frequentWords() throws(IndexError) -> (FrequentWords?, [TermInfo?]) {
        guard let minimum = PhraseThresholds.minimum(documentCount: segment.info.documentCount),
            let exact = segment.dictionary(DictionaryID(field: .text, form: .exact))
        else { return (nil, []) }
        var candidates: [FrequentWords.Candidate] = []
        var infos: [TermInfo?] = []
        var cursor = try exact.cursor()
        while let entry = try cursor.next() {
            guard entry.info.documentFrequency >= minimum else { continue }
            candidates.append(
                .init(
                    word: entry.term, documentFrequency: entry.info.documentFrequency,
                    number: infos.count))
            infos.append(entry.info)
        }
        let words = FrequentWords(candidates, documentCount: segment.info.documentCount)
        return (words, words?.words.map { infos[$0.number] } ?? [])
    }

    private func digests(
        _ words: FrequentWords, _ infos: [TermInfo?]
    ) throws(IndexError) -> [Phrase: Digest] {
        var digests: [Phrase: Digest] = [:]
        var scanner = try PhraseScanner(words, infos: infos, in: segment, report: report)
        let all = words.tripleRanks.indices.map { $0 > 0 }
        try scanner.forEach(with: all) { document, phrase, frequency in
            digests[phrase, default: Digest()].add(document, frequency)
        }
        return digests
    }

    private func digest(_ entry: TermEntry) throws(IndexError) -> Digest {
        var digest = Digest()
        let list = try segment.postings(entry.info, hasPositions: false, report: report)
        var cursor = PostingsCursor(list)
        cursor.next()
        while cursor.document != PostingsCursor.end {
            digest.add(cursor.document, cursor.frequency)
            cursor.next()
        }
        try report.throwIfDamaged()
        return digest
    }

    private func text(_ thresholds: PhraseThresholds?) -> String {
        thresholds.map { "\($0.pair), \($0.triple)" } ?? "none"
    }

    private func wrong(_ kind: FileKind, _ expected: String, _ found: String) -> IndexError {
        .corrupt(
            path: segment.path(kind), offset: FileEnvelope.headerLength, expected: expected,
            found: found)
    }
}
