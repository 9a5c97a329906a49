/// A document to index.
public struct Document: Sendable, Hashable {
    /// What identifies the document; a document added later under the same key replaces it.
    public var key: String
    /// Where it was read from.
    public var source: Source
    /// Where in the source it is, as whoever reads documents writes it; nil where it is all of it.
    public var place: String?
    /// What is known of it.
    public var metadata: DocumentMetadata
    /// The text to search and show, UTF-8.
    public var text: [UInt8]
    /// What the text is made of, ascending.
    public var blocks: [TextBlock]

    /// A document of its own source.
    public init(
        key: String, source: Source? = nil, metadata: DocumentMetadata = .init(), text: String,
        blocks: [TextBlock] = []
    ) {
        self.key = key
        self.source = source ?? Source(path: key, size: 0, modified: 0)
        self.metadata = metadata
        self.text = Array(text.utf8)
        self.blocks = blocks
    }
}

/// A file that documents are read from, with what tells whether it has changed since.
public struct Source: Sendable, Hashable {
    /// The file's path.
    public var path: String
    /// Its length in bytes.
    public var size: UInt64
    /// Its time of modification, in nanoseconds since 1970.
    public var modified: Int64

    /// A file as found.
    public init(path: String, size: UInt64, modified: Int64) {
        self.path = path
        self.size = size
        self.modified = modified
    }

    /// Whether all is the same, the path by its bytes: a file system tells names apart that look
    /// the same.
    public static func == (left: Source, right: Source) -> Bool {
        left.size == right.size && left.modified == right.modified
            && left.path.utf8.elementsEqual(right.path.utf8)
    }

    /// Hashes what `==` compares; equal bytes make equal strings.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        hasher.combine(size)
        hasher.combine(modified)
    }
}

/// What is known of a document besides its text.
public struct DocumentMetadata: Sendable, Hashable {
    /// The title.
    public var title: String?
    /// The address it was found at.
    public var url: String?
    /// The site's name.
    public var site: String?
    /// The author's name.
    public var author: String?
    /// The date of publication, `YYYY-MM-DD`.
    public var published: String?
    /// The date of the last change, `YYYY-MM-DD`.
    public var modified: String?
    /// ISO 639-1 code of the language, which chooses the stemmer (English's if nil).
    public var language: String?
    /// When it was captured, `YYYY-MM-DDThh:mm:ssZ`, if it is one of several captures of an address.
    public var captured: String?

    /// Nothing known.
    public init() {}
}

/// A part of a document's text and where it came from.
public struct TextBlock: Sendable, Hashable {
    /// What it is, as a code of whoever reads documents.
    public var kind: UInt8
    /// Byte range in the document's text.
    public var text: Range<Int>
    /// Byte range in the source file, or in what the file holds at the document's place.
    public var source: Range<Int>

    /// A part of a text.
    public init(kind: UInt8, text: Range<Int>, source: Range<Int>) {
        self.kind = kind
        self.text = text
        self.source = source
    }
}
