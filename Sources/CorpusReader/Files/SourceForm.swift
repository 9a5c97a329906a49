/// What a file is, by its name.
struct SourceForm: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        /// A page by itself: HTML, plain text or Markdown.
        case page
        case jsonLines
        /// CSV, or TSV.
        case table(separator: UInt8)
        /// WARC or ARC.
        case webArchive
        /// ZIP, tar or 7-Zip.
        case archive
        case book
        case mail
        case mailbox
        /// A page with what it shows, as browsers save it in one file.
        case pageArchive
        case pdf
    }

    enum Compression: Hashable, Sendable {
        case none
        case gzip
        case zstd
        case bzip2
        case xz
        case lz4
    }

    var content: Content
    var compression: Compression
    /// The name without the compression's extension.
    var innerName: String

    private static let compressions: [String: Compression] = [
        "gz": .gzip, "zst": .zstd, "bz2": .bzip2, "xz": .xz, "lz4": .lz4,
    ]
    /// Extensions that say the same as two others.
    private static let shortened: [String: (Compression, String)] = [
        "tgz": (.gzip, ".tar"), "tbz2": (.bzip2, ".tar"), "txz": (.xz, ".tar"),
        "tzst": (.zstd, ".tar"),
    ]
    private static let contents: [String: Content] = [
        "html": .page, "htm": .page, "xhtml": .page, "shtml": .page, "txt": .page, "text": .page,
        "md": .page, "markdown": .page, "jsonl": .jsonLines, "ndjson": .jsonLines,
        "csv": .table(separator: 0x2C), "tsv": .table(separator: 0x09), "warc": .webArchive,
        "arc": .webArchive, "wet": .webArchive, "zip": .archive, "tar": .archive, "7z": .archive,
        "epub": .book, "eml": .mail, "mbox": .mailbox, "mht": .pageArchive, "mhtml": .pageArchive,
        "pdf": .pdf,
    ]

    /// The form of a file in a folder, or nil if it is of no kind that is read.
    init?(name: String) {
        self.init(anyName: name)
        guard SourceForm.contents[SourceForm.suffix(of: innerName)] != nil else { return nil }
    }

    /// The form of a file that was named: whatever it is called, it is read.
    init(anyName name: String) {
        let suffix = SourceForm.suffix(of: name)
        let base = String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
        if let (compression, ending) = SourceForm.shortened[suffix] {
            self.compression = compression
            innerName = base + ending
        } else if let compression = SourceForm.compressions[suffix] {
            self.compression = compression
            innerName = base
        } else {
            compression = .none
            innerName = name
        }
        content = SourceForm.contents[SourceForm.suffix(of: innerName)] ?? .page
    }

    /// Whether a name's extension says what the file is.
    var isTold: Bool { SourceForm.contents[SourceForm.suffix(of: innerName)] != nil }

    /// Whether the file is a table of texts that are taken as they are.
    var holdsRows: Bool {
        switch content {
        case .jsonLines, .table: true
        default: false
        }
    }

    /// Whether what is in the file may be cleaned, so that something of it may be stripped.
    var mayHavePages: Bool { !holdsRows }

    /// Whether files and folders of the name are passed over.
    static func isHidden(_ name: String) -> Bool { name.hasPrefix(".") }

    private static func suffix(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
