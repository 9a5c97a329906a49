internal import PageExtraction
internal import SearchCore

/// What becomes one document: its bytes, and what whatever holds them says of them.
struct Record: Sendable {
    /// The document's key.
    var key: String
    /// The content, freed of what it was packed and sent in.
    var bytes: [UInt8]
    var content: Content
    /// What its encoding is called where it came from, as in an HTTP header.
    var charset: String?
    /// What is said of it outside of itself; stands over what the content says.
    var metadata = DocumentMetadata()
    /// Where it is in its file; nil where it is the whole file.
    var place: RecordPlace?

    enum Content: Sendable {
        /// A page to clean, with a name whose extension may say how it is written.
        case page(PageForm, name: String)
        /// A PDF file, of which the text is to be read out.
        case pdf
        /// Text that is taken as it is, with the range of its source that it stands for.
        case text(source: Range<Int>)
    }
}

/// The next thing in a file.
enum RecordEvent: Sendable {
    case record(Record)
    /// Something that is no document and not meant to be one.
    case passedOver
    /// Something that should have been one.
    case failure(IngestFailure)
}

/// Takes a file apart into records, one after the other.
///
/// Nothing in a file is trusted: whatever its bytes are, a reader comes to an end, holds no more than its limits
/// allow, and names what it leaves out.
protocol RecordReader {
    /// What comes next; nil at the end.
    ///
    /// - Throws: `IngestError.unreadable` where nothing more can be read.
    mutating func next() throws(IngestError) -> RecordEvent?

    /// How far it is, in bytes of the decompressed file.
    var offset: Int { get }
}
