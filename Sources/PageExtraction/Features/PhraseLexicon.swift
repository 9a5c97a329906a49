/// Finds the phrases of `PhraseTable` in the first words of a block.
enum PhraseLexicon {
    /// Families found in a block, by where they stand.
    struct Match: Hashable, Sendable {
        /// The block is hardly more than the phrase.
        var line: PhraseFamilies = []
        /// The block begins with the phrase and a mark.
        var label: PhraseFamilies = []
        /// The phrase occurs at the beginning of the block.
        var opening: PhraseFamilies = []
        /// The phrase occurs within the block.
        var anywhere: PhraseFamilies = []

        /// All families, wherever they stand.
        var all: PhraseFamilies { [line, label, opening, anywhere] }
    }

    /// Blocks of more words than this are told by their wording as a whole, not by a phrase.
    static let longestBlock = 40

    private struct Rule {
        var line: PhraseFamilies = []
        var label: PhraseFamilies = []
        var opening: PhraseFamilies = []
        var anywhere: PhraseFamilies = []
        /// Whether some phrase begins with this word; set for single words.
        var isBeginning = false
        /// Whether the words are a phrase.
        var isPhrase = false
    }

    private static let table: (rules: HashTable<Rule>, longest: Int) = {
        var rules = HashTable(empty: Rule(), capacity: 4096)
        var longest = 0
        for entry in PhraseTable.entries {
            for phrase in entry.phrases {
                let tokens = TextScanner.tokens(of: phrase)
                guard let first = tokens.first else { continue }
                longest = max(longest, tokens.count)
                rules.update(combine(0, first)) { $0.isBeginning = true }
                rules.update(tokens.reduce(0, combine)) { rule in
                    rule.isPhrase = true
                    switch entry.place {
                    case .line: rule.line.formUnion(entry.family)
                    case .label: rule.label.formUnion(entry.family)
                    case .opening: rule.opening.formUnion(entry.family)
                    case .anywhere: rule.anywhere.formUnion(entry.family)
                    }
                }
            }
        }
        return (rules, longest)
    }()

    private static func combine(_ key: UInt64, _ token: UInt64) -> UInt64 {
        (key ^ token) &* 0x9E37_79B9_7F4A_7C15 &+ (key >> 29)
    }

    /// The phrases in a block of these words.
    ///
    /// - Parameter numberCount: how many of the words are numbers.
    /// - Parameter markAfter: tells whether a colon or like mark follows the first so many words.
    /// - Complexity: O(words · longest phrase), for words that begin a phrase.
    static func match(
        _ tokens: Span<UInt64>, wordCount: Int, numberCount: Int, markAfter: (Int) -> Bool
    ) -> Match {
        let (rules, longest) = table
        var match = Match()
        let isShort = wordCount <= longestBlock
        let starts = isShort ? tokens.count : min(1, tokens.count)
        for start in 0..<starts where rules[combine(0, tokens[start])].isBeginning {
            var key: UInt64 = 0
            for next in start..<min(tokens.count, start + longest) {
                key = combine(key, tokens[next])
                let rule = rules[key]
                guard rule.isPhrase else { continue }
                let length = next - start + 1
                // "Comments" may have a number with it; "Leave a reply" two words.
                let spare = numberCount + (length >= 3 ? 2 : length == 2 ? 1 : 0)
                if start <= 1, tokens.count - length <= min(3, spare) {
                    match.line.formUnion(rule.line)
                }
                if start == 0 {
                    match.opening.formUnion(rule.opening)
                    if !rule.label.isEmpty, markAfter(length) { match.label.formUnion(rule.label) }
                }
                if isShort { match.anywhere.formUnion(rule.anywhere) }
            }
        }
        return match
    }
}
