internal import MappedIO

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
    /// - Complexity: a byte is looked at for each document.
    /// - Throws: `IndexError.corrupt` if these are damaged.
    public init(_ reader: IndexReader) throws(IndexError) {
        generation = reader.generation
        settings = reader.settings.fingerprint
        documentCount = reader.documentCount
        emptyCount = 0
        for segment in reader.segments.indices {
            let norms = try reader.segments[segment].norms(.text)
            emptyCount += (0..<norms.count).count { document in
                norms.byte(at: document) == 0
                    && reader.isLive(UInt32(document), segment: segment)
            }
        }
        deletedCount = reader.segments.reduce(0) { $0 + $1.info.deletedCount }
        tokenCount = reader.statistics(.text).tokenCount
        termCount = reader.segments.reduce(0) {
            $0 + ($1.dictionary(DictionaryID(field: .text, form: .exact))?.count ?? 0)
        }
        languages = reader.languages
        segments = reader.segments.map(\.info.documentCount)
        bytes = FileKind.ofSegment.enumerated().map { index, kind in
            (kind.suffix, reader.segments.reduce(0) { $0 + $1.info.files[index].length })
        }
    }
}
