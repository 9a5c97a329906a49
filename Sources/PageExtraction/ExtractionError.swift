/// Why a page could not be cleaned.
public enum ExtractionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file is larger than the limit, both in bytes.
    case tooLarge(size: Int, limit: Int)
    /// The bytes are no text in any known encoding; the reason is for people.
    case notText(reason: String)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .tooLarge(let size, let limit):
            "the page has \(size) bytes, more than the limit of \(limit)"
        case .notText(let reason):
            "not a text: \(reason)"
        }
    }
}
