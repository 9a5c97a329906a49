public import TextAnalysis

/// What an index is built with.
///
/// It stands in every commit, and an index built with other settings is not added to.
public struct IndexSettings: Sendable, Hashable {
    /// How text becomes tokens.
    public var analyzer: Analyzer
    /// Whether words are also indexed by stem, so that a bare word finds its other forms.
    public var hasStems: Bool
    /// Whether texts are kept, for passages; without, only metadata is.
    public var storesText: Bool

    /// What suits scraped pages: words by Unicode's rules, and their stems.
    public static let standard = IndexSettings(analyzer: .standard, hasStems: true)

    /// An index built with `analyzer`.
    public init(analyzer: Analyzer, hasStems: Bool, storesText: Bool = true) {
        self.analyzer = analyzer
        self.hasStems = hasStems
        self.storesText = storesText
    }

    /// A text that is different for settings that make different indexes.
    public var fingerprint: String {
        analyzer.fingerprint + (hasStems ? ", stems" : "") + (storesText ? "" : ", no text")
    }

    /// The settings that have the fingerprint, or nil if this version has none.
    init?(fingerprint: String) {
        let known = [Analyzer.standard, .whitespace].flatMap { analyzer in
            [true, false].flatMap { hasStems in
                [true, false].map { storesText in
                    IndexSettings(analyzer: analyzer, hasStems: hasStems, storesText: storesText)
                }
            }
        }
        guard let settings = known.first(where: { $0.fingerprint == fingerprint }) else {
            return nil
        }
        self = settings
    }
}
