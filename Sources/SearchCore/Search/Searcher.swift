internal import MappedIO

/// Answers queries on one commit of an index.
///
/// For one thread; searchers share a reader freely.
@safe public final class Searcher {
    /// The commit that is searched.
    public let reader: IndexReader
    /// How documents are scored.
    public let similarity: BM25
    private let weights: WeightBuilder
    /// By segment and field.
    private let scoring: [[SegmentScoring]]
    private var stored: [Int: StoredDocuments] = [:]
    /// The one window of all searches: they come one after the other.
    private let window: UnsafeMutablePointer<DocumentWindow>

    /// A searcher of a commit.
    public init(_ reader: IndexReader, similarity: BM25 = .init()) {
        self.reader = reader
        self.similarity = similarity
        unsafe window = .allocate(capacity: 1)
        unsafe window.initialize(to: DocumentWindow())
        let weights = WeightBuilder(reader, similarity: similarity)
        self.weights = weights
        scoring = reader.segments.map { segment in
            Field.allCases.map { field in
                SegmentScoring(segment, field, inverseNorms: weights.inverseNorms(field))
            }
        }
    }

    deinit {
        unsafe window.deinitialize(count: 1)
        unsafe window.deallocate()
    }

    /// What a search found.
    public struct Results: Sendable {
        /// The hits asked for, best first.
        public var hits: [Hit]
        /// How many documents match in all.
        public var total: Int
        let weight: Weight
    }

    /// A document found.
    public struct Hit: Sendable {
        /// The place in the ranking, from 1.
        public var rank: Int
        /// The BM25 score.
        public var score: Float
        /// The document's key.
        public var key: String
        let segment: Int
        let document: UInt32
    }

    /// The documents that match, best first, equal scores in the order of their keys' bytes.
    ///
    /// - Parameters:
    ///   - limit: how many hits to return at the most.
    ///   - offset: how many of the best to pass over.
    /// - Complexity: the postings of all words are counted; scores are worked out only for documents
    ///   that may be among the best. See `TopSweep`.
    /// - Throws: `IndexError.corrupt` if bytes were met that can't be what was written. Checksums of
    ///   contents are not compared here but by `IndexChecker`.
    public func search(
        _ query: Query, limit: Int = 10, offset: Int = 0
    ) throws(IndexError) -> Results {
        let weight = try weights.weight(of: query)
        let (best, total) = try run(weight, limit: limit + offset, counts: true)
        var hits: [Hit] = []
        for (place, found) in best.enumerated().dropFirst(offset) {
            let key = try reader.segments[found.segment].keys.key(of: Int(found.document))
            hits.append(
                Hit(
                    rank: place + 1, score: found.score, key: key.string, segment: found.segment,
                    document: found.document))
        }
        return Results(hits: hits, total: total, weight: weight)
    }

    /// How many documents match.
    ///
    /// - Complexity: see `MatchCounter`.
    public func count(_ query: Query) throws(IndexError) -> Int {
        try run(try weights.weight(of: query), limit: 0, counts: true).total
    }

    /// The best documents without their keys and, unless `counts`, without how many match.
    package func ranking(
        _ query: Query, limit: Int, counts: Bool = false
    ) throws(IndexError) -> (best: [ScoredDocument], total: Int) {
        try run(try weights.weight(of: query), limit: limit, counts: counts)
    }

    /// The key of a document that `ranking` gave.
    package func key(of document: ScoredDocument) throws(IndexError) -> String {
        try reader.segments[document.segment].keys.key(of: Int(document.document)).string
    }

    private func run(
        _ weight: Weight, limit: Int, counts: Bool
    ) throws(IndexError) -> (best: [ScoredDocument], total: Int) {
        let report = DamageReport()
        var top = TopDocuments(reader, limit: limit)
        var total = 0
        for (index, segment) in reader.segments.enumerated() {
            let live = reader.live[index]
            let count = segment.info.documentCount
            let outcome = try SweepPlan.of(
                weight, segment, index: index, scoring: scoring[index], report: report)
            switch outcome {
            case .nothing: break
            case .plan(let plan):
                let isOnePass = counts && limit > 0 && plan.needsPositions
                if counts, !isOnePass {
                    var counter = unsafe MatchCounter(
                        plan, documentCount: count, live: live, window: window)
                    total += counter.count()
                }
                if limit > 0 {
                    plan.rewind()
                    let sweep = unsafe TopSweep(
                        plan, segment: index, documentCount: count, live: live, limit: limit,
                        countsMatches: isOnePass, window: window)
                    try sweep.run(&top)
                    total += sweep.matchCount
                }
            case .notFlat:
                let builder = ScorerBuilder(segment: segment, index: index, report: report)
                guard let scorer = try builder.scorer(of: weight) else { continue }
                total += try collect(scorer, segment: index, live: live, &top)
            }
            try report.throwIfDamaged()
        }
        return (limit > 0 ? try top.sorted() : [], total)
    }

    /// Scores every match, for queries that are not flat.
    private func collect(
        _ scorer: Scorer, segment: Int, live: LiveDocuments?, _ top: inout TopDocuments
    ) throws(IndexError) -> Int {
        var total = 0
        scorer.next()
        while scorer.document != Scorer.end {
            if live?.contains(scorer.document) ?? true {
                total += 1
                try top.add(
                    segment: segment, document: scorer.document, score: Float(scorer.score()))
            }
            scorer.next()
        }
        return total
    }

    /// The numbers that a hit's score is made of.
    public func explain(_ hit: Hit, of results: Results) throws(IndexError) -> Explanation {
        let explainer = Explainer(segment: reader.segments[hit.segment], index: hit.segment)
        return try explainer.explain(results.weight, document: hit.document)
            ?? Explanation(value: 0, text: "no match", parts: [])
    }

    /// What is stored of a hit, with its best passage.
    public func details(of hit: Hit, in results: Results) throws(IndexError) -> HitDetails {
        let segment = reader.segments[hit.segment]
        let stored = try storedDocuments(of: hit.segment)
        let record = try stored.record(of: Int(hit.document))
        let source = try segment.keys.source(try segment.keys.source(of: Int(hit.document)))

        let finder = MatchFinder(segment: segment, index: hit.segment)
        let matches = try finder.matches(
            of: results.weight, document: hit.document, limit: PassageBuilder.matchLimit)
        let passages = PassageBuilder(analyzer: reader.settings.analyzer, stored: stored)
        return HitDetails(
            metadata: record.metadata, source: source,
            titleHighlights: passages.titleHighlights(record, matches: matches),
            passage: try passages.passage(record, matches: matches))
    }

    /// The whole text of a hit.
    public func text(of hit: Hit) throws(IndexError) -> String {
        let stored = try storedDocuments(of: hit.segment)
        return String(
            decoding: try stored.text(of: try stored.record(of: Int(hit.document))), as: UTF8.self)
    }

    private func storedDocuments(of segment: Int) throws(IndexError) -> StoredDocuments {
        if let open = stored[segment] { return open }
        let new = try reader.segments[segment].storedDocuments()
        stored[segment] = new
        return new
    }
}

/// What is shown of a hit.
public struct HitDetails: Sendable {
    /// Title, site, date and so on.
    public var metadata: DocumentMetadata
    /// The file that the document was read from.
    public var source: Source
    /// Byte ranges of the title that matched.
    public var titleHighlights: [Range<Int>]
    /// The best passage.
    public var passage: Passage
}
