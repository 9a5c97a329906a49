import Foundation
import QuerySyntax
import Testing
import TextAnalysis

@testable import SearchCore

/// Parts of a collection rank as one index of all of it does.
@Suite struct CollectionStatisticsTests {
    /// A hit, as those of several parts are compared.
    private struct Found: Hashable {
        var score: Float
        var key: String
    }

    private static func index(_ documents: [Document], in folder: String) throws -> IndexReader {
        let writer = try IndexWriter(folder: folder)
        for (number, document) in documents.enumerated() {
            try writer.add(document)
            // Several segments in each.
            if number == documents.count / 2 { try writer.commit() }
        }
        try writer.commit()
        return try IndexReader(folder: folder)
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test(arguments: [1, 3, 8])
    func partsRankAsOne(parts count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        let folder = try TemporaryFolder()
        let documents = RandomCorpus.documents(count: 200, maximumLength: 40, using: &generator)
        let one = Searcher(try Self.index(documents, in: folder.path + "/one"))

        let readers = try (0..<count).map { part in
            // The first part has most documents, the last few.
            let own = documents.enumerated().filter {
                count == 1 ? true : ($0.offset % 10 < 5 ? 0 : 1 + $0.offset % (count - 1)) == part
            }
            return try Self.index(own.map(\.element), in: "\(folder.path)/\(part)")
        }
        let path = folder.path + "/global.stats"
        var statistics = CollectionStatisticsWriter()
        for reader in readers { try statistics.add(reader) }
        try statistics.write(to: path)
        let collection = try CollectionStatistics(path: path)
        try collection.check()
        #expect(collection.documentCount == documents.count)
        let searchers = try readers.map { try Searcher($0, of: collection) }

        var matched = 0
        let facets: [Facet] = [.site, .author, .language, .year]
        for number in 0..<600 {
            let text = RandomCorpus.query(using: &generator)
            guard let query = try? Query(QueryParser.parse(text), settings: .standard) else {
                continue
            }
            let request = SearchRequest(limit: 15, facets: number % 3 == 0 ? facets : [])
            let expected = try one.search(query, request)
            let parts = try searchers.map { try $0.search(query, request) }
            let hits = parts.flatMap(\.hits).map { Found(score: $0.score, key: $0.key) }
            let ranked = hits.sorted {
                $0.score != $1.score
                    ? $0.score > $1.score : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
            }
            #expect(
                Array(ranked.prefix(15))
                    == expected.hits.map { Found(score: $0.score, key: $0.key) },
                "\(text)")
            #expect(parts.reduce(0) { $0 + $1.total } == expected.total, "\(text)")
            for facet in expected.facets.indices {
                var sums: [String: Int] = [:]
                for part in parts {
                    for count in part.facets[facet] { sums[count.value, default: 0] += count.count }
                }
                let counts = expected.facets[facet].map { ($0.value, $0.count) }
                #expect(sums == Dictionary(uniqueKeysWithValues: counts), "\(text)")
            }
            if expected.total > 0 { matched += 1 }
        }
        #expect(matched > 300)
    }

    @Test func sumsOfSumsAreTheSame() throws {
        var generator = SeededGenerator(seed: 5)
        let folder = try TemporaryFolder()
        let documents = RandomCorpus.documents(count: 60, maximumLength: 30, using: &generator)
        let readers = try (0..<4).map { part in
            try Self.index(
                documents.enumerated().filter { $0.offset % 4 == part }.map(\.element),
                in: "\(folder.path)/\(part)")
        }
        func write(_ name: String, _ body: (inout CollectionStatisticsWriter) throws -> Void) throws
            -> [UInt8]
        {
            var writer = CollectionStatisticsWriter()
            try body(&writer)
            try writer.write(to: "\(folder.path)/\(name)")
            return try Self.bytes(folder.path + "/" + name)
        }
        let atOnce = try write("all") { for reader in readers { try $0.add(reader) } }
        _ = try write("left") { for reader in readers[..<1] { try $0.add(reader) } }
        _ = try write("right") { for reader in readers[1...] { try $0.add(reader) } }
        let inSteps = try write("steps") {
            try $0.add(CollectionStatistics(path: folder.path + "/right"))
            try $0.add(CollectionStatistics(path: folder.path + "/left"))
        }
        #expect(atOnce == inSteps)
        let one = try Self.index(documents, in: folder.path + "/one")
        let whole = try write("whole") { try $0.add(one) }
        #expect(atOnce == whole)
    }

    @Test func whatDoesNotFitIsRefused() throws {
        let folder = try TemporaryFolder()
        let small = try Self.index([Document(key: "a", text: "one")], in: folder.path + "/small")
        let large = try Self.index(
            [Document(key: "a", text: "one"), Document(key: "b", text: "one two")],
            in: folder.path + "/large")
        var writer = CollectionStatisticsWriter()
        try writer.add(small)
        try writer.write(to: folder.path + "/small.stats")
        let collection = try CollectionStatistics(path: folder.path + "/small.stats")
        #expect(throws: IndexError.statistics(path: collection.path, folder: large.folder)) {
            _ = try Searcher(large, of: collection)
        }
        let other = IndexSettings(analyzer: .standard, hasStems: false)
        let plain = try IndexWriter(folder: folder.path + "/plain", settings: other)
        try plain.add(Document(key: "a", text: "one"))
        try plain.commit()
        let reader = try IndexReader(folder: folder.path + "/plain")
        #expect(throws: IndexError.self) { _ = try Searcher(reader, of: collection) }
        #expect(throws: IndexError.self) { try writer.add(reader) }
    }

    /// Every byte that is changed makes an error, or statistics that are refused when they are checked.
    @Test func damageIsAnError() throws {
        let folder = try TemporaryFolder()
        let reader = try Self.index(
            [Document(key: "a", text: "one two three"), Document(key: "b", text: "two")],
            in: folder.path + "/index")
        var writer = CollectionStatisticsWriter()
        try writer.add(reader)
        let path = folder.path + "/damaged"
        try writer.write(to: path)
        let whole = try Self.bytes(path)
        try CollectionStatistics(path: path).check()
        for place in whole.indices {
            var bytes = whole
            bytes[place] ^= 0x10
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            #expect(throws: IndexError.self, "byte \(place)") {
                try CollectionStatistics(path: path).check()
            }
        }
        for length in stride(from: 0, to: whole.count, by: 7) {
            try Data(whole[..<length]).write(to: URL(fileURLWithPath: path))
            #expect(throws: IndexError.self, "\(length) bytes") {
                try CollectionStatistics(path: path).check()
            }
        }
    }

    @Test func mergedIndexesKeepTheLastOfAKey() throws {
        let folder = try TemporaryFolder()
        let left = try Self.index(
            [Document(key: "a", text: "old"), Document(key: "b", text: "only left")],
            in: folder.path + "/left")
        let right = try Self.index(
            [Document(key: "c", text: "only right"), Document(key: "a", text: "new")],
            in: folder.path + "/right")
        let writer = try IndexWriter(folder: folder.path + "/merged")
        try writer.add(Document(key: "c", text: "oldest"))
        try writer.add(indexes: [left, right])
        try writer.commit()
        #expect(try IndexChecker.check(folder: folder.path + "/merged").errors == [])
        let searcher = Searcher(try IndexReader(folder: folder.path + "/merged"))
        func keys(_ text: String) throws -> Set<String> {
            let query = try Query(QueryParser.parse(text), settings: .standard)
            return Set(try searcher.search(query).hits.map(\.key))
        }
        #expect(try keys("only") == ["b", "c"])
        #expect(try keys("new") == ["a"])
        #expect(try keys("old") == [])
        #expect(try keys("oldest") == [])
        #expect(searcher.reader.documentCount == 3)
    }
}
