import Testing

@testable import SearchCore

/// What counts more and what less in a score.
@Suite struct RankingTests {
    /// A searcher of texts, the first of which has a title.
    private static func searcher(
        _ texts: [String], title: String? = nil, language: String = "en",
        _ ranking: Ranking = Ranking(), in folder: TemporaryFolder
    ) throws -> Searcher {
        let writer = try IndexWriter(folder: folder.path)
        for (number, text) in texts.enumerated() {
            var document = Document(key: "\(number)", text: text)
            document.metadata.language = language
            if number == 0 { document.metadata.title = title }
            try writer.add(document)
        }
        try writer.commit()
        return Searcher(try IndexReader(folder: folder.path), ranking: ranking)
    }

    private static func keys(_ searcher: Searcher, _ query: String) throws -> [String] {
        try searcher.search(Query(query)).hits.map(\.key)
    }

    @Test(arguments: ["heron", "\"grey heron\"", "+heron", "heron otter", "(heron^2)"])
    func aWordOfTheTitleCountsOnceMore(query: String) throws {
        let texts = ["a bird by the lake", "grey heron, a bird by the lake", "an otter"]
        for (ranking, gains) in [(Ranking(), true), (Ranking.plain(), false)] {
            let folder = try TemporaryFolder()
            let searcher = try Self.searcher(texts, title: "Grey heron", ranking, in: folder)
            let parsed = try Query(query)
            let results = try searcher.search(parsed)
            let hit = try #require(results.hits.first { $0.key == "0" })
            let lines = try searcher.explain(hit, of: results).lines
            #expect(lines.contains { $0.contains("title:") } == gains)
            #expect(results.total == (try searcher.count(parsed)))
        }
    }

    @Test func theTitleDecidesBetweenEqualTexts() throws {
        let folder = try TemporaryFolder()
        // Both have the word twice in five words.
        let texts = ["bird and heron bird", "heron heron bird bird bird"]
        let searcher = try Self.searcher(texts, title: "heron", in: folder)
        #expect(try Self.keys(searcher, "heron") == ["0", "1"])
    }

    @Test func functionWordsAmongOthersCountLess() throws {
        let texts = [
            "so it was by and by", "otter", "otter", "otter by night", "by", "nothing else",
        ]
        let folder = try TemporaryFolder()
        let searcher = try Self.searcher(texts, in: folder)
        // Three documents have either word, and one each has it alone.
        let keys = try Self.keys(searcher, "otter by")
        #expect(Set(keys.prefix(3)) == ["1", "2", "3"])
        #expect(keys.count == 5)
        let plain = Searcher(searcher.reader, ranking: .plain())
        let hits = try plain.search(Query("otter by")).hits
        let scores = Dictionary(uniqueKeysWithValues: hits.map { ($0.key, $0.score) })
        #expect(scores["4"] == scores["1"])
        // What is asked for by itself, in quotes or with a plus, counts whole.
        for query in ["by", "\"by\" otter", "+by otter", "by^1 otter"] {
            #expect(try !Self.explanation(of: "4", for: query, searcher).contains("function word"))
        }
        #expect(
            try Self.explanation(of: "4", for: "otter by", searcher).contains(
                "0.25 boost, of a function word"))
    }

    private static func explanation(
        of key: String, for query: String, _ searcher: Searcher
    ) throws -> String {
        let results = try searcher.search(Query(query))
        let hit = try #require(results.hits.first { $0.key == key })
        return try searcher.explain(hit, of: results).lines.joined(separator: "\n")
    }

    @Test func listsAreThoseOfTheIndex() throws {
        // Where "der" says as much as "fluss", twice in two words is more than once in one.
        let texts = ["der fluss", "fluss", "der der"]
        for (language, order) in [("de", ["1", "2"]), ("en", ["2", "1"])] {
            let folder = try TemporaryFolder()
            let searcher = try Self.searcher(texts, language: language, in: folder)
            let keys = try Self.keys(searcher, "der fluss")
            #expect(keys.filter { $0 != "0" } == order, "\(language)")
        }
    }
}
