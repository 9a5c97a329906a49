import Foundation
import SearchCore
import Testing

@testable import CorpusReader

@Suite struct BadLineTests {
    /// A file that is no JSON Lines at all does not fill the summary: some lines are named, the rest
    /// counted.
    @Test func manyBadLines() throws {
        let scratch = try Scratch()
        let lines = String(repeating: "no json\n", count: 50) + "{\"text\": \"one document\"}\n"
        let path = try scratch.write("bad.jsonl", Data(lines.utf8))
        let folder = try scratch.write("index-", Data()) + "folder"
        let summary = try Ingest.run([path], into: try IndexWriter(folder: folder))
        #expect(summary.documents == 1)
        #expect(summary.failures.count == 21)
        #expect(summary.failures[0].path == path + ":1")
        #expect(summary.failures[20].path == path)
        #expect(summary.failures[20].reason == "30 more lines are no documents")
    }
}
