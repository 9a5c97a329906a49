/// Phrases of all languages that give a kind of boilerplate away, and how they must stand in a block.
struct PhraseList {
    enum Place {
        /// The block is the phrase, but for two words more.
        case line
        /// The block begins with the phrase.
        case opening
        /// The block begins with the phrase, and a colon or other mark follows it.
        case label
        /// The phrase occurs in a block of up to forty words.
        case anywhere
    }

    let family: PhraseFamilies
    let place: Place
    /// A phrase a line.
    let phrases: String

    init(_ family: PhraseFamilies, _ place: Place, _ phrases: String) {
        self.family = family
        self.place = place
        self.phrases = phrases
    }

    /// Calls `body` with the words of each phrase, as tokens that `TextScanner` makes of them.
    func forEachPhrase(_ body: ([UInt64]) -> Void) {
        var tokens: [UInt64] = []
        TableWords.forEach(in: phrases) { hash, endsPhrase in
            tokens.append(TextScanner.token(hash, isFunctionWord: StopWords.contains(hash)))
            guard endsPhrase else { return }
            body(tokens)
            tokens.removeAll(keepingCapacity: true)
        }
    }
}
