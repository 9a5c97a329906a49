internal import MappedIO

/// Takes what is damaged out of an index, and keeps the rest.
///
/// A segment of which only postings are damaged is built anew from the texts that it stores, and loses nothing.
/// Where texts, keys or the note of deleted documents are damaged, its documents are lost: none of them can be
/// trusted. The sources of lost documents are noted in the commit, so that the next run over them reads them
/// again. Where the commit itself is damaged, all segments that are found on disk are built anew so, and all
/// sources are read again, since it is not known whether there were others or later deletions.
public struct IndexRepair {
    /// What a repair found and did.
    public struct Report: Sendable {
        /// What was wrong; empty if all was well, and nothing was done.
        public var errors: [IndexError] = []
        /// Documents of damaged segments that were saved from their texts.
        public var saved = 0
        /// The keys of documents that were lost, ascending.
        public var lost: [String] = []
        /// Documents that were lost and whose keys are not known; nil if not even their number is.
        public var unnamed: Int? = 0
        /// Whether the commit could not be read, so that later deletions may be missing.
        public var isCommitDamaged = false
        /// What the repaired index is.
        public var commit = IndexWriter.CommitSummary()
    }

    private let folder: String
    private var report = Report()
    private var damaged: [SegmentInfo] = []
    /// The paths of the sources of documents that were saved, by their bytes.
    private var savedSources: Set<[UInt8]> = []

    /// Repairs the index in a folder.
    ///
    /// - Complexity: everything is read and decoded, as by `IndexChecker`.
    /// - Throws: `IndexError.missing` where there is no index, `.locked` if there is another writer, `.tooNew`,
    ///   `.tooOld` or `.settings` where the index is not this program's; `.file`.
    public static func run(
        folder: String, options: IndexWriter.Options = .init()
    ) throws(IndexError) -> Report {
        try run(folder: folder, options: options, fileSystem: LocalFileSystem())
    }

    static func run(
        folder: String, options: IndexWriter.Options, fileSystem: any FileSystem
    ) throws(IndexError) -> Report {
        var repair = IndexRepair(folder: folder)
        let writer = try IndexWriter.repairing(folder, options, fileSystem) {
            (commit, failure) throws(IndexError) in
            try repair.damagedSegments(of: commit, failure)
        }
        if repair.report.errors.isEmpty {
            repair.report.commit = try writer.commit()
            return repair.report
        }
        var incomplete: Set<[UInt8]> = []
        var lacksKeys = repair.report.isCommitDamaged
        for info in repair.damaged {
            guard let sources = try repair.save(info, to: writer) else {
                lacksKeys = true
                continue
            }
            incomplete.formUnion(sources)
        }
        // Saved documents are not committed yet.
        let known = try writer.sources().keys.map { Array($0.path.utf8) } + repair.savedSources
        writer.markIncomplete(Set(known).filter { lacksKeys || incomplete.contains($0) })
        repair.report.lost.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        repair.report.commit = try writer.commit()
        return repair.report
    }

    private init(folder: String) { self.folder = folder }

    /// - Parameter failure: why the commit can't be read, if it is itself damaged; its segments are those found.
    /// - Returns: the numbers of the segments that are damaged.
    private mutating func damagedSegments(
        of commit: Commit, _ failure: IndexError?
    ) throws(IndexError) -> Set<UInt64> {
        if let failure {
            report.isCommitDamaged = true
            report.errors.append(failure)
            damaged = commit.segments
            if damaged.isEmpty { report.unnamed = nil }
        } else {
            for info in commit.segments {
                let errors = IndexChecker.errors(
                    of: info, in: folder, settings: IndexSettings(fingerprint: commit.settings))
                report.errors += errors
                if !errors.isEmpty { damaged.append(info) }
            }
        }
        return Set(damaged.map(\.number))
    }

    /// Adds the documents of a damaged segment that can be trusted.
    ///
    /// - Returns: the paths of the sources of those that are lost, by their bytes; nil if these are not known.
    private mutating func save(
        _ info: SegmentInfo, to writer: IndexWriter
    ) throws(IndexError) -> Set<[UInt8]>? {
        guard let keys = try? DocumentKeys(file(info, .keys)),
            keys.count == info.documentCount
        else {
            let count = info.documentCount - info.deletedCount
            report.unnamed = report.isCommitDamaged ? nil : report.unnamed.map { $0 + count }
            return nil
        }
        let live = try? liveDocuments(info)
        let stored = try? StoredDocuments(file(info, .stored))
        var sources: Set<[UInt8]> = []
        for document in 0..<info.documentCount {
            if let live, !live.contains(UInt32(document)) { continue }
            let source = try keys.source(try keys.source(of: document))
            let key = try keys.key(of: document).string
            if live != nil, let stored,
                let saved = try? IndexRepair.document(document, key, source, stored)
            {
                try writer.add(saved)
                report.saved += 1
                savedSources.insert(Array(source.path.utf8))
            } else {
                report.lost.append(key)
                sources.insert(Array(source.path.utf8))
            }
        }
        return sources
    }

    /// A document as it was added, or nil where its text is not stored.
    private static func document(
        _ number: Int, _ key: String, _ source: Source, _ stored: StoredDocuments
    ) throws(IndexError) -> Document? {
        let record = try stored.record(of: number)
        if record.parts.contains(where: { $0.tokens > 0 && $0.range.isEmpty }) { return nil }
        var document = Document(key: key, source: source, metadata: record.metadata, text: "")
        document.text = try stored.text(of: record)
        document.place = record.place
        document.blocks = record.blocks
        return document
    }

    /// A file, every byte of which is verified.
    private func file(_ info: SegmentInfo, _ kind: FileKind) throws(IndexError) -> IndexFile {
        let file = try IndexFile(
            path: folder + "/" + FileNames.segment(info.number, kind), kind: kind,
            segment: info.number, summary: info.summary(of: kind))
        try file.verifyAll()
        return file
    }

    private func liveDocuments(_ info: SegmentInfo) throws(IndexError) -> LiveDocuments {
        guard info.liveGeneration > 0 else { return LiveDocuments(count: info.documentCount) }
        return try LiveDocuments(info, folder: folder)
    }
}
