import Foundation
import PageExtraction
import SearchCore
import Testing

@testable import CorpusReader

/// What was stripped from pages can be searched, and is as new as their texts.
@Suite struct BoilerplateTests {
    private static func page(_ title: String, menu: String? = "Shipping news and tide tables")
        -> String
    {
        """
        <html><head><title>\(title)</title></head><body>
        \(menu.map { "<nav><ul><li><a href='/a'>\($0)</a></li></ul></nav>" } ?? "")
        <article><h1>\(title)</h1>
        <p>The harbour was still when the keeper of the lock came down to look at the water, which had
        risen in the night by more than anybody in the village could remember.</p>
        <p>He wrote the height into his book, as he had done on every morning for thirty years, and went
        back to his breakfast without a word to those who were waiting at the gate.</p>
        </article></body></html>
        """
    }

    /// How many documents an index has for a query; nil where there is no index.
    private func count(_ query: String, in folder: String) throws -> Int? {
        do { return try Searcher(IndexReader(folder: folder)).count(try Query(query)) } catch {
            guard let error = error as? IndexError, case .missing = error else { throw error }
            return nil
        }
    }

    @Test func followsThePages() throws {
        let scratch = try Scratch()
        let index = scratch.path + "/index"
        let boilerplate = BoilerplateIndex.folder(of: index)
        func update() throws -> Ingest.Summary {
            try Ingest.run(
                [scratch.path + "/pages"], into: try IndexWriter(folder: index), usesSites: false)
        }
        try scratch.write("pages/bare.html", Data(Self.page("Bare", menu: nil).utf8))
        _ = try update()
        #expect(try count("harbour", in: index) == 1)
        #expect(try count("*", in: boilerplate) == 0)

        try scratch.write("pages/one.html", Data(Self.page("One").utf8))
        try scratch.write("pages/two.html", Data(Self.page("Two").utf8))
        _ = try update()
        #expect(try count("\"tide tables\"", in: boilerplate) == 2)
        #expect(try count("\"tide tables\"", in: index) == 0)
        #expect(try count("harbour", in: boilerplate) == 0)

        // Changed, gone, and with nothing stripped any more.
        try scratch.write("pages/one.html", Data(Self.page("One", menu: "Letters to us").utf8))
        try FileManager.default.removeItem(atPath: scratch.path + "/pages/two.html")
        _ = try update()
        #expect(try count("\"tide tables\"", in: boilerplate) == 0)
        #expect(try count("letters", in: boilerplate) == 1)
        try scratch.write("pages/one.html", Data(Self.page("One", menu: nil).utf8))
        _ = try update()
        #expect(try count("letters", in: boilerplate) == 0)
        #expect(try count("harbour", in: index) == 2)
    }

    /// A hit leads to the place in the file.
    @Test func knowsWhereItStood() throws {
        let scratch = try Scratch()
        let html = Self.page("One")
        let path = try scratch.write("pages/one.html", Data(html.utf8))
        let index = scratch.path + "/index"
        _ = try Ingest.run([path], into: try IndexWriter(folder: index))
        let searcher = Searcher(
            try IndexReader(folder: BoilerplateIndex.folder(of: index)))
        let results = try searcher.search(try Query("\"shipping news\""))
        let details = try searcher.details(of: try #require(results.hits.first), in: results)
        #expect(details.source.path == path)
        #expect(details.passage.text == "Shipping news and tide tables")
        let source = try #require(details.passage.source)
        let bytes = Array(html.utf8)
        #expect(
            String(decoding: bytes[source], as: UTF8.self).contains("Shipping news and tide tables")
        )
    }

    /// An update that was stopped between the two commits is done again.
    @Test func anUpdateByHalfIsMadeWhole() throws {
        let scratch = try Scratch()
        let index = scratch.path + "/index"
        let path = try scratch.write("pages/one.html", Data(Self.page("One").utf8))
        _ = try Ingest.run([path], into: try IndexWriter(folder: index))
        try scratch.write("pages/one.html", Data(Self.page("One", menu: "Letters to us").utf8))
        _ = try Ingest.run([path], into: try IndexWriter(folder: index))
        // The texts as they were, the boilerplate as it is.
        let files = try FileManager.default.contentsOfDirectory(atPath: index)
        for name in files where name != "boilerplate" && name != "winnow.lock" {
            try FileManager.default.removeItem(atPath: index + "/" + name)
        }
        #expect(try count("harbour", in: index) == nil)
        let summary = try Ingest.run([path], into: try IndexWriter(folder: index))
        #expect(summary.added == 1)
        #expect(try count("harbour", in: index) == 1)
        let boilerplate = BoilerplateIndex.folder(of: index)
        #expect(try count("letters", in: boilerplate) == 1)
        #expect(try count("*", in: boilerplate) == 1)
    }

    /// Documents of boilerplate that were lost are read again, though their texts are whole.
    @Test func lostBoilerplateIsReadAgain() throws {
        let scratch = try Scratch()
        let index = scratch.path + "/index"
        let boilerplate = BoilerplateIndex.folder(of: index)
        let path = try scratch.write("pages/one.html", Data(Self.page("One").utf8))
        _ = try Ingest.run([path], into: try IndexWriter(folder: index))
        let stored = boilerplate + "/segment-00000001.stored"
        var bytes = try Data(contentsOf: URL(filePath: stored))
        for place in bytes.indices.dropFirst(40).dropLast(40) { bytes[place] ^= 0xFF }
        try bytes.write(to: URL(filePath: stored))
        let report = try IndexRepair.run(folder: boilerplate)
        #expect(report.lost == [path])
        #expect(try count("\"tide tables\"", in: boilerplate) == 0)
        let summary = try Ingest.run([path], into: try IndexWriter(folder: index))
        #expect(summary.changed == 1)
        #expect(try count("\"tide tables\"", in: boilerplate) == 1)
        #expect(try count("harbour", in: index) == 1)
    }

    /// An index of a version that kept no boilerplate gets it when its pages are read again.
    @Test func olderIndexes() throws {
        let scratch = try Scratch()
        let index = scratch.path + "/index"
        let path = try scratch.write("pages/one.html", Data(Self.page("One").utf8))
        let bad = try scratch.write("pages/bad.html.gz", Data("no gzip".utf8))
        _ = try Ingest.run([path, bad], into: try IndexWriter(folder: index))
        let boilerplate = BoilerplateIndex.folder(of: index)
        try FileManager.default.removeItem(atPath: boilerplate)
        let summary = try Ingest.run([path, bad], into: try IndexWriter(folder: index))
        #expect(summary.changed == 2)
        #expect(try count("\"tide tables\"", in: boilerplate) == 1)
        // Neither is read once more, not even what can't be read.
        let again = try Ingest.run([path, bad], into: try IndexWriter(folder: index))
        #expect(again.unchanged == 2)
    }

    /// A folder without a commit, as an update leaves it that was killed early, is none.
    @Test func unfinished() throws {
        let scratch = try Scratch()
        let index = scratch.path + "/index"
        let path = try scratch.write("pages/one.html", Data(Self.page("One").utf8))
        _ = try Ingest.run([path], into: try IndexWriter(folder: index))
        let boilerplate = BoilerplateIndex.folder(of: index)
        #expect(try BoilerplateIndex.existing(in: index) == boilerplate)
        try FileManager.default.removeItem(atPath: boilerplate + "/00000001.commit")
        #expect(try BoilerplateIndex.existing(in: index) == nil)
        _ = try Ingest.run([path], into: try IndexWriter(folder: index))
        #expect(try count("\"tide tables\"", in: boilerplate) == 1)
    }

    /// Lines of JSON are texts already.
    @Test func linesHaveNone() throws {
        let scratch = try Scratch()
        let path = try scratch.write("a.jsonl", Data(#"{"text": "a heron"}"#.utf8))
        let index = scratch.path + "/index"
        _ = try Ingest.run([path], into: try IndexWriter(folder: index))
        #expect(try BoilerplateIndex.existing(in: index) == nil)
    }
}
