import Foundation
import Testing
import Winnow

/// One story as scraped from five sites: found where it is told, not where it is advertised.
@Suite struct SeedSearchTests {
    private static func seeds() -> String? {
        let package = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../..").standardized
        let folder =
            ProcessInfo.processInfo.environment["WINNOW_SHARED"]
            ?? package.appending(path: "../shared").standardized.path
        let path = folder + "/data/seeds"
        if FileManager.default.fileExists(atPath: path) { return path }
        print("skipped: shared data not found: seeds")
        return nil
    }

    @Test func phrases() throws {
        guard let seeds = Self.seeds() else { return }
        let folder = NSTemporaryDirectory() + "winnow-seeds-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let writer = try IndexWriter(folder: folder)
        let summary = try Ingest.run([seeds], into: writer)
        #expect(summary.documents == 5)
        let searcher = Searcher(try IndexReader(folder: folder))
        func files(_ query: String) throws -> [String] {
            try searcher.search(try Query(query)).hits
                .map { String($0.key.split(separator: "/").last!.prefix(3)) }.sorted()
        }
        #expect(try files("\"verifiable steps\"") == ["001", "002"])
        #expect(try files("\"verifiable action\"") == ["000", "001"])
        for boilerplate in [
            "email address will not be published", "leave a comment", "lost your password",
            "scroll to top", "comments are closed", "related articles", "read also", "learn more",
            "min read", "post a comment", "follow us", "all rights reserved",
        ] {
            #expect(try files("\"\(boilerplate)\"").isEmpty, "\(boilerplate)")
        }
        // The first and the last paragraph of each article, and the same phrase with other accents.
        let ends = [
            (
                "000", "deputy interior minister who led their delegation",
                "security challenges unresolved"
            ),
            ("001", "undermining peace negotiations in istanbul", "the foremost priority"),
            ("002", "presented its final position", "killed in retaliatory fire"),
            (
                "003", "aimed at brokering a long-term truce",
                "never directly challenged their government"
            ),
            ("004", "one of his strongest warnings yet", "militants they once called brothers"),
        ]
        for (file, first, last) in ends {
            #expect(try files("\"\(first)\"") == [file])
            #expect(try files("\"\(last)\"") == [file])
        }
    }
}
