internal import Glibc

/// The calls through which an index is written: all of them, so that a test can make any one fail.
package protocol FileSystem: Sendable {
    /// Creates an empty file for writing, where there must be none.
    func create(_ path: String) throws(FileError) -> any WritableFile
    func rename(_ from: String, to: String) throws(FileError)
    func remove(_ path: String) throws(FileError)
    /// Makes creations, renames and removals in `folder` durable.
    func syncFolder(_ folder: String) throws(FileError)
    /// Creates a folder, and those above it, where there is none.
    ///
    /// - Returns: the folders that got a new entry.
    func createFolder(_ path: String) throws(FileError) -> [String]
    /// The names in `folder`, sorted by their bytes, without `.` and `..`.
    func list(_ folder: String) throws(FileError) -> [String]
}

/// A file open for writing.
package protocol WritableFile: AnyObject {
    func write(_ bytes: UnsafeRawBufferPointer) throws(FileError)
    /// Makes the written bytes durable.
    func sync() throws(FileError)
    func close() throws(FileError)
}

/// The operating system's file system.
package struct LocalFileSystem: FileSystem {
    package init() {}

    package func create(_ path: String) throws(FileError) -> any WritableFile {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError("create", path) }
        return LocalFile(path: path, descriptor: descriptor)
    }

    package func rename(_ from: String, to: String) throws(FileError) {
        guard unsafe Glibc.rename(from, to) == 0 else { throw FileError("rename", from) }
    }

    package func remove(_ path: String) throws(FileError) {
        guard unsafe unlink(path) == 0 else { throw FileError("remove", path) }
    }

    package func syncFolder(_ folder: String) throws(FileError) {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", folder) }
        defer { Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError("sync", folder) }
    }

    package func createFolder(_ path: String) throws(FileError) -> [String] {
        let parent = FilePath.parent(path)
        if unsafe mkdir(path, 0o755) == 0 { return [parent] }
        if errno == ENOENT, parent != path {
            let above = try createFolder(parent)
            if unsafe mkdir(path, 0o755) == 0 { return above + [parent] }
        }
        guard errno == EEXIST else { throw FileError("create folder", path) }
        return []
    }

    package func list(_ folder: String) throws(FileError) -> [String] {
        guard let stream = unsafe opendir(folder) else { throw FileError("list", folder) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
                unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

private final class LocalFile: WritableFile {
    private let path: String
    private var descriptor: CInt

    init(path: String, descriptor: CInt) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        var rest = unsafe bytes
        while unsafe !rest.isEmpty {
            let written = unsafe Glibc.write(descriptor, rest.baseAddress!, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                throw FileError("write", path)
            }
            unsafe rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    func sync() throws(FileError) {
        guard fdatasync(descriptor) == 0 else { throw FileError("sync", path) }
    }

    func close() throws(FileError) {
        let result = Glibc.close(descriptor)
        descriptor = -1
        guard result == 0 else { throw FileError("close", path) }
    }
}
