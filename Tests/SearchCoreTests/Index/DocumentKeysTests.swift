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
