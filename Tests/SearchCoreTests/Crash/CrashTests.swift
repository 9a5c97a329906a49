import Foundation
import MappedIO
import Testing

@testable import SearchCore

/// A crash at every single call to the file system: what is there afterwards is the commit before or the one
/// that was being made, whole, and the next run completes the work.
@Suite struct CrashTests {
    private static let script = UpdateScript()

    private struct Outcomes {
        var points = 0
        var old = 0
        var new = 0
    }

    /// Checks what a crash has left in a folder when the steps before `done` were made, and completes it.
    private static func check(
        _ folder: String, done: Int, of part: Range<Int>, _ outcomes: inout Outcomes, _ what: String
    ) throws {
        let state = try UpdateScript.state(of: folder)
        let next = min(done + 1, part.upperBound)
        #expect(state == script.states[done] || state == script.states[next], "\(what)")
        let isNew = state == script.states[next] && next != done
        outcomes.points += 1
        if isNew { outcomes.new += 1 } else { outcomes.old += 1 }
        let rest = (isNew ? next : done)..<part.upperBound
        try script.run(rest, in: folder, FaultyFileSystem(folder))
        #expect(try UpdateScript.state(of: folder) == script.states[part.upperBound], "\(what)")
        #expect(try IndexChecker.check(folder: folder).errors == [], "\(what)")
        // A writer removes what is left over.
        _ = try IndexWriter(folder: folder)
        let names = try LocalFileSystem().list(folder).filter(FileNames.isOurs)
        let commit = try IndexFolder.commit(try IndexReader(folder: folder).generation, in: folder)
        #expect(Set(names) == IndexFolder.names(of: commit), "\(what)")
    }

    /// Calls `body` behind a crash at each call of each part of the script, with the number of steps done.
    private static func crashEverywhere(
        writesPart: Bool,
        _ body: (TemporaryFolder, FaultyFileSystem, _ done: Int, Range<Int>) throws -> Void
    ) throws {
        for part in script.parts {
            let before = try script.folder(before: part.lowerBound)
            var call = 0
            while true {
                let folder = try UpdateScript.copy(of: before)
                let system = FaultyFileSystem(
                    folder.path, fault: .crash(at: call, writesPart: writesPart))
                var done = part.lowerBound
                // Files that are not removed at the very end are no error.
                try? script.run(part, in: folder.path, system) { done = $0 + 1 }
                if !system.hasCrashed { break }
                try body(folder, system, done, part)
                call += 1
            }
        }
    }

    @Test(arguments: [false, true])
    func killed(writesPart: Bool) throws {
        var outcomes = Outcomes()
        try Self.crashEverywhere(writesPart: writesPart) { folder, system, done, part in
            try Self.check(
                folder.path, done: done, of: part, &outcomes, "killed at call \(system.calls)")
        }
        print(
            "crash points, killed\(writesPart ? " in the middle of a write" : ""): "
                + "\(outcomes.points), left the old commit: \(outcomes.old), the new one: \(outcomes.new)"
        )
        #expect(outcomes.points > 300 && outcomes.old > outcomes.new && outcomes.new > 3)
    }

    @Test(arguments: [false, true])
    func powerCut(someRemains: Bool) throws {
        var outcomes = Outcomes()
        try Self.crashEverywhere(writesPart: true) { _, system, done, part in
            let left = try TemporaryFolder()
            let generator = SeededGenerator(seed: UInt64(outcomes.points))
            try system.cutPower(leaving: someRemains ? .some(generator) : .nothing, in: left.path)
            try Self.check(
                left.path, done: done, of: part, &outcomes, "power cut at call \(system.calls)")
        }
        print(
            "crash points, power cut\(someRemains ? " with some unsynced writes left" : ""): "
                + "\(outcomes.points), left the old commit: \(outcomes.old), the new one: \(outcomes.new)"
        )
        // Where nothing that was not synced is left, a commit is there once it is done, and not before.
        #expect(outcomes.points > 300 && (someRemains ? outcomes.new > 0 : outcomes.new == 0))
    }
}
