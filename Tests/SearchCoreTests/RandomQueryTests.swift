import Foundation
import QuerySyntax
import Testing

@testable import SearchCore

/// Whatever is typed has an answer: random texts, and queries with pieces put in, left out and doubled.
///
/// `WINNOW_QUERIES` says how many; 20,000 if it is not set.
@Suite struct RandomQueryTests {
    private static let pieces = [
        "(", ")", "\"", "~", "~1", "~2", "+", "-", "!", " ", " AND ", " OR ", " NOT ", " NEAR/3 ",
        "title:", "site:", "author:", "lang:", "path:", "url:", "date:", "date:2025", "[", " TO ",
        "]", "{", "}", "*", "?", "/", "\\", "^2", "^", ".", "|", "[a-z]", "{2,3}", "heron", "reeds",
        "the", "é", "新闻", "\u{0}", "\u{202E}", "👩‍👩‍👧", "2025-11", "..", ">=", "*:*", "a.com",
    ]
    private static let seeds = [
        "\"grey heron\" -reeds", "(heron OR otter) AND title:\"in the\"", "her*n~1 /ott[ae]r+/",
        "date:[2025-01-01 TO 2025-11] site:(a.com OR b.org)", "heron NEAR/5 \"the reeds\"^2",
        "author:jane lang:en path:*.html url:news", "\"the st?od in*\"~2 roam~", "+a +b -c d^0.5",
    ]

    private static func mutated(using generator: inout SeededGenerator) -> String {
        var bytes = Array(seeds.randomElement(using: &generator)!.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(place + Int.random(in: 0...6, using: &generator), bytes.count)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
            default:
                bytes.insert(contentsOf: pieces.randomElement(using: &generator)!.utf8, at: place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func random(using generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...20, using: &generator)).map { _ in
            pieces.randomElement(using: &generator)!
        }.joined()
    }

    @Test func everyTextHasAnAnswer() throws {
        let wanted = ProcessInfo.processInfo.environment["WINNOW_QUERIES"].flatMap(Int.init)
        var generator = SeededGenerator(seed: 21)
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path)
        for document in RandomCorpus.documents(count: 60, maximumLength: 25, using: &generator) {
            try writer.add(document)
        }
        try writer.commit()
        let searcher = Searcher(try IndexReader(folder: folder.path))
        var (searched, matched) = (0, 0)
        for number in 0..<(wanted ?? 20_000) {
            let text =
                number % 2 == 0
                ? Self.mutated(using: &generator) : Self.random(using: &generator)
            let parsed = try QueryParser.parse(text)
            for note in parsed.notes {
                #expect((0...text.utf8.count).contains(note.offset), "\(text): \(note)")
            }
            // The only thing that can be wrong with a text this short is that it has no word.
            let query: Query
            do { query = try Query(parsed, settings: .standard) } catch {
                #expect(error == .empty, "\(text)")
                continue
            }
            let results = try searcher.search(query, limit: 3)
            #expect(results.total == (try searcher.count(query)), "\(text)")
            searched += 1
            if let hit = results.hits.first {
                matched += 1
                let details = try searcher.details(of: hit, in: results)
                for range in details.passage.highlights {
                    #expect(range.upperBound <= details.passage.text.utf8.count, "\(text)")
                }
            } else if number % 16 == 0 {
                _ = try searcher.advice(on: query)
            }
        }
        #expect(searched > (wanted ?? 20_000) / 2)
        #expect(matched > searched / 20)
    }
}
