internal import MappedIO

/// What looks at every match, whatever its score.
extension Searcher {
    /// The documents of each segment that match.
    ///
    /// - Complexity: each match is looked at.
    func matches(_ weight: Weight) throws(IndexError) -> [DocumentSet] {
        let report = DamageReport()
        let fixed = FixedScores(total: weight.total)
        let filtered = FilteredWeight(weight)
        var sets: [DocumentSet] = []
        for (index, segment) in reader.segments.enumerated() {
            var set = DocumentSet(count: segment.info.documentCount)
            let live = live(index, filtered)
            let builder = ScorerBuilder(
                segment: segment, index: index, fixed: fixed, report: report)
            if let scorer = try builder.scorer(of: filtered.weight) {
                var looks = 0
                scorer.next()
                while scorer.document != Scorer.end {
                    looks &+= 1
                    if looks & 255 == 0, deadline.hasPassed { break }
                    if live?.contains(scorer.document) ?? true { set.insert(Int(scorer.document)) }
                    scorer.next()
                }
            }
            try report.throwIfDamaged()
            sets.append(set)
        }
        return sets
    }

    func counts(
        of matches: [DocumentSet], _ facets: [Facet]
    ) throws(IndexError) -> [[FacetCount]] {
        var counts: [[FacetCount]] = []
        for facet in facets {
            var counter = FacetCounter(facet)
            for (documents, segment) in zip(matches, reader.segments) {
                try counter.add(documents, of: segment)
            }
            counts.append(counter.sorted)
        }
        return counts
    }

    /// The newest of some documents, with their scores.
    func newest(
        of matches: [DocumentSet], _ weight: Weight, limit: Int
    ) throws(IndexError) -> [ScoredDocument] {
        var top = TopDocuments(reader, bases: bases, limit: limit)
        for (index, documents) in matches.enumerated() {
            let columns = try reader.segments[index].columns()
            var next = documents.first(from: 0)
            while let document = next {
                let day = try columns.day(of: document)
                // What is kept best-first is a number from 0 on: days of all years from 1 to 9999 are above it,
                // and have less digits than a Float keeps.
                let score = day.map { Float(Int($0) + Searcher.daysBefore1970) } ?? 0
                try top.add(segment: index, document: UInt32(document), score: score)
                next = documents.first(from: document + 1)
            }
        }
        var best = try top.sorted()
        for place in best.indices { best[place].score = try score(of: best[place], weight) }
        return best
    }

    /// More days than there are from the first of year 1 to 1970.
    private static let daysBefore1970 = 720_000

    private func score(of document: ScoredDocument, _ weight: Weight) throws(IndexError) -> Float {
        let report = DamageReport()
        let fixed = FixedScores(total: weight.total)
        let builder = ScorerBuilder(
            segment: reader.segments[document.segment], index: document.segment, fixed: fixed,
            report: report)
        guard let scorer = try builder.scorer(of: weight) else { return 0 }
        scorer.advance(to: document.document)
        try report.throwIfDamaged()
        return scorer.document == document.document ? fixed.score(scorer.score()) : 0
    }
}
