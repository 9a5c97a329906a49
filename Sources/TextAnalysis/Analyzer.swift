/// One token of a text.
public struct Token: Sendable, Hashable {
    /// The exact term: NFKC, case-folded, accents folded.
    public var term: String
    /// The ordinal of the token in its text, from 0.
    public var position: Int
    /// Byte range of the token in the text's UTF-8.
    public var byteRange: Range<Int>
}

/// Turns text into tokens.
public struct Analyzer: Sendable, Hashable {
    /// Words by Unicode's rules, normalised.
    public static let standard = Analyzer()
    public static let whitespace = Analyzer()
    public var fingerprint: String { "standard" }

    package func analyze(_ text: Span<UInt8>, into buffer: inout TokenBuffer) {
    }
}
