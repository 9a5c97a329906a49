/// Documents in which words stand next to each other, in order.
final class PhraseScorer: Scorer {
    private let words: [TermPostings]
    private let byCost: [TermPostings]
    private var matcher: PhraseMatcher
    private let leaf: LeafScorer
    private var frequency: UInt32 = 0

    init(_ words: [TermPostings], _ leaf: LeafScorer) {
        self.words = words
        self.leaf = leaf
        byCost = words.sorted { $0.cost < $1.cost }
        matcher = PhraseMatcher(words)
    }

    override var document: UInt32 { byCost[0].document }
    override var cost: Int { byCost[0].cost }

    override func next() {
        byCost[0].next()
        settle()
    }

    override func advance(to target: UInt32) {
        if frequency > 0, document >= target { return }
        byCost[0].advance(to: target)
        settle()
    }

    override func score() -> Double { leaf.score(document, frequency: frequency) }

    private func settle() {
        frequency = 0
        search: while document != Scorer.end {
            for other in byCost.dropFirst() {
                other.advance(to: document)
                if other.document != document {
                    byCost[0].advance(to: other.document)
                    continue search
                }
            }
            frequency = UInt32(matcher.match())
            if frequency > 0 { return }
            byCost[0].next()
        }
    }
}

/// Finds where a phrase begins in the document that all of its words stand at.
struct PhraseMatcher {
    private let words: [TermPostings]
    /// The positions of the phrase's first word, ascending, as `match` left them.
    private(set) var starts: [UInt32] = []
    private var positions: [UInt32] = []

    init(_ words: [TermPostings]) { self.words = words }

    /// Finds the starts and returns how many there are.
    ///
    /// - Complexity: linear in the words' occurrences in the document.
    mutating func match() -> Int {
        // The rarest word leaves the fewest candidates.
        var rarest = 0
        var least = UInt32.max
        for (index, word) in words.enumerated() where word.frequency < least {
            (rarest, least) = (index, word.frequency)
        }
        starts.removeAll(keepingCapacity: true)
        words[rarest].appendPositions(to: &starts)
        if rarest > 0 {
            // At the start of a field there is no room for the words before.
            let room = starts.firstIndex { $0 >= UInt32(rarest) } ?? starts.count
            starts.removeFirst(room)
            for index in starts.indices { starts[index] -= UInt32(rarest) }
        }
        for (index, word) in words.enumerated() where index != rarest && !starts.isEmpty {
            positions.removeAll(keepingCapacity: true)
            word.appendPositions(to: &positions)
            PhraseMatcher.keep(&starts, followedAt: UInt32(index), by: positions)
        }
        return starts.count
    }

    /// Keeps the starts that have a position `distance` behind them.
    private static func keep(
        _ starts: inout [UInt32], followedAt distance: UInt32, by positions: [UInt32]
    ) {
        var kept = 0
        // Both lists are read from front to back, and no more is written than was read.
        unsafe starts.withUnsafeMutableBufferPointer { starts in
            unsafe positions.withUnsafeBufferPointer { positions in
                var cursor = 0
                for index in 0..<starts.count {
                    let wanted = unsafe starts[index] &+ distance
                    while cursor < positions.count, unsafe positions[cursor] < wanted {
                        cursor &+= 1
                    }
                    if cursor == positions.count { break }
                    if unsafe positions[cursor] == wanted {
                        unsafe starts[kept] = starts[index]
                        kept &+= 1
                    }
                }
            }
        }
        starts.removeLast(starts.count - kept)
    }
}
