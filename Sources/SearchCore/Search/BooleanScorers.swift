/// Documents that all of several scorers match.
final class ConjunctionScorer: Scorer {
    private let lead: Scorer
    private let others: [Scorer]

    init(_ scorers: [Scorer]) {
        let byCost = scorers.sorted { $0.cost < $1.cost }
        lead = byCost[0]
        others = Array(byCost.dropFirst())
    }

    override var document: UInt32 { lead.document }
    override var cost: Int { lead.cost }

    override func next() {
        lead.next()
        settle()
    }

    override func advance(to target: UInt32) {
        lead.advance(to: target)
        settle()
    }

    private func settle() {
        search: while lead.document != Scorer.end {
            for other in others {
                other.advance(to: lead.document)
                if other.document != lead.document {
                    lead.advance(to: other.document)
                    continue search
                }
            }
            return
        }
    }

    override func score() -> UInt32 { others.reduce(lead.score()) { $0 &+ $1.score() } }
}

/// Documents that at least one of several scorers matches; scores add up.
final class DisjunctionScorer: Scorer {
    private let scorers: [Scorer]
    private var current: UInt32 = 0
    private var isStarted = false

    init(_ scorers: [Scorer]) { self.scorers = scorers }

    override var document: UInt32 { current }
    override var cost: Int { scorers.reduce(0) { $0 + $1.cost } }

    override func next() {
        for scorer in scorers where !isStarted || scorer.document == current { scorer.next() }
        settle()
    }

    override func advance(to target: UInt32) {
        if isStarted, current >= target { return }
        for scorer in scorers { scorer.advance(to: target) }
        settle()
    }

    private func settle() {
        isStarted = true
        var least = Scorer.end
        for scorer in scorers { least = min(least, scorer.document) }
        current = least
    }

    override func score() -> UInt32 {
        var sum: UInt32 = 0
        for scorer in scorers where scorer.document == current { sum &+= scorer.score() }
        return sum
    }
}

/// Documents of one scorer; another adds to the scores of those it matches too.
final class OptionalScorer: Scorer {
    private let required: Scorer
    private let optional: Scorer

    init(required: Scorer, optional: Scorer) {
        self.required = required
        self.optional = optional
    }

    override var document: UInt32 { required.document }
    override var cost: Int { required.cost }
    override func next() { required.next() }
    override func advance(to target: UInt32) { required.advance(to: target) }

    override func score() -> UInt32 {
        optional.advance(to: document)
        return required.score() &+ (optional.document == document ? optional.score() : 0)
    }
}

/// Documents of one scorer that another does not match.
final class ExclusionScorer: Scorer {
    private let scorer: Scorer
    private let excluded: Scorer

    init(_ scorer: Scorer, excluded: Scorer) {
        self.scorer = scorer
        self.excluded = excluded
    }

    override var document: UInt32 { scorer.document }
    override var cost: Int { scorer.cost }

    override func next() {
        scorer.next()
        settle()
    }

    override func advance(to target: UInt32) {
        scorer.advance(to: target)
        settle()
    }

    private func settle() {
        while scorer.document != Scorer.end {
            excluded.advance(to: scorer.document)
            if excluded.document != scorer.document { return }
            scorer.next()
        }
    }

    override func score() -> UInt32 { scorer.score() }
}
