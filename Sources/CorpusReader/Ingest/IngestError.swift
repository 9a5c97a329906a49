public import SearchCore

/// Why files could not be indexed.
public enum IngestError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A path that was named is not there.
    case noSuchPath(String)
    /// A file can't be read; the reason is for people.
    case unreadable(String)
    /// A folder's changes can't be followed; the reason is for people.
    case unwatchable(String)
    /// The index can't be written.
    case index(IndexError)

    /// One sentence.
    public var description: String {
        switch self {
        case .noSuchPath(let path): "no such path: \(path)"
        case .unreadable(let reason), .unwatchable(let reason): reason
        case .index(let error): error.description
        }
    }
}

/// A file, or a line of one, that was left out.
public struct IngestFailure: Sendable, Hashable {
    /// The file, with `:line` for a line.
    public var path: String
    /// Why.
    public var reason: String
}
