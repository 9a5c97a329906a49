/// What a file is, by its name.
struct SourceForm: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        case page
        case jsonLines
    }

    enum Compression: Hashable, Sendable {
        case none
        case gzip
        case zstd
    }

    var content: Content
    var compression: Compression
    /// The name without the compression's extension.
    var innerName: String

    private static let pageExtensions: Set<String> = [
        "html", "htm", "xhtml", "shtml", "txt", "text", "md", "markdown",
    ]
    private static let jsonExtensions: Set<String> = ["jsonl", "ndjson"]

    /// The form of a file in a folder, or nil if it is of no kind that is read.
    init?(name: String) {
        self.init(anyName: name)
        let suffix = SourceForm.suffix(of: innerName)
        guard SourceForm.pageExtensions.contains(suffix) || content == .jsonLines else {
            return nil
        }
    }

    /// The form of a file that was named: whatever it is called, it is read.
    init(anyName name: String) {
        switch SourceForm.suffix(of: name) {
        case "gz": compression = .gzip
        case "zst": compression = .zstd
        default: compression = .none
        }
        innerName =
            compression == .none
            ? name : String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
        let isJSON = SourceForm.jsonExtensions.contains(SourceForm.suffix(of: innerName))
        content = isJSON ? .jsonLines : .page
    }

    /// Whether files and folders of the name are passed over.
    static func isHidden(_ name: String) -> Bool { name.hasPrefix(".") }

    private static func suffix(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
