/// Brings the phrases of several segments together.
///
/// The result is what the segment would have if it were built of its documents anew.
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
    private var streams: [PhraseStream] = []

    init(_ words: FrequentWords, sources: [Source], report: DamageReport) throws(IndexError) {
        self.words = words
        self.sources = sources
        self.report = report
        for source in sources {
            streams.append(
                try PhraseStream(
                    words, of: source.reader, numbers: source.numbers, infos: source.infos,
                    report: report))
        }
    }

    /// Writes the dictionary.
    mutating func write(
        _ terms: inout TermDictionaryWriter, _ postings: inout PostingsWriter,
        _ merger: inout OccurrenceMerger
    ) throws(IndexError) {
        var occurrences = TermOccurrences()
        while let phrase = streams.compactMap(\.phrase).min() {
            merger.removeAll()
            for source in streams.indices where streams[source].phrase == phrase {
                try append(source, to: &merger)
                try streams[source].advance()
            }
            merger.write(to: &occurrences, hasPositions: false)
            if occurrences.documents.isEmpty { continue }
            let info = try postings.write(occurrences, hasPositions: false)
            try terms.add(words.key(of: phrase), info, stems: [])
        }
    }

    private func append(_ source: Int, to merger: inout OccurrenceMerger) throws(IndexError) {
        switch streams[source].postings {
        case .found(let found):
            for posting in found { merger.add(posting.document, frequency: posting.frequency) }
        case .stored(let info):
            let source = sources[source]
            let list = try source.reader.postings(info, hasPositions: false, report: report)
            try merger.add(list, numbers: source.numbers, hasPositions: false)
        }
    }
}
