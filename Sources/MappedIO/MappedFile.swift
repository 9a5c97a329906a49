internal import Glibc

/// A whole file mapped into memory for reading.
///
/// The mapping lives as long as the object. Files of an index are never changed in place, only
/// replaced or removed, so that the mapped bytes stay what they were at opening.
@safe package final class MappedFile: @unchecked Sendable {
    package let path: String
    package let count: Int
    private let base: UnsafeRawPointer

    /// Maps the file at `path`.
    ///
    /// - Complexity: O(1); nothing is read until it is touched.
    package init(path: String) throws(FileError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", path) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FileError("read", path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(
                "read", path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        count = Int(status.st_size)
        self.path = path
        if count == 0 {
            // The system refuses an empty mapping; no byte of this one is ever read.
            unsafe base = UnsafeRawPointer(bitPattern: 1)!
            return
        }
        let address = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else {
            throw FileError("map", path)
        }
        unsafe base = UnsafeRawPointer(address)
    }

    deinit {
        if count > 0 { unsafe munmap(UnsafeMutableRawPointer(mutating: base), count) }
    }

    /// All bytes of the file.
    package var bytes: ByteRegion {
        unsafe ByteRegion(owner: self, base: base, count: count)
    }
}
