import Foundation
import Testing
import Winnow

/// The example in the doc comment of the module, and of the README: it is what runs here.
@Suite struct DocumentationExampleTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..")

    @Test func exampleRuns() throws {
        let folder = NSTemporaryDirectory() + "winnow-example-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let html = """
            <html><head><title>Treaty talks</title></head><body>
            <nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
            <article><h1>Treaty talks</h1>
            <p>The delegates left after nine hours without a common text, and with a promise to
            meet again before the end of the year, when the water is low.</p>
            <p>What the ministry now asks for are verifiable steps, it said in a statement that was
            read out to reporters in the hall of the old customs house.</p></article>
            <footer>All rights reserved. Related: verifiable steps in gardening</footer></body></html>
            """
        // example begins
        let page = try PageCleaner().clean(Array(html.utf8), form: .html)
        let writer = try IndexWriter(folder: folder)
        var document = Document(key: "page.html", text: page.text)
        document.metadata.title = page.metadata.title
        try writer.add(document)
        try writer.commit()
        let searcher = Searcher(try IndexReader(folder: folder))
        let results = try searcher.search(try Query("\"verifiable steps\""))
        let best = try searcher.details(of: results.hits[0], in: results)
        print(results.total, results.hits[0].key, best.passage.text)
        // example ends
        #expect(results.total == 1)
        #expect(page.metadata.title == "Treaty talks")
        #expect(!page.text.contains("gardening"))
        let range = try #require(best.passage.highlights.first)
        #expect(Array(best.passage.text.utf8)[range].elementsEqual("verifiable steps".utf8))
    }

    @Test(arguments: ["Sources/Winnow/Winnow.swift", "README.md"])
    func exampleIsTheOneThatRuns(file: String) throws {
        let own = try String(contentsOfFile: #filePath, encoding: .utf8)
        let example = own.components(separatedBy: "// example ends")[0]
            .components(separatedBy: "// example begins\n")[1]
            .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
        #expect(example.count == 10)
        let text = try String(contentsOf: Self.package.appending(path: file), encoding: .utf8)
        let lines = text.split(separator: "\n").map {
            $0.trimmingCharacters(in: CharacterSet(charactersIn: "/ "))
        }
        let start = try #require(lines.firstIndex(of: example[0]))
        #expect(Array(lines[start..<start + example.count]) == example)
    }
}
