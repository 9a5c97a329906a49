import Foundation
import MappedIO
import Testing
import TextAnalysis

@testable import SearchCore

/// Segments whose documents are ordered by similarity.
@Suite struct SimilarityOrderTests {
    private static let settings = IndexSettings(analyzer: .whitespace, hasStems: false)

    private static let topics = 20

    /// Documents of several topics in turn, each with words of its own and common ones.
    private static func documents(_ count: Int, seed: UInt64) -> [Document] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            let words = (0..<40).map { _ in
                let word = Int.random(in: 0..<60, using: &generator)
                let isCommon = Bool.random(using: &generator)
                return isCommon ? "c\(word / 4)" : "t\(number % topics)w\(word)"
            }
            return Document(key: "d\(number)", text: words.joined(separator: " "))
        }
    }

    /// An index of batches of documents, some deleted, merged in an order.
    private static func index(
        _ batches: [[Document]], deleting deleted: Set<String> = [], order: DocumentOrder,
        settings: IndexSettings = .standard
    ) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try BatchedIndex.build(batches, settings, in: folder, deleting: deleted, merging: order)
        #expect(try IndexChecker.check(folder: folder.path).errors == [])
        return folder
    }

    private static func payload(_ folder: TemporaryFolder, _ kind: FileKind) throws -> [UInt8] {
        try Forgery.payload(IndexReader(folder: folder.path).segments[0], kind)
    }

    private static func keys(_ folder: TemporaryFolder) throws -> [String] {
        let keys = try IndexReader(folder: folder.path).segments[0].keys
        return try (0..<keys.count).map { try keys.key(of: $0).string }
    }

    /// Titles, stems in several languages, texts of several parts, replaced and deleted documents: all
    /// is found as the oracle finds it, and what is stored is that of the document.
    @Test(arguments: [(seed: 21, documents: 500, length: 12), (22, 300, 60), (23, 1300, 9)])
    func oracle(seed: UInt64, documents count: Int, length: Int) throws {
        var generator = SeededGenerator(seed: seed)
        var documents = RandomCorpus.documents(
            count: count, maximumLength: length, using: &generator)
        documents[count / 3].text = Array(
            String(repeating: "café steps of 3.14\n", count: 3000).utf8)
        let replaced = documents[..<(count / 10)].map { document in
            var document = document
            document.text = Array("verified steps to \(document.key)".utf8)
            return document
        }
        let deleted = Set(stride(from: count / 8, to: count, by: 7).map { "doc-\($0)" })
        let thirds = [documents[..<(count / 2)], documents[(count / 2)...], replaced[...]]
        let folder = try Self.index(thirds.map(Array.init), deleting: deleted, order: .similarity)

        var left = Dictionary(uniqueKeysWithValues: documents.map { ($0.key, $0) })
        for document in replaced { left[document.key] = document }
        for key in deleted { left[key] = nil }
        let oracle = Oracle(Array(left.values))
        let searcher = Searcher(try IndexReader(folder: folder.path))
        for _ in 0..<250 {
            try OracleComparison.compare(RandomCorpus.query(using: &generator), searcher, oracle)
        }
        let keys = try Self.keys(folder)
        #expect(Set(keys) == Set(left.keys) && keys.count == left.count)
        let arrival = documents.map(\.key).filter { left[$0] != nil }
        #expect(keys != arrival)
        let stored = try searcher.reader.segments[0].storedDocuments()
        for (number, key) in keys.enumerated() {
            let record = try stored.record(of: number)
            #expect(record.metadata == left[key]?.metadata)
            #expect(try stored.text(of: record) == left[key]?.text)
        }
    }

    /// What is written does not depend on the segments that the documents came in.
    @Test func segmentsMakeNoDifference() throws {
        let documents = Self.documents(1400, seed: 3)
        let one = try Self.index([documents], order: .similarity, settings: Self.settings)
        let three = try Self.index(
            [documents[..<300], documents[300..<301], documents[301...]].map(Array.init),
            order: .similarity, settings: Self.settings)
        for kind in FileKind.ofSegment {
            #expect(try Self.payload(one, kind) == Self.payload(three, kind), "\(kind)")
        }
    }

    /// The files are those of an index to which the documents were added in this order.
    @Test func asIfTheyHadComeSo() throws {
        let documents = Self.documents(1400, seed: 4)
        let folder = try Self.index([documents], order: .similarity, settings: Self.settings)
        let byKey = Dictionary(uniqueKeysWithValues: documents.map { ($0.key, $0) })
        let sorted = try Self.keys(folder).map { byKey[$0]! }
        let fresh = try Self.index([sorted], order: .arrival, settings: Self.settings)
        for kind in [FileKind.terms, .postings, .positions, .norms] {
            #expect(try Self.payload(folder, kind) == Self.payload(fresh, kind), "\(kind)")
        }
    }

    /// Topics come together, and postings are smaller for it.
    @Test func isSmaller() throws {
        let documents = Self.documents(4000, seed: 5)
        let arrival = try Self.index([documents], order: .arrival, settings: Self.settings)
        let folder = try Self.index([documents], order: .similarity, settings: Self.settings)
        let topics = try Self.keys(folder).map { Int($0.dropFirst())! % Self.topics }
        #expect(zip(topics, topics.dropFirst()).count { $0 != $1 } < 800)
        #expect(
            try Self.payload(folder, .postings).count < Self.payload(arrival, .postings).count)
    }

    /// What is changed in a file without its checksum is told, and the index is as before.
    @Test func damagedSource() throws {
        for kind in FileKind.ofSegment {
            let index = try BreakableIndex()
            let name = FileNames.segment(index.commit.segments[0].number, kind)
            var bytes = index.content(name)
            bytes[bytes.count / 2] ^= 4
            try index.replace(name, bytes)
            #expect {
                let writer = try IndexWriter(folder: index.folder.path)
                try writer.optimize(order: .similarity)
            } throws: { error in
                "\(error)".contains(name)
            }
            try index.restore(name)
            let searcher = Searcher(try IndexReader(folder: index.folder.path))
            #expect(try searcher.search(try Query("common")).total > 200)
        }
    }

    /// Bytes that can't be, with checksums that agree: the merge ends, with an error or without.
    @Test(
        .timeLimit(.minutes(2)), arguments: [FileKind.postings, .positions, .terms, .keys, .stored])
    func forgedSource(kind: FileKind) throws {
        let index = try BreakableIndex()
        let name = FileNames.segment(index.commit.segments[0].number, kind)
        let payload = index.payload(name)
        var generator = SeededGenerator(seed: 8)
        for round in 0..<120 {
            var changed = payload
            let place = Int.random(in: payload.indices, using: &generator)
            changed[place] = UInt8.random(in: 0...255, using: &generator)
            try index.forge(name, payload: changed)
            let commit = try IndexFolder.commit(index.commit.generation, in: index.folder.path)
            do throws(IndexError) {
                let sources = try commit.segments.map { info throws(IndexError) in
                    try SegmentReader(info, folder: index.folder.path)
                }
                let files = SegmentFiles(
                    folder: index.folder.path, number: UInt64(100 + round),
                    fileSystem: LocalFileSystem(), isDurable: false)
                _ = try SegmentMerger.merge(
                    sources.map { ($0, nil) }, order: .similarity, files: files,
                    settings: .standard)
            } catch { #expect(!error.description.isEmpty) }
        }
    }
}
