import Foundation
import Glibc
import Testing

@testable import MappedIO

@Suite final class FileTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "winnow-io-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
        return folder + "/" + name
    }

    @Test func lock() throws {
        let path = folder + "/lock"
        var lock: FileLock? = try FileLock(path: path)
        #expect(lock != nil)
        do {
            _ = try FileLock(path: path)
            Issue.record("two locks")
        } catch {
            guard case .held(let holder) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(holder == "process \(getpid())")
        }
        lock = nil
        lock = try FileLock(path: path)
        lock = nil
        // A lock file that is merely there locks nothing, whatever it says.
        _ = try write(
            "lock", Array("process 1 of long ago, with more words than anybody needs".utf8))
        lock = try FileLock(path: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "process \(getpid())\n")
    }

    @Test func lockOfSomebodyWithoutAName() throws {
        let path = try write("lock", [])
        let descriptor = unsafe open(path, O_RDWR)
        #expect(flock(descriptor, LOCK_EX) == 0)
        do {
            _ = try FileLock(path: path)
            Issue.record("two locks")
        } catch {
            guard case .held("another process") = error else {
                Issue.record("\(error)")
                return
            }
        }
        close(descriptor)
        _ = try FileLock(path: path)
        do {
            _ = try FileLock(path: folder + "/none/lock")
            Issue.record("a lock in no folder")
        } catch {
            guard case .file(let cause) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(cause.isMissing)
        }
    }

    @Test func mappedFiles() throws {
        let path = try write("file", [1, 2, 3])
        let bytes = try MappedFile(path: path).bytes
        try FileManager.default.removeItem(atPath: path)
        #expect(bytes.array == [1, 2, 3], "the mapping outlives the name and the object")
        let empty = try MappedFile(path: try write("empty", [])).bytes
        #expect(empty.count == 0 && empty.byte(at: 0) == nil && empty.array.isEmpty)
        for (path, code) in [(folder, EISDIR), (folder + "/none", ENOENT), ("/dev/null", EINVAL)] {
            let error = #expect(throws: FileError.self) { try MappedFile(path: path) }
            #expect(error?.code == code && error?.path == path)
        }
    }

    @Test func readingInPieces() throws {
        let content = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let file = try InputFile(path: try write("file", content))
        var read: [UInt8] = [9]
        var pieces = 0
        while try file.read(777, appendingTo: &read) > 0 { pieces += 1 }
        #expect(read == [9] + content && pieces == 13)
        #expect(try file.read(5, appendingTo: &read) == 0 && read.count == 10_001)
        let directory = try InputFile(path: folder)
        #expect(throws: FileError.self) { try directory.read(5, appendingTo: &read) }
        #expect(read.count == 10_001)
    }

    @Test func writing() throws {
        let system = LocalFileSystem()
        let path = folder + "/new"
        let file = try system.create(path)
        for piece in [Array("ab".utf8), [], Array("c".utf8)] {
            try unsafe piece.withUnsafeBytes { try unsafe file.write($0) }
        }
        try file.sync()
        try file.close()
        try system.rename(path, to: folder + "/b")
        _ = try write("a", [])
        _ = try system.createFolder(folder + "/c")
        _ = try system.createFolder(folder + "/c")
        try system.syncFolder(folder)
        #expect(try system.list(folder) == ["a", "b", "c"])
        #expect(try MappedFile(path: folder + "/b").bytes.string == "abc")
        try system.remove(folder + "/a")
        #expect(throws: FileError.self) { try system.remove(folder + "/a") }
        #expect(throws: FileError.self) { try system.list(folder + "/none") }
        let error = #expect(throws: FileError.self) { try system.create(folder + "/none/x") }
        #expect(error?.description == "cannot create \(folder)/none/x: No such file or directory")
        #expect(error?.isMissing == true)
    }

    @Test func status() throws {
        let path = try write("file", [1, 2, 3])
        var times = [
            timeval(tv_sec: 5, tv_usec: 0), timeval(tv_sec: 1_700_000_000, tv_usec: 250_000),
        ]
        unsafe utimes(path, &times)
        let status = try FileStatus(path: path)
        #expect(status.kind == .file && status.size == 3 && !status.isLink)
        #expect(status.modified == 1_700_000_000_250_000_000)
        unsafe symlink("file", folder + "/link")
        unsafe symlink(".", folder + "/loop")
        unsafe symlink("none", folder + "/dangling")
        let link = try FileStatus(path: folder + "/link")
        #expect(link.kind == .file && link.size == 3 && link.isLink)
        let loop = try FileStatus(path: folder + "/loop")
        #expect(loop.kind == .folder && loop.isLink)
        #expect(throws: FileError.self) { try FileStatus(path: folder + "/dangling") }
        #expect(try FileStatus(path: "/dev/null").kind == .other)
    }

    @Test func paths() {
        for (path, expected) in [
            ("/", "/"), ("/a/./b//c/", "/a/b/c"), ("/a/../b", "/b"), ("/../..", "/"),
            ("/a/b/../../c", "/c"), ("//a", "/a"), ("/a/..b/...", "/a/..b/..."),
        ] { #expect(FilePath.absolute(path) == expected) }
        let here = FilePath.currentFolder
        #expect(here.hasPrefix("/"))
        #expect(FilePath.absolute(".") == here && FilePath.absolute("") == here)
        #expect(FilePath.absolute("a/../b") == (here == "/" ? "" : here) + "/b")
        #expect(FilePath.display(FilePath.absolute("x/y")) == "x/y")
        #expect(FilePath.display(here + "-other/y") == here + "-other/y")
        #expect(FilePath.display(here) == here)
    }
}
