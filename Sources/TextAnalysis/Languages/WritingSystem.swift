/// A script, or scripts used together, as far as it tells the language.
enum WritingSystem: Int, CaseIterable {
    case latin, cyrillic, arabic, devanagari, hebrew, greek, thai, han, kana, hangul, armenian
    case georgian, bengali, gurmukhi, gujarati, tamil, telugu, kannada, malayalam, sinhala, lao
    case tibetan, burmese, khmer, ethiopic

    /// The writing system of a letter, by the Unicode blocks of the scripts.
    init?(of scalar: UInt32) {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x0370...0x03FF, 0x1F00...0x1FFF: self = .greek
        case 0x0400...0x052F: self = .cyrillic
        case 0x0531...0x058A: self = .armenian
        case 0x0591...0x05F4: self = .hebrew
        case 0x0600...0x06FF, 0x0750...0x077F: self = .arabic
        case 0x0900...0x097F: self = .devanagari
        case 0x0980...0x09FF: self = .bengali
        case 0x0A00...0x0A7F: self = .gurmukhi
        case 0x0A80...0x0AFF: self = .gujarati
        case 0x0B80...0x0BFF: self = .tamil
        case 0x0C00...0x0C7F: self = .telugu
        case 0x0C80...0x0CFF: self = .kannada
        case 0x0D00...0x0D7F: self = .malayalam
        case 0x0D80...0x0DFF: self = .sinhala
        case 0x0E00...0x0E7F: self = .thai
        case 0x0E80...0x0EFF: self = .lao
        case 0x0F00...0x0FFF: self = .tibetan
        case 0x1000...0x109F: self = .burmese
        case 0x10A0...0x10FF: self = .georgian
        case 0x1100...0x11FF, 0xAC00...0xD7A3: self = .hangul
        case 0x1200...0x137F: self = .ethiopic
        case 0x1780...0x17FF: self = .khmer
        case 0x3041...0x30FF: self = .kana
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3134F: self = .han
        default: return nil
        }
    }

    /// How many letters of an alphabet one character stands for, roughly.
    var weight: Int {
        switch self {
        case .han: 3
        case .kana, .hangul: 2
        default: 1
        }
    }

    /// The profiles of the languages to choose from; empty where there is no choice.
    var profiles: [LanguageProfile] {
        switch self {
        case .latin: LanguageProfiles.latin
        case .cyrillic: LanguageProfiles.cyrillic
        case .arabic: LanguageProfiles.arabic
        case .devanagari: LanguageProfiles.devanagari
        case .hebrew: LanguageProfiles.hebrew
        default: []
        }
    }

    /// What pairs of letters say of the languages to choose from, as far as it is known.
    var letterPairs: LetterPairs? {
        switch self {
        case .latin:
            LetterPairs(
                LetterPairTable.latin, languages: LetterPairTable.latinLanguages, leastFit: 15)
        case .arabic:
            LetterPairs(
                LetterPairTable.arabic, languages: LetterPairTable.arabicLanguages, leastFit: 8)
        case .devanagari:
            LetterPairs(
                LetterPairTable.devanagari, languages: LetterPairTable.devanagariLanguages,
                leastFit: 8)
        default: nil
        }
    }

    /// The one language of the writing system, or the one to assume without other evidence.
    var language: String? {
        switch self {
        case .latin, .arabic, .devanagari, .hebrew: nil
        case .cyrillic: "ru"
        case .greek: "el"
        case .thai: "th"
        case .han: "zh"
        case .kana: "ja"
        case .hangul: "ko"
        case .armenian: "hy"
        case .georgian: "ka"
        case .bengali: "bn"
        case .gurmukhi: "pa"
        case .gujarati: "gu"
        case .tamil: "ta"
        case .telugu: "te"
        case .kannada: "kn"
        case .malayalam: "ml"
        case .sinhala: "si"
        case .lao: "lo"
        case .tibetan: "bo"
        case .burmese: "my"
        case .khmer: "km"
        case .ethiopic: "am"
        }
    }
}
