import Foundation
import MappedIO

@testable import SearchCore

/// The local file system, with a fault at one of its calls, and with a memory of what a power cut leaves.
///
/// Calls are counted from 0. What was written but not synced, and names that were given or taken since their
/// folder was synced, are lost in a power cut, or some of them are.
final class FaultyFileSystem: FileSystem, @unchecked Sendable {
    enum Fault {
        case none
        /// The process is gone at the call: it does nothing, or a part of what it should write, and no call
        /// behind it does anything.
        case crash(at: Int, writesPart: Bool)
        /// The call fails with an error of the system, behind half of what it should write.
        case error(at: Int, code: CInt)
    }

    /// What a power cut leaves of what was not synced.
    enum Remains {
        case nothing
        /// The first so many changes of names; of files' bytes as many as the generator says, the last write
        /// torn.
        case some(SeededGenerator)
    }

    /// Thrown by all calls from a crash on.
    static let crash = FileError("go on after the crash at", "here", code: 0)

    private let fault: Fault
    private let folder: String
    private let local = LocalFileSystem()
    private(set) var calls = 0
    private(set) var hasCrashed = false

    /// A file by its identity, which stays when it is renamed.
    private final class Contents {
        var bytes: [UInt8] = []
        var syncedCount = 0
    }

    private enum NameChange {
        case set(String, Contents)
        case remove(String)
    }

    /// The names in the folder as programs see them, and as they are on the disk for certain.
    private var names: [String: Contents] = [:]
    private var syncedNames: [String: Contents] = [:]
    private var unsyncedChanges: [NameChange] = []

    /// - Parameter folder: whose files, if there are some, are taken for synced.
    init(_ folder: String, fault: Fault = .none) {
        self.folder = folder
        self.fault = fault
        for name in (try? local.list(folder)) ?? [] where FileNames.isOurs(name) {
            guard let bytes = try? Data(contentsOf: URL(filePath: folder + "/" + name)) else {
                continue
            }
            let contents = Contents()
            contents.bytes = Array(bytes)
            contents.syncedCount = bytes.count
            names[name] = contents
        }
        syncedNames = names
    }

    /// Counts a call; throws if it is one that fails before it does anything.
    private func call(_ operation: String, _ path: String) throws(FileError) {
        defer { calls += 1 }
        if hasCrashed { throw FaultyFileSystem.crash }
        switch fault {
        case .crash(let number, _) where number == calls:
            hasCrashed = true
            throw FaultyFileSystem.crash
        case .error(let number, let code) where number == calls:
            throw FileError(operation, path, code: code)
        default: break
        }
    }

    private func change(_ change: NameChange) {
        FaultyFileSystem.apply(change, to: &names)
        unsyncedChanges.append(change)
    }

    private static func apply(_ change: NameChange, to names: inout [String: Contents]) {
        switch change {
        case .set(let name, let contents): names[name] = contents
        case .remove(let name): names[name] = nil
        }
    }

    private func name(_ path: String) -> String { URL(filePath: path).lastPathComponent }

    func create(_ path: String) throws(FileError) -> any WritableFile {
        try call("create", path)
        let file = try local.create(path)
        let contents = Contents()
        change(.set(name(path), contents))
        return FaultyFile(self, file, path, contents)
    }

    func rename(_ from: String, to: String) throws(FileError) {
        try call("rename", from)
        try local.rename(from, to: to)
        guard let contents = names[name(from)] else {
            preconditionFailure("\(from) was created here")
        }
        change(.set(name(to), contents))
        change(.remove(name(from)))
    }

    func remove(_ path: String) throws(FileError) {
        try call("remove", path)
        try local.remove(path)
        change(.remove(name(path)))
    }

    func syncFolder(_ folder: String) throws(FileError) {
        try call("sync", folder)
        guard folder == self.folder else { return }
        syncedNames = names
        unsyncedChanges = []
    }

    func createFolder(_ path: String) throws(FileError) -> [String] {
        try call("create folder", path)
        return try local.createFolder(path)
    }

    func list(_ folder: String) throws(FileError) -> [String] {
        try call("list", folder)
        return try local.list(folder)
    }

    /// Writes what a power cut leaves into another folder.
    func cutPower(leaving remains: Remains, in other: String) throws {
        var left = syncedNames
        var generator: SeededGenerator?
        if case .some(let own) = remains {
            generator = own
            let count = Int.random(in: 0...unsyncedChanges.count, using: &generator!)
            for change in unsyncedChanges.prefix(count) {
                FaultyFileSystem.apply(change, to: &left)
            }
        }
        for (name, contents) in left.sorted(by: { $0.key < $1.key }) {
            var count = contents.syncedCount
            if generator != nil {
                count = Int.random(in: count...contents.bytes.count, using: &generator!)
            }
            var bytes = Array(contents.bytes.prefix(count))
            // A block that was to be written may hold anything.
            if generator != nil, count > contents.syncedCount, Bool.random(using: &generator!) {
                bytes[count - 1] ^= 0xFF
            }
            try Data(bytes).write(to: URL(filePath: other + "/" + name))
        }
    }

    private final class FaultyFile: WritableFile {
        private let system: FaultyFileSystem
        private let file: any WritableFile
        private let path: String
        private let contents: Contents

        init(
            _ system: FaultyFileSystem, _ file: any WritableFile, _ path: String,
            _ contents: Contents
        ) {
            self.system = system
            self.file = file
            self.path = path
            self.contents = contents
        }

        func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
            let wasCrashed = system.hasCrashed
            do { try system.call("write", path) } catch {
                var writesPart = !wasCrashed
                if case .crash(_, let isPart) = system.fault { writesPart = writesPart && isPart }
                if writesPart {
                    try unsafe put(UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]))
                }
                throw error
            }
            try unsafe put(bytes)
        }

        private func put(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
            try unsafe file.write(bytes)
            unsafe contents.bytes.append(contentsOf: bytes)
        }

        func sync() throws(FileError) {
            try system.call("sync", path)
            contents.syncedCount = contents.bytes.count
        }

        func close() throws(FileError) {
            try system.call("close", path)
            try file.close()
        }
    }
}
