internal import MappedIO

/// A cursor over the documents of a segment that match a query, with their scores.
class Scorer {
    static let end = PostingsCursor.end

    /// The current document; `end` behind the last.
    ///
    /// Starts before the first.
    var document: UInt32 { Scorer.end }
    /// About how many documents there are.
    var cost: Int { 0 }
    func next() {}
    /// Moves to the first match that is `target` or greater; stays if the current one is.
    func advance(to target: UInt32) {}
    /// The score of the current document, in fixed point (see `FixedScores`).
    func score() -> UInt32 { 0 }
}

/// Makes the scorers of a segment.
struct ScorerBuilder {
    let segment: SegmentReader
    let index: Int
    let fixed: FixedScores
    let report: DamageReport

    /// The scorer of a weight, or nil if nothing in the segment matches.
    func scorer(of weight: Weight) throws(IndexError) -> Scorer? {
        switch weight {
        case .term(let weight):
            guard let postings = try postings(weight.terms) else { return nil }
            return TermScorer(postings, try leaf(weight.scoring))
        case .phrase(let weight):
            var words: [TermPostings] = []
            for terms in weight.terms {
                guard let postings = try postings(terms) else { return nil }
                words.append(postings)
            }
            return PhraseScorer(words, slop: weight.slop, try leaf(weight.scoring))
        case .near(let weight):
            var parts: [[TermPostings]] = []
            for words in weight.terms {
                var part: [TermPostings] = []
                for terms in words {
                    guard let postings = try postings(terms) else { return nil }
                    part.append(postings)
                }
                parts.append(part)
            }
            return NearScorer(parts, distance: weight.distance, try leaf(weight.scoring))
        case .boolean(let must, let should, let mustNot):
            return try boolean(must: must, should: should, mustNot: mustNot)
        case .filter(let filter):
            return SetScorer(filter.documents[index])
        case .all:
            return AllScorer(norms: try segment.norms(.text))
        }
    }

    private func postings(_ terms: ResolvedWord) throws(IndexError) -> TermPostings? {
        try TermPostings.of(terms.segments[index], segment, report)
    }

    private func leaf(_ scoring: LeafScoring) throws(IndexError) -> LeafScorer {
        LeafScorer(
            weight: scoring.idf, inverseNorms: scoring.inverseNorms,
            norms: try segment.norms(scoring.field), fixed: fixed)
    }

    private func boolean(
        must: [Weight], should: [Weight], mustNot: [Weight]
    ) throws(IndexError) -> Scorer? {
        var required: [Scorer] = []
        for weight in must {
            guard let scorer = try scorer(of: weight) else { return nil }
            required.append(scorer)
        }
        var optional: [Scorer] = []
        for weight in should { if let scorer = try scorer(of: weight) { optional.append(scorer) } }
        var excluded: [Scorer] = []
        for weight in mustNot { if let scorer = try scorer(of: weight) { excluded.append(scorer) } }

        if required.isEmpty, optional.isEmpty { return nil }
        let choice =
            optional.isEmpty ? nil : optional.count == 1 ? optional[0] : DisjunctionScorer(optional)
        var result: Scorer
        if required.isEmpty {
            result = choice!
        } else {
            result = required.count == 1 ? required[0] : ConjunctionScorer(required)
            if let choice { result = OptionalScorer(required: result, optional: choice) }
        }
        if !excluded.isEmpty {
            result = ExclusionScorer(
                result, excluded: excluded.count == 1 ? excluded[0] : DisjunctionScorer(excluded))
        }
        return result
    }
}

/// Scores a frequency in a document.
struct LeafScorer {
    let weight: Float
    let inverseNorms: [Float]
    let norms: ByteRegion
    let fixed: FixedScores

    @inline(__always)
    func score(_ document: UInt32, frequency: Float) -> UInt32 {
        // Cursors give documents of the segment alone, and it has a norm for each.
        let norm = norms.byte(at: Int(document)) ?? 0
        return fixed.fixed(
            BM25.score(
                weight: weight, frequency: frequency, inverseNorm: inverseNorms[Int(norm)]))
    }
}

final class TermScorer: Scorer {
    private let postings: TermPostings
    private let leaf: LeafScorer

    init(_ postings: TermPostings, _ leaf: LeafScorer) {
        self.postings = postings
        self.leaf = leaf
    }

    override var document: UInt32 { postings.document }
    override var cost: Int { postings.cost }
    override func next() { postings.next() }
    override func advance(to target: UInt32) { postings.advance(to: target) }
    override func score() -> UInt32 {
        leaf.score(postings.document, frequency: Float(postings.frequency))
    }
}

/// Every document that has a word.
///
/// Files that could not be read have none.
final class AllScorer: Scorer {
    private let norms: ByteRegion
    private var ordinal = -1

    init(norms: ByteRegion) { self.norms = norms }

    override var document: UInt32 {
        ordinal < norms.count ? UInt32(max(ordinal, 0)) : Scorer.end
    }
    override var cost: Int { norms.count }
    override func next() {
        ordinal += 1
        settle()
    }
    override func advance(to target: UInt32) {
        ordinal = max(ordinal, Int(target))
        settle()
    }

    private func settle() {
        while norms.byte(at: ordinal) == 0 { ordinal += 1 }
    }
}
