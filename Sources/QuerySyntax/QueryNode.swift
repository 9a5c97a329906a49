/// A query as typed, before any analysis of its words.
public indirect enum QueryNode: Sendable, Hashable {
    /// A word outside quotes; the analyzer may find several tokens in it, or none.
    case word(String)
    /// Text between quotes: `byStems` if a `~` follows, within `slop` if a number follows that.
    case phrase(String, byStems: Bool, slop: Int)
    /// A query of one field.
    case field(String, QueryNode)
    /// Clauses side by side.
    case group([QueryClause])
}

/// A part of a group.
public struct QueryClause: Sendable, Hashable {
    /// What a clause asks of a document.
    public enum Occurrence: Sendable, Hashable {
        /// It must match.
        case must
        /// It may match; one of these has to where nothing must.
        case should
        /// It must not match.
        case mustNot
    }

    /// What the clause asks.
    public var occurrence: Occurrence
    /// The clause itself.
    public var node: QueryNode

    /// A clause.
    public init(_ occurrence: Occurrence, _ node: QueryNode) {
        self.occurrence = occurrence
        self.node = node
    }
}

/// What a parser made of a query.
public struct ParsedQuery: Sendable, Hashable {
    /// The query, or nil if nothing in it can be searched for.
    public var node: QueryNode?
    /// What was understood differently from how it was typed, for people.
    public var notes: [String]
}

/// Why a query can't be searched for.
public enum QueryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It has no word.
    case empty
    /// It is longer than `limit` bytes.
    case tooLong(bytes: Int, limit: Int)
    /// Its words and phrases have more than `limit` words together.
    case tooManyWords(limit: Int)

    /// One sentence.
    public var description: String {
        switch self {
        case .empty: "the query has no word to search for"
        case .tooLong(let bytes, let limit):
            "the query is \(bytes) bytes long; at most \(limit) are allowed"
        case .tooManyWords(let limit):
            "the query has more than \(limit) words"
        }
    }
}
