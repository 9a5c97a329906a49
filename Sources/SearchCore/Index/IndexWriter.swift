internal import MappedIO

/// Adds documents to an index, replaces and deletes them.
///
/// There is one writer at a time. Nothing it does is seen by readers until `commit`, which makes all
/// of it visible at once; without it, all of it is as if it had never been.
public final class IndexWriter {
    /// How a writer works.
    public struct Options: Sendable {
        /// Bytes that may be held.
        ///
        /// Documents are written out as a segment before they take more, and segments are not merged where
        /// that would take more, so that a small budget leaves more of them. 32 MiB are the least that is
        /// kept to. `optimize` merges all, whatever that takes.
        public var memoryBudget = 256 << 20
        /// Whether a commit survives a power cut, for which every file is synced.
        public var isDurable = true

        /// 256 MiB, durable.
        public init() {}
    }

    /// What a commit did.
    public struct CommitSummary: Sendable, Hashable {
        /// The number of the commit; the one before if nothing had changed.
        public var generation: UInt64
        /// Documents in the index.
        public var documentCount: Int
        /// Segments in the index.
        public var segmentCount: Int
        /// Bytes of all files.
        public var byteCount: UInt64
        /// Why segments could not be merged, if they could not; the commit itself is whole.
        public var mergeFailure: IndexError?

        /// No commit yet.
        public init() {
            generation = 0
            documentCount = 0
            segmentCount = 0
            byteCount = 0
        }
    }

    private struct Segment {
        var info: SegmentInfo
        var reader: SegmentReader
        var live: LiveDocuments
        var isLiveChanged = false
    }

    /// The name of the file in an index's folder that a writer locks.
    package static let lockName = FileNames.lock

    /// The folder of the index.
    public let folder: String
    /// What the index is built with.
    public let settings: IndexSettings
    private var options: Options
    private let fileSystem: any FileSystem
    private let lock: FileLock
    private var committed: Commit
    private var nextSegment: UInt64
    private var segments: [Segment] = []
    private var builder: SegmentBuilder?
    private var bufferedDeletes: Set<UInt32> = []
    private var isChanged = false
    /// The paths of sources of which documents were lost, by their bytes: strings that only look the same are
    /// equal.
    private var incomplete: Set<[UInt8]>
    /// What kept the writer from finishing something: what is half done must not be gone on with.
    private var failure: IndexError?

    /// Opens the index in a folder for writing, creating both if they are not there.
    ///
    /// - Throws: `IndexError.locked` if there is another writer, `.settings` if the index was built
    ///   with other settings.
    public convenience init(
        folder: String, settings: IndexSettings = .standard, options: Options = .init()
    ) throws(IndexError) {
        try self.init(
            folder: folder, settings: settings, options: options, fileSystem: LocalFileSystem())
    }

    convenience init(
        folder: String, settings: IndexSettings, options: Options, fileSystem: any FileSystem
    ) throws(IndexError) {
        let lock = try IndexWriter.lock(folder, options, fileSystem)
        var committed = Commit(settings: settings.fingerprint)
        if let generation = try IndexFolder.newestGeneration(in: folder, fileSystem) {
            committed = try IndexFolder.commit(generation, in: folder)
            guard committed.settings == settings.fingerprint else {
                throw .settings(
                    folder: folder, expected: settings.fingerprint, found: committed.settings)
            }
        }
        try self.init(
            folder, settings, options, fileSystem, lock, committed, leavingOut: [])
    }

    /// A writer without the damaged segments of the index in a folder, which stay until the next commit.
    ///
    /// - Parameter damaged: gives the numbers of these segments; asked while no one else can write. It gets the
    ///   commit, or what is found on disk in place of one that can't be read, and why it can't.
    static func repairing(
        _ folder: String, _ options: Options, _ fileSystem: any FileSystem,
        damaged: (Commit, IndexError?) throws(IndexError) -> Set<UInt64>
    ) throws(IndexError) -> IndexWriter {
        guard try IndexFolder.newestGeneration(in: folder, fileSystem) != nil else {
            throw .missing(folder: folder)
        }
        let lock = try IndexWriter.lock(folder, options, fileSystem)
        guard let generation = try IndexFolder.newestGeneration(in: folder, fileSystem) else {
            throw .missing(folder: folder)
        }
        var settings = IndexSettings.standard
        var committed = Commit(settings: settings.fingerprint)
        var failure: IndexError?
        do throws(IndexError) {
            committed = try IndexFolder.commit(generation, in: folder)
            guard let own = IndexSettings(fingerprint: committed.settings) else {
                throw .settings(
                    folder: folder, expected: settings.fingerprint, found: committed.settings)
            }
            settings = own
        } catch {
            guard case .corrupt = error else { throw error }
            failure = error
            committed.generation = generation
            committed.segments = try SegmentRecovery.segments(
                in: folder, upTo: generation, fileSystem)
            // The numbers that files have are not given again.
            committed.nextSegment = (committed.segments.last?.number ?? 0) + 1
        }
        let numbers = try damaged(committed, failure)
        let writer = try IndexWriter(
            folder, settings, options, fileSystem, lock, committed, leavingOut: numbers)
        if failure != nil { writer.isChanged = true }
        return writer
    }

    private init(
        _ folder: String, _ settings: IndexSettings, _ options: Options,
        _ fileSystem: any FileSystem, _ lock: FileLock, _ committed: Commit,
        leavingOut damaged: Set<UInt64>
    ) throws(IndexError) {
        self.folder = folder
        self.settings = settings
        self.options = options
        self.fileSystem = fileSystem
        self.lock = lock
        self.committed = committed
        nextSegment = committed.nextSegment
        incomplete = Set(committed.incompleteSources.map { Array($0.utf8) })
        for info in committed.segments where !damaged.contains(info.number) {
            let reader = try SegmentReader(info, folder: folder)
            let live = try reader.liveDocuments() ?? LiveDocuments(count: info.documentCount)
            segments.append(Segment(info: info, reader: reader, live: live))
        }
        isChanged = !damaged.isEmpty
        try removeUnnamedFiles()
    }

    /// Makes the folder where it is not there, and keeps other writers out.
    private static func lock(
        _ folder: String, _ options: Options, _ fileSystem: any FileSystem
    ) throws(IndexError) -> FileLock {
        try onDisk { () throws(FileError) in
            for changed in try fileSystem.createFolder(folder) where options.isDurable {
                try fileSystem.syncFolder(changed)
            }
        }
        let lockPath = folder + "/" + FileNames.lock
        do { return try FileLock(path: lockPath) } catch {
            switch error {
            case .held(let holder): throw .locked(path: lockPath, holder: holder)
            case .file(let error): throw .file(error)
            }
        }
    }

    /// Adds a document, in place of any that has the same key.
    ///
    /// - Throws: `IndexError.tooLarge` for a document that does not fit, which changes nothing; behind any other
    ///   error the writer is of no use any more and throws it again: what was committed is there, and another
    ///   writer goes on from it.
    public func add(_ document: Document) throws(IndexError) {
        // A word takes a byte at least, so that positions and places stay within their bounds.
        guard document.text.count + (document.metadata.title?.utf8.count ?? 0) <= 1 << 30 else {
            throw .tooLarge(what: "the text of \(document.key)", limit: "1 GiB")
        }
        try guarded { () throws(IndexError) in
            _ = try deleteDocument(key: document.key)
            let builder = try currentBuilder()
            _ = try builder.add(document)
            isChanged = true
            if builder.memoryUse > builderMemory { try flush() }
        }
    }

    /// Adds the documents of other indexes as one segment, which what has the same keys makes way for; of several of
    /// these with one key that of the last index is added.
    ///
    /// - Complexity: that of merging their segments, whatever memory that takes, and 16 bytes for each document.
    /// - Throws: as `add(_:)`; `IndexError.settings` if one was built with other settings.
    public func add(indexes readers: [IndexReader]) throws(IndexError) {
        for reader in readers where reader.settings != settings {
            throw .settings(
                folder: reader.folder, expected: settings.fingerprint,
                found: reader.settings.fingerprint)
        }
        try guarded { () throws(IndexError) in
            let sources = try KeyMerge.liveDocuments(of: readers)
            let isEmpty = segments.isEmpty && builder == nil
            for source in sources where !isEmpty {
                for document in 0..<source.reader.info.documentCount
                where source.live.contains(UInt32(document)) {
                    _ = try deleteDocument(key: try source.reader.keys.key(of: document).string)
                }
            }
            try flush()
            let info = try SegmentMerger.merge(
                sources.map { ($0.reader, $0.live) }, files: newSegmentFiles(), settings: settings)
            if info.documentCount == 0 { return }
            segments.append(
                Segment(
                    info: info, reader: try SegmentReader(info, folder: folder),
                    live: LiveDocuments(count: info.documentCount)))
            isChanged = true
        }
    }

    /// Gives a part of the memory that may be held to another writer.
    ///
    /// - Parameter share: the part, from 0 to 1.
    /// - Returns: the options for the other one.
    package func lendMemory(_ share: Double) -> Options {
        var others = options
        others.memoryBudget = Int(Double(options.memoryBudget) * share)
        options.memoryBudget -= others.memoryBudget
        return others
    }

    /// Runs what must be done whole or not at all.
    private func guarded<Result>(
        _ body: () throws(IndexError) -> Result
    ) throws(IndexError) -> Result {
        if let failure { throw failure }
        do throws(IndexError) { return try body() } catch {
            failure = error
            throw error
        }
    }

    /// Deletes the document with a key, if there is one.
    @discardableResult
    public func delete(key: String) throws(IndexError) -> Bool {
        try guarded { () throws(IndexError) in try deleteDocument(key: key) }
    }

    private func deleteDocument(key: String) throws(IndexError) -> Bool {
        // Strings that only look the same are equal, keys are not.
        let bytes = Array(key.utf8)
        if let number = builder?.remove(key: bytes) {
            bufferedDeletes.insert(number)
            isChanged = true
            return true
        }
        for index in segments.indices {
            for document in try segments[index].reader.keys.documents(forKey: bytes)
            where segments[index].live.contains(UInt32(document)) {
                segments[index].live.delete(UInt32(document))
                segments[index].isLiveChanged = true
                isChanged = true
                return true
            }
        }
        return false
    }

    /// The sources of all committed documents, with the number of documents of each.
    ///
    /// - Complexity: O(n) in the number of documents.
    public func sources() throws(IndexError) -> [Source: Int] {
        var sources: [Source: Int] = [:]
        for segment in segments {
            let keys = segment.reader.keys
            var counts = [Int](repeating: 0, count: keys.sourceCount)
            for document in 0..<keys.count where segment.live.contains(UInt32(document)) {
                counts[try keys.source(of: document)] += 1
            }
            for (number, count) in counts.enumerated() where count > 0 {
                sources[try keys.source(number), default: 0] += count
            }
        }
        return sources
    }

    /// Deletes the committed documents that were read from any of the sources.
    ///
    /// - Returns: the number of documents deleted.
    /// - Complexity: O(n) in the number of documents.
    @discardableResult
    public func delete(sources: Set<Source>) throws(IndexError) -> Int {
        if sources.isEmpty { return 0 }
        return try guarded { () throws(IndexError) in try deleteDocuments(of: sources) }
    }

    private func deleteDocuments(of sources: Set<Source>) throws(IndexError) -> Int {
        for source in sources where incomplete.remove(Array(source.path.utf8)) != nil {
            isChanged = true
        }
        var deleted = 0
        for index in segments.indices {
            let keys = segments[index].reader.keys
            var isDeleted = [Bool](repeating: false, count: keys.sourceCount)
            for number in 0..<keys.sourceCount {
                isDeleted[number] = sources.contains(try keys.source(number))
            }
            guard isDeleted.contains(true) else { continue }
            for document in 0..<keys.count
            where isDeleted[try keys.source(of: document)]
                && segments[index].live.contains(UInt32(document))
            {
                segments[index].live.delete(UInt32(document))
                segments[index].isLiveChanged = true
                isChanged = true
                deleted += 1
            }
        }
        return deleted
    }

    /// Whether documents of a source were lost in a repair, so that it should be read again; deleting the
    /// source's documents ends that.
    public func isIncomplete(_ source: Source) -> Bool {
        incomplete.contains(Array(source.path.utf8))
    }

    /// - Parameter paths: by their bytes.
    func markIncomplete(_ paths: Set<[UInt8]>) {
        incomplete.formUnion(paths)
        isChanged = true
    }

    /// Makes everything since the last commit visible to readers that open from now on.
    ///
    /// - Throws: as `add`. Segments that can't be merged are no error of it: see `CommitSummary.mergeFailure`.
    @discardableResult
    public func commit() throws(IndexError) -> CommitSummary {
        try guarded { () throws(IndexError) in try commitAll() }
    }

    private func commitAll() throws(IndexError) -> CommitSummary {
        if isChanged || committed.generation == 0 {
            try flush()
            segments.removeAll { $0.live.liveCount == 0 }
            try publish()
        }
        var summary = CommitSummary()
        // Merging comes second: damage in an old segment must not keep new documents out.
        do throws(IndexError) {
            while let selection = MergePolicy.selection(of: currentInfos(), memory: mergeMemory) {
                try merge(selection)
                try publish()
            }
        } catch {
            summary.mergeFailure = error
        }
        summary.generation = committed.generation
        summary.documentCount = segments.reduce(0) { $0 + $1.live.liveCount }
        summary.segmentCount = segments.count
        summary.byteCount = committed.segments.reduce(0) { $0 + $1.byteCount }
        return summary
    }

    /// Merges everything into one segment without deleted documents, and commits.
    ///
    /// - Parameter order: In which order the segment has the documents. By similarity, they are
    ///   arranged anew each time, those of a single segment too.
    @discardableResult
    public func optimize(order: DocumentOrder = .arrival) throws(IndexError) -> CommitSummary {
        try guarded { () throws(IndexError) in
            try flush()
            segments.removeAll { $0.live.liveCount == 0 }
            let isOne = segments.count == 1 && segments[0].live.deletedCount == 0
            if !segments.isEmpty, !isOne || order == .similarity {
                try merge(Array(segments.indices), order)
                isChanged = true
            }
            return try commitAll()
        }
    }

    /// Bytes that a builder may hold; the rest is for buffers of files and the like.
    private var builderMemory: Int {
        max(options.memoryBudget - IndexWriter.overhead, options.memoryBudget / 2)
    }

    /// Bytes that a merge may hold: of small segments, there must not be too many.
    private var mergeMemory: Int { max(options.memoryBudget, 32 << 20) }

    /// Bytes that a process holds besides what it counts.
    private static let overhead = 16 << 20

    private func currentBuilder() throws(IndexError) -> SegmentBuilder {
        if let builder { return builder }
        let new = try SegmentBuilder(newSegmentFiles(), settings: settings)
        builder = new
        return new
    }

    private func newSegmentFiles() -> SegmentFiles {
        defer { nextSegment += 1 }
        return SegmentFiles(
            folder: folder, number: nextSegment, fileSystem: fileSystem,
            isDurable: options.isDurable)
    }

    private func flush() throws(IndexError) {
        guard let builder else { return }
        let info = try builder.finish()
        var live = LiveDocuments(count: info.documentCount)
        for number in bufferedDeletes { live.delete(number) }
        segments.append(
            Segment(
                info: info, reader: try SegmentReader(info, folder: folder), live: live,
                isLiveChanged: !bufferedDeletes.isEmpty))
        self.builder = nil
        bufferedDeletes.removeAll()
    }

    private func currentInfos() -> [SegmentInfo] {
        segments.map { segment in
            var info = segment.info
            info.deletedCount = segment.live.deletedCount
            return info
        }
    }

    /// Replaces the segments by one, which takes the place of the first.
    private func merge(
        _ selection: [Int], _ order: DocumentOrder = .arrival
    ) throws(IndexError) {
        let chosen = selection.map { segments[$0] }
        let info = try SegmentMerger.merge(
            chosen.map { ($0.reader, $0.live) }, order: order, files: newSegmentFiles(),
            settings: settings)
        let merged = Segment(
            info: info, reader: try SegmentReader(info, folder: folder),
            live: LiveDocuments(count: info.documentCount))
        segments[selection[0]] = merged
        for index in selection.dropFirst().reversed() { segments.remove(at: index) }
    }

    private func publish() throws(IndexError) {
        let generation = committed.generation + 1
        for index in segments.indices where segments[index].isLiveChanged {
            try writeLive(&segments[index], generation: generation)
        }
        var commit = committed
        commit.generation = generation
        commit.nextSegment = nextSegment
        commit.segments = segments.map(\.info)
        commit.incompleteSources = incomplete.sorted { $0.lexicographicallyPrecedes($1) }
            .map { String(decoding: $0, as: UTF8.self) }

        let path = folder + "/" + FileNames.commit(generation)
        let temporary = path + FileNames.temporarySuffix
        var file = try IndexFileWriter(fileSystem, path: temporary, kind: .commit, segment: 0)
        try file.write { commit.encode(into: &$0) }
        _ = try file.finish(isDurable: options.isDurable)
        let (fileSystem, folder, isDurable) = (self.fileSystem, self.folder, options.isDurable)
        try onDisk { () throws(FileError) in
            // The names of the segments' files must be durable before the commit that needs them.
            if isDurable { try fileSystem.syncFolder(folder) }
            try fileSystem.rename(temporary, to: path)
            if isDurable { try fileSystem.syncFolder(folder) }
        }
        committed = commit
        isChanged = false
        // The commit is made; what can't be removed now is removed by the next writer.
        try? removeUnnamedFiles()
    }

    private func writeLive(_ segment: inout Segment, generation: UInt64) throws(IndexError) {
        let number = segment.info.number
        let live = segment.live
        var file = try IndexFileWriter(
            fileSystem, path: folder + "/" + FileNames.live(number, generation: generation),
            kind: .live, segment: number)
        try file.write { live.encode(into: &$0) }
        segment.info.liveSummary = try file.finish(isDurable: options.isDurable)
        segment.info.liveGeneration = generation
        segment.info.deletedCount = live.deletedCount
        segment.reader = try SegmentReader(segment.info, folder: folder)
        segment.isLiveChanged = false
    }

    private func removeUnnamedFiles() throws(IndexError) {
        let named = IndexFolder.names(of: committed)
        let (fileSystem, folder) = (self.fileSystem, self.folder)
        try onDisk { () throws(FileError) in
            for name in try fileSystem.list(folder)
            where FileNames.isOurs(name) && !named.contains(name) {
                try fileSystem.remove(folder + "/" + name)
            }
        }
    }
}
