import MappedIO

@testable import SearchCore

/// Every match of a query, scored one document after the other by scorers alone.
enum ExhaustiveRanking {
    struct Hit: Equatable {
        var key: String
        var score: Float
    }

    /// Best first, equal scores in the order of keys.
    static func of(
        _ query: Query, _ reader: IndexReader, _ ranking: Ranking
    ) throws -> [Hit] {
        let weight = try WeightBuilder(reader, ranking: ranking).weight(of: query)
        let fixed = FixedScores(total: weight.total)
        var ranked: [Hit] = []
        for (index, segment) in reader.segments.enumerated() {
            let builder = ScorerBuilder(
                segment: segment, index: index, fixed: fixed, report: DamageReport())
            guard let scorer = try builder.scorer(of: weight) else { continue }
            scorer.next()
            while scorer.document != Scorer.end {
                if reader.live[index]?.contains(scorer.document) ?? true {
                    let key = try segment.keys.key(of: Int(scorer.document)).string
                    ranked.append(Hit(key: key, score: fixed.score(scorer.score())))
                }
                scorer.next()
            }
        }
        return ranked.sorted {
            $0.score != $1.score
                ? $0.score > $1.score : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }
    }
}
