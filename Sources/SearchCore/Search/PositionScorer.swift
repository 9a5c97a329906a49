/// Documents that have some words at places that go together; a subclass says which do.
class PositionScorer: Scorer {
    private let byCost: [TermPostings]
    private let leaf: LeafScorer
    private var frequency: Float = 0

    init(_ words: [TermPostings], _ leaf: LeafScorer) {
        byCost = words.sorted { $0.cost < $1.cost }
        self.leaf = leaf
    }

    /// How often the words go together in the document that all of them are at; 0 for not at all.
    func match() -> Float { 0 }

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
            frequency = match()
            if frequency > 0 { return }
            byCost[0].next()
        }
    }
}

/// Documents in which words stand next to each other, in order or within a slop.
final class PhraseScorer: PositionScorer {
    private let words: [TermPostings]
    private let slop: Int
    private var matcher = PhraseMatcher()

    init(_ words: [TermPostings], slop: Int, _ leaf: LeafScorer) {
        self.slop = slop
        self.words = words
        super.init(words, leaf)
    }

    override func match() -> Float {
        matcher.match(
            wordCount: words.count, slop: slop, frequency: { words[$0].frequency },
            read: { words[$0].readPositions(into: &$1) })
    }
}

/// Documents in which words and phrases stand near each other, in any order.
final class NearScorer: PositionScorer {
    private let parts: [[TermPostings]]
    private var matcher: NearMatcher

    init(_ parts: [[TermPostings]], distance: Int, _ leaf: LeafScorer) {
        self.parts = parts
        matcher = NearMatcher(distance: distance)
        super.init(Array(parts.joined()), leaf)
    }

    override func match() -> Float { matcher.match(parts) }
}
