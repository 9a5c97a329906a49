/// Spellings of a language's words that its stemmer does not know to be the same.
enum StemSpelling {
    /// ae, oe and ue for ä, ö and ü, the last not behind a vowel or q, as Lucene's `GermanNormalizationFilter` has it:
    /// Mueller, but neue.
    case german
    /// The kaf and the yeh of Persian keyboards.
    case arabic

    init?(algorithm: String) {
        switch algorithm {
        case "german": self = .german
        case "arabic": self = .arabic
        default: return nil
        }
    }

    /// The word in the spelling that the stemmer takes; nil if it is in it.
    func respelled(_ word: Span<UInt8>) -> [UInt8]? {
        switch self {
        case .german: Self.replacing(word, Self.umlaut)
        case .arabic: Self.replacing(word, Self.arabicLetter)
        }
    }

    /// The word with pairs of bytes replaced.
    private static func replacing(
        _ word: Span<UInt8>, _ replacement: (_ before: UInt8, _ pair: (UInt8, UInt8)) -> [UInt8]?
    ) -> [UInt8]? {
        var result: [UInt8] = []
        var isChanged = false
        var index = 0
        while index < word.count {
            if index + 1 < word.count,
                let pair = replacement(
                    index > 0 ? word[index - 1] : 0, (word[index], word[index + 1]))
            {
                result += pair
                index += 2
                isChanged = true
            } else {
                result.append(word[index])
                index += 1
            }
        }
        return isChanged ? result : nil
    }

    private static func umlaut(_ before: UInt8, _ pair: (UInt8, UInt8)) -> [UInt8]? {
        guard pair.1 == UInt8(ascii: "e") else { return nil }
        switch pair.0 {
        case UInt8(ascii: "a"): return Array("ä".utf8)
        case UInt8(ascii: "o"): return Array("ö".utf8)
        case UInt8(ascii: "u"): return "aeiouq".utf8.contains(before) ? nil : Array("ü".utf8)
        default: return nil
        }
    }

    private static func arabicLetter(_ before: UInt8, _ pair: (UInt8, UInt8)) -> [UInt8]? {
        switch pair {
        case (0xDA, 0xA9): Array("ك".utf8)
        case (0xDB, 0x8C): Array("ي".utf8)
        default: nil
        }
    }
}
