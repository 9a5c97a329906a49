internal import MappedIO

/// Writes one segment out of several, without their deleted documents.
struct SegmentMerger: ~Copyable {
    private let sources: [(reader: SegmentReader, live: LiveDocuments?)]
    private let files: SegmentFiles
    private let settings: IndexSettings
    /// By new number: whose document it is, and by what number there.
    private var origins: [(source: UInt32, document: UInt32)] = []
    private var numbers: [DocumentNumbers] = []
    private var norms: [Field: [UInt8]] = [:]
    /// By new number: how many positions the text has.
    private var positionCounts: [UInt32] = []
    /// What stands beside what in the text, while its exact terms are merged.
    private var neighbours: MergedNeighbours?
    private var statistics = [FieldStatistics](repeating: .init(), count: Field.allCases.count)
    private var languages: Set<String> = []
    private let report = DamageReport()
    private var candidates: [FrequentWords.Candidate] = []
    /// By number of a candidate and by source: where its postings are.
    private var candidateInfos: [[TermInfo?]] = []
    private var merger: OccurrenceMerger
    private var occurrences = TermOccurrences()

    private init(
        _ sources: [(reader: SegmentReader, live: LiveDocuments?)], files: SegmentFiles,
        settings: IndexSettings
    ) {
        self.sources = sources
        self.files = files
        self.settings = settings
        for (source, (reader, live)) in sources.enumerated() {
            var numbers = DocumentNumbers()
            for document in 0..<reader.info.documentCount {
                let lives = live?.contains(UInt32(document)) ?? true
                numbers.append(lives ? UInt32(origins.count) : nil)
                if lives { origins.append((UInt32(source), UInt32(document))) }
            }
            self.numbers.append(numbers)
        }
        merger = OccurrenceMerger(documentCount: origins.count)
    }

    /// Verifies the sources' checksums and writes the segment.
    static func merge(
        _ sources: [(reader: SegmentReader, live: LiveDocuments?)], order: DocumentOrder = .arrival,
        files: SegmentFiles, settings: IndexSettings
    ) throws(IndexError) -> SegmentInfo {
        for source in sources { try source.reader.verifyChecksums() }
        var merger = SegmentMerger(sources, files: files, settings: settings)
        return try merger.run(order)
    }

    private mutating func run(_ order: DocumentOrder) throws(IndexError) -> SegmentInfo {
        let count = origins.count
        let documents = try mergeDocuments(order)
        let keys = try mergeKeys()
        let (norms, statistics) = (self.norms, self.statistics)
        var terms = TermDictionaryWriter(try files.writer(.terms))
        var postings = PostingsWriter(
            postings: try files.writer(.postings), positions: try files.writer(.positions),
            documents: {
                .init(
                    norms: norms[$0]!,
                    averageLength: statistics[Int($0.rawValue)].averageLength)
            })
        if NeighbourSignatures.areKept(inSegmentOf: count) {
            neighbours = try MergedNeighbours(
                sources.map(\.reader), numbers: numbers, positions: positionCounts, report: report)
        }
        for field in Field.allCases {
            postings.begin(field: field)
            var sharing = StemSharing()
            try mergeTerms(.init(field: field, form: .exact), &terms, &postings, &sharing)
            neighbours = nil
            if settings.hasStems {
                sharing.sort()
                try mergeTerms(.init(field: field, form: .stem), &terms, &postings, &sharing)
            }
            if field == .text { try mergePhrases(&terms, &postings, documentCount: count) }
        }
        try report.throwIfDamaged()
        let termsSummary = try terms.finish(isDurable: files.isDurable)
        let lists = try postings.finish(isDurable: files.isDurable)
        let normsSummary = try files.write(.norms, Field.allCases.flatMap { norms[$0]! })
        return SegmentInfo(
            number: files.number, documentCount: count, fields: statistics,
            languages: languages.sorted(),
            files: [
                termsSummary, lists.postings, lists.positions, normsSummary, documents.stored, keys,
                documents.columns, documents.sketches,
            ])
    }

    /// Writes the stored documents, the columns and the sketches, and brings all else into the new order.
    ///
    /// The records stay in the order of arrival, so that each frame is read once.
    private mutating func mergeDocuments(
        _ order: DocumentOrder
    ) throws(IndexError) -> (stored: FileSummary, columns: FileSummary, sketches: FileSummary) {
        var stored = StoredDocumentsWriter(try files.writer(.stored))
        var columns = ColumnsWriter()
        var sketches = SketchesWriter()
        var reader: StoredDocuments?
        var last: UInt32?
        for (source, document) in origins {
            if source != last { reader = try sources[Int(source)].reader.storedDocuments() }
            last = source
            let documents = reader!
            let record = try documents.record(of: Int(document))
            let text = try documents.text(of: record)
            sketches.add(try sketch(of: document, in: sources[Int(source)].reader, text))
            try stored.add(
                record.metadata, place: record.place, titleTokens: record.titleTokens, text: text,
                parts: record.parts.map { .init(range: $0.range, tokens: $0.tokens) },
                blocks: record.blocks)
            columns.add(record.metadata)
            languages.insert(record.metadata.language ?? "")
            count(.title, tokens: record.titleTokens)
            let tokens = record.parts.reduce(record.titleTokens) { $0 + $1.tokens }
            count(.text, tokens: tokens)
            positionCounts.append(
                UInt32(clamping: tokens) &+ InvertedField.gap(behind: record.titleTokens))
        }
        if order == .similarity {
            let order = try SimilarityOrder.order(
                of: sources.map(\.reader), numbers: numbers, documentCount: origins.count)
            stored.reorder(order)
            columns.reorder(order)
            sketches.reorder(order)
            arrange(order)
        }
        var columnsFile = try files.writer(.columns)
        try columns.write(to: &columnsFile)
        var sketchesFile = try files.writer(.sketches)
        try sketches.write(to: &sketchesFile)
        return (
            try stored.finish(isDurable: files.isDurable),
            try columnsFile.finish(isDurable: files.isDurable),
            try sketchesFile.finish(isDurable: files.isDurable)
        )
    }

    /// The sketch of a document: the one it has, or in a segment of an earlier version a new one.
    private func sketch(
        of document: UInt32, in reader: SegmentReader, _ text: [UInt8]
    ) throws(IndexError) -> ShingleSketch {
        if let sketches = reader.sketches { return try sketches.sketch(of: Int(document)) }
        return .of(TextParts.split(text).map { Array(text[$0]) }, settings.analyzer)
    }

    /// Gives the documents, which are numbered as they came, their places in an order.
    private mutating func arrange(_ order: [UInt32]) {
        var places = [UInt32](repeating: 0, count: order.count)
        for (place, number) in order.enumerated() { places[Int(number)] = UInt32(place) }
        for source in numbers.indices { numbers[source].renumber(places) }
        origins = order.map { origins[Int($0)] }
        positionCounts = order.map { positionCounts[Int($0)] }
    }

    /// Writes the keys, and collects the norms.
    private mutating func mergeKeys() throws(IndexError) -> FileSummary {
        var keys = DocumentKeysWriter()
        for (source, document) in origins {
            let own = sources[Int(source)].reader.keys
            keys.add(
                try own.key(of: Int(document)).array,
                source: try own.source(try own.source(of: Int(document))))
        }
        for field in Field.allCases {
            let fields = try sources.map { source throws(IndexError) in
                try source.reader.norms(field)
            }
            norms[field] = origins.map { fields[Int($0.source)].byte(at: Int($0.document))! }
        }
        var file = try files.writer(.keys)
        try keys.write(to: &file)
        return try file.finish(isDurable: files.isDurable)
    }

    private mutating func count(_ field: Field, tokens: Int) {
        if tokens > 0 { statistics[Int(field.rawValue)].documentCount += 1 }
        statistics[Int(field.rawValue)].tokenCount += UInt64(tokens)
    }

    private mutating func mergeTerms(
        _ id: DictionaryID, _ terms: inout TermDictionaryWriter, _ postings: inout PostingsWriter,
        _ sharing: inout StemSharing
    ) throws(IndexError) {
        terms.begin(id, hasStems: id.form == .exact && settings.hasStems)
        var union = try TermUnion(sources.map { $0.reader.dictionary(id) })
        while let (term, entries) = try union.next() {
            var stems: Set<[UInt8]> = []
            for (_, entry) in entries { stems.formUnion(entry.stems) }
            let info: TermInfo
            if id.form == .stem, let shared = sharing.info(ofStem: term) {
                info = shared
            } else {
                info = try merge(entries, id, &postings)
            }
            guard info.documentFrequency > 0 else { continue }
            if stems.count > 1 { stems = try living(stems, of: entries, id.field) }
            let sorted = stems.sorted { $0.lexicographicallyPrecedes($1) }
            try terms.add(term, info, stems: sorted)
            if id.form == .exact { try sharing.add(info, stems: sorted) }
            if id.field == .text, id.form == .exact { addCandidate(term, info, entries) }
        }
        try terms.end()
    }

    private mutating func addCandidate(
        _ term: [UInt8], _ info: TermInfo, _ entries: [(source: Int, entry: TermEntry)]
    ) {
        guard let minimum = PhraseThresholds.minimum(documentCount: norms[.text]!.count),
            info.documentFrequency >= minimum
        else { return }
        var infos = [TermInfo?](repeating: nil, count: sources.count)
        for (source, entry) in entries { infos[source] = entry.info }
        candidates.append(
            .init(
                word: term, documentFrequency: info.documentFrequency,
                number: candidateInfos.count))
        candidateInfos.append(infos)
    }

    private mutating func mergePhrases(
        _ terms: inout TermDictionaryWriter, _ postings: inout PostingsWriter, documentCount: Int
    ) throws(IndexError) {
        guard let words = FrequentWords(candidates, documentCount: documentCount) else { return }
        var phrases = try PhraseMerger(
            words,
            sources: sources.indices.map { source in
                PhraseMerger.Source(
                    reader: sources[source].reader, numbers: numbers[source],
                    infos: words.words.map { candidateInfos[$0.number][source] })
            }, report: report)
        terms.begin(.phrases, hasStems: false, thresholds: words.thresholds)
        try phrases.write(&terms, &postings, &merger)
        try terms.end()
    }

    /// Those of an exact term's stems that it has in a document that is not deleted: there, the
    /// positions of both meet.
    private func living(
        _ stems: Set<[UInt8]>, of entries: [(source: Int, entry: TermEntry)], _ field: Field
    ) throws(IndexError) -> Set<[UInt8]> {
        var living: Set<[UInt8]> = []
        for (source, entry) in entries {
            let reader = sources[source].reader
            let dictionary = reader.dictionary(DictionaryID(field: field, form: .stem))
            for stem in entry.stems where stems.contains(stem) && !living.contains(stem) {
                guard let other = try dictionary?.find(stem) else { continue }
                if try meet(entry.info, other.info, source) { living.insert(stem) }
            }
        }
        return living
    }

    /// Whether two terms stand at the same position of a document that is not deleted.
    private func meet(_ left: TermInfo, _ right: TermInfo, _ source: Int) throws(IndexError) -> Bool
    {
        let reader = sources[source].reader
        var left = PostingsCursor(try reader.postings(left, report: report))
        var right = PostingsCursor(try reader.postings(right, report: report))
        var positions = PositionBuffer()
        left.next()
        while left.document != PostingsCursor.end {
            right.advance(to: left.document)
            if right.document == left.document, numbers[source][left.document] != nil {
                positions.removeAll()
                left.readPositions(into: &positions)
                let own = Set(positions.values)
                positions.removeAll()
                right.readPositions(into: &positions)
                if positions.values.contains(where: own.contains) { return true }
            }
            left.next()
        }
        try report.throwIfDamaged()
        return false
    }

    /// Whether a term may be one that has signatures; how many documents it has is known only later.
    private func mayHaveSignatures(
        _ entries: [(source: Int, entry: TermEntry)], _ id: DictionaryID
    ) -> Bool {
        guard NeighbourSignatures.areKept(in: id), neighbours != nil else { return false }
        let most = entries.reduce(0) { $0 + Int($1.entry.info.documentFrequency) }
        let deleted = sources.reduce(0) { $0 + $1.reader.info.documentCount } - origins.count
        return NeighbourSignatures.mayBeKept(
            documentFrequency: max(0, most - deleted)...most, documentCount: origins.count)
    }

    private mutating func merge(
        _ entries: [(source: Int, entry: TermEntry)], _ id: DictionaryID,
        _ postings: inout PostingsWriter
    ) throws(IndexError) -> TermInfo {
        merger.removeAll()
        let hasSignatures = mayHaveSignatures(entries, id)
        for (source, entry) in entries {
            let list = try sources[source].reader.postings(entry.info, report: report)
            try merger.add(
                list, numbers: numbers[source], hasPositions: true,
                neighbours: hasSignatures ? neighbours : nil)
        }
        merger.write(to: &occurrences, hasPositions: true, hasSignatures: hasSignatures)
        return occurrences.documents.isEmpty ? TermInfo() : try postings.write(occurrences)
    }
}

/// The terms of several dictionaries, in order, each with the numbers of those that have it.
struct TermUnion {
    private var cursors: [TermDictionary.Cursor?] = []
    private var heads: [TermEntry?] = []

    /// - Parameter dictionaries: nil for one without terms.
    init(_ dictionaries: [TermDictionary?]) throws(IndexError) {
        for dictionary in dictionaries {
            var cursor = try dictionary?.cursor()
            heads.append(try cursor?.next())
            cursors.append(cursor)
        }
    }

    mutating func next() throws(IndexError) -> ([UInt8], [(source: Int, entry: TermEntry)])? {
        var least: [UInt8]?
        for case let head? in heads {
            if let current = least, !head.term.lexicographicallyPrecedes(current) { continue }
            least = head.term
        }
        guard let least else { return nil }
        var entries: [(Int, TermEntry)] = []
        for source in heads.indices where heads[source]?.term == least {
            entries.append((source, heads[source]!))
            heads[source] = try cursors[source]!.next()
        }
        return (least, entries)
    }
}
