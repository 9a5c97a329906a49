/// Searches a part of pages: their texts, or what was stripped from them.
package struct PartSearch {
    /// Of the part.
    package let searcher: Searcher
    /// Of the texts, by which boilerplate gets its titles; nil where the part is the texts.
    private let texts: Searcher?

    /// What the part is searched with, in the index of a folder; nil where no page is in it.
    ///
    /// - Parameter statistics: the file of those of a collection that the index is a part of; nil where that is the
    ///   index itself.
    /// - Throws: `IndexError` where there is no index, or a damaged one, and where the statistics are not those of
    ///   such a collection.
    package static func of(
        _ part: PagePart, in folder: String, statistics: String? = nil,
        ranking: Ranking = Ranking(), language: String? = nil
    ) throws(IndexError) -> PartSearch? {
        func searcher(_ folder: String, _ statistics: String?) throws(IndexError) -> Searcher {
            let reader = try IndexReader(folder: folder)
            guard let statistics else {
                return Searcher(reader, ranking: ranking, language: language)
            }
            return try Searcher(
                reader, of: CollectionStatistics(path: statistics), ranking: ranking,
                language: language)
        }
        let texts = try searcher(folder, part == .text ? statistics : nil)
        switch part {
        case .text: return PartSearch(texts)
        case .boilerplate:
            guard let folder = try BoilerplateIndex.existing(in: folder) else { return nil }
            let own = statistics.map(ShardStatistics.boilerplate)
            return PartSearch(try searcher(folder, own), titlesFrom: texts)
        }
    }

    /// - Parameter texts: where the titles are, if it is not the searcher itself.
    package init(_ searcher: Searcher, titlesFrom texts: Searcher? = nil) {
        self.searcher = searcher
        self.texts = texts
    }

    /// Whether near copies are to be folded: pages of one site have the same menus.
    package var foldsCopies: Bool { texts == nil }

    /// What is stored of a hit, with its best passage.
    package func details(
        of hit: Searcher.Hit, in results: Searcher.Results,
        length: Int? = Searcher.passageLength
    ) throws(IndexError) -> HitDetails {
        var details = try searcher.details(of: hit, in: results, length: length)
        if let texts { details.metadata.title = try texts.metadata(ofKey: hit.key)?.title }
        return details
    }

    /// What is said where there is no boilerplate to search.
    package static let noBoilerplate =
        "nothing that was stripped from pages is in this index; winnow index over their files puts it there"
}
