import Foundation
import Testing
import TextAnalysis

@testable import SearchCore

/// Indexes as earlier versions of this program wrote them, which this one has to read.
///
/// `Tests/Fixtures/format-N` is an index of format version N, kept as it was made. To make that of a new
/// version: run this suite with `WINNOW_NEW_FIXTURE` naming a folder that is not there, and keep what is in it.
@Suite struct FormatFixtureTests {
    private static let settings = IndexSettings(analyzer: .whitespace, hasStems: false)
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fixtures").standardized.path

    /// Enough documents for bitmaps, champions, phrases and signatures, then some in place of others.
    private static let batches: [[Document]] = {
        var generator = SeededGenerator(seed: 3)
        func document(_ number: Int) -> Document {
            let words = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                let fraction = Double.random(in: 0..<1, using: &generator)
                return "w\(Int(fraction * fraction * 220))"
            }
            var document = Document(key: "\(number)", text: words.joined(separator: " "))
            document.source = Source(path: "corpus.jsonl", size: 100, modified: 200)
            if number % 50 == 0 { document.metadata.title = "heron w1" }
            return document
        }
        return [(0..<4400).map(document), stride(from: 0, to: 5000, by: 300).map(document)]
    }()

    private static func build(in folder: String) throws {
        let writer = try IndexWriter(folder: folder, settings: settings)
        for batch in batches {
            for document in batch { try writer.add(document) }
            try writer.commit()
        }
    }

    @Test func everyVersionIsRead() throws {
        let fresh = try TemporaryFolder()
        try Self.build(in: fresh.path)
        if let folder = ProcessInfo.processInfo.environment["WINNOW_NEW_FIXTURE"] {
            try Self.build(in: folder)
            try FileManager.default.removeItem(atPath: folder + "/" + FileNames.lock)
        }
        let expected = Searcher(try IndexReader(folder: fresh.path))
        var versions: Set<UInt32> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.fixtures) {
            versions.insert(try #require(UInt32(name.dropFirst("format-".count))))
            // A writer would remove what it does not know.
            let folder = try TemporaryFolder()
            for file in try FileManager.default.contentsOfDirectory(
                atPath: Self.fixtures + "/" + name)
            {
                try FileManager.default.copyItem(
                    atPath: Self.fixtures + "/\(name)/\(file)", toPath: folder.path + "/" + file)
            }
            try Self.expectSame(Searcher(try IndexReader(folder: folder.path)), expected, name)
            #expect(try IndexChecker.check(folder: folder.path).errors == [], "\(name)")
            let writer = try IndexWriter(folder: folder.path, settings: Self.settings)
            try writer.optimize()
            try Self.expectSame(Searcher(try IndexReader(folder: folder.path)), expected, name)
        }
        #expect(versions == Set(FormatVersion.oldestReadable...FormatVersion.current))
    }

    private static func expectSame(_ found: Searcher, _ expected: Searcher, _ name: String) throws {
        #expect(found.reader.documentCount == expected.reader.documentCount, "\(name)")
        for text in [
            "w0", "w150", "absent", "w0 w1", "+w0 +w1", "+w3 -w0", "\"w0 w0\"", "\"w1 w0\"",
            "\"w9 w10\"",
            "\"w0 w9\"", "\"w2 w1\"~2", "title:heron", "w40 w50 w60 \"w0 w1\"",
        ] {
            let query = try Query(text, settings: settings)
            let (own, other) = (
                try found.search(query, limit: 5000), try expected.search(query, limit: 5000)
            )
            #expect(own.total == other.total, "\(text), \(name)")
            #expect(Set(own.hits.map(\.key)) == Set(other.hits.map(\.key)), "\(text), \(name)")
            for hit in own.hits.prefix(3) {
                let text = try found.text(of: hit)
                let same = try #require(other.hits.first { $0.key == hit.key })
                #expect(try expected.text(of: same) == text, "\(hit.key), \(name)")
            }
        }
    }
}
