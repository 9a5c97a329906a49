internal import TextAnalysis

/// Gives each record of a file a key of its own.
struct UniqueKeys {
    /// Hashes of keys so far.
    private var used: Set<UInt64> = []
    /// By the hash of a name that was given more than once: the last number behind it, so that many of one name take no
    /// longer than many of different ones.
    private var numbers: [UInt64: Int] = [:]

    /// A name as a key; with `~2` and so on behind it if it was given before.
    mutating func key(_ name: String) -> String {
        let hash = Self.hash(name)
        if used.insert(hash).inserted { return name }
        var number = numbers[hash] ?? 1
        var key = name
        repeat {
            number += 1
            key = "\(name)~\(number)"
        } while !used.insert(Self.hash(key)).inserted
        numbers[hash] = number
        return key
    }

    private static func hash(_ text: String) -> UInt64 {
        var hash = FNV1a()
        let bytes = text.utf8Span.span
        for index in bytes.indices { hash.add(bytes[index]) }
        return hash.value
    }
}
