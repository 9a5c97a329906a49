/// Documents in which words stand next to each other, in order.
final class PhraseScorer: Scorer {
    private let words: [TermPostings]
    private let byCost: [TermPostings]
    private let matcher: PhraseMatcher
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
            frequency = UInt32(matcher.starts().count)
            if frequency > 0 { return }
            byCost[0].next()
        }
    }
}

/// Finds where a phrase begins in the document that all of its words stand at.
final class PhraseMatcher {
    private let words: [TermPostings]
    private var candidates: [UInt32] = []
    private var positions: [UInt32] = []

    init(_ words: [TermPostings]) { self.words = words }

    /// The positions of the phrase's first word, ascending.
    ///
    /// - Complexity: linear in the words' occurrences in the document.
    func starts() -> [UInt32] {
        // The rarest word leaves the fewest candidates.
        let order = words.indices.sorted { words[$0].frequency < words[$1].frequency }
        candidates.removeAll(keepingCapacity: true)
        words[order[0]].appendPositions(to: &candidates)
        let first = UInt32(order[0])
        candidates = candidates.filter { $0 >= first }.map { $0 - first }
        for index in order.dropFirst() {
            if candidates.isEmpty { break }
            positions.removeAll(keepingCapacity: true)
            words[index].appendPositions(to: &positions)
            let offset = UInt32(index)
            var cursor = 0
            candidates.removeAll { candidate in
                let (wanted, overflow) = candidate.addingReportingOverflow(offset)
                while cursor < positions.count, positions[cursor] < wanted { cursor += 1 }
                return overflow || cursor == positions.count || positions[cursor] != wanted
            }
        }
        return candidates
    }
}
