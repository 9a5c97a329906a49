import MappedIO
import Testing

@testable import SearchCore

@Suite struct DocumentKeysTests {
    /// A document that was replaced before it was ever committed can be replaced again, and deleted,
    /// wherever its key stands among the others.
    @Test(arguments: 0..<12)
    func replacedTwice(position: Int) throws {
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path)
        for number in 0..<12 {
            for round in 0..<(number == position ? 4 : 1) {
                try writer.add(Document(key: "key-\(number)", text: "word round\(round)"))
            }
        }
        try writer.commit()
        #expect(try IndexReader(folder: folder.path).documentCount == 12)
        try writer.add(Document(key: "key-\(position)", text: "word again"))
        try writer.commit()
        var searcher = Searcher(try IndexReader(folder: folder.path))
        #expect(searcher.reader.documentCount == 12)
        #expect(try searcher.count(Query("again")) == 1)
        #expect(try searcher.count(Query("round3")) == 0)
        #expect(try writer.delete(key: "key-\(position)"))
        #expect(try !writer.delete(key: "key-\(position)"))
        try writer.commit()
        searcher = Searcher(try IndexReader(folder: folder.path))
        #expect(searcher.reader.documentCount == 11)
        #expect(try searcher.count(Query("word")) == 11)
        #expect(try IndexChecker.check(folder: folder.path).errors.isEmpty)
    }

    /// Keys, ranks, sources and what is found by a key are what was put in, over blocks and widths of
    /// every kind; keys that come again, and such as begin alike, among them.
    @Test(arguments: [0, 1, 2, 31, 32, 33, 64, 65, 700])
    func asWritten(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        let folder = try TemporaryFolder()
        var expected: [(key: [UInt8], source: Source)] = []
        var writer = DocumentKeysWriter()
        for number in 0..<count {
            let digits = String(Int.random(in: 0..<2 * count, using: &random))
            let key =
                number.isMultiple(of: 9)
                ? Array(repeating: UInt8(ascii: "k"), count: number) : Array("key-\(digits)".utf8)
            let path = "source \(Int.random(in: 0...number / 50, using: &random))"
            expected.append((key, Source(path: path, size: 7, modified: -1)))
            writer.add(key, source: expected.last!.source)
        }
        let path = folder.path + "/keys"
        var file = try IndexFileWriter(LocalFileSystem(), path: path, kind: .keys, segment: 1)
        try writer.write(to: &file)
        _ = try file.finish(isDurable: false)
        let bytes = try MappedFile(path: path).bytes
        let keys = try DocumentKeys(IndexFile(bytes, path: path, kind: .keys, segment: 1))
        #expect(keys.count == count)
        let order = expected.indices.sorted { left, right in
            let (leftKey, rightKey) = (expected[left].key, expected[right].key)
            return leftKey.lexicographicallyPrecedes(rightKey)
                || leftKey == rightKey && left < right
        }
        for (rank, document) in order.enumerated() {
            #expect(try keys.document(atRank: rank) == document)
            #expect(try keys.rank(of: document) == rank)
            #expect(try keys.key(of: document).array == expected[document].key)
            #expect(try keys.source(keys.source(of: document)) == expected[document].source)
            for end in [[], [0], [255]] as [[UInt8]] {
                let key = expected[document].key + end
                #expect(
                    try keys.documents(forKey: key)
                        == expected.indices.filter { expected[$0].key == key })
            }
        }
        #expect(
            try keys.documents(forKey: []) == expected.indices.filter { expected[$0].key == [] })
        // The newest of a key is found once.
        for (number, entry) in expected.enumerated() {
            let isNewest = !expected[(number + 1)...].contains { $0.key == entry.key }
            if isNewest { #expect(writer.remove(entry.key) == UInt32(number)) }
        }
        for entry in expected { #expect(writer.remove(entry.key) == nil) }
    }

    /// Keys are bytes: two that only look the same are two, in one commit and in several.
    @Test(arguments: [false, true])
    func keysThatLookTheSame(inOneCommit: Bool) throws {
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path)
        try writer.add(Document(key: "caf\u{E9}", text: "word"))
        if !inOneCommit { try writer.commit() }
        try writer.add(Document(key: "cafe\u{301}", text: "word"))
        try writer.commit()
        #expect(try writer.sources().count == 2)
        #expect(try Searcher(IndexReader(folder: folder.path)).count(Query("word")) == 2)
    }
}
