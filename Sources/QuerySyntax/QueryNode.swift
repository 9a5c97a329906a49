/// A query as typed, before any analysis of its words.
public indirect enum QueryNode: Sendable, Hashable {
    /// A word outside quotes; the analyzer may find several tokens in it, or none.
    case word(QueryText)
    /// Words that differ from this one by at most `edits` letters, or by as many as its length allows.
    case fuzzy(String, edits: Int?)
    /// Words that a regular expression describes from end to end, and how it was typed.
    case regex(RegexNode, typed: String)
    /// Text between quotes: `byStems` if a `~` follows, within `slop` if a number follows that.
    case phrase(QueryText, byStems: Bool, slop: Int)
    /// Words and phrases that stand, in any order, with at most `distance` words between the first and
    /// the last of them.
    case near([QueryNode], distance: Int)
    /// Documents of a time.
    case date(DayRange)
    /// A query of one field.
    case field(QueryField, QueryNode)
    /// A query whose scores are multiplied.
    case boosted(QueryNode, by: Float)
    /// Clauses side by side.
    case group([QueryClause])
}

/// A field's name.
public enum QueryField: String, Sendable, Hashable, CaseIterable {
    /// The title and the main text.
    case text
    /// The title alone.
    case title
    /// Who wrote it.
    case author
    /// The site's name, or its host and those under it.
    case site
    /// The language's code.
    case language = "lang"
    /// The file's path.
    case path
    /// The address.
    case url
    /// The day of publication.
    case date
    /// The part of pages that all of the query is about.
    case part = "in"

    /// Whether documents are filtered by it, and not searched.
    public var isFilter: Bool { self != .text && self != .title }
}

/// A part of a page.
public enum PagePart: String, Sendable, Hashable {
    /// What is left of it when it was cleaned.
    case text
    /// What was stripped.
    case boilerplate
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
        /// It must match, and says nothing of how well: a condition beside what is looked for.
        case filter
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
    /// What it is to be searched for in.
    public var part = PagePart.text
    /// What was understood differently from how it was typed.
    public var notes: [QueryNote]
}

/// Something in a query that was understood differently from how it was typed, for people.
public struct QueryNote: Sendable, Hashable, CustomStringConvertible {
    /// What was done.
    public var message: String
    /// The byte of the query where it begins.
    public var offset: Int

    /// The message.
    public var description: String { message }
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
