import Testing
import TextAnalysis

@testable import SearchCore

/// Indexes that keep no text.
@Suite struct NoTextTests {
    private let settings = IndexSettings(
        analyzer: .standard, hasStems: true, storesText: false)

    private func documents() -> [Document] {
        (0..<20).map { number in
            var document = Document(
                key: "d\(number)",
                text: "alpha \(number) beta " + String(repeating: "word ", count: 9000),
                blocks: [TextBlock(kind: 1, text: 0..<10, source: 5..<15)])
            document.metadata.title = "Title \(number)"
            return document
        }
    }

    /// They are searched like others, also when merged, show the title and an empty passage, and are
    /// much smaller.
    @Test func searchedWithoutPassages() throws {
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path, settings: settings)
        for document in documents() {
            try writer.add(document)
            if document.key == "d9" { try writer.commit() }
        }
        try writer.commit()
        try writer.delete(key: "d3")
        try writer.optimize()
        #expect(try IndexChecker.check(folder: folder.path).errors.isEmpty)
        let reader = try IndexReader(folder: folder.path)
        #expect(reader.settings == settings)
        let searcher = Searcher(reader)
        let results = try searcher.search(try Query("alpha 7"), limit: 3)
        let hit = try #require(results.hits.first)
        let details = try searcher.details(of: hit, in: results)
        #expect(details.metadata.title == "Title 7")
        #expect(details.passage.text.isEmpty)
        #expect(details.passage.highlights.isEmpty)
        #expect(details.passage.source == nil)
        #expect(try searcher.text(of: hit).isEmpty)
        #expect(results.hits.count == 3)
    }

    /// An index with text is not added to without, nor the other way round.
    @Test func anotherSetting() throws {
        let folder = try TemporaryFolder()
        do {
            let writer = try IndexWriter(folder: folder.path, settings: settings)
            try writer.commit()
        }
        #expect(throws: IndexError.self) { try IndexWriter(folder: folder.path) }
    }
}
