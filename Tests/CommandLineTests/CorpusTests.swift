import Foundation
import Testing

@Suite struct CorpusTests {
    private static let corpus = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Corpus")

    private static let shared = Result {
        let place = try Workplace()
        return (place, try place.winnow("index", corpus.path + "/pages"))
    }

    /// Each phrase of `searches.tsv` finds the pages that have it in their main text, and no other.
    @Test func corpusSearches() throws {
        let (place, index) = try Self.shared.get()
        #expect(index.code == 0)
        let table = try String(
            contentsOf: Self.corpus.appendingPathComponent("searches.tsv"), encoding: .utf8)
        let rows = table.split(separator: "\n").dropFirst()
        #expect(rows.count > 40)
        for row in rows {
            let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(
                String.init)
            let expected = Set(columns[1].split(separator: " ").map(String.init))
            let around = Set(columns[2].split(separator: " ").map(String.init))
            let found = try place.hits("\"\(columns[0])\"")
            #expect(
                found == expected,
                "\(columns[0]): missed \(expected.subtracting(found).sorted()), in boilerplate \(found.intersection(around).sorted())"
            )
        }
    }

    /// Every page is read, and reading it again changes nothing.
    @Test func everyPage() throws {
        let (place, index) = try Self.shared.get()
        #expect(index.code == 0 && index.error.isEmpty)
        let count = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path + "/pages")
            .count
        #expect(index.output.hasPrefix("\(count) added, 0 changed, 0 removed, 0 unchanged.\n"))
        let again = try place.winnow("index", Self.corpus.path + "/pages")
        #expect(again.output.hasPrefix("Nothing has changed in \(count) files;"))
        #expect(try place.winnow("check").output.hasSuffix("all is well.\n"))
    }
}
