internal import Glibc
internal import MappedIO

/// A folder that is written beside its place and renamed into it when it is whole: whoever looks sees all of it or
/// nothing.
struct FreshFolder {
    /// Its place, from the root.
    let path: String
    /// Where it is written, on the same file system.
    let draft: String
    /// Held while the draft is written; beside it, since it is there before.
    private let lock: FileLock

    private static let infix = ".building-"
    private static let lockSuffix = ".lock"

    /// Makes an empty draft, and removes those that killed processes left of the same folder.
    init(at place: String) throws(FileError) {
        path = FilePath.absolute(place)
        draft = "\(path)\(FreshFolder.infix)\(FreshFolder.hostName)-\(getpid())"
        _ = try LocalFileSystem().createFolder(FilePath.parent(path))
        do { lock = try FileLock(path: draft + FreshFolder.lockSuffix) } catch {
            switch error {
            // Only another process of this number has the same name.
            case .held: throw FileError("lock", draft, code: EWOULDBLOCK)
            case .file(let error): throw error
            }
        }
        sweep()
        if (try? FileStatus(path: draft)) != nil { try FolderTree.remove(draft) }
        _ = try LocalFileSystem().createFolder(draft)
    }

    /// Two machines may have processes of the same number.
    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&name, 255) == 0 else { return "" }
        return String(
            decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A draft whose writer is alive has its lock; what can't be removed is left.
    private func sweep() {
        let parent = FilePath.parent(path)
        let prefix = "\(path.split(separator: "/").last ?? "")\(FreshFolder.infix)"
        for name in (try? LocalFileSystem().list(parent)) ?? [] where name.hasPrefix(prefix) {
            // Of a draft that is gone the lock may be left.
            let isLock = name.hasSuffix(FreshFolder.lockSuffix)
            let draft = FilePath.child(
                isLock ? name.dropLast(FreshFolder.lockSuffix.count) : name[...], of: parent)
            guard draft != self.draft,
                let lock = try? FileLock(path: draft + FreshFolder.lockSuffix)
            else { continue }
            withExtendedLifetime(lock) { FreshFolder.remove(draft) }
        }
    }

    private static func remove(_ draft: String) {
        try? FolderTree.remove(draft)
        try? LocalFileSystem().remove(draft + lockSuffix)
    }

    /// Puts the folder into its place, durably.
    ///
    /// - Throws: `FileError` with `EEXIST` or `ENOTEMPTY` if another one is there by now.
    func publish() throws(FileError) {
        let fileSystem = LocalFileSystem()
        try fileSystem.syncFolder(draft)
        try fileSystem.rename(draft, to: path)
        try? fileSystem.remove(draft + FreshFolder.lockSuffix)
        try fileSystem.syncFolder(FilePath.parent(path))
    }

    /// Removes the draft.
    func discard() { FreshFolder.remove(draft) }

    /// Writes a file of the draft.
    func write(_ name: String, _ bytes: [UInt8]) throws(FileError) {
        let file = try LocalFileSystem().create(FilePath.child(name, of: draft))
        let result: Result<Void, FileError> = unsafe bytes.withUnsafeBytes { bytes in
            do throws(FileError) { return .success(try unsafe file.write(bytes)) } catch {
                return .failure(error)
            }
        }
        try result.get()
        try file.sync()
        try file.close()
    }
}
