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
        /// Documents read.
        public var documents = 0
        /// Bytes read, decompressed.
        public var bytes: UInt64 = 0
        /// Files and lines that were left out.
        public var failures: [IngestFailure] = []
        /// What the commit made of the index.
        public var commit = IndexWriter.CommitSummary()
    }

    /// How many bad lines of a file are named one by one.
    private static let namedLines = 20

    private let writer: IndexWriter
    private let boilerplate: BoilerplateIndex
    private let cleaner: PageCleaner
    private let sites: SiteUse
    private var sampler: SiteSampler?
    private let report: (Progress) -> Void
    private var progress = Progress()
    private var summary = Summary()

    /// - Parameters:
    ///   - paths: files and folders; each must be there.
    ///   - writer: where documents go; committed at the end.
    ///   - cleaner: what finds the main text of pages.
    ///   - usesSites: whether blocks that stand on several pages around a page are taken for what is not
    ///     its text (`SiteSampler`).
    ///   - report: told of progress, at most once a document.
    /// - Throws: `IngestError.noSuchPath` before anything is changed; `.index` if the index can't be
    ///   written, which leaves it as it was, or with the new documents but without the note that
    ///   files whose documents were all displaced by others' need not be read again.
    public static func run(
        _ paths: [String], into writer: IndexWriter, cleaner: PageCleaner = .init(),
        usesSites: Bool = true, report: @escaping (Progress) -> Void = { _ in }
    ) throws(IngestError) -> Summary {
        var finder = SourceFinder(excluded: [folder(of: writer)])
        var tops: [String] = []
        for path in paths { tops.append(try finder.add(path)) }
        let sites = usesSites ? SiteUse.once : .none
        return try run(finder, below: tops, into: writer, cleaner, sites, report)
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
        return try run(finder, below: tops, into: writer, cleaner, sites, report)
    }

    /// The path of the index's folder from the root, links resolved.
    static func folder(of writer: IndexWriter) -> String {
        (try? FilePath.resolved(writer.folder)) ?? FilePath.absolute(writer.folder)
    }

    private static func run(
        _ finder: SourceFinder, below tops: [String], into writer: IndexWriter,
        _ cleaner: PageCleaner, _ sites: SiteUse, _ report: @escaping (Progress) -> Void
    ) throws(IngestError) -> Summary {
        do {
            var ingest = try Ingest(
                writer: writer, cleaner: cleaner, sites: sites, report: report)
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
        writer: IndexWriter, cleaner: PageCleaner, sites: SiteUse,
        report: @escaping (Progress) -> Void
    ) throws(IndexError) {
        self.writer = writer
        boilerplate = try BoilerplateIndex(of: writer)
        self.cleaner = cleaner
        self.sites = sites
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
                found.form.content != .page || boilerplate.has(found.source)
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
            switch found.form.content {
            case .page: try readPage(found)
            case .jsonLines: try readLines(found)
            }
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
        case .once: SiteSampler(found, below: tops, cleaner: cleaner)
        case .remembered(let outlines):
            SiteSampler(found, below: tops, cleaner: cleaner, outlines: outlines)
        }
    }

    private mutating func readPage(_ found: FoundSource) throws {
        let bytes = try ByteStreams.readAll(found, limit: ExtractionLimits().inputBytes)
        var cleaner = self.cleaner
        cleaner.site = sampler?.knowledge(around: found) ?? cleaner.site
        let page = try PageReader(cleaner: cleaner).documents(
            bytes, key: found.source.path, source: found.source, name: found.form.innerName)
        summary.bytes += UInt64(bytes.count)
        try add(page.text)
        try boilerplate.add(page.boilerplate)
    }

    private mutating func readLines(_ found: FoundSource) throws {
        let before = progress.bytes
        // Without stems, nothing depends on the language.
        var reader = JSONLinesReader(
            found.source, stream: try ByteStreams.open(found),
            detectsLanguage: writer.settings.hasStems)
        var count = 0
        var failed = 0
        while let line = try reader.next() {
            switch line {
            case .document(let document):
                try add(document)
                count += 1
            case .failure(let reason):
                failed += 1
                if failed <= Ingest.namedLines {
                    summary.failures.append(
                        IngestFailure(
                            path: "\(found.source.path):\(reader.lineNumber)", reason: reason))
                }
            }
            if count % 256 == 0 {
                // For a compressed file an estimate, which never runs ahead of the file.
                progress.bytes = before + min(UInt64(reader.offset), found.source.size)
                report(progress)
            }
        }
        summary.bytes += UInt64(reader.offset)
        if failed > Ingest.namedLines {
            summary.failures.append(
                IngestFailure(
                    path: found.source.path,
                    reason: "\(failed - Ingest.namedLines) more lines are no documents"))
        }
        if count == 0 { try addPlaceholder(found) }
    }

    private mutating func add(_ document: Document) throws {
        try writer.add(document)
        summary.documents += 1
        progress.documents += 1
    }

    /// An empty document for a file without any, so that it is not read again until it changes.
    private func addPlaceholder(_ found: FoundSource) throws {
        let empty = Document(key: found.source.path, source: found.source, text: "")
        try writer.add(empty)
        if found.form.content == .page { try boilerplate.add(empty) }
    }
}
