import Foundation
import Synchronization

@testable import SearchCore

/// Threads that search a `ChangingIndex` without pause while a writer commits and merges.
///
/// Every other search is with a reader that another thread has opened, and may be using.
final class WriterAndReaders: Sendable {
    private static let readers = 4

    /// What happened.
    struct Report: Sendable {
        var commits = 0
        var merges = 0
        var searches = 0
        /// By the number of a commit, the version that readers found in it.
        var seen: [UInt64: Set<Int>] = [:]
        /// What was not as it must be.
        var faults: [String] = []

        /// How many of the versions readers saw.
        var versionCount: Int { Set(seen.values.joined()).count }
    }

    /// A value for one thread at a time.
    ///
    /// ThreadSanitizer doesn't see all that a `Mutex` does.
    private final class Locked<Value>: @unchecked Sendable {
        private let lock = NSLock()
        private var value: Value

        init(_ value: Value) { self.value = value }

        func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
            lock.withLock { body(&value) }
        }
    }

    private let index: ChangingIndex
    private let isDone = Atomic(false)
    /// The reader that was opened last.
    private let newest: Locked<IndexReader>
    private let report = Locked(Report())

    private init(_ index: ChangingIndex) throws {
        self.index = index
        newest = Locked(try IndexReader(folder: index.path))
    }

    /// Makes an index in an empty folder, and commits to it that many times.
    static func run(path: String, commits: Int) throws -> Report {
        try WriterAndReaders(try ChangingIndex(path: path)).run(commits: commits)
    }

    private func run(commits: Int) throws -> Report {
        // Threads of their own: tasks share as few as there are processors.
        let done = DispatchSemaphore(value: 0)
        for _ in 0..<Self.readers {
            Thread.detachNewThread {
                self.searchUntilDone()
                done.signal()
            }
        }
        var versions: [UInt64: Int] = [:]
        do {
            defer {
                isDone.store(true, ordering: .relaxed)
                for _ in 0..<Self.readers { done.wait() }
            }
            var generation = newest.withLock { $0.generation }
            versions[generation] = 0
            for version in 1...commits {
                let last = try index.commit(version)
                for made in generation + 1...last { versions[made] = version }
                generation = last
            }
        }
        var report = report.withLock { $0 }
        report.commits = commits
        report.merges = try index.mergeCount(commits: commits)
        for (generation, found) in report.seen where found != [versions[generation] ?? -1] {
            report.faults.append("commit \(generation) has versions \(found)")
        }
        do {
            if try ChangingIndex.check(IndexReader(folder: index.path)) != commits {
                report.faults.append("the last commit is not there")
            }
        } catch { report.faults.append("at the end: \(error)") }
        return report
    }

    private func searchUntilDone() {
        var opens = false
        while !isDone.load(ordering: .relaxed) {
            do {
                let reader = opens ? try open() : newest.withLock { $0 }
                let version = try ChangingIndex.check(reader)
                report.withLock { _ = $0.seen[reader.generation, default: []].insert(version) }
            } catch { report.withLock { $0.faults.append("\(error)") } }
            report.withLock { $0.searches += 1 }
            opens.toggle()
        }
    }

    private func open() throws -> IndexReader {
        let reader = try IndexReader(folder: index.path)
        newest.withLock { $0 = reader }
        return reader
    }
}
