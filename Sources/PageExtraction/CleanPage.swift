/// What a block of a page is.
public enum BlockKind: String, Sendable, CaseIterable, Codable {
    case heading
    case paragraph
    case listItem = "list-item"
    case tableRow = "table-row"
    case quote
    case code
    case caption

    /// A number for the kind.
    var code: Int {
        switch self {
        case .heading: 0
        case .paragraph: 1
        case .listItem: 2
        case .tableRow: 3
        case .quote: 4
        case .code: 5
        case .caption: 6
        }
    }
}

/// A run of text in a page, with the decision made about it.
public struct PageBlock: Sendable, Hashable {
    /// What the block is.
    public var kind: BlockKind
    /// The block's text, white space collapsed (line breaks are kept in `.code`).
    public var text: String
    /// Byte range in the page's file, in the file's own encoding.
    public var source: Range<Int>
    /// Whether the block belongs to the main text.
    public var isKept: Bool
    /// Why it was kept or stripped, for people: "prose in the main container", "cookie notice".
    public var reason: String

    /// Makes a block.
    public init(
        kind: BlockKind, text: String, source: Range<Int>, isKept: Bool, reason: String
    ) {
        self.kind = kind
        self.text = text
        self.source = source
        self.isKept = isKept
        self.reason = reason
    }
}

/// What a page says of itself.
public struct PageMetadata: Sendable, Hashable {
    /// The article's title, without the site's name.
    public var title: String?
    /// The author's name or names.
    public var author: String?
    /// The name of the site.
    public var site: String?
    /// The date of publication, `YYYY-MM-DD`.
    public var published: String?
    /// The date of the last change, `YYYY-MM-DD`.
    public var modified: String?
    /// ISO 639-1 code of the language.
    public var language: String?
    /// The page's address.
    public var canonicalURL: String?

    /// Makes metadata that say nothing.
    public init() {}
}

/// A page after cleaning: its metadata and all its blocks, kept and stripped, in reading order.
public struct CleanPage: Sendable, Hashable {
    /// What the page says of itself.
    public var metadata: PageMetadata
    /// The character encoding that the page was read in, by its IANA name.
    public var encoding: String
    /// All blocks, in reading order.
    public var blocks: [PageBlock]

    /// Makes a page of decided blocks.
    public init(metadata: PageMetadata, encoding: String, blocks: [PageBlock]) {
        self.metadata = metadata
        self.encoding = encoding
        self.blocks = blocks
    }

    /// The main text: the kept blocks, an empty line between each two.
    public var text: String {
        var bytes: [UInt8] = []
        var isFirst = true
        for block in blocks where block.isKept {
            if !isFirst { bytes += "\n\n".utf8 }
            isFirst = false
            bytes += block.text.utf8
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The first so many bytes of the main text; a character that is cut is replaced.
    func opening(_ length: Int) -> String {
        var bytes: [UInt8] = []
        for block in blocks where block.isKept {
            if bytes.count >= length { break }
            if !bytes.isEmpty { bytes += "\n\n".utf8 }
            bytes += block.text.utf8.prefix(length)
        }
        return String(decoding: bytes.prefix(length), as: UTF8.self)
    }
}
