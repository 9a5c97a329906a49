internal import Glibc

/// A failed call to the operating system, with the path it was about.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was tried: "open", "write", "sync".
    public var operation: String
    /// The file or folder.
    public var path: String
    /// The system's `errno`.
    public var code: CInt

    package init(_ operation: String, _ path: String, code: CInt = errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// For example `cannot open pages/a.html: No such file or directory`.
    public var description: String {
        "cannot \(operation) \(path): \(FileError.message(code))"
    }

    /// The system's words for an error number.
    public static func message(_ code: CInt) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}

extension FileError {
    /// Whether there is nothing at the path.
    package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    /// Whether what is at the path may not be used by this user.
    package var isForbidden: Bool { code == EACCES || code == EPERM }
}
