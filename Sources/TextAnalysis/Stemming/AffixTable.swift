/// Affixes of a language, each with the fewest letters that it may leave of a word.
struct AffixTable: Sendable {
    private struct Affix {
        var bytes: [UInt8]
        var leaving: Int
    }

    /// The longest first.
    private let affixes: [Affix]

    /// - Parameter lists: by the fewest letters left, affixes between spaces.
    init(leaving lists: [Int: String]) {
        affixes = lists.flatMap { leaving, list in
            list.split(separator: " ").map { affix in
                var folded: [UInt8] = []
                Folding.fold(affix.utf8Span.span, into: &folded)
                return Affix(bytes: folded, leaving: leaving)
            }
        }.sorted { $0.bytes.count > $1.bytes.count }
    }

    /// Takes the longest suffix off a folded word that leaves enough of it; false if there is none.
    ///
    /// - Complexity: O(number of affixes).
    func takeSuffix(off word: inout [UInt8]) -> Bool {
        let letters = letterCount(word)
        for affix in affixes where affix.bytes.count < word.count {
            let start = word.count - affix.bytes.count
            if word[start...].elementsEqual(affix.bytes),
                letters - letterCount(affix.bytes) >= affix.leaving
            {
                word.removeLast(affix.bytes.count)
                return true
            }
        }
        return false
    }

    /// Takes the longest prefix off a folded word that leaves enough of it; false if there is none.
    ///
    /// - Complexity: O(number of affixes).
    func takePrefix(off word: inout [UInt8]) -> Bool {
        let letters = letterCount(word)
        for affix in affixes
        where word.starts(with: affix.bytes)
            && letters - letterCount(affix.bytes) >= affix.leaving
        {
            word.removeFirst(affix.bytes.count)
            return true
        }
        return false
    }

    private func letterCount(_ word: [UInt8]) -> Int {
        word.count { $0 & 0xC0 != 0x80 }
    }
}
