/// Guesses the language of a text from its script, its frequent words, and its letters, their pairs and triples.
public enum LanguageDetector {
    /// How much of a text is looked at, in bytes.
    package static let sampleLength = 8192

    /// The ISO 639-1 code of the language that `text` is most likely written in, or nil if the text
    /// is too short or of no known language.
    ///
    /// - Complexity: O(1), for only the first 8192 bytes are looked at.
    public static func detect(_ text: String) -> String? {
        detect(text.utf8Span.span)
    }

    /// The ISO 639-1 code of the language that a UTF-8 text is most likely written in, or nil if the
    /// text is too short or of no known language.
    package static func detect(_ text: Span<UInt8>) -> String? {
        var tokens = TokenBuffer()
        Analyzer.standard.analyze(text.extracting(first: sampleLength), into: &tokens)
        guard let system = writingSystem(of: tokens) else { return nil }
        return matchers[system.rawValue]?.bestLanguage(of: tokens) ?? system.language
    }

    /// Whether an answer can be set against what a page declares: the language is among those to choose
    /// from, or the one language of a script.
    ///
    /// Not so where texts often stand in another script than that of the profile (Serbian, Kurdish,
    /// Punjabi), or are taken for those of a larger language with the same letters.
    package static func knows(_ language: String) -> Bool { known.contains(language) }

    private static let known: Set<String> = {
        var languages: Set<String> = []
        for system in WritingSystem.allCases {
            if let language = system.language { languages.insert(language) }
            languages.formUnion(system.profiles.map(\.code))
        }
        return languages.subtracting(["sr", "kk", "tg", "mn", "ku", "pa", "ur", "ps", "kn"])
    }()

    private static let matchers: [ProfileMatcher?] = WritingSystem.allCases.map { system in
        system.profiles.isEmpty ? nil : ProfileMatcher(system.profiles, system.letterPairs)
    }

    /// The fewest letters, weighted, that say anything.
    private static let fewestLetters = 4

    /// The writing system of most of the text; Japanese where kana stand among ideographs.
    private static func writingSystem(of tokens: TokenBuffer) -> WritingSystem? {
        var counts = [Int](repeating: 0, count: WritingSystem.allCases.count)
        for record in tokens.records {
            let form = tokens.bytes[Int(record.formStart)...].prefix(Int(record.formLength))
            if let first = form.first, first < 0x80, form.allSatisfy({ $0 < 0x80 }) {
                if !isASCIIDigit(first) { counts[WritingSystem.latin.rawValue] += form.count }
                continue
            }
            for scalar in String(decoding: form, as: UTF8.self).unicodeScalars {
                guard let system = WritingSystem(of: scalar.value) else { continue }
                counts[system.rawValue] += system.weight
            }
        }
        // Japanese has kana in every sentence; Chinese may quote a name in them.
        let kana = counts[WritingSystem.kana.rawValue]
        if 8 * kana > counts[WritingSystem.han.rawValue] {
            counts[WritingSystem.kana.rawValue] += counts[WritingSystem.han.rawValue]
            counts[WritingSystem.han.rawValue] = 0
        }
        guard let most = counts.max(), most >= fewestLetters,
            let index = counts.firstIndex(of: most)
        else { return nil }
        return WritingSystem(rawValue: index)
    }
}
