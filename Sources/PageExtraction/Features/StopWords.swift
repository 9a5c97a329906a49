/// Frequent function words of many languages in one set: a text rich in them is a sentence,
/// whatever its language.
enum StopWords {
    private static let slots = 8192

    /// An open-addressing table of hashes; zero is an empty slot.
    private static let table: [UInt64] = {
        var table = [UInt64](repeating: 0, count: slots)
        TableWords.forEach(in: LanguageTables.stopWords) { hash, _ in
            var slot = Int(hash >> 20) & (slots - 1)
            while table[slot] != 0, table[slot] != hash { slot = (slot + 1) & (slots - 1) }
            table[slot] = hash
        }
        return table
    }()

    /// Whether the hash, as `TextScanner` makes it, is that of a function word.
    static func contains(_ hash: UInt64) -> Bool {
        var slot = Int(hash >> 20) & (slots - 1)
        while table[slot] != 0 {
            if table[slot] == hash { return true }
            slot = (slot + 1) & (slots - 1)
        }
        return false
    }
}
