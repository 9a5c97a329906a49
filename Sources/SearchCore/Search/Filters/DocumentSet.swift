/// Documents of a segment, as bits.
struct DocumentSet: Sendable, Hashable {
    let count: Int
    private(set) var words: [UInt64]

    /// None of `count` documents.
    init(count: Int) {
        self.count = count
        words = Array(repeating: 0, count: (count + 63) / 64)
    }

    mutating func insert(_ document: Int) {
        words[document >> 6] |= 1 << UInt64(document & 63)
    }

    func contains(_ document: Int) -> Bool {
        words[document >> 6] & (1 << UInt64(document & 63)) != 0
    }

    mutating func formUnion(_ other: DocumentSet) {
        for word in words.indices { words[word] |= other.words[word] }
    }

    mutating func formIntersection(_ other: DocumentSet) {
        for word in words.indices { words[word] &= other.words[word] }
    }

    mutating func subtract(_ other: DocumentSet) {
        for word in words.indices { words[word] &= ~other.words[word] }
    }

    /// All documents that are not members.
    var inverted: DocumentSet {
        var others = self
        for word in words.indices { others.words[word] = ~words[word] }
        if count % 64 != 0 { others.words[others.words.count - 1] &= 1 << UInt64(count % 64) - 1 }
        return others
    }

    var memberCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// The first member that is `document` or greater.
    func first(from document: Int) -> Int? {
        guard document < count else { return nil }
        var word = document >> 6
        var bits = words[word] & (.max << UInt64(document & 63))
        while bits == 0 {
            word += 1
            if word == words.count { return nil }
            bits = words[word]
        }
        return word << 6 + bits.trailingZeroBitCount
    }
}
