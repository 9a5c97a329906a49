/// Documents in which words stand next to each other, in order or within a slop.
final class PhraseScorer: Scorer {
    private let words: [TermPostings]
    private let byCost: [TermPostings]
    private let slop: Int
    private var matcher = PhraseMatcher()
    private let leaf: LeafScorer
    private var frequency: Float = 0

    init(_ words: [TermPostings], slop: Int, _ leaf: LeafScorer) {
        self.slop = slop
        self.words = words
        self.leaf = leaf
        byCost = words.sorted { $0.cost < $1.cost }
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

    override func score() -> UInt32 { leaf.score(document, frequency: frequency) }

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
            frequency = matcher.match(
                wordCount: words.count, slop: slop, frequency: { words[$0].frequency },
                read: { words[$0].readPositions(into: &$1) })
            if frequency > 0 { return }
            byCost[0].next()
        }
    }
}
