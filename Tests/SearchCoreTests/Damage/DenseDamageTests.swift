import Foundation
import Testing
import TextAnalysis

@testable import SearchCore

/// Changed bytes in what only larger segments have: bitmaps, blocks of gaps, champions, phrases.
@Suite struct DenseDamageTests {
    private static let settings = IndexSettings(analyzer: .whitespace, hasStems: false)
    private static let queries = [
        "w0", "w1", "w30", "+w0 +w1", "+w2 +w30", "+w0 -w1", "+w30 -w9", "w0 w1 w2", "w9 w30 w60",
        "w0 w60", "+w9 w1 w60", "\"w0 w0\"", "\"w0 w9\"", "\"w9 w30\"~3", "\"w0 w1\" w30",
        "+\"w1 w0\" +w9", "w1 -\"w0 w0\"",
    ]

    private static func makeIndex(in folder: String) throws {
        var generator = SeededGenerator(seed: 11)
        var options = IndexWriter.Options()
        options.isDurable = false
        let writer = try IndexWriter(folder: folder, settings: settings, options: options)
        for number in 0..<2600 {
            let words = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
                let fraction = Double.random(in: 0..<1, using: &generator)
                return "w\(Int(fraction * fraction * fraction * 120))"
            }
            try writer.add(Document(key: "\(number)", text: words.joined(separator: " ")))
        }
        try writer.commit()
    }

    /// No search crashes or runs on for ever, whatever it finds: checksums agree with what is changed, so that
    /// it is decoded.
    @Test(
        .timeLimit(.minutes(2)), arguments: [FileKind.postings, .positions, .terms, .norms])
    func searchWithChangedBytes(kind: FileKind) throws {
        let folder = try TemporaryFolder()
        try Self.makeIndex(in: folder.path)
        let name = FileNames.segment(1, kind)
        let whole = Forgery.payload(
            of: [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name))))
        var decoded = 0
        var generator = SeededGenerator(seed: 12)
        let queries = try Self.queries.map { try Query($0, settings: Self.settings) }
        for round in 0..<400 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[place] = round % 3 == 0 ? 0xFF : UInt8.random(in: 0...255, using: &generator)
            }
            try Forgery.write(name, bytes, kind, in: folder)
            do throws(IndexError) {
                let searcher = Searcher(
                    try IndexReader(folder: folder.path),
                    ranking: Ranking(similarity: BM25(k1: round % 2 == 0 ? 0 : 1.2, b: 0.75)))
                for number in 0..<5 {
                    let query = queries[(round + number * 5) % queries.count]
                    // An error of one query does not spoil the next.
                    do throws(IndexError) { _ = try searcher.count(query) } catch {}
                    for limit in [3, 100, 1500] {
                        do throws(IndexError) {
                            _ = try searcher.ranking(query, limit: limit, counts: number % 2 == 0)
                            decoded += 1
                        } catch { #expect(!error.description.isEmpty) }
                    }
                }
            } catch { #expect(!error.description.isEmpty) }
        }
        #expect(decoded > 1000)
        // Whole again, it answers as ever.
        try Forgery.write(name, whole, kind, in: folder)
        #expect(try IndexChecker.check(folder: folder.path).errors.isEmpty)
    }
}
