import Testing

@testable import SearchCore

@Suite struct CaptureTests {
    private static func document(_ key: String, _ url: String?, _ captured: String?, _ text: String)
        -> Document
    {
        var document = Document(key: key, text: text)
        document.metadata.url = url
        document.metadata.captured = captured
        return document
    }

    /// Documents in three commits: captures of two addresses, and others.
    private static let batches: [[Document]] = [
        [
            document("a1", "http://a/", "2020-01-01T00:00:00Z", "heron heron reeds"),
            document("b1", "http://b/", "2021-01-01T00:00:00Z", "heron pond"),
            document("n1", "http://a/", nil, "heron that was not captured"),
        ],
        [
            document("a2", "http://a/", "2023-01-01T00:00:00Z", "heron lake boat"),
            document("a3", "http://a/", "2022-01-01T00:00:00Z", "heron quay"),
            document("c1", "http://c/", "2022-01-01T00:00:00Z", "heron alone"),
        ],
        [
            document("a4", "http://a/", "2024-01-01T00:00:00Z", "nothing of the kind"),
            document("b2", "http://b/", "2020-01-01T00:00:00Z", "heron heron heron"),
        ],
    ]

    private func index(_ batches: [[Document]], in folder: String) throws -> Searcher {
        let writer = try IndexWriter(folder: folder)
        for batch in batches {
            for document in batch { try writer.add(document) }
            try writer.commit()
        }
        return Searcher(try IndexReader(folder: folder))
    }

    /// Of the captures of an address the newest that matches stands for those that match.
    @Test(arguments: [false, true]) func newestStands(isMerged: Bool) throws {
        let folder = try TemporaryFolder()
        var searcher = try index(Self.batches, in: folder.path)
        if isMerged {
            try IndexWriter(folder: folder.path).optimize()
            searcher = Searcher(try IndexReader(folder: folder.path))
        }
        let query = try Query("heron")
        let folded = try searcher.search(query, SearchRequest(foldsCaptures: true))
        #expect(folded.total == 7)
        #expect(Set(folded.hits.map(\.key)) == ["a2", "b1", "c1", "n1"])
        #expect(folded.hits.map(\.rank) == [1, 2, 3, 4])
        let captures = Dictionary(uniqueKeysWithValues: folded.hits.map { ($0.key, $0.captures) })
        #expect(captures == ["a2": 2, "b1": 1, "c1": 0, "n1": 0])
        #expect(try searcher.details(of: folded.hits[0], in: folded).metadata.captured != nil)
        // Where the best of an address stands, there its newest does.
        let all = try searcher.search(query)
        #expect(all.hits.count == 7 && all.hits.allSatisfy { $0.captures == 0 })
        var seen: Set<String> = []
        let order = all.hits.map { $0.key.prefix(1) == "n" ? $0.key : String($0.key.prefix(1)) }
            .filter { seen.insert($0).inserted }
        #expect(folded.hits.map { $0.key == "n1" ? "n1" : String($0.key.prefix(1)) } == order)
        let second = try searcher.search(
            query, SearchRequest(limit: 2, offset: 2, foldsCaptures: true))
        #expect(second.hits.map(\.key) == folded.hits.dropFirst(2).map(\.key))
        let dated = try searcher.search(query, SearchRequest(order: .date, foldsCaptures: true))
        #expect(Set(dated.hits.map(\.key)) == ["a2", "b1", "c1", "n1"])
        // A capture that is gone does not stand for others.
        let writer = try IndexWriter(folder: folder.path)
        try writer.delete(key: "a2")
        try writer.commit()
        let later = try Searcher(IndexReader(folder: folder.path))
            .search(query, SearchRequest(foldsCaptures: true))
        #expect(Set(later.hits.map(\.key)) == ["a3", "b1", "c1", "n1"])
        #expect(try IndexChecker.check(folder: folder.path).errors == [])
    }

    /// Near copies are folded besides, and captures are not counted as such.
    @Test func nearCopies() throws {
        let folder = try TemporaryFolder()
        let text = (0..<60).map { "word\($0 * 7919 % 997)" }.joined(separator: " ")
        let searcher = try index(
            [
                [
                    Self.document("a1", "http://a/", "2020-01-01T00:00:00Z", text),
                    Self.document("a2", "http://a/", "2021-01-01T00:00:00Z", text + " more"),
                    Self.document("x", "http://x/", "2021-01-01T00:00:00Z", text + " other"),
                ]
            ], in: folder.path)
        let request = SearchRequest(foldsCopies: true, foldsCaptures: true)
        let results = try searcher.search(try Query("word7919 OR word0"), request)
        #expect(results.hits.count == 1)
        let hit = try #require(results.hits.first)
        #expect(hit.captures + hit.similar == 2 || hit.key == "x")
    }

    /// Addresses are found by their bytes, whatever block of values they are in.
    @Test func addresses() throws {
        let folder = try TemporaryFolder()
        let documents = (0..<300).map {
            Self.document(
                "k\($0)", "http://h/\($0 % 100)", "20\(10 + $0 / 100)-01-01T00:00:00Z", "heron")
        }
        let searcher = try index([documents], in: folder.path)
        let columns = try searcher.reader.segments[0].columns()
        for number in 0..<100 {
            let found = try columns.number(ofValue: Array("http://h/\(number)".utf8), in: .url)
            #expect(try columns.value(.url, number: found ?? 0) == "http://h/\(number)")
        }
        for absent in ["", "a", "http://h/100", "http://h/5x", "z"] {
            #expect(try columns.number(ofValue: Array(absent.utf8), in: .url) == nil)
        }
        let results = try searcher.search(
            try Query("heron"), SearchRequest(limit: 1000, foldsCaptures: true))
        #expect(results.hits.count == 100 && results.hits.allSatisfy { $0.captures == 2 })
        #expect(
            Set(results.hits.map(\.key)) == Set((200..<300).map { "k\($0)" }))
    }

    /// Where nothing was captured, hits are as without.
    @Test func none() throws {
        let folder = try TemporaryFolder()
        let plain = Self.batches.map { batch in
            batch.map { document in
                var document = document
                document.metadata.captured = nil
                return document
            }
        }
        let searcher = try index(plain, in: folder.path)
        let query = try Query("heron")
        let (folded, all) = (
            try searcher.search(query, SearchRequest(foldsCaptures: true)),
            try searcher.search(query)
        )
        #expect(folded.hits.map(\.key) == all.hits.map(\.key) && folded.hits.count == 7)
    }
}
