/// Finds the phrases of `LanguageTables` in the first words of a block.
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
        /// Whether the words are a phrase.
        var isPhrase = false
    }

    private struct Table {
        var rules = HashTable(empty: Rule(), capacity: 16_384)
        /// A bit for each value of the low bits of a word with which a phrase begins, so that few other
        /// words are looked up.
        var beginnings = [UInt64](repeating: 0, count: 1024)
        /// The number of words of the longest phrase.
        var longest = 0

        @inline(__always)
        private static func place(_ token: UInt64) -> (word: Int, bit: UInt64) {
            // The lowest bit of a token is not of its hash.
            (Int(truncatingIfNeeded: token &>> 8 & 1023), 1 &<< (token &>> 1 & 63))
        }

        mutating func addBeginning(_ token: UInt64) {
            let place = Self.place(token)
            beginnings[place.word] |= place.bit
        }

        /// Whether a phrase may begin with the word; true of some words that none begins with.
        @inline(__always)
        func mayBegin(_ token: UInt64) -> Bool {
            let place = Self.place(token)
            return beginnings[place.word] & place.bit != 0
        }
    }

    private static let table: Table = {
        var table = Table()
        for list in LanguageTables.phrases {
            list.forEachPhrase { tokens in
                guard let first = tokens.first else { return }
                table.longest = max(table.longest, tokens.count)
                table.addBeginning(first)
                table.rules.update(tokens.reduce(0, combine)) { rule in
                    rule.isPhrase = true
                    switch list.place {
                    case .line: rule.line.formUnion(list.family)
                    case .label: rule.label.formUnion(list.family)
                    case .opening: rule.opening.formUnion(list.family)
                    case .anywhere: rule.anywhere.formUnion(list.family)
                    }
                }
            }
        }
        return table
    }()

    private static func combine(_ key: UInt64, _ token: UInt64) -> UInt64 {
        (key ^ token) &* 0x9E37_79B9_7F4A_7C15 &+ (key >> 29)
    }

    /// The phrases in a block of these words.
    ///
    /// - Parameter numberCount: how many of the words are numbers.
    /// - Parameter markAfter: tells whether a colon or like mark follows the first so many words.
    /// - Complexity: O(words · longest phrase), for words that may begin a phrase.
    static func match(
        _ tokens: Span<UInt64>, wordCount: Int, numberCount: Int, markAfter: (Int) -> Bool
    ) -> Match {
        let table = table
        var match = Match()
        let isShort = wordCount <= longestBlock
        let starts = isShort ? tokens.count : min(1, tokens.count)
        for start in 0..<starts where table.mayBegin(tokens[start]) {
            var key: UInt64 = 0
            for next in start..<min(tokens.count, start + table.longest) {
                key = combine(key, tokens[next])
                let rule = table.rules[key]
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
