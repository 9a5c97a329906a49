/// Where a part of a query matched in a document.
struct Match: Hashable {
    var field: Field
    /// The position of the first word.
    var start: UInt32
    /// How many words.
    var count: UInt32
    /// Which word or phrase of the query, in its order.
    var leaf: Int
    /// What the word or phrase weighs.
    var weight: Float
}

/// Finds the words and phrases of a query in one document, through its postings.
struct MatchFinder {
    let segment: SegmentReader
    let index: Int

    /// The matches of what must or may match, by position; of each word or phrase the first `limit`.
    func matches(
        of weight: Weight, document: UInt32, limit: Int = .max
    ) throws(IndexError) -> [Match] {
        var matches: [Match] = []
        var leaf = 0
        let report = DamageReport()
        try collect(weight, document, &leaf, limit, report, &matches)
        try report.throwIfDamaged()
        return matches.sorted { ($0.start, $0.leaf) < ($1.start, $1.leaf) }
    }

    private func collect(
        _ weight: Weight, _ document: UInt32, _ leaf: inout Int, _ limit: Int,
        _ report: DamageReport, _ matches: inout [Match]
    ) throws(IndexError) {
        switch weight {
        case .term(let term):
            try collect([term.terms], 0, term.scoring, document, leaf, limit, report, &matches)
            leaf += 1
        case .phrase(let phrase):
            try collect(
                phrase.terms, phrase.slop, phrase.scoring, document, leaf, limit, report, &matches)
            leaf += 1
        case .boolean(let must, let should, _):
            for clause in must + should {
                try collect(clause, document, &leaf, limit, report, &matches)
            }
        case .all:
            break
        }
    }

    private func collect(
        _ words: [ResolvedWord], _ slop: Int, _ scoring: LeafScoring, _ document: UInt32,
        _ leaf: Int, _ limit: Int, _ report: DamageReport, _ matches: inout [Match]
    ) throws(IndexError) {
        var postings: [TermPostings] = []
        for word in words {
            guard let list = try TermPostings.of(word.segments[index], segment, report) else {
                return
            }
            list.advance(to: document)
            guard list.document == document else { return }
            postings.append(list)
        }
        var starts: [UInt32] = []
        if postings.count == 1 {
            var positions = PositionBuffer()
            postings[0].readPositions(into: &positions)
            starts = positions.values
        } else {
            var matcher = PhraseMatcher()
            matcher.recordsMatches = true
            _ = matcher.match(
                wordCount: postings.count, slop: slop, frequency: { postings[$0].frequency },
                read: { postings[$0].readPositions(into: &$1) })
            starts = slop > 0 ? Set(matcher.sloppyMatches).sorted() : matcher.starts.values
        }
        // Words of a sloppy match are marked one by one.
        let width = slop > 0 ? 1 : words.count
        for start in starts.prefix(limit) {
            matches.append(
                Match(
                    field: scoring.field, start: start, count: UInt32(width), leaf: leaf,
                    weight: scoring.idf))
        }
    }
}
