/// What Arabic writes together with the word behind it: the article, with and without a preposition or "and", and "and".
///
/// The list is that of light10 (L. S. Larkey, L. Ballesteros and M. E. Connell, "Light Stemming for Arabic Information
/// Retrieval", 2007). They are taken off before Snowball's stemmer sees the word, since that treats words with and
/// without an article differently.
enum ArabicPrefixes {
    private static let prefixes = AffixTable(leaving: [3: "و ال بال كال فال لل"])

    /// The word without prefixes; nil if it has none.
    ///
    /// - Parameter word: with the kaf of Arabic.
    static func removed(from word: [UInt8]) -> [UInt8]? {
        var rest = word
        // Again and again, so that a word that begins as a prefix does has one stem with and without an article.
        while prefixes.takePrefix(off: &rest) {}
        return rest.count == word.count ? nil : rest
    }
}
