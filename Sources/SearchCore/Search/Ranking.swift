/// How the score of a document comes about from the words of a query.
///
/// A word or phrase scores by BM25 in the text, and once more in the title where it stands there too. The
/// defaults were chosen on nine collections with judged answers (`make relevance`).
public struct Ranking: Sendable, Hashable {
    /// Scores a word in a field.
    public var similarity: BM25
    /// What a match in the title counts besides that in the text, which includes the title.
    public var titleWeight: Float
    /// What a function word (`FunctionWords`) counts that stands among others of which one must match.
    public var functionWordWeight: Float

    /// What suits questions and searches of people.
    public init(
        similarity: BM25 = BM25(), titleWeight: Float = 0.25, functionWordWeight: Float = 0.25
    ) {
        self.similarity = similarity
        self.titleWeight = titleWeight
        self.functionWordWeight = functionWordWeight
    }

    /// Text and title alike, and all words alike.
    public static func plain(_ similarity: BM25 = BM25()) -> Ranking {
        Ranking(similarity: similarity, titleWeight: 0, functionWordWeight: 1)
    }
}
