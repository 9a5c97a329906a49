/// The best that a block of postings can score, under any similarity that grows with the term's
/// frequency and falls with the document's length.
///
/// A list of pairs in which both the frequency and the norm ascend: every posting of the block has,
/// for one of the pairs, at most its frequency and at least its norm. The idea is Lucene's (impacts
/// since 8.0); the bound holds whatever k1, b and the average length are.
struct Impacts {
    struct Pair: Hashable {
        var frequency: UInt32
        var norm: UInt8
    }

    private(set) var pairs: [Pair] = []

    mutating func removeAll() { pairs.removeAll(keepingCapacity: true) }

    /// Accounts for a posting.
    mutating func add(frequency: UInt32, norm: UInt8) {
        var index = 0
        while index < pairs.count, pairs[index].norm < norm { index += 1 }
        if index > 0, pairs[index - 1].frequency >= frequency { return }
        if index < pairs.count, pairs[index].norm == norm, pairs[index].frequency >= frequency {
            return
        }
        var end = index
        while end < pairs.count, pairs[end].frequency <= frequency { end += 1 }
        pairs.replaceSubrange(
            index..<end, with: CollectionOfOne(Pair(frequency: frequency, norm: norm)))
    }

    /// Whether a posting stays within the bound.
    func covers(frequency: UInt32, norm: UInt8) -> Bool {
        pairs.contains { $0.frequency >= frequency && $0.norm <= norm }
    }
}
