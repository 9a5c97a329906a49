internal import Glibc

/// An exclusive lock held by the kernel on an open file: gone when its process is gone.
///
/// A lock file that is merely there means nothing, so nobody ever has to delete one.
package final class FileLock {
    private let descriptor: CInt

    /// Why a lock was not had.
    package enum Failure: Error {
        /// Another process holds it; its own words about itself.
        case held(by: String)
        case file(FileError)
    }

    /// How often a held lock is asked for again, and how long is waited before: a process that is just being
    /// started has a copy of its parent's descriptors, and with it the lock that its parent has given up.
    private static let attempts = 20
    private static let microsecondsBetween: useconds_t = 5000

    /// Locks the file at `path`, creating it if need be, or fails within a tenth of a second.
    package init(path: String) throws(Failure) {
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .file(FileError("open", path)) }
        guard FileLock.lock(descriptor) else {
            let code = errno
            let holder = FileLock.firstLine(descriptor)
            if code == EWOULDBLOCK { throw .held(by: holder) }
            throw .file(FileError("lock", path, code: code))
        }
        // For people only: who holds it. Failing to write it changes nothing.
        _ = ftruncate(descriptor, 0)
        let note = "process \(getpid())\n"
        _ = unsafe note.utf8CString.withUnsafeBytes {
            unsafe pwrite(descriptor, $0.baseAddress!, $0.count - 1, 0)
        }
    }

    deinit { Glibc.close(descriptor) }

    private static func lock(_ descriptor: CInt) -> Bool {
        for attempt in 0..<attempts {
            if attempt > 0 { usleep(microsecondsBetween) }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            if errno != EWOULDBLOCK && errno != EINTR { return false }
        }
        return false
    }

    private static func firstLine(_ descriptor: CInt) -> String {
        var buffer = [UInt8](repeating: 0, count: 64)
        let length = unsafe buffer.withUnsafeMutableBytes {
            unsafe pread(descriptor, $0.baseAddress!, $0.count, 0)
        }
        let line = buffer.prefix(max(length, 0)).prefix { $0 != 10 }
        return line.isEmpty ? "another process" : String(decoding: line, as: UTF8.self)
    }
}
