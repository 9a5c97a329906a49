import Foundation
import Testing
import Winnow

/// The queries in the tables of GUIDE.md find as many pages of the sample corpus as it says.
@Suite struct GuideTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardized

    private struct Row {
        var query: String
        var pages: Int
    }

    private static func rows() throws -> [Row] {
        let guide = try String(
            contentsOf: package.appending(path: "GUIDE.md"), encoding: .utf8)
        return guide.split(separator: "\n").compactMap { line in
            guard line.hasPrefix("| `"), let end = line.range(of: "` | "),
                let count = line.split(separator: "|").last,
                let pages = Int(count.trimmingCharacters(in: .whitespaces))
            else { return nil }
            let start = line.index(line.startIndex, offsetBy: 3)
            return Row(query: String(line[start..<end.lowerBound]), pages: pages)
        }
    }

    @Test func everyRow() throws {
        let folder = NSTemporaryDirectory() + "winnow-guide-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let writer = try IndexWriter(folder: folder)
        _ = try Ingest.run([Self.package.appending(path: "Corpus/pages").path], into: writer)
        let rows = try Self.rows()
        #expect(rows.count > 35)
        for row in rows {
            let parsed = try QueryParser.parse(row.query)
            let part = try #require(try PartSearch.of(parsed.part, in: folder))
            let searcher = part.searcher
            #expect(parsed.notes.isEmpty, "\(row.query)")
            let query = try Query(parsed, settings: searcher.reader.settings)
            #expect(try searcher.count(query) == row.pages, "\(row.query)")
            let results = try searcher.search(query, limit: 1000)
            #expect(results.hits.count == row.pages, "\(row.query)")
            for hit in results.hits {
                // Every hit has a passage, and explains its score.
                let details = try part.details(of: hit, in: results)
                #expect(details.metadata.title != nil || parsed.part == .text)
                let explanation = try searcher.explain(hit, of: results)
                #expect(explanation.value == hit.score, "\(row.query)")
            }
        }
    }
}
