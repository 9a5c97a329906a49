import Testing

@testable import SearchCore

/// Words of several stems rank and count as when every match is scored.
@Suite struct MainTermsTests {
    private static func query(using generator: inout SeededGenerator) -> String {
        func word() -> String {
            let fraction = Double.random(in: 0..<1, using: &generator)
            return RandomCorpus.vocabulary[
                Int(fraction * fraction * Double(RandomCorpus.vocabulary.count))]
        }
        return switch Int.random(in: 0..<6, using: &generator) {
        case 0: word()
        case 1: "\(word()) \(word()) \(word())"
        case 2: "+\(word()) +\(word()) \(word())"
        case 3: "\(word()) \(word()) -\(word())"
        case 4: "\"\(word()) \(word())\"~"
        default: "+\(word()) \"\(word()) \(word())\"~ -\(word())"
        }
    }

    @Test(arguments: [(seed: 1, segments: 1), (seed: 2, segments: 3)])
    func ranksAndCountsAsScoringEverything(seed: UInt64, segments: Int) throws {
        var generator = SeededGenerator(seed: seed)
        // Few documents are in another language than English, as where pages of one country are kept.
        var documents = RandomCorpus.documents(count: 3000, maximumLength: 9, using: &generator)
        for number in documents.indices where number % 8 != 0 {
            documents[number].metadata.language = "en"
        }
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path)
        for (number, document) in documents.enumerated() {
            try writer.add(document)
            if (number + 1) % (documents.count / segments) == 0 { try writer.commit() }
        }
        try writer.commit()
        for number in stride(from: 3, to: documents.count, by: 11) {
            try writer.delete(key: documents[number].key)
        }
        try writer.commit()
        let reader = try IndexReader(folder: folder.path)
        let searcher = Searcher(reader)
        let builder = WeightBuilder(reader, ranking: Ranking())
        var (taken, tried) = (0, 0)
        for _ in 0..<300 {
            let text = Self.query(using: &generator)
            let query = try Query(text)
            let weight = try builder.weight(of: query)
            let report = DamageReport()
            for (index, segment) in reader.segments.enumerated() {
                tried += 1
                let main = try MainTerms(weight, segment, index: index, report: report)
                if let main, main.others.memberCount > 0 { taken += 1 }
            }
            let expected = try ExhaustiveRanking.of(query, reader, Ranking())
            #expect(try searcher.count(query) == expected.count, "count of \(text)")
            for (limit, counts) in [(1, false), (10, true), (5000, true)] {
                let (best, total) = try searcher.ranking(query, limit: limit, counts: counts)
                if counts { #expect(total == expected.count, "count of \(text)") }
                let found = try best.map {
                    ExhaustiveRanking.Hit(key: try searcher.key(of: $0), score: $0.score)
                }
                #expect(found == Array(expected.prefix(limit)), "\(limit) of \(text)")
            }
        }
        // Else nothing was tried.
        #expect(taken > tried / 10)
        #expect(taken < tried)
    }
}
