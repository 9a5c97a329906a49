/// Reads the files in an archive, one after the other, each as if it were in a folder.
///
/// What is hidden or of no kind that is read is passed over; an entry that can't be read is named, and the others
/// are read. The keys of what is in an entry begin with the archive's path, `!/` and the entry's.
struct ArchiveReader: RecordReader {
    private let archive: ArchiveHandle
    private let path: String
    private let readers: RecordReaders
    private let depth: Int
    /// What the entry that is read has in it.
    private var inner: (any RecordReader)?
    private var number = 0
    private var output: OutputCount
    private var isAtEnd = false
    private var keys = UniqueKeys()

    /// - Parameters:
    ///   - path: the archive's, for keys and failures.
    ///   - depth: in how many archives it is.
    ///   - place: the entry, with the record in it, that is to come first.
    /// - Throws: `IngestError.unreadable` for what is no archive.
    init(
        _ stream: any ByteStream, path: String, readers: RecordReaders, depth: Int,
        at place: RecordPlace? = nil
    ) throws(IngestError) {
        archive = try ArchiveHandle(stream, .archive)
        self.path = path
        self.readers = readers
        self.depth = depth
        output = OutputCount(limits: readers.archiveLimits)
        guard var place, let entry = place.entries.first else { return }
        place.entries.removeFirst()
        while number < entry { guard try nextEntry() != nil else { return } }
        if case .open(let reader) = try step(at: place) { inner = reader }
    }

    var offset: Int { archive.bytesRead }

    mutating func next() throws(IngestError) -> RecordEvent? {
        while true {
            if inner != nil {
                let current = number - 1
                do throws(IngestError) {
                    if let event = try inner?.next() { return event.within(entry: current) }
                } catch {
                    inner = nil
                    if output.isOver { isAtEnd = true }
                    return .failure(IngestFailure(path: entryPath, reason: error.description))
                }
                inner = nil
            }
            if isAtEnd { return nil }
            switch try step() {
            case .open(let reader): inner = reader
            case .event(let event): return event
            case .end:
                isAtEnd = true
                return nil
            }
        }
    }

    private enum Step {
        case open(any RecordReader)
        case event(RecordEvent)
        case end
    }

    private var entryPath = ""

    private mutating func nextEntry() throws(IngestError) -> ArchiveHandle.Entry? {
        let entry = try archive.next()
        number += 1
        return entry
    }

    /// Goes to the next entry.
    private mutating func step(at place: RecordPlace? = nil) throws(IngestError) -> Step {
        guard let entry = try nextEntry() else { return .end }
        if number > readers.archiveLimits.entries {
            throw .unreadable("more than \(readers.archiveLimits.entries) entries")
        }
        guard entry.isFile, !ArchiveReader.isHidden(entry.path) else {
            return entry.isFile ? .event(.passedOver) : try step()
        }
        let name = String(entry.path.split(separator: "/").last ?? "")
        guard let form = SourceForm(name: name) else { return .event(.passedOver) }
        // An archive may have two entries of one path.
        entryPath = keys.key("\(path)!/\(entry.path)")
        func failure(_ reason: String) -> Step {
            .event(.failure(IngestFailure(path: entryPath, reason: reason)))
        }
        if entry.isEncrypted { return failure("encrypted") }
        do throws(IngestError) {
            let stream = ArchiveEntryStream(archive, output)
            return .open(
                try readers.reader(of: stream, form, path: entryPath, depth: depth + 1, at: place))
        } catch {
            if output.isOver { isAtEnd = true }
            return failure(error.description)
        }
    }

    private static func isHidden(_ path: String) -> Bool {
        path.split(separator: "/").contains { SourceForm.isHidden(String($0)) || $0 == "__MACOSX" }
    }
}

/// How much has come out of an archive.
final class OutputCount {
    private let limits: ArchiveLimits
    private var bytes = 0
    private(set) var isOver = false

    init(limits: ArchiveLimits) { self.limits = limits }

    /// Counts bytes that came out.
    ///
    /// - Throws: `IngestError.unreadable` where that is more than an archive may hold.
    func add(_ count: Int, outOf read: Int) throws(IngestError) {
        bytes += count
        if bytes > limits.bytes {
            isOver = true
            throw .unreadable("more than \(limits.bytes) bytes come out of the archive")
        }
        if bytes > limits.freeBytes, bytes / limits.ratio > read {
            isOver = true
            throw .unreadable(
                "more than \(limits.ratio) times as much comes out of the archive as is in it")
        }
    }
}

/// The content of the entry that an archive is at.
final class ArchiveEntryStream: ByteStream {
    private let archive: ArchiveHandle
    private let output: OutputCount

    init(_ archive: ArchiveHandle, _ output: OutputCount) {
        self.archive = archive
        self.output = output
    }

    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        let count = try archive.read(into: &bytes, at: start)
        try output.add(count, outOf: archive.bytesRead)
        return count
    }
}

extension RecordEvent {
    /// The event as one of an archive, of which the entry with a number holds it.
    fileprivate func within(entry: Int) -> RecordEvent {
        guard case .record(var record) = self else { return self }
        var place = record.place ?? RecordPlace()
        place.entries.insert(entry, at: 0)
        record.place = place
        return .record(record)
    }
}
