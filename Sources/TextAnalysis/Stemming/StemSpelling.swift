/// What a language's stemmer does not know of its words: spellings that are the same, and prefixes.
package enum StemSpelling {
    /// ae, oe and ue for ä, ö and ü, the last not behind a vowel or q, as Lucene's `GermanNormalizationFilter` has it:
    /// Mueller, but neue.
    case german
    /// The kaf and the yeh of Persian keyboards, and what is written together with the word (`ArabicPrefixes`).
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
        case .german: return Self.replacing(word, Self.umlaut)
        case .arabic:
            let letters = Self.replacing(word, Self.arabicLetter)
            return ArabicPrefixes.removed(from: letters ?? word.indices.map { word[$0] }) ?? letters
        }
    }

    /// Where in a German word an e may make an umlaut of the letter before.
    package static func umlautMarks(in word: Span<UInt8>) -> Set<Int> {
        var marks: Set<Int> = []
        var index = 1
        while index < word.count {
            let before = index > 1 ? word[index - 2] : 0
            if umlaut(before, (word[index - 1], word[index])) != nil {
                marks.insert(index)
                index += 1
            }
            index += 1
        }
        return marks
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
