internal import JSONText
internal import Winnow

/// What was found.
struct SearchAnswer: Sendable {
    /// A hit with what is shown of it.
    struct Found: Sendable {
        var hit: Searcher.Hit
        var details: HitDetails
    }

    var hits: [Found] = []
    var total = 0
    var isPartial = false
    var facets: [(by: Facet, counts: [FacetCount])] = []
    var advice: [Advice] = []
    /// What was understood differently from how it was typed.
    var notes: [String] = []
    var duration = Duration.zero

    /// So many values of a facet are shown.
    static let mostFacetValues = 20

    /// Searches for what was asked.
    ///
    /// - Throws: `IndexError` where the index is damaged.
    init(_ asked: SearchParameters, _ searcher: Searcher, timeout: Duration) throws {
        let start = ContinuousClock.now
        let query: Query
        do {
            let parsed = try QueryParser.parse(asked.query)
            notes = parsed.notes.map(\.message)
            query = try Query(parsed, settings: searcher.reader.settings).filtered(by: asked.days)
        } catch {
            notes.append(error.description)
            return
        }
        let results = try searcher.search(
            query,
            SearchRequest(
                limit: asked.limit, offset: asked.offset, order: asked.order, timeout: timeout,
                facets: asked.facets, foldsCopies: true))
        for hit in results.hits {
            hits.append(Found(hit: hit, details: try searcher.details(of: hit, in: results)))
        }
        total = results.total
        isPartial = results.isPartial
        facets = zip(asked.facets, results.facets).map { facet, counts in
            (facet, Array(counts.prefix(SearchAnswer.mostFacetValues)))
        }
        if total == 0, !isPartial { advice = try searcher.advice(on: query) }
        duration = ContinuousClock.now - start
    }

    /// As the API gives it; names are those of `winnow search --json`.
    func json(_ asked: SearchParameters) -> JSONObject {
        var object = JSONObject()
        object.add("total", total)
        object.add("first", asked.offset + 1)
        object.add("shown", hits.count)
        object.add("partial", isPartial)
        object.add("microseconds", Int(duration / .microseconds(1)))
        object.add("hits", hits.map(SearchAnswer.json))
        object.add("facets", facets.map(SearchAnswer.json))
        object.add("advice", advice.map(\.sentence))
        object.add("notes", notes)
        return object
    }

    private static func json(_ found: Found) -> JSONObject {
        let (metadata, passage) = (found.details.metadata, found.details.passage)
        var object = JSONObject()
        object.add("rank", found.hit.rank)
        object.add("score", found.hit.score)
        object.add("key", found.hit.key)
        object.add("path", found.details.source.path)
        object.add("title", metadata.title)
        object.add("titleHighlights", found.details.titleHighlights)
        object.add("site", metadata.site)
        object.add("author", metadata.author)
        object.add("date", metadata.published)
        object.add("language", metadata.language)
        object.add("url", metadata.url)
        object.add("passage", passage.text)
        object.add("highlights", passage.highlights)
        object.add("similar", found.hit.similar)
        if let source = passage.source { object.add("source", source) }
        return object
    }

    private static func json(_ facet: (by: Facet, counts: [FacetCount])) -> JSONObject {
        var object = JSONObject()
        object.add("by", facet.by.rawValue)
        object.add(
            "counts",
            facet.counts.map { count in
                var object = JSONObject()
                object.add("value", count.value)
                object.add("count", count.count)
                return object
            })
        return object
    }
}

extension Advice {
    /// What to type instead.
    var query: String {
        switch self {
        case .word(_, let meant, _): meant
        case .byStems(let phrase, _): "\"\(phrase)\"~"
        case .within(let phrase, let slop, _): "\"\(phrase)\"~\(slop)"
        }
    }

    /// One sentence, with the query to type.
    var sentence: String {
        switch self {
        case .word(let typed, let meant, let documents):
            "nothing has \(typed); did you mean \(meant)? (\(documents) pages)"
        case .byStems(_, let documents):
            "other forms of these words: \(query) (\(documents) pages)"
        case .within(_, _, let documents):
            "these words near each other: \(query) (\(documents) pages)"
        }
    }
}
