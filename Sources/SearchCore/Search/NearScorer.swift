/// Documents in which words and phrases stand near each other, in any order.
final class NearScorer: Scorer {
    private let parts: [[TermPostings]]
    private let byCost: [TermPostings]
    private var matcher: NearMatcher
    private let leaf: LeafScorer
    private var frequency: Float = 0

    init(_ parts: [[TermPostings]], distance: Int, _ leaf: LeafScorer) {
        self.parts = parts
        self.leaf = leaf
        matcher = NearMatcher(distance: distance)
        byCost = parts.joined().sorted { $0.cost < $1.cost }
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
            frequency = matcher.match(parts)
            if frequency > 0 { return }
            byCost[0].next()
        }
    }
}
