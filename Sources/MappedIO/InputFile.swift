internal import Glibc

/// A file open for reading from the start to the end.
package final class InputFile {
    package let path: String
    private let descriptor: CInt

    package init(path: String) throws(FileError) {
        self.path = path
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", path) }
    }

    deinit { close(descriptor) }

    /// Appends up to `count` bytes to `bytes` and returns how many; 0 at the end of the file.
    package func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(FileError) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: count))
        while true {
            let length = unsafe bytes.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress! + start, count)
            }
            if length < 0, errno == EINTR { continue }
            let code = errno
            bytes.removeLast(count - max(length, 0))
            guard length >= 0 else { throw FileError("read", path, code: code) }
            return length
        }
    }

    /// Fills `bytes` from `start` on, in part, and returns how many came; 0 at the end of the file.
    package func read(into bytes: inout [UInt8], at start: Int) throws(FileError) -> Int {
        precondition(start <= bytes.count, "a place in the array")
        while true {
            let length = unsafe bytes.withUnsafeMutableBytes { buffer in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
                return unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
            }
            if length < 0, errno == EINTR { continue }
            guard length >= 0 else { throw FileError("read", path, code: errno) }
            return length
        }
    }

    /// Goes on reading from a byte of the file on.
    package func seek(to offset: UInt64) throws(FileError) {
        guard let place = off_t(exactly: offset), lseek(descriptor, place, SEEK_SET) >= 0 else {
            throw FileError("seek", path)
        }
    }
}
