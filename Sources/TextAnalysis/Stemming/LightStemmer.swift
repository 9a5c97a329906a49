/// Stemmers of our own, for languages that libstemmer has none of: they take off what inflects nouns and adjectives,
/// and mostly leave verbs and what makes new words as they are.
///
/// Words and affixes are folded, so that texts without accents and from other keyboards have the same stems. Where one ending
/// may stand behind another, endings are taken off until none is left, so that a word whose own end looks like an
/// ending ("program", "am") has the stem of its other forms.
enum LightStemmer: String, CaseIterable, Sendable {
    case bulgarian = "bg"
    case czech = "cs"
    case persian = "fa"
    case slovak = "sk"
    case urdu = "ur"

    /// Reduces a folded word to its stem, which is never empty if the word is not.
    func reduce(_ word: inout [UInt8]) {
        switch self {
        case .bulgarian: BulgarianStems.reduce(&word)
        case .czech: CzechStems.reduce(&word)
        case .persian: PersianStems.reduce(&word)
        case .slovak: SlovakStems.reduce(&word)
        case .urdu: UrduStems.reduce(&word)
        }
    }
}
