internal import MappedIO

/// Answers queries on one commit of an index.
///
/// For one thread; searchers share a reader freely.
@safe public final class Searcher {
    /// The commit that is searched.
    public let reader: IndexReader
    /// How documents are scored.
    public let ranking: Ranking
    private let weights: WeightBuilder
    /// By segment and field.
    private let scoring: [[SegmentScoring]]
    /// By segment, the number in the commit of its first document; then of all documents.
    let bases: [UInt32]
    private var stored: [Int: StoredDocuments] = [:]
    private var captures: Captures?
    /// So many matches are scored in the time that a look for the best alone takes beside the count.
    private static let fewMatches = 4000.0
    /// For all searches: they come one after the other.
    private let scratch = SweepScratch()
    /// When the search that is running has to stop.
    var deadline: Deadline { scratch.deadline }

    /// A searcher of a commit.
    ///
    /// - Parameter language: ISO 639-1 code of the language that the words of queries are of; nil where they may be of
    ///   any that the index has.
    /// - Precondition: `k1` is a number from 0 on, `b` one from 0 to 1, and the weights are numbers from 0 on.
    public convenience init(
        _ reader: IndexReader, ranking: Ranking = Ranking(), language: String? = nil
    ) {
        self.init(reader, ranking, language, nil)
    }

    /// A searcher of a part of a collection, which scores its documents as one index of the collection would.
    ///
    /// - Parameter language: as above.
    /// - Throws: `IndexError.settings` or `.statistics` if the index can be no part of the collection.
    /// - Precondition: as above.
    public convenience init(
        _ reader: IndexReader, of collection: CollectionStatistics, ranking: Ranking = Ranking(),
        language: String? = nil
    ) throws(IndexError) {
        try collection.requireToCover(reader)
        self.init(reader, ranking, language, collection)
    }

    private init(
        _ reader: IndexReader, _ ranking: Ranking, _ language: String?,
        _ collection: CollectionStatistics?
    ) {
        let similarity = ranking.similarity
        precondition(similarity.k1 >= 0 && similarity.k1.isFinite, "k1 from 0 on")
        precondition((0...1).contains(similarity.b), "b from 0 to 1")
        for weight in [ranking.titleWeight, ranking.functionWordWeight] {
            precondition(weight >= 0 && weight.isFinite, "weights from 0 on")
        }
        self.reader = reader
        self.ranking = ranking
        let weights = WeightBuilder(
            reader, collection: collection, ranking: ranking, language: language)
        self.weights = weights
        var bases: [UInt32] = [0]
        for segment in reader.segments {
            bases.append(bases[bases.count - 1] &+ UInt32(segment.info.documentCount))
        }
        self.bases = bases
        let tables = Field.allCases.map { NormTable(weights.inverseNorms($0)) }
        scoring = reader.segments.map { segment in
            Field.allCases.map { field in
                SegmentScoring(
                    segment, field, inverseNorms: weights.inverseNorms(field),
                    table: tables[Int(field.rawValue)])
            }
        }
    }

    /// What a search found.
    public struct Results: Sendable {
        /// The hits asked for, in their order.
        public var hits: [Hit]
        /// How many documents match in all.
        public var total: Int
        /// Whether time was up before all was looked at: there may be more matches, and better ones.
        public var isPartial = false
        /// By facet asked for: the values that matches have, the most frequent first.
        public var facets: [[FacetCount]] = []
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
        /// How many near copies of it match too and were left out, where that was asked for.
        public var similar: Int
        /// How many other captures of its address match too and were left out, where that was asked for.
        public var captures = 0
        let segment: Int
        let document: UInt32
    }

    /// The documents that match, best first, equal scores in the order of their keys' bytes.
    ///
    /// - Parameters:
    ///   - limit: how many hits to return at the most.
    ///   - offset: how many of the best to pass over.
    /// - Precondition: neither is negative.
    /// - Complexity: the postings of all words are counted; scores are worked out only for documents
    ///   that may be among the best, or for all where these are few or phrases are looked for. See `LeadSweep` and `UnionSweep`.
    /// - Throws: `IndexError.corrupt` if bytes were met that can't be what was written. Checksums of
    ///   contents are not compared here but by `IndexChecker`.
    public func search(
        _ query: Query, limit: Int = 10, offset: Int = 0
    ) throws(IndexError) -> Results {
        try search(query, SearchRequest(limit: limit, offset: offset))
    }

    /// What a request asks for of the documents that match.
    ///
    /// - Precondition: limit and offset are not negative.
    /// - Complexity: as above; every match is looked at, besides, for another order than that of scores and for
    ///   facets.
    /// - Throws: `IndexError.corrupt` as above.
    public func search(
        _ query: Query, _ request: SearchRequest
    ) throws(IndexError) -> Results {
        precondition(request.limit >= 0 && request.offset >= 0)
        scratch.deadline = Deadline(after: request.timeout)
        defer { scratch.deadline = .never }
        let weight = try weights.weight(of: query, deadline: scratch.deadline)
        let (wanted, isTooMuch) = request.limit.addingReportingOverflow(request.offset)
        let limit = isTooMuch ? .max : wanted
        var results = Results(hits: [], total: 0, weight: weight)
        // Where no match has to be looked at for itself, the first ranking counts them too.
        var matches: [DocumentSet]?
        if request.order != .score || !request.facets.isEmpty {
            let all = try self.matches(weight)
            results.total = all.reduce(0) { $0 + $1.memberCount }
            results.facets = try counts(of: all, request.facets)
            matches = all
        }
        var isCounted = matches != nil
        func first(_ limit: Int) throws(IndexError) -> [ScoredDocument] {
            if let matches, request.order == .date {
                return try newest(of: matches, weight, limit: limit)
            }
            let (best, total) = try run(weight, limit: limit, counts: !isCounted)
            if !isCounted { results.total = total }
            isCounted = true
            return best
        }
        let captures = request.foldsCaptures ? try openCaptures() : nil
        let isGrouped = (request.foldsCopies || captures != nil) && limit > 0
        let groups =
            isGrouped
            ? try grouped(
                weight, limit: limit, foldsCopies: request.foldsCopies, captures: captures,
                ranking: first)
            : try first(limit).map { HitGroup(best: $0) }
        for (place, group) in groups.enumerated().dropFirst(request.offset) {
            let best = group.best
            let key = try reader.segments[best.segment].keys.key(of: Int(best.document))
            results.hits.append(
                Hit(
                    rank: place + 1, score: best.score, key: key.string, similar: group.similar,
                    captures: group.captures, segment: best.segment, document: best.document))
        }
        results.isPartial = scratch.deadline.hasPassed
        return results
    }

    /// What is needed to show a query's matches in documents that are known already: no document is looked for.
    ///
    /// - Complexity: that of looking up the query's words.
    package func results(
        showing query: Query, timeout: Duration? = nil
    ) throws(IndexError) -> Results {
        scratch.deadline = Deadline(after: timeout)
        defer { scratch.deadline = .never }
        let weight = try weights.weight(of: query, deadline: scratch.deadline)
        return Results(hits: [], total: 0, weight: weight)
    }

    /// How many documents match.
    ///
    /// - Complexity: see `LeadSweep` and `SetCounter`.
    public func count(_ query: Query) throws(IndexError) -> Int {
        let weight = try weights.countingWeight(of: query)
        if case .term(let term) = weight, let count = countOfDocuments(with: term) { return count }
        return try run(weight, limit: 0, counts: true).total
    }

    /// How many documents have a term, if the dictionaries alone tell.
    private func countOfDocuments(with term: TermWeight) -> Int? {
        var count = 0
        for (index, infos) in term.terms.segments.enumerated() {
            guard infos.count <= 1, reader.live[index] == nil else { return nil }
            if let info = infos.first { count += Int(info.documentFrequency) }
        }
        return count
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
        let filtered = FilteredWeight(weight)
        let weight = filtered.weight
        let fixed = FixedScores(total: weight.total)
        var top = TopDocuments(reader, bases: bases, limit: limit)
        var total = 0
        for (index, segment) in reader.segments.enumerated() where !scratch.deadline.hasPassed {
            let live = live(index, filtered)
            total += try run(
                weight, segment, index, &top, live: live, fixed: fixed, limit: limit,
                counts: counts, report: report)
            try report.throwIfDamaged()
        }
        return (limit > 0 ? try top.sorted() : [], total)
    }

    /// Adds the best documents of a segment to `top`, and counts all if that is asked for.
    private func run(
        _ weight: Weight, _ segment: SegmentReader, _ index: Int, _ top: inout TopDocuments,
        live: LiveDocuments?, fixed: FixedScores, limit: Int, counts: Bool, report: DamageReport
    ) throws(IndexError) -> Int {
        func plan(_ weight: Weight) throws(IndexError) -> SweepPlan.Outcome {
            try SweepPlan.of(
                weight, segment, index: index, scoring: scoring[index], fixed: fixed,
                report: report)
        }
        let outcome = try plan(weight)
        if case .nothing = outcome { return 0 }
        if case .plan(let plan) = outcome {
            return try sweep(
                plan, index, &top, live: live, fixed: fixed, limit: limit, counts: counts)
        }
        let builder = ScorerBuilder(segment: segment, index: index, fixed: fixed, report: report)
        guard let scorer = try builder.scorer(of: weight) else { return 0 }
        guard let main = try MainTerms(weight, segment, index: index, report: report) else {
            return try collect(scorer, segment: index, live: live, fixed: fixed, &top)
        }
        var total = 0
        switch try plan(main.weight) {
        case .plan(let plan):
            let all = live ?? LiveDocuments(count: segment.info.documentCount)
            total = try sweep(
                plan, index, &top, live: all.intersection(main.others.inverted), fixed: fixed,
                limit: limit, counts: counts)
        case .nothing: break
        case .notFlat:
            return try collect(scorer, segment: index, live: live, fixed: fixed, &top)
        }
        return total
            + (try collect(
                scorer, segment: index, live: live, fixed: fixed, &top, among: main.others))
    }

    /// The documents of a segment that are not deleted and that filters let through; nil for all.
    func live(_ segment: Int, _ filtered: FilteredWeight) -> LiveDocuments? {
        guard let documents = filtered.documents?[segment] else { return reader.live[segment] }
        let all = reader.live[segment] ?? LiveDocuments(count: documents.count)
        return all.intersection(documents)
    }

    /// Adds the best documents of a flat query in a segment to `top`, and counts all if that is asked for.
    private func sweep(
        _ plan: SweepPlan, _ segment: Int, _ top: inout TopDocuments, live: LiveDocuments?,
        fixed: FixedScores, limit: Int, counts: Bool
    ) throws(IndexError) -> Int {
        let documentCount = reader.segments[segment].info.documentCount
        var total = 0
        if plan.mustCount > 0 {
            // Positions are not looked at twice, nor lists for few matches.
            let isFew =
                (plan.mustCount > 1 || plan.notCount > 0)
                && plan.expectedMatches(documentCount) < Searcher.fewMatches
            let isOnePass = counts && limit > 0 && (plan.needsPositions || isFew)
            if counts, !isOnePass {
                var sweep = LeadSweep(
                    plan, documentCount: documentCount, live: live, scratch: scratch)
                total = sweep.count()
                if limit == 0 { return total }
                plan.rewind()
            }
            var sweep = LeadSweep(
                plan, documentCount: documentCount, live: live, scratch: scratch)
            return total
                + (try sweep.run(
                    &top, fixed: fixed, segment: segment, limit: limit, countsMatches: isOnePass))
        }
        let isOnePass = counts && limit > 0 && plan.hasPhrases
        if counts, !isOnePass {
            var counter = SetCounter(
                plan, documentCount: documentCount, live: live, scratch: scratch)
            total = counter.count()
            if limit == 0 { return total }
            plan.rewind()
        }
        var sweep = UnionSweep(
            plan, documentCount: documentCount, live: live, scratch: scratch, fixed: fixed,
            segment: segment, countsMatches: isOnePass)
        try sweep.run(&top, limit: limit)
        return total + sweep.matchCount
    }

    /// Scores every match, for queries that are not flat.
    ///
    /// - Parameter documents: those that are looked at; nil for all.
    private func collect(
        _ scorer: Scorer, segment: Int, live: LiveDocuments?, fixed: FixedScores,
        _ top: inout TopDocuments, among documents: DocumentSet? = nil
    ) throws(IndexError) -> Int {
        var total = 0
        var looks = 0
        /// Moves to the next match that is to be looked at.
        func moves() -> Bool {
            guard let documents else {
                scorer.next()
                return scorer.document != Scorer.end
            }
            var from = looks == 0 ? 0 : Int(scorer.document) + 1
            while let next = documents.first(from: from) {
                scorer.advance(to: UInt32(next))
                if scorer.document == UInt32(next) { return true }
                from = Int(scorer.document)
            }
            return false
        }
        while moves() {
            looks &+= 1
            if looks & 255 == 0, scratch.deadline.hasPassed { break }
            if live?.contains(scorer.document) ?? true {
                total += 1
                try top.add(
                    segment: segment, document: scorer.document, score: fixed.score(scorer.score()))
            }
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
    ///
    /// - Parameter length: about how many bytes of text to show; nil for the whole text.
    /// - Complexity: with a length, that of one or two parts of the text, however long it is.
    public func details(
        of hit: Hit, in results: Results, length: Int? = Searcher.passageLength
    ) throws(IndexError) -> HitDetails {
        let segment = reader.segments[hit.segment]
        let stored = try storedDocuments(of: hit.segment)
        let record = try stored.record(of: Int(hit.document))
        let source = try segment.keys.source(try segment.keys.source(of: Int(hit.document)))

        let finder = MatchFinder(segment: segment, index: hit.segment)
        let matches = try finder.matches(
            of: results.weight, document: hit.document,
            limit: length == nil ? .max : PassageBuilder.matchLimit)
        let passages = PassageBuilder(
            analyzer: reader.settings.analyzer, stored: stored, length: length ?? 0)
        return HitDetails(
            metadata: record.metadata, source: source, place: record.place,
            titleHighlights: passages.titleHighlights(record, matches: matches),
            passage: length == nil
                ? try passages.whole(record, matches: matches)
                : try passages.passage(record, matches: matches))
    }

    /// About how many bytes of text a passage has.
    public static let passageLength = PassageBuilder.length

    /// The whole text of a hit.
    public func text(of hit: Hit) throws(IndexError) -> String {
        let stored = try storedDocuments(of: hit.segment)
        return String(
            decoding: try stored.text(of: try stored.record(of: Int(hit.document))), as: UTF8.self)
    }

    /// The captures in the index; nil where there are none.
    func openCaptures() throws(IndexError) -> Captures? {
        if captures == nil { captures = try Captures(reader) }
        return captures.flatMap { $0.isEmpty ? nil : $0 }
    }

    func storedDocuments(of segment: Int) throws(IndexError) -> StoredDocuments {
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
    /// Where in the file it is; nil where it is all of it.
    public var place: String?
    /// Byte ranges of the title that matched.
    public var titleHighlights: [Range<Int>]
    /// The best passage.
    public var passage: Passage
}
