/// What is wanted of a search besides its query.
public struct SearchRequest: Sendable, Hashable {
    /// How many hits to return at the most.
    public var limit: Int
    /// How many of the first to pass over.
    public var offset: Int
    /// What comes first.
    public var order: SearchOrder
    /// How long it may take: what is found by then is returned, and called partial.
    public var timeout: Duration?
    /// What to count the matches by.
    public var facets: [Facet]
    /// Whether near copies of a hit are left out and counted in `Hit.similar`.
    public var foldsCopies: Bool
    /// Whether of several captures of an address the newest that matches stands for all, the others being left out and
    /// counted in `Hit.captures`.
    public var foldsCaptures: Bool

    /// The best ten, in whatever time they take.
    public init(
        limit: Int = 10, offset: Int = 0, order: SearchOrder = .score, timeout: Duration? = nil,
        facets: [Facet] = [], foldsCopies: Bool = false, foldsCaptures: Bool = false
    ) {
        self.limit = limit
        self.offset = offset
        self.order = order
        self.timeout = timeout
        self.facets = facets
        self.foldsCopies = foldsCopies
        self.foldsCaptures = foldsCaptures
    }
}

/// In which order hits come; those that are equal in it, in that of their keys' bytes.
public enum SearchOrder: String, Sendable, CaseIterable {
    /// The best first.
    case score
    /// The newest first, those without a day last.
    case date
}

/// What matches can be counted by.
public enum Facet: String, Sendable, CaseIterable {
    /// The host, or the site's name where there is no address.
    case site
    /// The author.
    case author
    /// The language's code.
    case language = "lang"
    /// The year, `YYYY`.
    case year = "date:year"
    /// The month, `YYYY-MM`.
    case month = "date:month"
}

/// How many matches have a value.
public struct FacetCount: Sendable, Hashable {
    /// The value.
    public var value: String
    /// How many matches have it.
    public var count: Int
}
