internal import TextAnalysis

/// Gives each record of a file a key of its own.
struct UniqueKeys {
    /// Hashes of keys so far.
    private var used: Set<UInt64> = []

    /// A name as a key; with `~2` and so on behind it if it was given before.
    mutating func key(_ name: String) -> String {
        var key = name
        var number = 2
        while !used.insert(FNV1a(key.utf8).value).inserted {
            key = "\(name)~\(number)"
            number += 1
        }
        return key
    }
}
