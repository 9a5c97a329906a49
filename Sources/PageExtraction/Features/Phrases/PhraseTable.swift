/// The phrases that give boilerplate away, by family and language.
///
/// To extend it, add a line with the language's ISO 639-1 code. Case and punctuation do not matter;
/// a number stands for itself. How a phrase must stand in a block:
///
/// - `.line`: the block is the phrase, but for two words more;
/// - `.opening`: the block begins with the phrase;
/// - `.label`: the block begins with the phrase and a colon or other mark follows it;
/// - `.anywhere`: the phrase occurs in a block of up to forty words.
enum PhraseTable {
    enum Place {
        case line, opening, label, anywhere
    }

    struct Entry {
        let family: PhraseFamilies
        let place: Place
        let language: String
        let phrases: [String]

        init(
            _ family: PhraseFamilies, _ place: Place, _ language: String, _ phrases: [String]
        ) {
            self.family = family
            self.place = place
            self.language = language
            self.phrases = phrases
        }
    }

    static let entries: [Entry] = comments + related + readAlso + page + service
}
