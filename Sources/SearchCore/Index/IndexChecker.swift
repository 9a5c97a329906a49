internal import MappedIO

/// Verifies an index: every checksum, and everything that its files say of each other.
public struct IndexChecker {
    /// What was verified, and what was wrong.
    public struct Report: Sendable {
        /// Segments looked at.
        public var segments = 0
        /// Documents looked at.
        public var documents = 0
        /// Terms looked at, those of all fields and forms.
        public var terms = 0
        /// Postings looked at.
        public var postings = 0
        /// Bytes of all files.
        public var bytes: UInt64 = 0
        /// What is wrong, one entry a finding; empty if all is well.
        public var errors: [IndexError] = []
    }

    private let folder: String
    /// Those of the index; nil if they are not known here.
    private let settings: IndexSettings?
    private var report = Report()

    /// Checks the newest commit of the index in a folder.
    ///
    /// - Complexity: everything is read and decoded.
    /// - Throws: `IndexError` if the commit itself can't be opened.
    public static func check(folder: String) throws(IndexError) -> Report {
        var previous: UInt64?
        while true {
            let newest = try IndexFolder.newestGeneration(in: folder, LocalFileSystem())
            guard let newest else { throw .missing(folder: folder) }
            // A writer may publish a commit and remove the files of the one before meanwhile.
            do throws(IndexError) {
                let report = try check(IndexFolder.commit(newest, in: folder), in: folder)
                if report.errors.isEmpty { return report }
                let next = try IndexFolder.newestGeneration(in: folder, LocalFileSystem())
                if next == newest { return report }
            } catch {
                if previous == newest { throw error }
            }
            previous = newest
        }
    }

    /// What is wrong with a segment.
    static func errors(
        of info: SegmentInfo, in folder: String, settings: IndexSettings?
    ) -> [IndexError] {
        var checker = IndexChecker(folder: folder, settings: settings)
        do throws(IndexError) {
            try checker.check(info)
            return []
        } catch {
            return [error]
        }
    }

    private static func check(_ commit: Commit, in folder: String) -> Report {
        var checker = IndexChecker(
            folder: folder, settings: IndexSettings(fingerprint: commit.settings))
        for info in commit.segments {
            do throws(IndexError) { try checker.check(info) } catch {
                checker.report.errors.append(error)
            }
        }
        return checker.report
    }

    private init(folder: String, settings: IndexSettings?) {
        self.folder = folder
        self.settings = settings
    }

    private mutating func check(_ info: SegmentInfo) throws(IndexError) {
        report.segments += 1
        report.bytes += info.byteCount
        let segment = try SegmentReader(info, folder: folder)
        try segment.verifyChecksums()
        _ = try segment.liveDocuments()
        report.documents += info.documentCount
        var lengths = [[UInt32]](
            repeating: Array(repeating: 0, count: info.documentCount), count: Field.allCases.count)
        for id in DictionaryID.all {
            guard let dictionary = segment.dictionary(id) else { continue }
            try check(dictionary, segment, &lengths[Int(id.field.rawValue)])
        }
        let titleTokens = try checkDocuments(segment, lengths)
        try PhraseChecker.check(segment)
        try NeighbourChecker.check(
            segment,
            positions: zip(lengths[Int(Field.text.rawValue)], titleTokens).map {
                $0 + InvertedField.gap(behind: $1)
            })
        try checkKeys(segment)
        try checkColumns(segment)
        try checkSketches(segment)
    }

    private func wrong(
        _ segment: SegmentReader, _ kind: FileKind, _ expected: String, _ found: String
    ) -> IndexError {
        .corrupt(
            path: segment.path(kind), offset: FileEnvelope.headerLength, expected: expected,
            found: found)
    }

    private mutating func check(
        _ dictionary: TermDictionary, _ segment: SegmentReader, _ lengths: inout [UInt32]
    ) throws(IndexError) {
        var cursor = try dictionary.cursor()
        var previous: [UInt8]?
        var count = 0
        let stems = segment.dictionary(DictionaryID(field: dictionary.id.field, form: .stem))
        while let entry = try cursor.next() {
            let name = String(decoding: entry.term, as: UTF8.self)
            if let previous, !previous.lexicographicallyPrecedes(entry.term) {
                throw wrong(segment, .terms, "terms in order", "\(name) out of order")
            }
            for stem in entry.stems where try stems?.find(stem) == nil {
                let text = String(decoding: stem, as: UTF8.self)
                throw wrong(segment, .terms, "the stem \(text) of \(name)", "no such stem")
            }
            let postings = try checkPostings(entry, name, dictionary.id, segment)
            if dictionary.id.form == .exact {
                for (document, frequency) in postings { lengths[Int(document)] &+= frequency }
            }
            report.postings += postings.count
            previous = entry.term
            count += 1
        }
        report.terms += count
        guard count == dictionary.count else {
            throw wrong(segment, .terms, "\(dictionary.count) terms", "\(count)")
        }
    }

    private func checkPostings(
        _ entry: TermEntry, _ name: String, _ id: DictionaryID, _ segment: SegmentReader
    ) throws(IndexError) -> [(document: UInt32, frequency: UInt32)] {
        let damage = DamageReport()
        let list = try segment.postings(
            entry.info, hasPositions: id.hasPositions, report: damage)
        let norms = try segment.norms(id.field)
        var cursor = PostingsCursor(list)
        let average = segment.info.fields[Int(id.field.rawValue)].averageLength
        let reference = RangeMaxima.reference(averageLength: average)
        var maxima: [UInt8] = []
        var bytes: [UInt8] = []
        var found: [(document: UInt32, frequency: UInt32)] = []
        var buffer = PositionBuffer()
        cursor.next()
        while cursor.document != PostingsCursor.end {
            if let last = found.last, last.document >= cursor.document {
                throw wrong(
                    segment, .postings, "documents of \(name) in order", "\(cursor.document)")
            }
            if list.rangeCount > 0 {
                let bound = list.maximum(ofRange: Int(cursor.document) >> list.rangeShift)
                let own = RangeMaxima.quantized(
                    frequency: cursor.frequency,
                    reference: reference[Int(norms.byte(at: Int(cursor.document))!)])
                guard own <= bound else {
                    throw wrong(segment, .postings, "maxima that cover \(name)", "less")
                }
                if maxima.isEmpty { maxima = Array(repeating: 0, count: list.rangeCount) }
                let range = Int(cursor.document) >> list.rangeShift
                maxima[range] = max(maxima[range], own)
                bytes.append(own)
            }
            buffer.removeAll()
            if id.hasPositions { cursor.readPositions(into: &buffer) }
            let positions = buffer.values
            guard !id.hasPositions || positions.count == Int(cursor.frequency),
                zip(positions, positions.dropFirst()).allSatisfy({ $0 < $1 })
            else {
                throw wrong(
                    segment, .positions, "\(cursor.frequency) positions of \(name) in order",
                    "\(positions.count)")
            }
            found.append((cursor.document, cursor.frequency))
            cursor.next()
        }
        try damage.throwIfDamaged()
        guard maxima == list.maxima.array else {
            throw wrong(segment, .postings, "maxima of \(name) that are reached", "others")
        }
        if let champions = list.champions() {
            let (chosen, rest) = ChampionList.choose(bytes: bytes) { index in
                let norm = norms.byte(at: Int(found[index].document))!
                return RangeMaxima.part(
                    frequency: found[index].frequency, reference: reference[Int(norm)])
            }
            for (place, index) in chosen.enumerated() {
                guard champions.documents[place] == found[index].document,
                    champions.frequencies[place] == found[index].frequency, champions.rest == rest
                else { throw wrong(segment, .postings, "champions of \(name)", "others") }
            }
        }
        try damage.throwIfDamaged()
        let occurrences = found.reduce(UInt64(0)) { $0 + UInt64($1.frequency) }
        guard found.count == Int(entry.info.documentFrequency),
            occurrences == entry.info.totalFrequency
        else {
            throw wrong(
                segment, .postings,
                "\(entry.info.documentFrequency) documents and \(entry.info.totalFrequency) "
                    + "occurrences of \(name)", "\(found.count) and \(occurrences)")
        }
        return found
    }

    /// Returns how many tokens the title of each document has.
    private func checkDocuments(
        _ segment: SegmentReader, _ lengths: [[UInt32]]
    ) throws(IndexError) -> [Int] {
        for field in Field.allCases {
            let own = lengths[Int(field.rawValue)]
            let norms = try segment.norms(field)
            let stated = segment.info.fields[Int(field.rawValue)]
            for (document, length) in own.enumerated()
            where FieldLength.encode(length) != norms.byte(at: document)! {
                throw wrong(
                    segment, .norms, "the norm of \(length) tokens of document \(document)",
                    "that of \(FieldLength.decode(norms.byte(at: document)!))")
            }
            let tokens = own.reduce(UInt64(0)) { $0 + UInt64($1) }
            let documents = own.count { $0 > 0 }
            guard tokens == stated.tokenCount, documents == stated.documentCount else {
                throw wrong(
                    segment, .postings, "\(stated.tokenCount) tokens in \(stated.documentCount)",
                    "\(tokens) in \(documents)")
            }
        }
        let stored = try segment.storedDocuments()
        var titleTokens: [Int] = []
        for document in 0..<segment.info.documentCount {
            let record = try stored.record(of: document)
            let tokens = record.parts.reduce(record.titleTokens) { $0 + $1.tokens }
            guard tokens == Int(lengths[0][document]),
                record.titleTokens == Int(lengths[1][document])
            else {
                throw wrong(
                    segment, .stored, "\(lengths[0][document]) tokens in document \(document)",
                    "\(tokens)")
            }
            titleTokens.append(record.titleTokens)
            let length = try stored.text(of: record).count
            if let block = record.blocks.last, block.text.upperBound > length {
                throw wrong(segment, .stored, "blocks within \(length) bytes", "\(block.text)")
            }
        }
        return titleTokens
    }

    private func checkColumns(_ segment: SegmentReader) throws(IndexError) {
        guard segment.info.fileKinds.contains(.columns) else { return }
        let (columns, stored) = (try segment.columns(), try segment.storedDocuments())
        for column in TextColumn.allCases {
            var previous: [UInt8]?
            var isInOrder = true
            try columns.forEachValue(column) { _, value in
                isInOrder = isInOrder && previous?.lexicographicallyPrecedes(value) ?? true
                previous = value
            }
            guard isInOrder else { throw wrong(segment, .columns, "values in order", "others") }
        }
        for document in 0..<segment.info.documentCount {
            let metadata = try stored.record(of: document).metadata
            for column in TextColumn.allCases {
                let own = try columns.value(column, of: document)
                let expected = column.value(in: metadata)
                guard own.map({ Array($0.utf8) }) == expected.map({ Array($0.utf8) }) else {
                    throw wrong(
                        segment, .columns, "\(expected ?? "no \(column)") of document \(document)",
                        own ?? "none")
                }
            }
            let day = try columns.day(of: document)
            guard day == ColumnsWriter.day(of: metadata) else {
                throw wrong(
                    segment, .columns, "the day of document \(document)",
                    day.map { "day \($0)" } ?? "none")
            }
        }
    }

    /// Sketches are those of the texts, where texts are kept, and the orders are by them.
    private func checkSketches(_ segment: SegmentReader) throws(IndexError) {
        guard let sketches = segment.sketches else { return }
        let stored = try segment.storedDocuments()
        if let settings, settings.storesText {
            for document in 0..<sketches.count {
                let record = try stored.record(of: document)
                var parts: [[UInt8]] = []
                for part in record.parts { parts.append(try stored.text(of: part)) }
                guard try sketches.sketch(of: document) == .of(parts, settings.analyzer) else {
                    throw wrong(
                        segment, .sketches, "the sketch of document \(document)", "another")
                }
            }
        }
        for order in 0..<SketchesWriter.orderCount {
            var previous: (key: Int, document: Int)?
            for place in 0..<sketches.count {
                let document = try sketches.document(at: place, in: order)
                let key = Sketches.key(try sketches.sketch(of: document).bytes, order)
                if let previous, previous >= (key, document) {
                    throw wrong(segment, .sketches, "documents in order \(order)", "another")
                }
                previous = (key, document)
            }
        }
    }

    private func checkKeys(_ segment: SegmentReader) throws(IndexError) {
        var previous: [UInt8]?
        for rank in 0..<segment.keys.count {
            let document = try segment.keys.document(atRank: rank)
            let key = try segment.keys.key(of: document).array
            _ = try segment.keys.source(try segment.keys.source(of: document))
            // A key comes twice in a segment only where the first document was replaced since.
            if let previous, key.lexicographicallyPrecedes(previous) {
                throw wrong(segment, .keys, "keys in order", String(decoding: key, as: UTF8.self))
            }
            guard try segment.keys.rank(of: document) == rank else {
                throw wrong(segment, .keys, "rank \(rank) of a document", "another")
            }
            previous = key
        }
    }
}
