/// What words say of a block: those of its text, and those of the classes around it.
struct Lexicon: Sendable {
    /// Words of text.
    let words: ScoredWords
    /// Words and names in class, id and itemprop attributes.
    let names: ScoredWords

    static let standard = Lexicon(
        words: ScoredWords(WordScores.groups), names: ScoredWords(NameScores.groups))
}
