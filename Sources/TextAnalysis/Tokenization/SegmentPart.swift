/// One scalar of a segment and its part in the segment's tokens.
struct SegmentPart {
    enum Role {
        /// A letter, number, ideograph, syllable.
        case word
        /// A mark or an ignorable character.
        case attached
        /// A mark that joins what stands on both sides: a connector, or a mark between numbers.
        case joiner
        /// A joiner that is left out of the term.
        case innerMark
        case apostrophe
        /// A full stop between letters.
        case letterStop
        case separator
    }

    var start: Int
    var end: Int
    var breakClass: UInt8
    var role: Role

    /// Reads the scalar at `position`, where the one before, attached ones aside, has the class
    /// `previous`.
    init(at position: Int, after previous: UInt8, in text: borrowing TextBytes) {
        let scalar = text.scalar(at: position)
        let properties = ScalarProperties(of: scalar.value)
        start = position
        end = position &+ scalar.length
        breakClass = properties.breakClass

        switch scalar.value {
        case 0x27, 0x2018, 0x2019, 0xFF07, 0x02BC:
            role = .apostrophe
        case 0x2E, 0x2024, 0xFE52, 0xFF0E:
            role = previous == WordBreakClass.numeric ? .joiner : .letterStop
        case 0x22, 0x05F4:
            role = previous == WordBreakClass.hebrewLetter ? .innerMark : .separator
        case 0x00B7:
            let isBetweenL = text[position &- 1] | 0x20 == 0x6C && text[end] | 0x20 == 0x6C
            role = isBetweenL ? .innerMark : .separator
        case 0x202F:
            role = .separator
        case 0x200C:
            role = Self.isArabic(text, before: position) ? .separator : .attached
        default:
            if properties.isWord {
                role = .word
            } else if properties.isAttached {
                role = .attached
            } else {
                switch breakClass {
                case WordBreakClass.midNum, WordBreakClass.numeric, WordBreakClass.extendNumLet:
                    role = .joiner
                default:
                    role = .separator
                }
            }
        }
    }

    /// Whether a letter of the Arabic script stands before a place: U+0600 to U+06FF.
    ///
    /// There a zero-width non-joiner sets parts of a word apart, as others write it with a space: «کتاب‌ها».
    private static func isArabic(_ text: borrowing TextBytes, before position: Int) -> Bool {
        text[position &- 2] &- 0xD8 < 4 && text[position &- 1] & 0xC0 == 0x80
    }
}
