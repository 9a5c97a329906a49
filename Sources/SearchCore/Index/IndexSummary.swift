/// What is in an index, for people.
public struct IndexSummary: Sendable {
    /// The number of the commit.
    public var generation: UInt64
    /// What it was built with.
    public var settings: String
    /// Documents that are not deleted.
    public var documentCount: Int
    /// Documents without a word: empty pages, pages of boilerplate alone, files that can't be read.
    public var emptyCount: Int
    /// Deleted documents that are not merged away yet.
    public var deletedCount: Int
    /// Words of text, titles included.
    public var tokenCount: UInt64
    /// Terms of all segments: words as typed, of the text.
    public var termCount: Int
    /// Languages of the documents; "" where none is known.
    public var languages: [String]
    /// Bytes by kind of file ("terms", "postings" and so on).
    public var bytes: [(kind: String, count: UInt64)]
    /// Documents of each segment.
    public var segments: [Int]

    /// Describes a commit.
    ///
    /// - Complexity: O(1) in the size of the index.
    public init(_ reader: IndexReader) {
        generation = reader.generation
        settings = reader.settings.fingerprint
        documentCount = reader.documentCount
        emptyCount =
            reader.segments.reduce(0) { $0 + $1.info.documentCount }
            - reader.statistics(.text).documentCount
        deletedCount = reader.segments.reduce(0) { $0 + $1.info.deletedCount }
        tokenCount = reader.statistics(.text).tokenCount
        termCount = reader.segments.reduce(0) {
            $0 + ($1.dictionaries[DictionaryID(field: .text, form: .exact)]?.count ?? 0)
        }
        languages = reader.languages
        segments = reader.segments.map(\.info.documentCount)
        bytes = FileKind.ofSegment.enumerated().map { index, kind in
            (kind.suffix, reader.segments.reduce(0) { $0 + $1.info.files[index].length })
        }
    }
}
