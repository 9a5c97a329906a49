import Foundation
import PageExtraction
import SearchCore
import Testing

@testable import CorpusReader

@Suite struct DocumentTests {
    /// Where a block of a page comes from holds its first and its last word.
    @Test func provenance() throws {
        let html = """
            <!DOCTYPE html><html lang="de"><head><title>Über Reiher</title></head><body>
            <nav><a href="/">Start</a> <a href="/x">Menü</a></nav>
            <article><h1>Über den Reiher</h1>
            <p>Ärgerlich stand der <b>graue Reiher</b> eine Stunde lang im Schilf, und niemand wagte sich zu rühren, ehe er flog.</p>
            <ul><li>Erstens sah ihn der Müller, der am Wehr nach dem Rechten sah.</li><li>Zweitens die Kinder auf dem Steg, die ganz leise waren.</li></ul>
            <p>Später kam er wieder an dieselbe Stelle, so wie in jedem Jahr seit der großen Flut.</p>
            </article><footer>Impressum</footer></body></html>
            """
        try check(Array(html.utf8), name: "page.html", atLeast: 4)
        let text =
            "Der Reiher stand im Schilf und wartete lange auf den ersten Fisch.\n\nÄrger gab es erst am Abend, als der Müller heimkam und nichts mehr fand.\n"
        try check(Array(text.utf8), name: "page.txt", atLeast: 2)
    }

    private func check(_ bytes: [UInt8], name: String, atLeast count: Int) throws {
        let source = Source(path: "/" + name, size: UInt64(bytes.count), modified: 0)
        let document = try PageReader().document(bytes, key: "k", source: source, name: name)
        #expect(document.blocks.count >= count)
        var end = 0
        for block in document.blocks {
            #expect(block.text.lowerBound >= end && block.text.upperBound <= document.text.count)
            #expect(block.source.upperBound <= bytes.count)
            end = block.text.upperBound
            let words = String(decoding: document.text[block.text], as: UTF8.self).split(
                separator: " ")
            let origin = String(decoding: bytes[block.source], as: UTF8.self)
            #expect(origin.contains(words.first!) && origin.contains(words.last!))
        }
        #expect(end == document.text.count)
    }

    /// Lines that are no documents say where they stand; the others go on.
    @Test func badLines() throws {
        let lines = [
            "{\"text\":\"a\",\"id\":\"\"}", "", "{", "  ", "[]", "\"text\"", "{\"text\":5}",
            "{\"text\":null}",
            "{\"text\":\"\\ud800\"}",
            "{\"text\":\"b\",\"id\":7,\"title\":3,\"language\":\"FR-ca\"}",
            "{\"text\":\"c\"} x",
            "{\"text\":\"d\u{7}\"}", "{\"text\":\"\"}",
        ]
        let text = lines.joined(separator: "\n")
        var reader = JSONLinesReader(
            InputWindow(PiecewiseStream(text.utf8, length: 11)), path: "/x.jsonl")
        var documents: [(Int, Record)] = []
        var failures: [Int] = []
        while let event = try reader.next() {
            switch event {
            case .record(let record):
                // Keys that are numbers of lines tell them; "7" is on line 10.
                documents.append((Int(record.key.split(separator: ":").last!)!, record))
            case .failure(let failure):
                failures.append(Int(failure.path.split(separator: ":").last!)!)
                #expect(failure.reason.hasPrefix("no "))
            case .passedOver: Issue.record("a line was passed over")
            }
        }
        #expect(Set(failures).isSuperset(of: [3, 5, 6, 7, 8, 11, 12]))
        #expect(documents.map(\.0).filter { $0 != 9 } == [1, 7, 13])
        #expect(documents[0].1.key == "/x.jsonl:1" && documents[0].1.bytes == Array("a".utf8))
        let second = try #require(documents.first { $0.0 == 7 }?.1)
        #expect(
            second.key == "7" && second.metadata.title == nil && second.metadata.language == "fr")
        for (_, record) in documents {
            guard case .text(let range) = record.content else {
                Issue.record("a line is no page")
                continue
            }
            let origin = String(decoding: Array(text.utf8)[range], as: UTF8.self)
            #expect(origin.hasPrefix("{") && origin.hasSuffix("}"))
        }
        #expect(reader.offset == text.utf8.count)
    }

    /// A file and a line that fail are in the summary; progress never goes back or beyond the end.
    @Test func ingest() throws {
        let scratch = try Scratch()
        try scratch.write("in/a.jsonl", Data("{\"text\":\"heron\"}\nx\n".utf8))
        try scratch.write(
            "in/b.html", Data((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31) }))
        try scratch.write(
            "in/c.txt", Data("The heron stood in the reeds until the evening came.\n".utf8))
        var steps: [Ingest.Progress] = []
        var options = IndexWriter.Options()
        options.isDurable = false
        let folder = scratch.path + "/index"
        let writer = try IndexWriter(folder: folder, options: options)
        let summary = try Ingest.run([scratch.path + "/in"], into: writer) { steps.append($0) }
        #expect(summary.added == 3 && summary.documents == 2 && summary.commit.documentCount == 3)
        #expect(
            summary.failures.map(\.path) == [
                scratch.path + "/in/a.jsonl:2", scratch.path + "/in/b.html",
            ])
        #expect(steps.last?.files == 3 && steps.last?.bytes == steps.last?.byteCount)
        for (step, next) in zip(steps, steps.dropFirst()) {
            #expect(
                step.bytes <= next.bytes && next.bytes <= next.byteCount && step.files <= next.files
            )
        }
        let again = try Ingest.run([scratch.path + "/in"], into: writer)
        #expect(again.unchanged == 3 && again.documents == 0 && again.commit.generation == 1)
        #expect(try Searcher(IndexReader(folder: folder)).count(Query("heron")) == 2)
    }
}
