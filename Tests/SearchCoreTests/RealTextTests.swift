import Foundation
import Testing
import TextAnalysis

@testable import SearchCore

/// Data from outside the repository.
enum SharedData {
    /// The path of a file of it, or nil, said aloud, where it is missing.
    static func path(_ name: String) -> String? {
        let package = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../..").standardized
        let folder =
            ProcessInfo.processInfo.environment["WINNOW_SHARED"]
            ?? package.appending(path: "../shared").standardized.path
        let path = folder + "/" + name
        if FileManager.default.fileExists(atPath: path) { return path }
        print("skipped: shared data not found: \(name)")
        return nil
    }

    /// The output of a decompressor.
    static func decompressed(_ path: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["zstd", "-dcq", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }
}

/// The engine against the oracle on ten megabytes of an encyclopedia and of novels.
@Suite struct RealTextTests {
    private static func documents() throws -> [Document]? {
        guard let path = SharedData.path("data/bench/corpus-10M.jsonl.zst") else { return nil }
        var documents: [Document] = []
        for line in try SharedData.decompressed(path).split(separator: 0x0A) {
            let object = try JSONSerialization.jsonObject(with: line) as? [String: String]
            var document = Document(key: object?["id"] ?? "", text: object?["text"] ?? "")
            document.metadata.title = object?["title"]
            document.metadata.language = LanguageDetector.detect(object?["text"] ?? "")
            documents.append(document)
        }
        return documents
    }

    @Test func queries() throws {
        guard let documents = try Self.documents() else { return }
        #expect(documents.count > 3900)
        let folder = try TemporaryFolder()
        var options = IndexWriter.Options()
        options.memoryBudget = 20 << 20
        options.isDurable = false
        let writer = try IndexWriter(folder: folder.path, options: options)
        for document in documents { try writer.add(document) }
        try writer.commit()
        let searcher = Searcher(try IndexReader(folder: folder.path))
        #expect(searcher.reader.segments.count > 1)
        let oracle = Oracle(documents)
        let queries = try Self.someQueries(documents)
        for query in queries { try OracleComparison.compare(query, searcher, oracle) }
        try writer.optimize(order: .similarity)
        let ordered = Searcher(try IndexReader(folder: folder.path))
        #expect(ordered.reader.segments.count == 1)
        for query in queries { try OracleComparison.compare(query, ordered, oracle) }
        #expect(try IndexChecker.check(folder: folder.path).errors.isEmpty)
    }

    /// The five pages of one story as they were scraped, menus and all.
    @Test func seeds() throws {
        guard let path = SharedData.path("data/seeds") else { return }
        var documents: [Document] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
            let text = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
            var document = Document(key: name, text: text)
            document.metadata.title = text.split(separator: "\n").first.map(String.init)
            documents.append(document)
        }
        #expect(documents.count == 5)
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path)
        for document in documents { try writer.add(document) }
        try writer.commit()
        let searcher = Searcher(try IndexReader(folder: folder.path))
        let oracle = Oracle(documents)
        try OracleComparison.compare("\"verifiable steps\"", searcher, oracle)
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<400 {
            let query = Self.query(from: documents, using: &generator)
            try OracleComparison.compare(query, searcher, oracle)
        }
    }

    /// A sample of the shared queries, of every class, and words and phrases taken from documents.
    private static func someQueries(_ documents: [Document]) throws -> [String] {
        var queries: [String] = []
        if let path = SharedData.path("data/bench/queries.tsv") {
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            for index in stride(from: 0, to: lines.count, by: 19) {
                // A number behind ~ asks for words near each other, which is not there yet.
                let query = lines[index].split(separator: "\t").last.map(String.init) ?? ""
                if !query.contains("~") { queries.append(query) }
            }
        }
        var generator = SeededGenerator(seed: 10)
        for _ in 0..<60 { queries.append(query(from: documents, using: &generator)) }
        return queries
    }

    /// A query made of words that stand together in a document.
    private static func query(
        from documents: [Document], using generator: inout SeededGenerator
    ) -> String {
        while true {
            let document = documents.randomElement(using: &generator)!
            let words = Analyzer.standard.tokens(in: String(decoding: document.text, as: UTF8.self))
                .map(\.term)
            guard words.count > 4 else { continue }
            let start = Int.random(in: 0..<words.count - 3, using: &generator)
            let count = Int.random(in: 1...3, using: &generator)
            let text = words[start..<start + count].joined(separator: " ")
            return [
                "\"\(text)\"", text, "\"\(text)\"~", "+\(words[start]) \(words[start + 3])",
                "\(words[start]) -\(words[start + 2])", "title:\(words[start])",
            ].randomElement(using: &generator)!
        }
    }
}
