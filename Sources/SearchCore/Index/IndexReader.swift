internal import MappedIO

/// One commit of an index, open for reading.
///
/// What it reads stays as it is however long it is held, whatever writers do. It may be used from
/// several threads at once.
public final class IndexReader: Sendable {
    /// The folder of the index.
    public let folder: String
    /// The number of the commit.
    public let generation: UInt64
    /// What the index was built with.
    public let settings: IndexSettings
    let segments: [SegmentReader]
    let live: [LiveDocuments?]

    /// Opens the newest commit of the index in a folder.
    ///
    /// - Complexity: 4 bytes are read for each 16 KiB of the index: files are mapped and their structure is
    ///   checked; contents are verified when they are first used.
    /// - Throws: `IndexError.missing` where there is no index, `.corrupt`, `.tooNew` or `.tooOld`
    ///   where a file is not as it was written.
    public convenience init(folder: String) throws(IndexError) {
        try self.init(folder: folder, fileSystem: LocalFileSystem())
    }

    init(folder: String, fileSystem: any FileSystem) throws(IndexError) {
        var generation: UInt64?
        while true {
            guard let newest = try IndexFolder.newestGeneration(in: folder, fileSystem) else {
                throw .missing(folder: folder)
            }
            do throws(IndexError) {
                let commit = try IndexFolder.commit(newest, in: folder)
                guard let settings = IndexSettings(fingerprint: commit.settings) else {
                    throw .settings(
                        folder: folder, expected: IndexSettings.standard.fingerprint,
                        found: commit.settings)
                }
                var segments: [SegmentReader] = []
                var live: [LiveDocuments?] = []
                for info in commit.segments {
                    let segment = try SegmentReader(info, folder: folder)
                    segments.append(segment)
                    live.append(try segment.liveDocuments())
                }
                self.folder = folder
                self.generation = newest
                self.settings = settings
                self.segments = segments
                self.live = live
                return
            } catch {
                // A writer may have published a newer commit and removed this one's files meanwhile.
                if case .file(let cause) = error, cause.isMissing, generation != newest {
                    generation = newest
                    continue
                }
                throw error
            }
        }
    }

    /// The number of documents.
    public var documentCount: Int {
        zip(segments, live).reduce(0) { $0 + ($1.1?.liveCount ?? $1.0.info.documentCount) }
    }

    /// The languages of the documents, ascending, "" where none is known.
    var languages: [String] {
        Set(segments.flatMap(\.info.languages)).sorted()
    }

    func statistics(_ field: Field) -> FieldStatistics {
        segments.reduce(into: FieldStatistics()) { sum, segment in
            let part = segment.info.fields[Int(field.rawValue)]
            sum.documentCount += part.documentCount
            sum.tokenCount += part.tokenCount
        }
    }

    func isLive(_ document: UInt32, segment: Int) -> Bool {
        live[segment]?.contains(document) ?? true
    }
}
