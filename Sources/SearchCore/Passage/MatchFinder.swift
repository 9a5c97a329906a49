/// Where a part of a query matched in a document.
struct Match: Hashable {
    var field: Field
    /// The position of the first word.
    var start: UInt32
    /// How many words.
    var count: UInt32
    /// Whether only the first character of the last word matched.
    var endsInCharacter = false
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
            let first = matches.count
            try collect([term.terms], 0, term.scoring, document, leaf, limit, report, &matches)
            mark(&matches[first...], lastWord: term.word)
            leaf += 1
        case .phrase(let phrase):
            let first = matches.count
            try collect(
                phrase.terms, phrase.slop, phrase.scoring, document, leaf, limit, report, &matches)
            if phrase.slop == 0 { mark(&matches[first...], lastWord: phrase.words.last) }
            leaf += 1
        case .near(let near):
            try collect(near, document, leaf, limit, report, &matches)
            leaf += 1
        case .boolean(let must, let should, _):
            for clause in must + should {
                try collect(clause, document, &leaf, limit, report, &matches)
            }
        case .filter, .all:
            break
        }
    }

    private func mark(_ matches: inout ArraySlice<Match>, lastWord: QueryWord?) {
        guard let lastWord, lastWord.isLead else { return }
        for index in matches.indices { matches[index].endsInCharacter = true }
    }

    private func collect(
        _ near: NearWeight, _ document: UInt32, _ leaf: Int, _ limit: Int, _ report: DamageReport,
        _ matches: inout [Match]
    ) throws(IndexError) {
        var parts: [[TermPostings]] = []
        for words in near.terms {
            guard let postings = try postings(of: words, at: document, report) else { return }
            parts.append(postings)
        }
        var matcher = NearMatcher(distance: near.distance)
        _ = matcher.match(parts)
        for place in matcher.matched.prefix(limit) {
            matches.append(
                Match(
                    field: near.scoring.field, start: place.start, count: place.count, leaf: leaf,
                    weight: near.scoring.idf))
        }
    }

    /// The postings of words, all of them at the document; nil if one of the words is not in it.
    private func postings(
        of words: [ResolvedWord], at document: UInt32, _ report: DamageReport
    ) throws(IndexError) -> [TermPostings]? {
        var postings: [TermPostings] = []
        for word in words {
            guard
                let list = try TermPostings.of(word.segments[index], segment, report, at: document)
            else { return nil }
            postings.append(list)
        }
        return postings
    }

    private func collect(
        _ words: [ResolvedWord], _ slop: Int, _ scoring: LeafScoring, _ document: UInt32,
        _ leaf: Int, _ limit: Int, _ report: DamageReport, _ matches: inout [Match]
    ) throws(IndexError) {
        guard let postings = try postings(of: words, at: document, report) else { return }
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
