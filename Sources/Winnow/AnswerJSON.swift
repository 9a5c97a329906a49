package import JSONText

/// Answers as JSON: the names that the command and the server give, which GUIDE.md and the server's `openapi.json`
/// state.
package enum AnswerJSON {
    /// So many values of a facet are given.
    package static let facetLimit = 20

    /// Adds what is given of a hit.
    package static func add(
        _ hit: Searcher.Hit, _ details: HitDetails, to object: inout JSONObject
    ) {
        object.add("rank", hit.rank)
        object.add("score", hit.score)
        object.add("key", hit.key)
        object.add("similar", hit.similar)
        object.add("captures", hit.captures)
        addDocument(details, to: &object)
        object.add("passage", details.passage.text)
        object.add("highlights", details.passage.highlights)
        if let source = details.passage.source { object.add("source", source) }
    }

    /// Adds what is known of a document besides its text.
    package static func addDocument(_ details: HitDetails, to object: inout JSONObject) {
        let metadata = details.metadata
        object.add("path", details.source.path)
        object.add("title", metadata.title)
        object.add("titleHighlights", details.titleHighlights)
        object.add("site", metadata.site)
        object.add("author", metadata.author)
        object.add("date", metadata.published)
        object.add("language", metadata.language)
        object.add("url", metadata.url)
        object.add("captured", metadata.captured)
    }

    /// The most frequent values of a facet.
    package static func facet(
        _ facet: Facet, _ counts: [FacetCount], limit: Int = facetLimit
    ) -> JSONObject {
        var object = JSONObject()
        object.add("by", facet.rawValue)
        object.add(
            "counts",
            counts.prefix(limit).map { count in
                var object = JSONObject()
                object.add("value", count.value)
                object.add("count", count.count)
                return object
            })
        return object
    }
}
