import MappedIO
import Testing
import TextAnalysis

@testable import SearchCore

/// The sweep over ranges, windows and bounds against scoring every match, document by document.
@Suite struct SweepTests {
    private static let settings = IndexSettings(analyzer: .whitespace, hasStems: false)

    /// Word w0 is in nearly every text, each further word in fewer; texts differ much in length.
    private static func word(using generator: inout SeededGenerator) -> String {
        let fraction = Double.random(in: 0..<1, using: &generator)
        return "w\(Int(fraction * fraction * fraction * fraction * 400))"
    }

    private static func index(
        documents: Int, segments: Int, deleting: Bool, in folder: String,
        using generator: inout SeededGenerator
    ) throws {
        let writer = try IndexWriter(folder: folder, settings: settings)
        for number in 0..<documents {
            let length = Int.random(in: 1...(number % 10 == 0 ? 120 : 25), using: &generator)
            let words = (0..<length).map { _ in word(using: &generator) }
            // Keys in another order than documents.
            let key = "\(number * 7919 % 10007)-\(number)"
            var document = Document(key: key, text: words.joined(separator: " "))
            if number % 4 == 0 { document.metadata.title = word(using: &generator) }
            try writer.add(document)
            if (number + 1) % (documents / segments) == 0 { try writer.commit() }
        }
        try writer.commit()
        if deleting {
            for number in stride(from: 0, to: documents, by: 3) {
                try writer.delete(key: "\(number * 7919 % 10007)-\(number)")
            }
            try writer.commit()
        }
    }

    private static func query(using generator: inout SeededGenerator) -> String {
        func words(_ range: ClosedRange<Int>, sign: String = "") -> [String] {
            (0..<Int.random(in: range, using: &generator)).map { _ in
                let field = Int.random(in: 0..<12, using: &generator) == 0 ? "title:" : ""
                return sign + field + word(using: &generator)
            }
        }
        func phrase() -> String {
            let slop = ["", "", "~1", "~3"].randomElement(using: &generator)!
            let words = (0..<Int.random(in: 2...3, using: &generator)).map { _ in
                word(using: &generator)
            }
            return "\"" + words.joined(separator: " ") + "\"" + slop
        }
        let parts: [String] =
            switch Int.random(in: 0..<9, using: &generator) {
            case 0: words(1...1)
            case 1: words(2...4)
            case 2: words(5...9)
            case 3: words(2...4, sign: "+")
            case 4: words(1...2, sign: "+") + words(1...3)
            case 5: words(1...2) + words(1...2, sign: "-")
            case 6: [phrase()]
            case 7: ["+" + phrase()] + words(1...2, sign: "+") + words(0...1)
            default: [phrase(), phrase()] + words(0...2) + ["-" + phrase()]
            }
        return parts.joined(separator: " ")
    }

    @Test(arguments: [
        (seed: 1, documents: 6000, segments: 1, deleting: false),
        (seed: 2, documents: 6000, segments: 1, deleting: true),
        (seed: 3, documents: 9000, segments: 3, deleting: true),
        (seed: 4, documents: 1500, segments: 1, deleting: false),
        (seed: 5, documents: 4096, segments: 1, deleting: false),
        (seed: 6, documents: 8192, segments: 2, deleting: true),
    ])
    func ranksAndCountsAsScoringEverything(
        seed: UInt64, documents: Int, segments: Int, deleting: Bool
    ) throws {
        var generator = SeededGenerator(seed: seed)
        let folder = try TemporaryFolder()
        try Self.index(
            documents: documents, segments: segments, deleting: deleting, in: folder.path,
            using: &generator)
        let reader = try IndexReader(folder: folder.path)
        for ranking in [
            Ranking(), Ranking(similarity: BM25(k1: 0.5, b: 1), titleWeight: 2),
            .plain(BM25(k1: 3, b: 0.1)), .plain(BM25(k1: 0, b: 0.75)),
        ] {
            let searcher = Searcher(reader, ranking: ranking)
            for _ in 0..<120 {
                let text = Self.query(using: &generator)
                let query = try Query(text, settings: Self.settings)
                let expected = try ExhaustiveRanking.of(query, reader, ranking)
                #expect(try searcher.count(query) == expected.count, "count of \(text)")
                for (limit, counts) in [(1, false), (10, true), (100, false), (1000, true)] {
                    let (best, total) = try searcher.ranking(
                        query, limit: limit, counts: counts)
                    if counts { #expect(total == expected.count, "count of \(text)") }
                    let found = try best.map {
                        ExhaustiveRanking.Hit(key: try searcher.key(of: $0), score: $0.score)
                    }
                    #expect(found == Array(expected.prefix(limit)), "\(limit) of \(text)")
                }
            }
        }
        #expect(try IndexChecker.check(folder: folder.path).errors.isEmpty)
    }

    /// Counts over more documents than a window of sets has, some of them deleted.
    @Test(arguments: [false, true])
    func countsInSeveralWindows(deleting: Bool) throws {
        let count = 64 * SweepScratch.setWords + 9000
        var generator = SeededGenerator(seed: 9)
        let documents = (0..<count).map { _ in
            Set(
                (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                    let fraction = Double.random(in: 0..<1, using: &generator)
                    return Int(fraction * fraction * fraction * 60)
                })
        }
        let folder = try TemporaryFolder()
        var options = IndexWriter.Options()
        options.isDurable = false
        let writer = try IndexWriter(folder: folder.path, settings: Self.settings, options: options)
        for (number, words) in documents.enumerated() {
            let text = words.map { "w\($0)" }.joined(separator: " ")
            try writer.add(Document(key: "\(number)", text: text))
        }
        try writer.commit()
        let deleted = deleting ? Set((0..<count).filter { $0 % 1013 == 7 }) : []
        for number in deleted { try writer.delete(key: "\(number)") }
        try writer.commit()
        let searcher = Searcher(try IndexReader(folder: folder.path))
        #expect(searcher.reader.segments.count == 1)
        for _ in 0..<40 {
            let words = (0..<4).map { _ in Int.random(in: 0..<60, using: &generator) }
            let (a, b, c, d) = (words[0], words[1], words[2], words[3])
            let expected: [(String, (Set<Int>) -> Bool)] = [
                ("w\(a) w\(b)", { $0.contains(a) || $0.contains(b) }),
                ("w\(a) w\(b) w\(c)", { !$0.isDisjoint(with: [a, b, c]) }),
                ("w\(a) w\(b) -w\(c)", { !$0.isDisjoint(with: [a, b]) && !$0.contains(c) }),
                ("+w\(a) -w\(b)", { $0.contains(a) && !$0.contains(b) }),
                (
                    "+w\(a) +w\(b) -w\(c) -w\(d)",
                    { $0.isSuperset(of: [a, b]) && $0.isDisjoint(with: [c, d]) }
                ),
            ]
            for (text, matches) in expected {
                let total = documents.indices.count {
                    matches(documents[$0]) && !deleted.contains($0)
                }
                let query = try Query(text, settings: Self.settings)
                #expect(try searcher.count(query) == total, "\(text)")
            }
        }
    }
}
