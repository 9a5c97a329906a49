internal import MappedIO
public import PageExtraction
public import SearchCore

/// Brings an index up to date with files and folders.
///
/// Files that are new are added, those whose size or time changed are read again, and documents of
/// files that are gone from a folder are removed; files that are as they were are not opened.
public struct Ingest {
    /// How far an ingest is.
    public struct Progress: Sendable {
        /// Files read, and to read.
        public var files = 0
        /// Files to read in all.
        public var fileCount = 0
        /// Bytes read, as they are on disk.
        public var bytes: UInt64 = 0
        /// Bytes to read in all.
        public var byteCount: UInt64 = 0
        /// Documents added.
        public var documents = 0
    }

    /// What an ingest did.
    public struct Summary: Sendable {
        /// Files that were not in the index.
        public var added = 0
        /// Files that had changed.
        public var changed = 0
        /// Files that are gone.
        public var removed = 0
        /// Files that are as they were.
        public var unchanged = 0
        /// Files in folders that are of no kind that is read.
        public var passedOver = 0
        /// What is in files that were read, and is of no kind that becomes a document.
        public var passedOverRecords = 0
        /// Documents read.
        public var documents = 0
        /// Bytes read, decompressed.
        public var bytes: UInt64 = 0
        /// Files, records and lines that were left out.
        public var failures: [IngestFailure] = []
        /// What the commit made of the index.
        public var commit = IndexWriter.CommitSummary()
    }

    private let writer: IndexWriter
    private let boilerplate: BoilerplateIndex
    private let cleaner: PageCleaner
    private let sites: SiteUse
    private let readers: RecordReaders
    private var sampler: SiteSampler?
    private let report: (Progress) -> Void
    private var unreadPDFs = 0
    private var progress = Progress()
    private var summary = Summary()

    /// - Parameters:
    ///   - paths: files and folders; each must be there.
    ///   - writer: where documents go; committed at the end.
    ///   - cleaner: what finds the main text of pages.
    ///   - usesSites: whether blocks that stand on several pages around a page are taken for what is not
    ///     its text (`SiteSampler`).
    ///   - reading: what is said of the files besides.
    ///   - report: told of progress, at most once a document.
    /// - Throws: `IngestError.noSuchPath` before anything is changed; `.index` if the index can't be
    ///   written, which leaves it as it was, or with the new documents but without the note that
    ///   files whose documents were all displaced by others' need not be read again.
    public static func run(
        _ paths: [String], into writer: IndexWriter, cleaner: PageCleaner = .init(),
        usesSites: Bool = true, reading: ReadingOptions = .init(),
        report: @escaping (Progress) -> Void = { _ in }
    ) throws(IngestError) -> Summary {
        var finder = SourceFinder(excluded: [folder(of: writer)])
        var tops: [String] = []
        for path in paths { tops.append(try finder.add(path)) }
        let sites = usesSites ? SiteUse.once : .none
        return try run(finder, below: tops, into: writer, cleaner, sites, reading, report)
    }

    /// Whether, and how long, it is remembered what pages have in common.
    enum SiteUse {
        case none
        case once
        case remembered(OutlineMemory)
    }

    /// Brings an index up to date with paths that may be gone by now, with all that was below them.
    ///
    /// - Parameters:
    ///   - tops: paths from the root, links resolved.
    ///   - entering: called with each folder before its names are read; what it throws ends the ingest
    ///     before anything is changed.
    /// - Throws: as `run(_:into:report:)`, without `noSuchPath`.
    static func run(
        following tops: [String], into writer: IndexWriter, cleaner: PageCleaner, sites: SiteUse,
        reading: ReadingOptions,
        entering: @escaping (String) throws(IngestError) -> Void,
        report: @escaping (Progress) -> Void
    ) throws(IngestError) -> Summary {
        var finder = SourceFinder(excluded: [folder(of: writer)], entering: entering)
        for top in tops {
            do throws(IngestError) { try finder.add(top) } catch {
                if case .noSuchPath = error { continue }
                throw error
            }
        }
        return try run(finder, below: tops, into: writer, cleaner, sites, reading, report)
    }

    /// The path of the index's folder from the root, links resolved.
    static func folder(of writer: IndexWriter) -> String {
        (try? FilePath.resolved(writer.folder)) ?? FilePath.absolute(writer.folder)
    }

    private static func run(
        _ finder: SourceFinder, below tops: [String], into writer: IndexWriter,
        _ cleaner: PageCleaner, _ sites: SiteUse, _ reading: ReadingOptions,
        _ report: @escaping (Progress) -> Void
    ) throws(IngestError) -> Summary {
        do {
            var ingest = try Ingest(
                writer: writer, cleaner: cleaner, sites: sites, reading: reading, report: report)
            try ingest.run(finder, below: tops)
            return ingest.summary
        } catch let error as IndexError {
            throw .index(error)
        } catch {
            throw error as? IngestError ?? .unreadable("\(error)")
        }
    }

    /// Checks that the paths are there.
    ///
    /// - Throws: `IngestError.noSuchPath`.
    public static func validate(_ paths: [String]) throws(IngestError) {
        for path in paths {
            do { _ = try FileStatus(path: path) } catch {
                throw error.isMissing ? .noSuchPath(path) : .unreadable(error.description)
            }
        }
    }

    private init(
        writer: IndexWriter, cleaner: PageCleaner, sites: SiteUse, reading: ReadingOptions,
        report: @escaping (Progress) -> Void
    ) throws(IndexError) {
        self.writer = writer
        boilerplate = try BoilerplateIndex(of: writer)
        self.cleaner = cleaner
        self.sites = sites
        readers = RecordReaders(
            options: reading, limits: RecordLimits(recordBytes: cleaner.limits.inputBytes))
        self.report = report
    }

    private mutating func run(_ finder: SourceFinder, below tops: [String]) throws {
        summary.passedOver = finder.passedOver
        summary.failures = finder.failures

        // By the bytes of paths: a file system tells names apart that look the same.
        var known: [[UInt8]: Source] = [:]
        for source in try writer.sources().keys { known[Array(source.path.utf8)] = source }
        var seen: Set<[UInt8]> = []
        var toRead: [FoundSource] = []
        var kept: [FoundSource] = []
        var stale: Set<Source> = []
        for found in finder.found where seen.insert(Array(found.source.path.utf8)).inserted {
            let old = known[Array(found.source.path.utf8)]
            if old == found.source, !writer.isIncomplete(found.source),
                !found.form.mayHavePages || boilerplate.has(found.source)
            {
                summary.unchanged += 1
                kept.append(found)
                continue
            }
            // What can't be opened now is tried again next time; what is known of it stays.
            do { _ = try InputFile(path: found.source.path) } catch {
                let reason = FileError.message(error.code)
                summary.failures.append(IngestFailure(path: found.source.path, reason: reason))
                continue
            }
            guard let old else {
                summary.added += 1
                toRead.append(found)
                continue
            }
            summary.changed += 1
            stale.insert(old)
            toRead.append(found)
        }
        let unlistable = finder.failures.map(\.path)
        for (path, source) in known where !seen.contains(path) {
            guard tops.contains(where: { isBelow(source.path, $0) }),
                !unlistable.contains(where: { isBelow(source.path, $0) }),
                // A file that was named itself may be of a kind that a folder's walk passes over.
                (try? FileStatus(path: source.path)) == nil
            else { continue }
            summary.removed += 1
            stale.insert(source)
        }
        try writer.delete(sources: stale)
        try boilerplate.delete(sources: stale)

        progress.fileCount = toRead.count
        progress.byteCount = toRead.reduce(0) { $0 + $1.source.size }
        sampler = sampler(kept + toRead, below: tops)
        for found in toRead { try read(found) }
        if case .remembered(let outlines) = sites { outlines.endUpdate() }
        if unreadPDFs > 0 {
            summary.failures.append(
                IngestFailure(
                    path: "\(unreadPDFs) of them", reason: PDFText.Failure.notInstalled.description)
            )
        }
        try boilerplate.commit()
        summary.commit = try writer.commit()
        if !toRead.isEmpty { try keepEmptied(kept + toRead) }
    }

    /// Remembers the files whose every document was replaced by another file's of the same
    /// identifier, so that they are not read again and replace those in turn.
    private mutating func keepEmptied(_ files: [FoundSource]) throws {
        let holding = try writer.sources()
        let emptied = files.filter { holding[$0.source] == nil }
        if emptied.isEmpty { return }
        for found in emptied { try addPlaceholder(found) }
        summary.commit = try writer.commit()
    }

    private func isBelow(_ path: String, _ folder: String) -> Bool {
        path == folder || folder == "/" || path.hasPrefix(folder + "/")
    }

    private mutating func read(_ found: FoundSource) throws {
        let before = progress.bytes
        do {
            try readRecords(of: found)
        } catch let error as IndexError {
            throw error
        } catch {
            summary.failures.append(IngestFailure(path: found.source.path, reason: "\(error)"))
            try addPlaceholder(found)
        }
        progress.files += 1
        progress.bytes = before + found.source.size
        report(progress)
    }

    private func sampler(_ found: [FoundSource], below tops: [String]) -> SiteSampler? {
        switch sites {
        case .none: nil
        case .once: SiteSampler(found, below: tops, cleaner: cleaner, readers: readers)
        case .remembered(let outlines):
            SiteSampler(
                found, below: tops, cleaner: cleaner, readers: readers, outlines: outlines)
        }
    }

    private mutating func readRecords(of found: FoundSource) throws {
        let before = progress.bytes
        var failures = FailureList(path: found.source.path)
        defer { summary.failures += failures.all }
        var (documents, pages) = (0, 0)
        var reader = try readers.open(found)
        while let event = try reader.next() {
            switch event {
            case .record(var record):
                record.metadata.language = readers.options.language ?? record.metadata.language
                let (text, stripped): (Document, Document?)
                do { (text, stripped) = try self.documents(of: record, found) } catch {
                    if case PDFText.Failure.notInstalled = error {
                        unreadPDFs += 1
                        continue
                    }
                    failures.add(IngestFailure(path: record.key, reason: "\(error)"))
                    continue
                }
                try add(text)
                documents += 1
                if let stripped {
                    try boilerplate.add(stripped)
                    pages += 1
                }
            case .passedOver: summary.passedOverRecords += 1
            case .failure(let failure): failures.add(failure)
            }
            if documents % 256 == 255 {
                // For a compressed file an estimate, which never runs ahead of the file.
                progress.bytes = before + min(UInt64(reader.offset), found.source.size)
                report(progress)
            }
        }
        summary.bytes += UInt64(reader.offset)
        if documents == 0 {
            try addPlaceholder(found)
        } else if pages == 0, found.form.mayHavePages {
            try boilerplate.add(Ingest.placeholder(found))
        }
    }

    private mutating func documents(
        of record: Record, _ found: FoundSource
    ) throws -> (text: Document, boilerplate: Document?) {
        var cleaner = self.cleaner
        if case .page = record.content {
            cleaner.site = sampler?.knowledge(around: record, of: found) ?? cleaner.site
        }
        // Without stems, nothing depends on the language.
        return try PageReader(cleaner: cleaner).documents(
            of: record, source: found.source, detectsLanguage: writer.settings.hasStems)
    }

    private mutating func add(_ document: Document) throws {
        try writer.add(document)
        summary.documents += 1
        progress.documents += 1
    }

    /// An empty document for a file without any, so that it is not read again until it changes.
    private func addPlaceholder(_ found: FoundSource) throws {
        let empty = Ingest.placeholder(found)
        try writer.add(empty)
        if found.form.mayHavePages { try boilerplate.add(empty) }
    }

    private static func placeholder(_ found: FoundSource) -> Document {
        Document(key: found.source.path, source: found.source, text: "")
    }
}
