import Foundation
import MappedIO
import Testing
import TextAnalysis

@testable import SearchCore

/// The worked example of `Index/FORMAT.md`: its bytes are an index, and the one that is built today.
///
/// To have its files of a new version: run this suite with `WINNOW_NEW_EXAMPLE` naming a folder that is not there.
@Suite struct FormatExampleTests {
    /// The blocks of the document, by the name behind their opening fence.
    private static let example: [String: [UInt8]] = {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Index/FORMAT.md")
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        var blocks: [String: [UInt8]] = [:]
        var name: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```hex ") {
                name = String(line.dropFirst(7))
                blocks[name!] = []
            } else if line.hasPrefix("```") {
                name = nil
            } else if let name {
                let bytes = line.prefix { $0 != "|" }.split(separator: " ")
                blocks[name]! += bytes.compactMap { UInt8($0, radix: 16) }
            }
        }
        return blocks
    }()

    private static func build(in folder: String) throws {
        let settings = IndexSettings(analyzer: .whitespace, hasStems: false)
        let writer = try IndexWriter(folder: folder, settings: settings)
        var document = Document(
            key: "a", source: Source(path: "a.txt", size: 18, modified: 1000),
            text: "to be or not to be")
        document.metadata.title = "be"
        document.blocks = [TextBlock(kind: 1, text: 0..<18, source: 0..<18)]
        try writer.add(document)
        try writer.add(
            Document(
                key: "b", source: Source(path: "b.txt", size: 8, modified: 1000), text: "be quick"))
        try writer.commit()
        try writer.delete(key: "b")
        try writer.commit()
    }

    @Test func exampleIsAnIndex() throws {
        #expect(Self.example.count == 11)
        let folder = try TemporaryFolder()
        for (name, bytes) in Self.example where name != "content" {
            try Data(bytes).write(to: URL(filePath: folder.path + "/" + name))
        }
        let report = try IndexChecker.check(folder: folder.path)
        #expect(report.errors.isEmpty)
        #expect(report.documents == 2)
        let searcher = Searcher(try IndexReader(folder: folder.path))
        let settings = searcher.reader.settings
        let hits = try searcher.search(try Query("\"not to be\"", settings: settings))
        #expect(hits.hits.map(\.key) == ["a"])
        #expect(try searcher.search(try Query("quick", settings: settings)).total == 0)
        let details = try searcher.details(of: hits.hits[0], in: hits)
        #expect(details.source == Source(path: "a.txt", size: 18, modified: 1000))
        #expect(details.passage.text == "to be or not to be")
        #expect(details.passage.highlights == [9..<18])
    }

    @Test func exampleIsWhatIsWritten() throws {
        let folder = try TemporaryFolder()
        try Self.build(in: folder.path)
        if let folder = ProcessInfo.processInfo.environment["WINNOW_NEW_EXAMPLE"] {
            try Self.build(in: folder)
        }
        #expect(Self.example.count == 11)
        for (name, expected) in Self.example where name.hasPrefix("segment-") {
            let bytes = Array(try Data(contentsOf: URL(filePath: folder.path + "/" + name)))
            if name.hasSuffix(".stored") {
                // Another release of the Zstandard library may compress to other bytes.
                #expect(Array(bytes.prefix(24)) == Array(expected.prefix(24)))
            } else {
                #expect(bytes == expected, "\(name)")
            }
        }
    }

    @Test func contentOfTheFrame() throws {
        let stored = ByteRegion(copying: try #require(Self.example["segment-00000001.stored"]))
        let frame = try #require(stored.slice(at: 24, count: 66))
        #expect(Decompressor().decompress(frame, count: 63) == Self.example["content"])
    }
}
