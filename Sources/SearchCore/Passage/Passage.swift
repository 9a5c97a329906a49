/// A piece of a document's text that shows why it was found.
public struct Passage: Sendable, Hashable {
    /// The text, runs of white space made one space.
    public var text: String
    /// Byte ranges of `text` (UTF-8) that matched: whole phrases, and words in the form they have
    /// there.
    public var highlights: [Range<Int>]
    /// Whether the text begins before the passage.
    public var isCutAtStart: Bool
    /// Whether the text goes on behind it.
    public var isCutAtEnd: Bool
    /// Byte range in the source file of the block that the passage begins in, if that is known.
    public var source: Range<Int>?
}
