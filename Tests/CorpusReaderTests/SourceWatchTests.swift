import Foundation
import Glibc
import SearchCore
import Testing

@testable import CorpusReader

/// Folders that change while they are followed.
///
/// What must come is waited for as long as it takes, twenty seconds at most; what must not come, for one
/// second.
@Suite struct SourceWatchTests {
    /// A folder, its index, and what follows it.
    private final class Followed {
        let scratch: Scratch
        let index: String
        let watch: SourceWatch

        /// - Parameters:
        ///   - names: files that are there at the beginning.
        ///   - paths: what is followed, in the scratch folder.
        init(_ names: [String] = [], paths: [String] = ["top"], index: String = "index") throws {
            scratch = try Scratch()
            self.index = scratch.path + "/" + index
            let folder = scratch.path
            try FileManager.default.createDirectory(
                atPath: folder + "/top", withIntermediateDirectories: true)
            for name in names { try scratch.write(name, SourceWatchTests.text("heron")) }
            watch = try SourceWatch(paths.map { folder + "/" + $0 })
            try update()
        }

        @discardableResult
        func update() throws -> Ingest.Summary {
            var options = IndexWriter.Options()
            options.isDurable = false
            return try watch.update(IndexWriter(folder: index, options: options))
        }

        func write(_ name: String, _ word: String = "heron") throws {
            try scratch.write(name, SourceWatchTests.text(word))
        }

        func path(_ name: String) -> String { scratch.path + "/" + name }

        func move(_ from: String, _ to: String) throws {
            try FileManager.default.moveItem(atPath: path(from), toPath: path(to))
        }

        func remove(_ name: String) throws {
            try FileManager.default.removeItem(atPath: path(name))
        }

        /// The names of the files that have the word.
        func files(_ word: String = "heron") throws -> Set<String> {
            let searcher = Searcher(try IndexReader(folder: index))
            let results = try searcher.search(Query(word), limit: 100)
            // Keys have no links on the way.
            let top = URL(fileURLWithPath: scratch.path).resolvingSymlinksInPath().path
            return Set(results.hits.map { String($0.key.dropFirst(top.count + 1)) })
        }

        /// Updates whenever something has changed, until these files, and no others, have the word.
        func expect(
            _ word: String = "heron", in names: Set<String>,
            sourceLocation: SourceLocation = #_sourceLocation
        ) throws {
            let deadline = ContinuousClock.now + .seconds(20)
            while try files(word) != names {
                guard try watch.wait(deadline: deadline) == .changed else { break }
                try update()
            }
            #expect(try files(word) == names, sourceLocation: sourceLocation)
        }

        /// Expects that nothing comes, or that what comes changes nothing.
        func expectNothing(sourceLocation: SourceLocation = #_sourceLocation) throws {
            let wake = try watch.wait(deadline: ContinuousClock.now + .seconds(1))
            #expect(wake == .timedOut, sourceLocation: sourceLocation)
        }
    }

    private static func text(_ word: String) -> Data {
        Data("The \(word) stood in the reeds until the evening came.\n".utf8)
    }

    @Test func addChangeRemoveRename() throws {
        let followed = try Followed(["top/a.txt"])
        try followed.expect(in: ["top/a.txt"])
        try followed.expectNothing()
        try followed.write("top/b.txt")
        try followed.expect(in: ["top/a.txt", "top/b.txt"])
        try followed.write("top/b.txt", "otter")
        try followed.expect("otter", in: ["top/b.txt"])
        try followed.move("top/b.txt", "top/c.txt")
        try followed.expect("otter", in: ["top/c.txt"])
        try followed.remove("top/a.txt")
        try followed.expect(in: [])
    }

    @Test func newFolders() throws {
        let followed = try Followed()
        try followed.write("top/x/y/a.txt")
        try followed.expect(in: ["top/x/y/a.txt"])
        try followed.write("top/x/y/b.txt")
        try followed.expect(in: ["top/x/y/a.txt", "top/x/y/b.txt"])
        try followed.remove("top/x")
        try followed.expect(in: [])
        try followed.write("top/x/y/c.txt")
        try followed.expect(in: ["top/x/y/c.txt"])
    }

    /// A folder that is moved is followed where it is, and no longer when it has left.
    @Test func movedFolders() throws {
        let followed = try Followed(["outside/deep/a.txt"])
        try followed.move("outside", "top/inside")
        try followed.expect(in: ["top/inside/deep/a.txt"])
        try followed.write("top/inside/deep/b.txt")
        try followed.expect(in: ["top/inside/deep/a.txt", "top/inside/deep/b.txt"])
        try followed.move("top/inside", "top/elsewhere")
        try followed.expect(in: ["top/elsewhere/deep/a.txt", "top/elsewhere/deep/b.txt"])
        try followed.remove("top/elsewhere/deep/a.txt")
        try followed.expect(in: ["top/elsewhere/deep/b.txt"])
        try followed.move("top/elsewhere", "away")
        try followed.expect(in: [])
        try followed.write("away/deep/c.txt")
        try followed.expectNothing()
    }

    @Test func manyFiles() throws {
        let followed = try Followed()
        let names = Set((0..<60).map { "top/\($0 % 7)/\($0).txt" })
        for name in names { try followed.write(name) }
        try followed.expect(in: names)
    }

    /// What a writer does to an index among the files is no change.
    @Test func indexAmongFiles() throws {
        let followed = try Followed(["top/a.txt"], index: "top/index")
        try followed.expect(in: ["top/a.txt"])
        try followed.expectNothing()
        try followed.write("top/b.txt")
        try followed.expect(in: ["top/a.txt", "top/b.txt"])
        try followed.write("top/index/c.txt")
        try followed.expectNothing()
    }

    /// What is passed over is no change either.
    @Test func passedOver() throws {
        let followed = try Followed(["top/a.txt", "top/.hidden/x.txt"])
        for name in ["top/.b.txt", "top/b.txt~", "top/.hidden/b.txt", "top/b.png", "beside/b.txt"] {
            try followed.write(name)
        }
        try followed.expectNothing()
    }

    @Test func halfWritten() throws {
        let followed = try Followed()
        let file = unsafe open(followed.path("top/a.txt"), O_WRONLY | O_CREAT, 0o644)
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        try handle.write(contentsOf: Data("The heron stood in the reeds ".utf8))
        try followed.expectNothing()
        let rest = "until the otter came along the bank in the evening.\n"
        try handle.write(contentsOf: Data(rest.utf8))
        try handle.close()
        try followed.expect("otter", in: ["top/a.txt"])
    }

    /// Links bring a whole file with one event.
    @Test func links() throws {
        let followed = try Followed(["outside/a.txt", "outside/b.txt"])
        unsafe symlink("../outside/a.txt", followed.path("top/soft.txt"))
        try followed.expect(in: ["top/soft.txt"])
        unsafe link(followed.path("outside/b.txt"), followed.path("top/hard.txt"))
        try followed.expect(in: ["top/soft.txt", "top/hard.txt"])
    }

    /// A folder that was named may go and come again, and so may those above it.
    @Test func namedFolder() throws {
        let followed = try Followed(["top/a/b/x.txt", "top/y.txt"], paths: ["top/a/b"])
        try followed.expect(in: ["top/a/b/x.txt"])
        try followed.remove("top/a/b")
        try followed.expect(in: [])
        try followed.write("top/a/b/z.txt")
        try followed.expect(in: ["top/a/b/z.txt"])
        try followed.move("top/a", "away")
        try followed.expect(in: [])
        try followed.write("top/a/c/x.txt")
        try followed.write("top/a/b/x.txt")
        try followed.expect(in: ["top/a/b/x.txt"])
        try followed.write("top/a/b/y.txt")
        try followed.expect(in: ["top/a/b/x.txt", "top/a/b/y.txt"])
    }

    /// A file that was named is followed by its name, whatever it is called, and nothing beside it is.
    @Test func namedFile() throws {
        let followed = try Followed(["top/notes"], paths: ["top/notes"])
        try followed.expect(in: ["top/notes"])
        try followed.write("top/beside.txt")
        try followed.expectNothing()
        try followed.write("top/new", "otter")
        unsafe rename(followed.path("top/new"), followed.path("top/notes"))
        try followed.expect("otter", in: ["top/notes"])
        try followed.remove("top/notes")
        try followed.expect("otter", in: [])
        try followed.write("top/notes", "otter")
        try followed.expect("otter", in: ["top/notes"])
    }

    /// After more events than the kernel keeps, what was not told is found all the same.
    @Test func overflow() throws {
        let limit = "/proc/sys/fs/inotify/max_queued_events"
        let text = try String(contentsOfFile: limit, encoding: .utf8)
        let count = try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        if count > 100_000 {
            print("overflow skipped: the queue takes \(count) events")
            return
        }
        let followed = try Followed(["top/a.tmp"])
        let (one, two) = (followed.path("top/a.tmp"), followed.path("top/b.tmp"))
        // Two events each, of names that are passed over: alone they are no change.
        for _ in 0..<count / 4 + 1 {
            unsafe rename(one, two)
            unsafe rename(two, one)
        }
        try followed.write("top/new/x.txt")
        try followed.expect(in: ["top/new/x.txt"])
        try followed.write("top/new/y.txt")
        try followed.expect(in: ["top/new/x.txt", "top/new/y.txt"])
    }

    @Test func retry() throws {
        let followed = try Followed()
        followed.watch.retry(after: .milliseconds(1))
        #expect(try followed.watch.wait(deadline: ContinuousClock.now + .seconds(20)) == .changed)
        try followed.expectNothing()
    }

    @Test func noSuchPath() throws {
        let scratch = try Scratch()
        #expect(throws: IngestError.noSuchPath(scratch.path + "/none")) {
            try SourceWatch([scratch.path + "/none"])
        }
    }
}
