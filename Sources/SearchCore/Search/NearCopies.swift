internal import MappedIO

/// Finds near copies of documents in all segments of a commit: texts of which half of the shingles are shared.
public struct NearCopies {
    let reader: IndexReader

    /// Of the documents of a commit.
    public init(_ reader: IndexReader) { self.reader = reader }

    /// The keys of the documents that are near copies of the one with a key, in the order of their bytes; nil if
    /// there is no such document.
    ///
    /// - Complexity: that of `Sketches.nearCopies` in each segment.
    public func keys(ofKey key: String) throws(IndexError) -> [String]? {
        for (index, segment) in reader.segments.enumerated() {
            for document in try segment.keys.documents(forKey: Array(key.utf8))
            where reader.isLive(UInt32(document), segment: index) {
                return try keys(of: UInt32(document), segment: index)
            }
        }
        return nil
    }

    /// Goes through all documents that have near copies, in the order of arrival.
    ///
    /// - Complexity: as for one, for each document.
    public func forEachDocument(
        _ body: (_ key: String, _ copies: [String]) -> Void
    ) throws(IndexError) {
        for (index, segment) in reader.segments.enumerated() {
            for document in 0..<segment.info.documentCount
            where reader.isLive(UInt32(document), segment: index) {
                let copies = try keys(of: UInt32(document), segment: index)
                if copies.isEmpty { continue }
                body(try segment.keys.key(of: document).string, copies)
            }
        }
    }

    private func keys(of document: UInt32, segment: Int) throws(IndexError) -> [String] {
        var keys: [String] = []
        for copy in try documents(of: document, segment: segment) {
            keys.append(try reader.segments[copy.segment].keys.key(of: Int(copy.document)).string)
        }
        return keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The documents that are near copies of one, itself left out, those that are deleted too.
    func documents(
        of document: UInt32, segment: Int
    ) throws(IndexError) -> [(segment: Int, document: UInt32)] {
        guard let own = reader.segments[segment].sketches else { return [] }
        let sketch = try own.sketch(of: Int(document))
        var found: [(segment: Int, document: UInt32)] = []
        for (index, other) in reader.segments.enumerated() {
            for copy in try other.sketches?.nearCopies(of: sketch) ?? []
            where (index != segment || copy != Int(document))
                && reader.isLive(UInt32(copy), segment: index)
            {
                found.append((index, UInt32(copy)))
            }
        }
        return found
    }
}

extension Searcher {
    /// Hits with near copies folded under the first of them.
    ///
    /// - Parameter ranking: the first documents that match, as many as asked for, or all if that is less.
    /// - Returns: the first `limit` that are no near copy of one before, with how many others of those that match
    ///   are their near copies.
    /// - Complexity: for each hit, that of `Sketches.nearCopies` in each segment, and of a look at whether each of
    ///   them matches.
    func grouped(
        _ weight: Weight, limit: Int, ranking: (Int) throws(IndexError) -> [ScoredDocument]
    ) throws(IndexError) -> [(best: ScoredDocument, similar: Int)] {
        let copies = NearCopies(reader)
        var groups: [(best: ScoredDocument, similar: Int)] = []
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
                let found = try copies.documents(
                    of: document.document, segment: document.segment)
                for copy in found { folded.insert(Searcher.number(copy.segment, copy.document)) }
                groups.append((document, try matching(found, weight)))
            }
            looked = documents.count
            if documents.count < wanted { break }
        }
        return groups
    }

    private static func number(_ segment: Int, _ document: UInt32) -> UInt64 {
        UInt64(segment) << 32 | UInt64(document)
    }

    /// How many of some documents, ascending by segment and number, match.
    private func matching(
        _ documents: [(segment: Int, document: UInt32)], _ weight: Weight
    ) throws(IndexError) -> Int {
        if documents.isEmpty { return 0 }
        let report = DamageReport()
        let fixed = FixedScores(total: weight.total)
        var count = 0
        var open: (segment: Int, scorer: Scorer?)?
        for (segment, document) in documents {
            if open?.segment != segment {
                let builder = ScorerBuilder(
                    segment: reader.segments[segment], index: segment, fixed: fixed, report: report)
                open = (segment, try builder.scorer(of: weight))
            }
            guard let scorer = open?.scorer else { continue }
            scorer.advance(to: document)
            if scorer.document == document { count += 1 }
        }
        try report.throwIfDamaged()
        return count
    }
}
