internal import PageExtraction
internal import SearchCore
internal import TextAnalysis

/// Reads EPUB books: a document for each part, in the order in which they are read, with its title from the table of
/// contents, and with the book's title for a site's name, author, language and date.
///
/// The key is the archive's path, `!/` and the part's path. Markup is held, since the parts stand in the archive in
/// whatever order; images are not.
struct BookReader: RecordReader {
    private let path: String
    private var records: [Record] = []
    private var failures: [IngestFailure] = []
    private(set) var offset = 0
    private var nextRecord = 0

    private static let extensions: Set<String> = ["opf", "ncx", "xml", "html", "htm", "xhtml"]

    /// - Parameter place: the part that is to come first.
    /// - Throws: `IngestError.unreadable` for what is no book.
    init(
        _ stream: any ByteStream, path: String, limits: RecordLimits, archiveLimits: ArchiveLimits,
        at place: RecordPlace? = nil
    ) throws(IngestError) {
        self.path = path
        let (files, numbers) = try read(stream, limits, archiveLimits)
        guard let container = files["META-INF/container.xml"],
            let root = BookReader.packagePath(container), let document = files[root]
        else { throw .unreadable("no EPUB book: it has no package document") }
        let package = BookPackage(document, path: root)
        var titles: [String: String] = [:]
        for contents in package.contents {
            guard let bytes = files[contents] else { continue }
            titles.merge(BookPackage.titles(bytes, path: contents)) { first, _ in first }
        }
        for part in package.parts {
            guard let bytes = files[part], let number = numbers[part] else {
                failures.append(
                    IngestFailure(path: "\(path)!/\(part)", reason: "missing or encrypted"))
                continue
            }
            var record = Record(
                key: "\(path)!/\(part)", bytes: bytes, content: .page(.html, name: part),
                place: RecordPlace(entries: [number]))
            record.metadata.title = titles[part]
            record.metadata.site = package.title
            record.metadata.author =
                package.authors.isEmpty ? nil : package.authors.joined(separator: ", ")
            record.metadata.language = package.language.flatMap(LanguageTag.code)
            record.metadata.published = package.published
            records.append(record)
        }
        if let entry = place?.entries.first {
            nextRecord = records.firstIndex { $0.place?.entries == [entry] } ?? records.count
        }
    }

    mutating func next() throws(IngestError) -> RecordEvent? {
        if !failures.isEmpty { return .failure(failures.removeFirst()) }
        guard nextRecord < records.count else { return nil }
        nextRecord += 1
        return .record(records[nextRecord - 1])
    }

    /// The files of markup in an archive, and the numbers of their entries.
    private mutating func read(
        _ stream: any ByteStream, _ limits: RecordLimits, _ archiveLimits: ArchiveLimits
    ) throws(IngestError) -> (files: [String: [UInt8]], numbers: [String: Int]) {
        let archive = try ArchiveHandle(stream, .archive)
        let output = OutputCount(limits: archiveLimits)
        var files: [String: [UInt8]] = [:]
        var numbers: [String: Int] = [:]
        var number = 0
        var total = 0
        while let entry = try archive.next() {
            defer { number += 1 }
            guard number < archiveLimits.entries else {
                throw .unreadable("more than \(archiveLimits.entries) entries")
            }
            let name = entry.path.split(separator: ".").last.map { $0.lowercased() } ?? ""
            guard entry.isFile, !entry.isEncrypted, BookReader.extensions.contains(name) else {
                continue
            }
            let bytes = try ArchiveEntryStream(archive, output)
                .readAll(limit: limits.recordBytes - total)
            total += bytes.count
            files[entry.path] = bytes
            numbers[entry.path] = number
        }
        offset = archive.bytesRead
        return (files, numbers)
    }

    /// The path of the package document, which the container names (EPUB 3.3, section 4.2.6.3.1).
    private static func packagePath(_ container: [UInt8]) -> String? {
        var path: String?
        MarkupReader.read(container) { token in
            if case .start("rootfile", let attributes) = token {
                path = path ?? attributes["full-path"]
            }
        }
        return path
    }
}
