/// Letters that are written in several ways, and marks that readers leave out, by script.
///
/// - Arabic, Persian, Urdu, Pashto: the alefs, yehs, kafs and hehs of different keyboards become one of
///   each, waw and yeh lose their hamza, teh marbuta becomes heh; vowel signs, Koranic marks and the stretching tatweel go.
/// - Hebrew: points and cantillation go.
/// - Devanagari and its kin: the nukta goes. In Devanagari, candrabindu becomes anusvara, and a nasal before a
///   consonant of its own class too (हिन्दी, हिंदी).
/// - Cyrillic: ё becomes е.
///
/// After Lucene's `ArabicNormalizer`, `PersianNormalizer`, `HindiNormalizer` and `IndicNormalizer`, which say which letters are
/// mixed up in practice; further variants from the Unicode Standard 15.0, sections 9.1, 9.2 and 12.1.
enum LetterVariants {
    /// What stands for a scalar.
    enum Replacement {
        case itself
        case nothing
        case scalar(UInt32)
    }

    /// Whether a scalar, or what stands behind it, may be concerned.
    @inline(__always)
    static func concern(_ scalar: UInt32) -> Bool {
        scalar == 0x0451 || scalar &- 0x0591 < 0x0700 - 0x0591
            || scalar &- 0x08D3 < 0x0D00 - 0x08D3
    }

    /// - Parameters:
    ///   - scalar: in normal form.
    ///   - next: the two scalars behind it, 0 where there are none.
    static func replacement(of scalar: UInt32, before next: (UInt32, UInt32)) -> Replacement {
        switch scalar {
        case 0x0451: .scalar(0x0435)
        case 0x0591...0x05BD, 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7: .nothing
        case 0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E8,
            0x06EA...0x06ED, 0x08D3...0x08E1, 0x08E3...0x08FF:
            .nothing
        case 0x0622, 0x0623, 0x0625, 0x0671...0x0673, 0x0675: .scalar(0x0627)
        case 0x0624, 0x0676: .scalar(0x0648)
        case 0x0626, 0x0649, 0x0678, 0x06CC, 0x06CD: .scalar(0x064A)
        case 0x06A9, 0x06AA: .scalar(0x0643)
        case 0x06AB: .scalar(0x06AF)
        case 0x0629, 0x06C0, 0x06C1, 0x06C2, 0x06C3, 0x06D5: .scalar(0x0647)
        case 0x06D3: .scalar(0x06D2)
        case 0x0901: .scalar(0x0902)
        case 0x093C, 0x09BC, 0x0A3C, 0x0ABC, 0x0B3C, 0x0CBC: .nothing
        case 0x0919, 0x091E, 0x0923, 0x0928, 0x092E: nasal(scalar, before: next)
        default: .itself
        }
    }

    /// The virama behind a nasal goes with it.
    private static func nasal(_ scalar: UInt32, before next: (UInt32, UInt32)) -> Replacement {
        next.0 == 0x094D && isOfClass(next.1, of: scalar) ? .scalar(0x0902) : .itself
    }

    /// Whether a consonant of Devanagari is of the class that a nasal ends: each has five letters, the last of
    /// which is the nasal.
    private static func isOfClass(_ consonant: UInt32, of nasal: UInt32) -> Bool {
        // After न stands a letter of other languages, so that the last class begins one later.
        switch nasal {
        case 0x0919: (0x0915...0x0918).contains(consonant)
        case 0x091E: (0x091A...0x091D).contains(consonant)
        case 0x0923: (0x091F...0x0922).contains(consonant)
        case 0x0928: (0x0924...0x0927).contains(consonant)
        default: (0x092A...0x092D).contains(consonant)
        }
    }
}
