/// A hit that stands for others, which are left out.
struct HitGroup {
    var best: ScoredDocument
    /// How many near copies of it match too.
    var similar = 0
    /// How many other captures of its address match too.
    var captures = 0
}

extension Searcher {
    /// Hits with near copies folded under the first of them, and captures of an address under the newest that matches.
    ///
    /// - Parameters:
    ///   - captures: nil where captures are not folded.
    ///   - ranking: the first documents that match, as many as asked for, or all if that is less.
    /// - Returns: the first `limit` that are folded under none before.
    /// - Complexity: for each hit, that of `Sketches.nearCopies` in each segment, that of looking up its address there,
    ///   and of a look at whether each of what is found matches.
    func grouped(
        _ weight: Weight, limit: Int, foldsCopies: Bool, captures: Captures?,
        ranking: (Int) throws(IndexError) -> [ScoredDocument]
    ) throws(IndexError) -> [HitGroup] {
        let copies = NearCopies(reader)
        var groups: [HitGroup] = []
        var folded: Set<UInt64> = []
        var (looked, wanted) = (0, limit)
        while groups.count < limit {
            // Most are near copies of none; where many are copies, the number of rankings stays small.
            wanted = looked + max(looked, 2 * (limit - groups.count) + 8)
            let documents = try ranking(wanted)
            for document in documents.dropFirst(looked) where groups.count < limit {
                if folded.contains(Searcher.number(document.segment, document.document)) {
                    continue
                }
                var group = HitGroup(best: document)
                if let captures {
                    try fold(captures, into: &group, weight) { segment, document in
                        folded.insert(Searcher.number(segment, document))
                    }
                }
                if foldsCopies {
                    var found = try copies.documents(
                        of: group.best.document, segment: group.best.segment)
                    // Of its own captures none counts twice.
                    if group.captures > 0 {
                        found.removeAll {
                            folded.contains(Searcher.number($0.segment, $0.document))
                        }
                    }
                    for copy in found {
                        folded.insert(Searcher.number(copy.segment, copy.document))
                    }
                    group.similar = try matching(found, weight).count
                }
                groups.append(group)
            }
            looked = documents.count
            if documents.count < wanted { break }
        }
        return groups
    }

    /// Puts the newest capture of a hit's address that matches in its place.
    private func fold(
        _ captures: Captures, into group: inout HitGroup, _ weight: Weight,
        _ note: (Int, UInt32) -> Void
    ) throws(IndexError) {
        guard try captures.time(of: group.best.document, segment: group.best.segment) != nil else {
            return
        }
        let found = try captures.ofSameAddress(
            as: group.best.document, segment: group.best.segment)
        if found.count < 2 { return }
        for (segment, document) in found { note(segment, document) }
        var newest: String?
        let matching = try matching(found, weight)
        for capture in matching {
            let time = try captures.time(of: capture.document, segment: capture.segment) ?? ""
            if newest.map({ $0 < time }) ?? true {
                newest = time
                group.best = capture
            }
        }
        group.captures = max(0, matching.count - 1)
    }

    private static func number(_ segment: Int, _ document: UInt32) -> UInt64 {
        UInt64(segment) << 32 | UInt64(document)
    }

    /// Those of some documents, ascending by segment and number, that match, with their scores.
    func matching(
        _ documents: [(segment: Int, document: UInt32)], _ weight: Weight
    ) throws(IndexError) -> [ScoredDocument] {
        if documents.isEmpty { return [] }
        let report = DamageReport()
        let fixed = FixedScores(total: weight.total)
        var matching: [ScoredDocument] = []
        var open: (segment: Int, scorer: Scorer?)?
        for (segment, document) in documents {
            if open?.segment != segment {
                let builder = ScorerBuilder(
                    segment: reader.segments[segment], index: segment, fixed: fixed, report: report)
                open = (segment, try builder.scorer(of: weight))
            }
            guard let scorer = open?.scorer else { continue }
            scorer.advance(to: document)
            if scorer.document == document {
                matching.append(
                    ScoredDocument(
                        segment: segment, document: document, score: fixed.score(scorer.score())))
            }
        }
        try report.throwIfDamaged()
        return matching
    }
}
