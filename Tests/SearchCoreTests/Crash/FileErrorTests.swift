import Foundation
import Glibc
import MappedIO
import Testing

@testable import SearchCore

/// An error of the system at every single call: it is told, and what was committed is intact.
@Suite struct FileErrorTests {
    private static let script = UpdateScript()

    @Test(arguments: [ENOSPC, EIO, EMFILE])
    func everyCall(code: CInt) throws {
        var (points, told) = (0, 0)
        for part in Self.script.parts {
            let before = try Self.script.folder(before: part.lowerBound)
            for call in 0..<(try Self.calls(part, before)) {
                let folder = try UpdateScript.copy(of: before)
                let system = FaultyFileSystem(folder.path, fault: .error(at: call, code: code))
                var done = part.lowerBound
                points += 1
                do throws(IndexError) {
                    try Self.script.run(part, in: folder.path, system) { done = $0 + 1 }
                } catch {
                    told += 1
                    guard case .file(let cause) = error else {
                        Issue.record("\(error) at call \(call)")
                        continue
                    }
                    #expect(cause.code == code)
                    #expect(error.description.contains(folder.path), "\(error)")
                }
                try Self.check(folder.path, done: done, of: part, "at call \(call)")
            }
        }
        print("errors \(code): at \(points) calls, \(told) of them stopped the run")
        #expect(points > 300 && told > points / 2)
    }

    /// Calls that a part of the script makes.
    private static func calls(_ part: Range<Int>, _ before: TemporaryFolder) throws -> Int {
        let folder = try UpdateScript.copy(of: before)
        let system = FaultyFileSystem(folder.path)
        try script.run(part, in: folder.path, system)
        return system.calls
    }

    private static func check(
        _ folder: String, done: Int, of part: Range<Int>, _ what: String
    ) throws {
        let state = try UpdateScript.state(of: folder)
        let next = min(done + 1, part.upperBound)
        #expect(state == script.states[done] || state == script.states[next], "\(what)")
        let rest = (state == script.states[next] ? next : done)..<part.upperBound
        try script.run(rest, in: folder, FaultyFileSystem(folder))
        #expect(try UpdateScript.state(of: folder) == script.states[part.upperBound], "\(what)")
        #expect(try IndexChecker.check(folder: folder).errors == [], "\(what)")
    }

    /// Behind an error, a writer does not go on with what is half done, but says so again.
    @Test func writerStops() throws {
        let folder = try TemporaryFolder()
        try Self.script.run(0..<2, in: folder.path, FaultyFileSystem(folder.path))
        let state = try UpdateScript.state(of: folder.path)
        let system = FaultyFileSystem(folder.path, fault: .error(at: 6, code: ENOSPC))
        let writer = try IndexWriter(
            folder: folder.path, settings: .standard, options: .init(), fileSystem: system)
        var errors: [IndexError] = []
        for number in 0..<3 {
            do throws(IndexError) {
                try writer.add(Document(key: "new", text: "one more heron \(number)"))
                try writer.commit()
            } catch { errors.append(error) }
        }
        #expect(errors.count == 3 && Set(errors).count == 1)
        #expect(errors.first?.description.contains("No space left") == true)
        #expect(try UpdateScript.state(of: folder.path) == state)
    }
}
