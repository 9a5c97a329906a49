/// Czech: endings of nouns and adjectives in all cases and numbers, and the consonants that change before them (matka,
/// matce; Praha, Praze).
///
/// As the light stemmer of L. Dolamic and J. Savoy, "Indexing and stemming approaches for the Czech language", Information
/// Processing & Management 45 (2009), but for folded words, and so without what needs accents.
enum CzechStems {
    private static let suffixes = AffixTable(leaving: [
        3: """
        a e i o u y ou em im ym am um ovi ove ech ich ach ych mi ami emi ymi imi eho iho emu imu ej
        """
    ])

    static func reduce(_ word: inout [UInt8]) {
        while suffixes.takeSuffix(off: &word) {}
        switch word.last {
        case UInt8(ascii: "c"): word[word.count - 1] = UInt8(ascii: "k")
        case UInt8(ascii: "z"): word[word.count - 1] = UInt8(ascii: "h")
        default: break
        }
    }
}
