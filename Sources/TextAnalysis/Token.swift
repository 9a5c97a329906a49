/// One token of a text.
public struct Token: Sendable, Hashable {
    /// The exact term: NFKC, case-folded, accents folded.
    public var term: String
    /// The ordinal of the token in its text, from 0.
    public var position: Int
    /// Byte range of the token in the text's UTF-8.
    public var byteRange: Range<Int>
}
