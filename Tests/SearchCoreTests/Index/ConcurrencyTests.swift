import Foundation
import MappedIO
import Synchronization
import Testing

@testable import SearchCore

/// Readers that search without pause while a writer commits and merges.
@Suite struct ConcurrencyTests {
    private static let commits = 500
    private static let readers = 4
    private static let documents = 12

    private final class Shared: Sendable {
        let isDone = Atomic(false)
        /// The versions that readers held.
        let seen = Mutex<Set<Int>>([])
        let searches = Atomic(0)
        /// What readers found wrong: threads of their own belong to no test.
        let faults = Mutex<[String]>([])
    }

    /// Each commit changes every document: whoever holds a commit sees all of them in one version.
    @Test(.timeLimit(.minutes(20))) func everyReaderSeesOneCommit() throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        try Self.commit(0, in: path)
        let shared = Shared()
        // Threads of their own: tasks share as few as there are processors.
        let done = DispatchSemaphore(value: 0)
        for _ in 0..<Self.readers {
            Thread.detachNewThread {
                while !shared.isDone.load(ordering: .relaxed) {
                    do {
                        let version = try Self.search(path)
                        _ = shared.seen.withLock { $0.insert(version) }
                    } catch { shared.faults.withLock { $0.append("\(error)") } }
                    shared.searches.add(1, ordering: .relaxed)
                }
                done.signal()
            }
        }
        defer { shared.isDone.store(true, ordering: .relaxed) }
        for version in 1...Self.commits { try Self.commit(version, in: path) }
        shared.isDone.store(true, ordering: .relaxed)
        for _ in 0..<Self.readers { done.wait() }
        let count = shared.searches.load(ordering: .relaxed)
        let versions = shared.seen.withLock { $0.count }
        print("concurrency: \(Self.commits) commits, \(count) searches saw \(versions) versions")
        #expect(shared.faults.withLock { $0 } == [])
        #expect(versions > 20)
        #expect(try Self.search(path) == Self.commits)
        #expect(try IndexChecker.check(folder: path).errors == [])
    }

    /// Adds every document in a new version, as a writer of its own.
    private static func commit(_ version: Int, in path: String) throws {
        var options = IndexWriter.Options()
        options.isDurable = false
        let writer = try IndexWriter(folder: path, options: options)
        for number in 0..<documents {
            let text = "heron \(number) of version\(version) at the tide"
            try writer.add(Document(key: "\(number)", text: text))
        }
        let summary = version % 100 == 99 ? try writer.optimize() : try writer.commit()
        #expect(summary.mergeFailure == nil)
    }

    private struct Fault: Error {
        var what: String
    }

    private static func require(_ condition: Bool, _ what: @autoclosure () -> String) throws {
        if !condition { throw Fault(what: what()) }
    }

    /// Searches in all ways with one reader, held for long, and gives the version that it holds.
    @Sendable private static func search(_ path: String) throws -> Int {
        let searcher = Searcher(try IndexReader(folder: path))
        func count(_ text: String) throws -> Int { try searcher.count(try Query(text)) }
        let results = try searcher.search(try Query("heron"), limit: 100)
        try require(
            results.total == documents && results.hits.count == documents, "\(results.total) found")
        let words = try searcher.text(of: results.hits[0]).split(separator: " ")
        guard words.count == 7, let version = Int(words[3].dropFirst(7)) else {
            throw Fault(what: "\(words)")
        }
        for _ in 0..<3 {
            try require(try count("version\(version)") == documents, "version \(version)")
            try require(try count("\"of version\(version) at\"") == documents, "version \(version)")
            try require(
                try count("version\(version + 1)") == 0, "two versions, \(version) and the next")
            for hit in results.hits {
                let text = try searcher.text(of: hit)
                try require(text == "heron \(hit.key) of version\(version) at the tide", text)
            }
        }
        return version
    }
}
