import Foundation
import MappedIO
import Testing

@testable import SearchCore

/// Repairs of an index in which one file, or several, are damaged.
@Suite struct RepairTests {
    private typealias State = [String: String]

    /// Three segments, the second with deleted documents, of sources that have documents in several of them.
    private static func build(in folder: String) throws -> State {
        let writer = try IndexWriter(folder: folder)
        var state: State = [:]
        for segment in 0..<3 {
            for number in 0..<5 {
                let key = "\(segment)-\(number)"
                let source = Source(path: "/corpus-\(number).jsonl", size: 10, modified: 20)
                let text = "heron \(number) of segment \(segment)"
                try writer.add(Document(key: key, source: source, text: text))
                state[key] = text
            }
            try writer.commit()
        }
        for key in ["1-0", "1-3"] {
            try writer.delete(key: key)
            state[key] = nil
        }
        try writer.commit()
        return state
    }

    private static func damage(_ folder: String, _ name: String, at offset: Int? = nil) throws {
        let url = URL(filePath: folder + "/" + name)
        var bytes = try Data(contentsOf: url)
        bytes[bytes.startIndex + (offset ?? bytes.count / 2)] ^= 0x10
        try FileManager.default.removeItem(at: url)
        try bytes.write(to: url)
    }

    private static func expectWhole(_ folder: String, _ state: State) throws {
        #expect(try UpdateScript.state(of: folder) == state)
        #expect(try IndexChecker.check(folder: folder).errors == [])
    }

    @Test func nothingIsWrong() throws {
        let folder = try TemporaryFolder()
        let state = try Self.build(in: folder.path)
        let before = try IndexReader(folder: folder.path).generation
        let report = try IndexRepair.run(folder: folder.path)
        #expect(
            report.errors.isEmpty && report.saved == 0 && report.lost.isEmpty && report.unnamed == 0
        )
        #expect(try IndexReader(folder: folder.path).generation == before)
        try Self.expectWhole(folder.path, state)
    }

    /// What can be made anew from texts is.
    @Test(arguments: [FileKind.terms, .postings, .positions, .norms])
    func postingsAreMadeAnew(kind: FileKind) throws {
        let folder = try TemporaryFolder()
        let state = try Self.build(in: folder.path)
        try Self.damage(folder.path, FileNames.segment(2, kind))
        #expect(try IndexChecker.check(folder: folder.path).errors.count == 1)
        let report = try IndexRepair.run(folder: folder.path)
        #expect(report.errors.count == 1 && report.saved == 3)
        #expect(report.lost.isEmpty && report.unnamed == 0)
        try Self.expectWhole(folder.path, state)
        let writer = try IndexWriter(folder: folder.path)
        #expect(try !writer.sources().keys.contains { writer.isIncomplete($0) })
    }

    /// Documents whose texts, or whose deletions, are damaged are lost and named; what else their sources
    /// have is known to be incomplete until it is deleted, which comes before reading them again.
    @Test(arguments: [FileKind.stored, .live])
    func textsAreLost(kind: FileKind) throws {
        let folder = try TemporaryFolder()
        let state = try Self.build(in: folder.path)
        let name =
            kind == .live ? FileNames.live(2, generation: 4) : FileNames.segment(2, kind)
        try Self.damage(folder.path, name)
        let report = try IndexRepair.run(folder: folder.path)
        #expect(report.errors.count == 1 && report.saved == 0 && report.unnamed == 0)
        let deleted = kind == .live ? ["1-0", "1-3"] : []
        #expect(Set(report.lost) == Set(["1-1", "1-2", "1-4"] + deleted))
        try Self.expectWhole(folder.path, state.filter { !$0.key.hasPrefix("1-") })

        var writer: IndexWriter? = try IndexWriter(folder: folder.path)
        let incomplete = try writer!.sources().keys.filter { writer!.isIncomplete($0) }
        #expect(Set(incomplete.map(\.path)).isSuperset(of: ["/corpus-1.jsonl", "/corpus-4.jsonl"]))
        #expect(incomplete.count == (kind == .live ? 5 : 3))
        try writer!.delete(sources: Set(incomplete))
        try writer!.commit()
        writer = nil
        let again = try IndexWriter(folder: folder.path)
        #expect(!incomplete.contains { again.isIncomplete($0) })
    }

    @Test func keysAreLost() throws {
        let folder = try TemporaryFolder()
        let state = try Self.build(in: folder.path)
        try Self.damage(folder.path, FileNames.segment(2, .keys))
        try Self.damage(folder.path, FileNames.segment(3, .norms))
        let report = try IndexRepair.run(folder: folder.path)
        #expect(report.errors.count == 2 && report.saved == 5 && report.unnamed == 3)
        #expect(report.lost.isEmpty)
        try Self.expectWhole(folder.path, state.filter { !$0.key.hasPrefix("1-") })
        // Whose documents are lost is not known: it may be anybody's.
        let writer = try IndexWriter(folder: folder.path)
        #expect(try writer.sources().keys.allSatisfy { writer.isIncomplete($0) })
    }

    @Test func filesAreMissingOrForeign() throws {
        let folder = try TemporaryFolder()
        let state = try Self.build(in: folder.path)
        try LocalFileSystem().remove(folder.path + "/" + FileNames.segment(1, .postings))
        try Data("not an index".utf8).write(
            to: URL(filePath: folder.path + "/" + FileNames.segment(3, .terms)))
        let report = try IndexRepair.run(folder: folder.path)
        #expect(report.errors.count == 2 && report.saved == 10 && report.lost.isEmpty)
        try Self.expectWhole(folder.path, state)
    }

    /// Where the commit is damaged alone, nothing is lost; what its sources have is read again all the same.
    @Test func commitIsLost() throws {
        let folder = try TemporaryFolder()
        let state = try Self.build(in: folder.path)
        let generation = try IndexReader(folder: folder.path).generation
        try Self.damage(folder.path, FileNames.commit(generation))
        #expect(throws: IndexError.self) { try IndexReader(folder: folder.path) }
        let report = try IndexRepair.run(folder: folder.path)
        #expect(report.errors.count == 1 && report.unnamed == 0)
        #expect(report.saved == 13 && report.lost.isEmpty)
        try Self.expectWhole(folder.path, state)
        #expect(try IndexReader(folder: folder.path).generation == generation + 1)
        let writer = try IndexWriter(folder: folder.path)
        #expect(try writer.sources().keys.allSatisfy { writer.isIncomplete($0) })
    }

    /// Segments that are damaged beside the commit are lost, and how many documents those had is not known.
    @Test func commitAndSegmentsAreLost() throws {
        let folder = try TemporaryFolder()
        let state = try Self.build(in: folder.path)
        let generation = try IndexReader(folder: folder.path).generation
        try Self.damage(folder.path, FileNames.commit(generation))
        try Self.damage(folder.path, FileNames.segment(1, .keys))
        try Self.damage(folder.path, FileNames.segment(2, .stored))
        try Self.damage(folder.path, FileNames.segment(3, .terms))
        let report = try IndexRepair.run(folder: folder.path)
        #expect(report.errors.count == 1 && report.unnamed == nil)
        #expect(report.saved == 5 && report.lost == ["1-1", "1-2", "1-4"])
        try Self.expectWhole(folder.path, state.filter { $0.key.hasPrefix("2-") })
    }

    /// A commit without files leaves an empty index, into which all can be read again.
    @Test func allIsLost() throws {
        let folder = try TemporaryFolder()
        _ = try Self.build(in: folder.path)
        let generation = try IndexReader(folder: folder.path).generation
        try Self.damage(folder.path, FileNames.commit(generation))
        for name in try LocalFileSystem().list(folder.path) where name.hasPrefix("segment") {
            try LocalFileSystem().remove(folder.path + "/" + name)
        }
        let report = try IndexRepair.run(folder: folder.path)
        #expect(report.errors.count == 1 && report.unnamed == nil && report.saved == 0)
        try Self.expectWhole(folder.path, [:])
        let state = try Self.build(in: folder.path)
        try Self.expectWhole(folder.path, state)
    }

    /// Another version's index is none to repair, nor is one that is being written.
    @Test func leftAlone() throws {
        let folder = try TemporaryFolder()
        _ = try Self.build(in: folder.path)
        let writer = try IndexWriter(folder: folder.path)
        #expect(throws: IndexError.self) { try IndexRepair.run(folder: folder.path) }
        withExtendedLifetime(writer) {}
        let empty = try TemporaryFolder()
        #expect(throws: IndexError.missing(folder: empty.path)) {
            try IndexRepair.run(folder: empty.path)
        }
    }

    /// A crash at any call of a repair leaves an index that can be repaired, or is.
    @Test(arguments: [FileNames.segment(2, .postings), FileNames.commit(4)])
    func killedWhileRepairing(damaged: String) throws {
        var calls = 0
        var points = 0
        var call = 0
        repeat {
            let folder = try TemporaryFolder()
            let state = try Self.build(in: folder.path)
            try Self.damage(folder.path, damaged)
            let system = FaultyFileSystem(folder.path, fault: .crash(at: call, writesPart: true))
            _ = try? IndexRepair.run(folder: folder.path, options: .init(), fileSystem: system)
            calls = system.calls
            if system.hasCrashed {
                points += 1
                let report = try IndexRepair.run(folder: folder.path)
                #expect(report.lost.isEmpty)
            }
            try Self.expectWhole(folder.path, state)
            call += 1
        } while call <= calls && points == call
        #expect(points > 40)
    }
}
