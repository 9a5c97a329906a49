/// A sample of the longer blocks of a page, which tells how much of its text another page has too.
///
/// The blocks with the smallest fingerprints (bottom-k sampling: Cohen and Kaplan, "Summarizing data using
/// bottom-k sketches", PODC 2007), so that what two pages cost to compare is bounded.
struct OutlineSketch: Sendable, Hashable {
    /// Shorter blocks are menus and the like, which all pages of a site share.
    private static let fewestWords = 10
    /// Of how many blocks a sample is at most.
    private static let size = 128
    /// From which share of their words on two pages are copies of one.
    private static let copyShare = 0.5

    private struct Block: Hashable {
        var fingerprint: UInt64
        var words: Int
    }

    /// By fingerprint, ascending.
    private let blocks: [Block]

    /// - Parameter words: of each different block, by fingerprint.
    init(_ words: [UInt64: Int]) {
        blocks = words.lazy.filter { $0.value >= Self.fewestWords && $0.key != .max }
            .map { Block(fingerprint: $0.key, words: $0.value) }
            .sorted { $0.fingerprint < $1.fingerprint }.prefix(Self.size).map(\.self)
    }

    /// Whether the blocks that both have hold at least half of the words of all that either has (Jaccard's
    /// index, weighted by words, of the smallest fingerprints of both together).
    ///
    /// - Complexity: O(1).
    func isCopy(of other: OutlineSketch) -> Bool {
        var shared = 0
        var all = 0
        var own = 0
        var others = 0
        for _ in 0..<Self.size {
            // No block has the greatest number, which stands for the end.
            let left = own < blocks.count ? blocks[own].fingerprint : .max
            let right = others < other.blocks.count ? other.blocks[others].fingerprint : .max
            if left == .max && right == .max { break }
            let words = left <= right ? blocks[own].words : other.blocks[others].words
            all += words
            if left == right { shared += words }
            if left <= right { own += 1 }
            if right <= left { others += 1 }
        }
        return all > 0 && Double(shared) >= Self.copyShare * Double(all)
    }
}
