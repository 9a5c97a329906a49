@testable import SearchCore

/// An index that changes with each commit, and what searches of any of its commits must find.
///
/// Of its documents, the herons are in a new version in every commit, so that whoever holds a commit sees all
/// of them in one version. A tern comes with every commit, and goes forty commits later: segments with only
/// a tern left are merged. The gulls stay as they are.
struct ChangingIndex {
    private static let herons = 12
    private static let terns = 40
    private static let gulls = 300
    /// The folder of the index.
    let path: String

    /// An answer that is not what it must be.
    struct WrongAnswer: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts an index in an empty folder, at version 0.
    init(path: String) throws {
        self.path = path
        let writer = try writer()
        for gull in 0..<Self.gulls {
            let text = "gull " + Self.words(ofGull: gull).joined(separator: " ")
            try writer.add(Document(key: "gull \(gull)", text: text))
        }
        try addVersion(0, writer)
        try writer.commit()
    }

    /// Commits a version, which follows the one before, with a writer of its own.
    ///
    /// - Returns: the number of the commit, after all merging.
    func commit(_ version: Int) throws -> UInt64 {
        let writer = try writer()
        try addVersion(version, writer)
        let summary = version % 100 == 99 ? try writer.optimize() : try writer.commit()
        if let failure = summary.mergeFailure { throw failure }
        return summary.generation
    }

    /// How many merges there were in the commits after the first one.
    func mergeCount(commits: Int) throws -> Int {
        let newest = try IndexReader(folder: path).generation
        // Each commit makes a segment, and so does each merge.
        return Int(try IndexFolder.commit(newest, in: path).nextSegment) - 2 - commits
    }

    private func writer() throws -> IndexWriter {
        var options = IndexWriter.Options()
        options.isDurable = false
        return try IndexWriter(folder: path, options: options)
    }

    private func addVersion(_ version: Int, _ writer: IndexWriter) throws {
        for heron in 0..<Self.herons {
            try writer.add(
                Document(key: "\(heron)", text: Self.text(ofHeron: heron, in: version)))
        }
        try writer.add(Document(key: "tern \(version)", text: "tern \(version) over the marsh"))
        try writer.delete(key: "tern \(version - Self.terns)")
    }

    private static func text(ofHeron heron: Int, in version: Int) -> String {
        "heron \(heron) of version\(version) at the tide"
    }

    private static func words(ofGull gull: Int) -> [String] {
        (0..<40).map { "w\((31 * gull + $0 * $0) % 97)" }
    }

    /// Searches a commit in all ways, with a searcher of its own.
    ///
    /// - Returns: the version that it holds.
    /// - Throws: `WrongAnswer`, or what searches throw.
    static func check(_ reader: IndexReader) throws -> Int {
        let searcher = Searcher(reader)
        let version = try checkHerons(searcher)
        try checkTerns(searcher, version)
        try checkGulls(searcher)
        return version
    }

    private static func require(_ condition: Bool, _ what: @autoclosure () -> String) throws {
        if !condition { throw WrongAnswer(description: what()) }
    }

    private static func checkHerons(_ searcher: Searcher) throws -> Int {
        func count(_ text: String) throws -> Int { try searcher.count(try Query(text)) }
        let results = try searcher.search(try Query("heron"), limit: 100)
        // They score the same.
        let keys = (0..<herons).map { "\($0)" }.sorted()
        try require(
            results.total == herons && results.hits.map(\.key) == keys,
            "\(results.total) herons, \(results.hits.map(\.key))")
        let words = try searcher.text(of: results.hits[0]).split(separator: " ")
        guard words.count == 7, let version = Int(words[3].dropFirst(7)) else {
            throw WrongAnswer(description: "\(words)")
        }
        for _ in 0..<3 {
            try require(try count("version\(version)") == herons, "version \(version)")
            try require(try count("\"of version\(version) at\"") == herons, "version \(version)")
            try require(
                try count("version\(version + 1)") == 0, "two versions, \(version) and the next")
            for hit in results.hits {
                let text = try searcher.text(of: hit)
                try require(text == Self.text(ofHeron: Int(hit.key)!, in: version), text)
            }
        }
        let passage = try searcher.details(of: results.hits[0], in: results).passage.text
        try require(passage == Self.text(ofHeron: 0, in: version), passage)
        return version
    }

    private static func checkTerns(_ searcher: Searcher, _ version: Int) throws {
        let there = max(0, version - terns + 1)...version
        let results = try searcher.search(try Query("tern marsh"), limit: 100)
        try require(
            Set(results.hits.map(\.key)) == Set(there.map { "tern \($0)" })
                && results.total == there.count,
            "at version \(version), \(results.total) terns, \(results.hits.map(\.key))")
    }

    private static func checkGulls(_ searcher: Searcher) throws {
        let gulls = (0..<Self.gulls).map(words(ofGull:))
        let (first, second, other) = (gulls[7][3], gulls[7][4], gulls[9][20])
        let queries: [(text: String, matches: ([String]) -> Bool)] = [
            (first, { $0.contains(first) }),
            ("\(first) \(other)", { $0.contains(first) || $0.contains(other) }),
            ("+\(first) +\(other)", { $0.contains(first) && $0.contains(other) }),
            ("+gull -\(first)", { !$0.contains(first) }),
            (
                "\"\(first) \(second)\"",
                { words in zip(words, words.dropFirst()).contains { $0 == (first, second) } }
            ),
        ]
        for query in queries {
            let matching = gulls.indices.filter { query.matches(gulls[$0]) }
            let expected = Set(matching.map { "gull \($0)" })
            let results = try searcher.search(try Query(query.text), limit: 1000)
            let best = try searcher.search(try Query(query.text), limit: 5)
            try require(
                Set(results.hits.map(\.key)) == expected && results.total == expected.count
                    && best.hits.map(\.key) == results.hits.prefix(5).map(\.key),
                "\(query.text): \(results.total), not \(expected.count)")
        }
    }
}
