import Foundation
import Testing
import TextAnalysis

@testable import SearchCore

@Suite struct OracleTests {
    /// Random corpora in one segment and in several, before and after a merge.
    @Test(arguments: [
        (seed: 1, documents: 40, length: 30, segments: 1),
        (seed: 2, documents: 300, length: 12, segments: 3),
        (seed: 3, documents: 60, length: 400, segments: 2),
        (seed: 4, documents: 700, length: 6, segments: 5),
    ])
    func randomQueries(seed: UInt64, documents count: Int, length: Int, segments: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let documents = RandomCorpus.documents(
            count: count, maximumLength: length, using: &generator)
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path)
        for (number, document) in documents.enumerated() {
            try writer.add(document)
            if number % (count / segments + 1) == count / segments { try writer.commit() }
        }
        try writer.commit()
        let oracle = Oracle(documents)
        let before = Searcher(try IndexReader(folder: folder.path))
        #expect(before.reader.segments.count == segments)
        try writer.optimize()
        let after = Searcher(try IndexReader(folder: folder.path))
        #expect(after.reader.segments.count == 1)
        for _ in 0..<250 {
            let query = RandomCorpus.query(using: &generator)
            try OracleComparison.compare(query, before, oracle)
            try OracleComparison.compare(query, after, oracle)
        }
        #expect(try IndexChecker.check(folder: folder.path).errors.isEmpty)
    }

    /// Documents replaced and deleted: after a merge nothing of them is left, in statistics either.
    @Test func updates() throws {
        var generator = SeededGenerator(seed: 5)
        let first = RandomCorpus.documents(count: 200, maximumLength: 20, using: &generator)
        let second = RandomCorpus.documents(count: 120, maximumLength: 20, using: &generator)
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path)
        for document in first { try writer.add(document) }
        try writer.commit()
        for document in second { try writer.add(document) }
        for number in 150..<180 { #expect(try writer.delete(key: "doc-\(number)")) }
        #expect(try !writer.delete(key: "doc-150"))
        try writer.commit()
        let left = second + first[120..<150] + first[180...]
        let reader = try IndexReader(folder: folder.path)
        #expect(reader.documentCount == left.count)
        let all = try Searcher(reader).search(.all, limit: 1000)
        let expected = left.filter { !$0.text.isEmpty || !($0.metadata.title ?? "").isEmpty }
        #expect(Set(all.hits.map(\.key)) == Set(expected.map(\.key)))

        try writer.optimize()
        let searcher = Searcher(try IndexReader(folder: folder.path))
        let oracle = Oracle(left)
        for _ in 0..<300 {
            try OracleComparison.compare(RandomCorpus.query(using: &generator), searcher, oracle)
        }
        #expect(try IndexChecker.check(folder: folder.path).errors.isEmpty)
    }

    /// Other parameters of BM25 change scores as the formula says.
    @Test func parameters() throws {
        var generator = SeededGenerator(seed: 6)
        let documents = RandomCorpus.documents(count: 80, maximumLength: 60, using: &generator)
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path)
        for document in documents { try writer.add(document) }
        try writer.commit()
        let reader = try IndexReader(folder: folder.path)
        for (k1, b) in [(0.0, 0.5), (2.0, 0.0), (0.4, 1.0)] {
            var oracle = Oracle(documents)
            (oracle.k1, oracle.b) = (k1, b)
            (oracle.titleWeight, oracle.functionWordWeight) = (b, k1 / 2)
            let searcher = Searcher(
                reader,
                ranking: Ranking(
                    similarity: BM25(k1: Float(k1), b: Float(b)), titleWeight: Float(b),
                    functionWordWeight: Float(k1 / 2)))
            for _ in 0..<100 {
                try OracleComparison.compare(
                    RandomCorpus.query(using: &generator), searcher, oracle)
            }
        }
    }

    /// Tokens that are there already, without stems.
    @Test func whitespace() throws {
        var generator = SeededGenerator(seed: 7)
        let settings = IndexSettings(analyzer: .whitespace, hasStems: false)
        let documents = RandomCorpus.documents(count: 150, maximumLength: 40, using: &generator)
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path, settings: settings)
        for document in documents { try writer.add(document) }
        try writer.commit()
        let searcher = Searcher(try IndexReader(folder: folder.path))
        let oracle = Oracle(documents, settings: settings)
        for _ in 0..<300 {
            try OracleComparison.compare(RandomCorpus.query(using: &generator), searcher, oracle)
        }
    }
}
