internal import MappedIO
internal import Synchronization

/// An open segment: its files mapped, their structure checked, nothing loaded.
final class SegmentReader: Sendable {
    let info: SegmentInfo
    let folder: String
    /// By number, since queries look up many words.
    private let dictionaries: [TermDictionary?]
    let keys: DocumentKeys
    private let files: [FileKind: IndexFile]
    /// By name, since queries ask for many lists.
    private let postings: IndexFile
    private let positions: IndexFile
    private let norms: IndexFile
    /// Nil until they are asked for, in a segment that has none.
    private let knownColumns: Mutex<Columns?>
    /// By what near copies are found; nil in a segment that was written before there were any.
    let sketches: Sketches?

    /// Opens the segment that a commit names.
    ///
    /// - Complexity: that of `FileEnvelope.open` for each file.
    init(_ info: SegmentInfo, folder: String) throws(IndexError) {
        self.info = info
        self.folder = folder
        var files: [FileKind: IndexFile] = [:]
        for (kind, summary) in zip(FileKind.ofSegment, info.files)
        where summary != .none || kind.isInSegment(ofVersion: FormatVersion.oldestReadable) {
            files[kind] = try IndexFile(
                path: folder + "/" + FileNames.segment(info.number, kind), kind: kind,
                segment: info.number, summary: summary)
        }
        self.files = files
        // They were written together; so a version is seen to be wrong that is one of those that are read.
        let version = files.values.reduce(0) { max($0, $1.version) }
        for file in files.values where file.version != version {
            throw .corrupt(
                path: file.path, offset: FileEnvelope.versionOffset, expected: "version \(version)",
                found: "\(file.version)")
        }
        let dictionaries = try TermDictionary.open(files[.terms]!)
        var numbered = [TermDictionary?](repeating: nil, count: DictionaryID.numbers)
        for (id, dictionary) in dictionaries { numbered[id.number] = dictionary }
        self.dictionaries = numbered
        keys = try DocumentKeys(files[.keys]!)
        postings = files[.postings]!
        positions = files[.positions]!
        norms = files[.norms]!
        let columns = try files[.columns].map { file throws(IndexError) in try Columns(file) }
        knownColumns = Mutex(columns)
        sketches = try files[.sketches].map { file throws(IndexError) in try Sketches(file) }
        let normCount = norms.payload.count
        let counts =
            [
                (FileKind.keys, keys.count),
                (.norms, normCount / Field.allCases.count),
                (.stored, try StoredDocuments(files[.stored]!).count),
            ] + (columns.map { [(FileKind.columns, $0.count)] } ?? [])
            + (sketches.map { [(FileKind.sketches, $0.count)] } ?? [])
        for (kind, count) in counts
        where count != info.documentCount
            || kind == .norms && normCount % Field.allCases.count != 0
        {
            throw .corrupt(
                path: files[kind]!.path, offset: FileEnvelope.headerLength,
                expected: "\(info.documentCount) documents", found: "\(count)")
        }
    }

    /// A dictionary, if the segment has it.
    func dictionary(_ id: DictionaryID) -> TermDictionary? { dictionaries[id.number] }

    func path(_ kind: FileKind) -> String { files[kind]!.path }

    /// The postings of a term.
    func postings(
        _ term: TermInfo, hasPositions: Bool = true, report: DamageReport
    ) throws(IndexError) -> PostingList {
        try PostingList(
            info: term, documentLimit: UInt32(info.documentCount), hasPositions: hasPositions,
            postings: postings, positions: positions, report: report)
    }

    /// The norms of a field, one byte a document, verified.
    func norms(_ field: Field) throws(IndexError) -> ByteRegion {
        try verifyNorms(field)
        return unverifiedNorms(field)
    }

    func verifyNorms(_ field: Field) throws(IndexError) { try norms.verify(range(field)) }

    func unverifiedNorms(_ field: Field) -> ByteRegion { norms.payload.slice(range(field))! }

    private func range(_ field: Field) -> Range<Int> {
        let start = Int(field.rawValue) * info.documentCount
        return start..<start + info.documentCount
    }

    /// A reader of the stored documents, for one thread.
    func storedDocuments() throws(IndexError) -> StoredDocuments {
        try StoredDocuments(files[.stored]!)
    }

    /// What documents can be filtered by.
    ///
    /// - Complexity: O(1), but for the first time in a segment that was written before there were columns.
    func columns() throws(IndexError) -> Columns {
        if let known = knownColumns.withLock({ $0 }) { return known }
        let made = try Columns(of: storedDocuments(), segment: info.number)
        knownColumns.withLock { $0 = made }
        return made
    }

    /// Whether its columns say when documents were captured.
    var hasCaptureColumn: Bool {
        files[.columns].map { $0.version >= FormatVersion.firstWithPlaces } ?? false
    }

    /// The live documents as the commit has them, or nil if none is deleted.
    func liveDocuments() throws(IndexError) -> LiveDocuments? {
        guard info.liveGeneration > 0 else { return nil }
        let live = try LiveDocuments(info, folder: folder)
        guard live.deletedCount == info.deletedCount else {
            throw .corrupt(
                path: folder + "/" + FileNames.live(info.number, generation: info.liveGeneration),
                offset: FileEnvelope.headerLength,
                expected: "\(info.deletedCount) deleted documents", found: "\(live.deletedCount)")
        }
        return live
    }

    /// Verifies every byte of every file, but for that of live documents, which is whenever it is read.
    func verifyChecksums() throws(IndexError) {
        for file in files.values { try file.verifyAll() }
    }
}
