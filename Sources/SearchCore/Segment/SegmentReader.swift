internal import MappedIO

/// An open segment: its files mapped, their structure checked, nothing loaded.
final class SegmentReader: Sendable {
    let info: SegmentInfo
    let folder: String
    /// By number, since queries look up many words.
    private let dictionaries: [TermDictionary?]
    let keys: DocumentKeys
    /// The files whole, as they are mapped.
    private let files: [FileKind: ByteRegion]
    private let postings: ByteRegion
    private let postingsPath: String
    private let positions: ByteRegion
    private let norms: ByteRegion
    private let stored: ByteRegion

    /// Opens the segment that a commit names.
    ///
    /// - Complexity: O(1) in the size of the segment.
    init(_ info: SegmentInfo, folder: String) throws(IndexError) {
        self.info = info
        self.folder = folder
        var files: [FileKind: ByteRegion] = [:]
        var payloads: [FileKind: ByteRegion] = [:]
        for (kind, summary) in zip(FileKind.ofSegment, info.files) {
            (files[kind], payloads[kind]) = try SegmentReader.open(
                folder + "/" + FileNames.segment(info.number, kind), kind, info.number, summary)
        }
        self.files = files
        func path(_ kind: FileKind) -> String {
            folder + "/" + FileNames.segment(info.number, kind)
        }
        let dictionaries = try TermDictionary.open(payloads[.terms]!, path: path(.terms))
        var numbered = [TermDictionary?](repeating: nil, count: DictionaryID.numbers)
        for (id, dictionary) in dictionaries { numbered[id.number] = dictionary }
        self.dictionaries = numbered
        keys = try DocumentKeys(payloads[.keys]!, path: path(.keys))
        postings = payloads[.postings]!
        postingsPath = path(.postings)
        positions = payloads[.positions]!
        norms = payloads[.norms]!
        stored = payloads[.stored]!
        let counts = [
            (FileKind.keys, keys.count),
            (.norms, norms.count / Field.allCases.count),
            (.stored, try StoredDocuments(stored, path: path(.stored)).count),
        ]
        for (kind, count) in counts
        where count != info.documentCount
            || kind == .norms && norms.count % Field.allCases.count != 0
        {
            throw .corrupt(
                path: path(kind), offset: FileEnvelope.headerLength,
                expected: "\(info.documentCount) documents", found: "\(count)")
        }
    }

    static func open(
        _ path: String, _ kind: FileKind, _ segment: UInt64, _ summary: FileSummary
    ) throws(IndexError) -> (file: ByteRegion, payload: ByteRegion) {
        let bytes = try onDisk { () throws(FileError) in try MappedFile(path: path).bytes }
        guard UInt64(bytes.count) == summary.length else {
            throw .corrupt(
                path: path, offset: bytes.count, expected: "\(summary.length) bytes",
                found: "\(bytes.count)")
        }
        let (payload, checksum) = try FileEnvelope.open(
            bytes, path: path, kind: kind, segment: segment)
        guard checksum == summary.checksum else {
            throw .corrupt(
                path: path, offset: bytes.count - 8,
                expected: "checksum \(String(summary.checksum, radix: 16))",
                found: "\(String(checksum, radix: 16)), as of another index's file")
        }
        return (bytes, payload)
    }

    /// A dictionary, if the segment has it.
    func dictionary(_ id: DictionaryID) -> TermDictionary? { dictionaries[id.number] }

    func path(_ kind: FileKind) -> String { folder + "/" + FileNames.segment(info.number, kind) }

    /// The postings of a term.
    func postings(
        _ term: TermInfo, hasPositions: Bool = true, report: DamageReport
    ) throws(IndexError) -> PostingList {
        try PostingList(
            info: term, documentLimit: UInt32(info.documentCount), hasPositions: hasPositions,
            postings: postings, positions: positions, path: postingsPath, report: report)
    }

    /// The norms of a field, one byte a document.
    func norms(_ field: Field) -> ByteRegion {
        let start = Int(field.rawValue) * info.documentCount
        return norms.slice(at: start, count: info.documentCount)!
    }

    /// A reader of the stored documents, for one thread.
    func storedDocuments() throws(IndexError) -> StoredDocuments {
        try StoredDocuments(stored, path: path(.stored))
    }

    /// The live documents as the commit has them, or nil if none is deleted.
    func liveDocuments() throws(IndexError) -> LiveDocuments? {
        guard info.liveGeneration > 0 else { return nil }
        let path = folder + "/" + FileNames.live(info.number, generation: info.liveGeneration)
        let payload = try SegmentReader.open(path, .live, info.number, info.liveSummary).payload
        let live = try LiveDocuments(payload, path: path, count: info.documentCount)
        guard live.deletedCount == info.deletedCount else {
            throw .corrupt(
                path: path, offset: FileEnvelope.headerLength,
                expected: "\(info.deletedCount) deleted documents", found: "\(live.deletedCount)")
        }
        return live
    }

    /// Reads every byte of every file and compares the checksums.
    func verifyChecksums() throws(IndexError) {
        for (kind, bytes) in files.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try FileEnvelope.verifyChecksum(bytes, path: path(kind))
        }
        guard info.liveGeneration > 0 else { return }
        let path = folder + "/" + FileNames.live(info.number, generation: info.liveGeneration)
        let bytes = try onDisk { () throws(FileError) in try MappedFile(path: path).bytes }
        try FileEnvelope.verifyChecksum(bytes, path: path)
    }
}
