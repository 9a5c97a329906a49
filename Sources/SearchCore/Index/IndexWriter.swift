internal import MappedIO

/// Adds documents to an index, replaces and deletes them.
///
/// There is one writer at a time. Nothing it does is seen by readers until `commit`, which makes all
/// of it visible at once; without it, all of it is as if it had never been.
public final class IndexWriter {
    /// How a writer works.
    public struct Options: Sendable {
        /// Bytes that documents may hold before they are written out as a segment.
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

    /// The folder of the index.
    public let folder: String
    /// What the index is built with.
    public let settings: IndexSettings
    private let options: Options
    private let fileSystem: any FileSystem
    private let lock: FileLock
    private var committed: Commit
    private var nextSegment: UInt64
    private var segments: [Segment] = []
    private var builder: SegmentBuilder?
    private var bufferedDeletes: Set<UInt32> = []
    private var isChanged = false

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

    init(
        folder: String, settings: IndexSettings, options: Options, fileSystem: any FileSystem
    ) throws(IndexError) {
        self.folder = folder
        self.settings = settings
        self.options = options
        self.fileSystem = fileSystem
        try onDisk { () throws(FileError) in
            for changed in try fileSystem.createFolder(folder) where options.isDurable {
                try fileSystem.syncFolder(changed)
            }
        }
        let lockPath = folder + "/" + FileNames.lock
        do { lock = try FileLock(path: lockPath) } catch {
            switch error {
            case .held(let holder): throw .locked(path: lockPath, holder: holder)
            case .file(let error): throw .file(error)
            }
        }
        if let generation = try IndexFolder.newestGeneration(in: folder, fileSystem) {
            committed = try IndexFolder.commit(generation, in: folder)
            guard committed.settings == settings.fingerprint else {
                throw .settings(
                    folder: folder, expected: settings.fingerprint, found: committed.settings)
            }
        } else {
            committed = Commit(settings: settings.fingerprint)
        }
        nextSegment = committed.nextSegment
        for info in committed.segments {
            let reader = try SegmentReader(info, folder: folder)
            let live = try reader.liveDocuments() ?? LiveDocuments(count: info.documentCount)
            segments.append(Segment(info: info, reader: reader, live: live))
        }
        try removeUnnamedFiles()
    }

    /// Adds a document, in place of any that has the same key.
    public func add(_ document: Document) throws(IndexError) {
        try delete(key: document.key)
        let builder = try currentBuilder()
        _ = try builder.add(document)
        isChanged = true
        if builder.memoryUse > options.memoryBudget { try flush() }
    }

    /// Deletes the document with a key, if there is one.
    @discardableResult
    public func delete(key: String) throws(IndexError) -> Bool {
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

    /// Makes everything since the last commit visible to readers that open from now on.
    @discardableResult
    public func commit() throws(IndexError) -> CommitSummary {
        if isChanged || committed.generation == 0 {
            try flush()
            segments.removeAll { $0.live.liveCount == 0 }
            try publish()
        }
        var summary = CommitSummary()
        // Merging comes second: damage in an old segment must not keep new documents out.
        do throws(IndexError) {
            while let selection = MergePolicy.selection(of: currentInfos()) {
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
        try flush()
        segments.removeAll { $0.live.liveCount == 0 }
        let isOne = segments.count == 1 && segments[0].live.deletedCount == 0
        if !segments.isEmpty, !isOne || order == .similarity {
            try merge(Array(segments.indices), order)
            isChanged = true
        }
        return try commit()
    }

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
        try removeUnnamedFiles()
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
