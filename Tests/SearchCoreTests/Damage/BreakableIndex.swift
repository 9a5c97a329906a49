import Foundation
import MappedIO

@testable import SearchCore

/// An index of every kind of structure, whose files can be changed and restored: two segments with
/// deleted documents, blocks and tails of postings, groups of positions, texts of several frames.
final class BreakableIndex {
    let folder: TemporaryFolder
    let commit: Commit
    /// The names of all files but the lock.
    let names: [String]
    private let contents: [String: [UInt8]]

    init(word: String = "common") throws {
        folder = try TemporaryFolder()
        var options = IndexWriter.Options()
        options.isDurable = false
        do {
            let writer = try IndexWriter(folder: folder.path, options: options)
            let source = Source(path: "/pages", size: 1, modified: 2)
            for number in 0..<300 {
                let text = String(repeating: word + " ", count: number % 40 == 0 ? 9 : 1)
                try writer.add(Document(key: "\(number)", source: source, text: text))
            }
            try writer.add(
                Document(
                    key: "long",
                    text: String(
                        repeating: "The \(word) heron stands and the tides are coming in.\n",
                        count: 400),
                    blocks: [TextBlock(kind: 1, text: 0..<20_000, source: 10..<20_010)]))
            try writer.commit()
            for number in 0..<12 {
                var document = Document(
                    key: "second-\(number)",
                    text: "A rare heron of \(word) size: the tide came in \(number) times, été.")
                document.metadata.title = "Heron number \(number)"
                document.metadata.language = number % 2 == 0 ? "en" : "fr"
                try writer.add(document)
            }
            try writer.delete(key: "7")
            try writer.commit()
            try writer.delete(key: "second-3")
            try writer.commit()
        }
        let path = folder.path
        let generation = try IndexFolder.newestGeneration(in: path, LocalFileSystem())!
        commit = try IndexFolder.commit(generation, in: path)
        names = IndexFolder.names(of: commit).sorted()
        contents = try Dictionary(
            uniqueKeysWithValues: names.map { name in
                (name, [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))))
            })
    }

    func content(_ name: String) -> [UInt8] { contents[name]! }

    /// Replaces a file; nil removes it.
    func replace(_ name: String, _ bytes: [UInt8]?) throws {
        let url = URL(fileURLWithPath: folder.path + "/" + name)
        try? FileManager.default.removeItem(at: url)
        if let bytes { try Data(bytes).write(to: url) }
    }

    func restore(_ name: String) throws { try replace(name, content(name)) }

    /// The segment that a file belongs to; nil for the commit.
    func segment(of name: String) -> SegmentInfo? {
        commit.segments.first { name.hasPrefix("segment-" + FileNames.commit($0.number).prefix(8)) }
    }

    /// Opens what a file belongs to, and verifies checksums too if `contents` is asked for.
    func open(_ name: String, contents: Bool) throws(IndexError) {
        guard let info = segment(of: name) else {
            _ = try IndexFolder.commit(commit.generation, in: folder.path)
            return
        }
        let segment = try SegmentReader(info, folder: folder.path)
        _ = try segment.liveDocuments()
        if contents { try segment.verifyChecksums() }
    }

    /// Writes a payload into a file and makes its footer and the commit agree with it.
    func forge(_ name: String, payload: [UInt8]) throws {
        let info = segment(of: name)!
        let kind = FileKind.allCases.first { name.hasSuffix("." + $0.suffix) }!
        try LocalFileSystem().remove(folder.path + "/" + name)
        var file = try IndexFileWriter(
            LocalFileSystem(), path: folder.path + "/" + name, kind: kind, segment: info.number)
        try file.write(payload)
        let summary = try file.finish(isDurable: false)
        var forged = commit
        let index = forged.segments.firstIndex { $0.number == info.number }!
        if let number = FileKind.ofSegment.firstIndex(of: kind) {
            forged.segments[index].files[number] = summary
        } else {
            forged.segments[index].liveSummary = summary
        }
        try LocalFileSystem().remove(folder.path + "/" + FileNames.commit(commit.generation))
        var commitFile = try IndexFileWriter(
            LocalFileSystem(), path: folder.path + "/" + FileNames.commit(commit.generation),
            kind: .commit, segment: 0)
        try commitFile.write { forged.encode(into: &$0) }
        _ = try commitFile.finish(isDurable: false)
    }

    func payload(_ name: String) -> [UInt8] {
        Forgery.payload(of: content(name))
    }

    private static let queries = [
        "common", "rare", "\"tide came in\"", "\"tides come\"~", "+common -tide", "common OR rare",
        "(common tide) AND NOT size", "title:heron", "-common", "ete été", "absent \"the heron\"",
        "\"common heron stands\"",
    ].compactMap { try? Query($0) }

    /// Searches with a few of many queries and shows what is found; any error is an index's.
    func search(round: Int, queries count: Int) {
        do throws(IndexError) {
            let searcher = Searcher(try IndexReader(folder: folder.path))
            for number in 0..<count {
                let query = Self.queries[(round + number) % Self.queries.count]
                let results = try searcher.search(query, limit: 3)
                for hit in results.hits.suffix(2) {
                    _ = try searcher.details(of: hit, in: results)
                    _ = try searcher.explain(hit, of: results)
                    _ = try searcher.text(of: hit)
                }
            }
        } catch {
            precondition(!error.description.isEmpty)
        }
    }
}
