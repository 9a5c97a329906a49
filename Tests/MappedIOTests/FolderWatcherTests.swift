import Foundation
import Glibc
import Testing

@testable import MappedIO

@Suite final class FolderWatcherTests {
    private typealias Event = FolderWatcher.Event

    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "winnow-watch-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A record as inotify(7) states it.
    private func record(_ watch: Int32, _ mask: Int, _ name: String, padding: Int = 0) -> [UInt8] {
        let length = name.utf8.count + padding
        return [UInt32(bitPattern: watch), UInt32(mask), 0, UInt32(length)].flatMap { value in
            unsafe withUnsafeBytes(of: value) { unsafe Array($0) }
        } + Array(name.utf8) + [UInt8](repeating: 0, count: padding)
    }

    @Test func records() {
        let one = Event(.created, in: .init(number: 1), name: "deep", isFolder: true)
        let two = Event(.gone, in: .init(number: 2), name: "é.html")
        let bytes =
            record(1, 0x4000_0100, "deep", padding: 12) + record(2, 0x200, "é.html", padding: 9)
        #expect(FolderWatcher.events(bytes[...]) == [one, two])
        #expect(FolderWatcher.events((record(9, 1, "x") + bytes).dropFirst(17)) == [one, two])
        #expect(FolderWatcher.events(bytes.dropLast()) == [one], "not a whole record")
        #expect(FolderWatcher.events(bytes.prefix(15)).isEmpty)
        let lost = Event(.lost, in: .init(number: -1))
        #expect(FolderWatcher.events((record(-1, 0x4000, "") + bytes)[...]) == [lost, one, two])
        let kinds: [(Int, Event.Kind?)] = [
            (0x4, .written), (0x8, .written), (0x40, .gone), (0x80, .movedIn), (0x100, .created),
            (0x400, .displaced), (0x800, .displaced), (0x2000, .displaced), (0x8000, nil),
        ]
        for (mask, kind) in kinds {
            #expect(
                FolderWatcher.events(record(1, mask, "")[...]).map(\.kind)
                    == [kind].compactMap(\.self))
        }
    }

    @Test func events() throws {
        let watcher = try FolderWatcher()
        let watch = try watcher.add(folder)
        #expect(try watcher.add(folder + "/.") == watch)
        #expect(try watcher.read().isEmpty)
        #expect(try !watcher.wait(upTo: .milliseconds(1), or: nil))
        let path = folder + "/a.html"
        try Data([1]).write(to: URL(fileURLWithPath: path))
        unsafe mkdir(folder + "/deep", 0o755)
        unsafe rename(path, folder + "/b.html")
        unsafe unlink(folder + "/b.html")
        #expect(try watcher.wait(upTo: nil, or: nil))
        #expect(
            try watcher.read() == [
                Event(.created, in: watch, name: "a.html"),
                Event(.written, in: watch, name: "a.html"),
                Event(.created, in: watch, name: "deep", isFolder: true),
                Event(.gone, in: watch, name: "a.html"),
                Event(.movedIn, in: watch, name: "b.html"),
                Event(.gone, in: watch, name: "b.html"),
            ])
        let deep = try watcher.add(folder + "/deep")
        unsafe rmdir(folder + "/deep")
        #expect(
            try watcher.read() == [
                Event(.displaced, in: deep),
                Event(.gone, in: watch, name: "deep", isFolder: true),
            ])
        watcher.remove(deep)
        watcher.remove(watch)
        try Data([1]).write(to: URL(fileURLWithPath: path))
        #expect(try watcher.read().isEmpty, "the end of a watch is no event")
    }

    @Test func failures() throws {
        let watcher = try FolderWatcher()
        #expect(
            throws: FolderWatcher.Failure.file(FileError("watch", folder + "/none", code: ENOENT))
        ) {
            try watcher.add(self.folder + "/none")
        }
        #expect(throws: FolderWatcher.Failure.file(FileError("watch", "/dev/null", code: ENOTDIR)))
        {
            try watcher.add("/dev/null")
        }
        #expect(
            FolderWatcher.Failure("/a/b", code: ENOSPC).description
                == "cannot watch /a/b: the limit in /proc/sys/fs/inotify/max_user_watches is reached; "
                + "raise it with: sysctl fs.inotify.max_user_watches=NUMBER")
        #expect(
            FolderWatcher.Failure("folders", code: EMFILE).description.contains(
                "/proc/sys/fs/inotify/max_user_instances"))
    }
}
