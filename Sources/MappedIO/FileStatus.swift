internal import Glibc

/// What the file system says of a path.
package struct FileStatus: Sendable, Hashable {
    package enum Kind: Sendable {
        case file
        case folder
        case other
    }

    package var kind: Kind
    package var size: UInt64
    /// Time of modification in nanoseconds since 1970.
    package var modified: Int64
    /// Whether the path itself is a symbolic link.
    package var isLink: Bool
    /// How many names the file has (hard links).
    package var nameCount: UInt64

    /// Looks at a path, following links.
    package init(path: String) throws(FileError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { throw FileError("open", path) }
        isLink = status.st_mode & S_IFMT == S_IFLNK
        if isLink {
            guard unsafe stat(path, &status) == 0 else { throw FileError("open", path) }
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        default: kind = .other
        }
        size = UInt64(status.st_size)
        nameCount = UInt64(status.st_nlink)
        modified = FileStatus.nanoseconds(status.st_mtim)
    }
}

extension FileStatus {
    /// The time in nanoseconds since 1970; beyond the years 1677 to 2262 the nearest of them.
    private static func nanoseconds(_ time: timespec) -> Int64 {
        let (seconds, isTooLarge) = Int64(time.tv_sec).multipliedReportingOverflow(
            by: 1_000_000_000)
        let (sum, isBeyond) = seconds.addingReportingOverflow(Int64(time.tv_nsec))
        if isTooLarge || isBeyond { return time.tv_sec < 0 ? .min : .max }
        return sum
    }
}

/// Paths as text, without a look at the file system.
package enum FilePath {
    /// The path from the root, `.` and `..` and doubled slashes resolved.
    package static func absolute(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : currentFolder + "/" + path
        var parts: [Substring] = []
        for part in full.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The path from the root of what is there, links resolved.
    package static func resolved(_ path: String) throws(FileError) -> String {
        guard let resolved = unsafe realpath(path, nil) else { throw FileError("open", path) }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The path as seen from the current folder if it lies below it, else as it is.
    package static func display(_ path: String) -> String {
        let folder = currentFolder
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }

    /// The folder that the path is in.
    package static func parent(_ path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        var rest = parts[...]
        while rest.count > 1, rest.last == "" { rest.removeLast() }
        rest.removeLast()
        if rest.isEmpty { return "." }
        let parent = rest.joined(separator: "/")
        return parent.isEmpty ? "/" : parent
    }

    /// The path of what has the name in the folder.
    package static func child(_ name: some StringProtocol, of folder: String) -> String {
        folder == "/" ? "/" + name : folder + "/" + name
    }

    package static var currentFolder: String {
        guard let buffer = unsafe getcwd(nil, 0) else { return "/" }
        defer { unsafe free(buffer) }
        return unsafe String(cString: buffer)
    }
}
