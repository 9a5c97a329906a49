/// The words and letters of the profiles of one writing system, and its pairs of letters, ready for look-up.
struct ProfileMatcher {
    /// Bit i stands for `codes[i]`.
    private typealias LanguageSet = UInt64

    private let codes: [String]
    private let words: WordSets
    private var letters: [UInt32: LanguageSet] = [:]
    private let pairs: LetterPairs?

    init(_ profiles: [LanguageProfile], _ pairs: LetterPairs?) {
        self.pairs = pairs
        codes = profiles.map(\.code)
        var words: [UInt64: LanguageSet] = [:]
        for (index, profile) in profiles.enumerated() {
            let language: LanguageSet = 1 << UInt64(index)
            for word in profile.words.split(separator: " ") {
                words[FNV1a(word.utf8).value, default: 0] |= language
            }
            for letter in profile.letters.unicodeScalars {
                letters[letter.value, default: 0] |= language
            }
        }
        self.words = WordSets(words)
    }

    /// The language with the most evidence in the normal forms of a buffer; nil without evidence, or
    /// with as much for another language.
    ///
    /// A word counts the more the fewer languages share it; a letter also counts against the
    /// languages that lack it. Where that is not clear, pairs of letters are counted too.
    func bestLanguage(of tokens: TokenBuffer) -> String? {
        let scores = scores(of: tokens)
        guard let best = scores.max(), let index = scores.firstIndex(of: best) else { return nil }
        let next = scores.enumerated().lazy.filter { $0.offset != index }.map(\.element).max() ?? 0
        if best - next >= Self.clearMargin { return codes[index] }
        if let language = languageByLetters(of: tokens, scores) { return language }
        return best >= Self.leastEvidence && best > next ? codes[index] : nil
    }

    private func scores(of tokens: TokenBuffer) -> [Int] {
        var scores = [Int](repeating: 0, count: codes.count)
        for record in tokens.records {
            let form = tokens.bytes[Int(record.formStart)...].prefix(Int(record.formLength))
            let languages = words[FNV1a(form).value]
            if languages != 0 {
                let weight = 2 + 12 / languages.nonzeroBitCount
                add(weight, to: languages, of: &scores)
            }
            guard form.contains(where: { $0 >= 0x80 }) else { continue }
            for scalar in String(decoding: form, as: UTF8.self).unicodeScalars {
                guard scalar.value >= 0x80, let languages = letters[scalar.value] else { continue }
                add(1 + 6 / languages.nonzeroBitCount, to: languages, of: &scores)
                add(-2, to: ~languages, of: &scores)
            }
        }
        return scores
    }

    /// The language by words and by pairs of letters; nil where the letters are of none that is known, or
    /// where words are for a language that has no pairs.
    private func languageByLetters(of tokens: TokenBuffer, _ scores: [Int]) -> String? {
        guard let pairs else { return nil }
        let evidence = pairs.evidence(in: tokens, limit: Self.lettersLength)
        guard evidence.count >= Self.fewestPairs, let most = evidence.sums.max(),
            most >= pairs.leastFit * evidence.count
        else { return nil }
        var best: (code: String, score: Int)?
        for (index, code) in codes.enumerated() {
            guard let place = pairs.codes.firstIndex(of: code) else { continue }
            let score = evidence.sums[place] + Self.wordFactor * scores[index]
            if best.map({ score > $0.score }) ?? true { best = (code, score) }
        }
        guard let best, let place = codes.firstIndex(of: best.code) else { return nil }
        let isElsewhere = codes.indices.contains {
            scores[$0] >= scores[place] + Self.leastEvidence && !pairs.codes.contains(codes[$0])
        }
        return isElsewhere ? nil : best.code
    }

    /// How much more evidence than for any other language is beyond doubt: four words of one language.
    private static let clearMargin = 56
    /// What a point of words is worth in quarters of a bit.
    private static let wordFactor = 2
    /// How many bytes of words are cut into letters.
    private static let lettersLength = 1024
    /// A word of four letters has eight pairs and triples.
    private static let fewestPairs = 8

    /// The score of two words that three languages share: less says nothing.
    private static let leastEvidence = 12

    private func add(_ weight: Int, to languages: LanguageSet, of scores: inout [Int]) {
        for index in scores.indices where languages >> UInt64(index) & 1 != 0 {
            scores[index] += weight
        }
    }

    /// The languages that have a word, by its hash: open addressing, at most a quarter full, for every
    /// word of a text is looked up.
    private struct WordSets {
        private var slots: [(hash: UInt64, languages: LanguageSet)]
        private let mask: Int

        init(_ words: [UInt64: LanguageSet]) {
            var count = 1
            while count < 4 * words.count { count *= 2 }
            slots = Array(repeating: (0, 0), count: count)
            mask = count - 1
            for (hash, languages) in words {
                var slot = Int(truncatingIfNeeded: hash) & mask
                while slots[slot].languages != 0 { slot = (slot + 1) & mask }
                slots[slot] = (hash, languages)
            }
        }

        /// None for a word that is unknown.
        subscript(hash: UInt64) -> LanguageSet {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot].languages != 0 {
                if slots[slot].hash == hash { return slots[slot].languages }
                slot = (slot &+ 1) & mask
            }
            return 0
        }
    }
}
