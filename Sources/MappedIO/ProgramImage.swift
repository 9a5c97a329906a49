internal import Glibc

/// What the process runs.
package enum ProgramImage {
    /// Goes on as another program, with the same process, streams and environment.
    ///
    /// - Returns: the error's number (errno), where that program can't be run.
    package static func replace(with path: String, arguments: [String]) -> CInt {
        var copies = unsafe ([path] + arguments).map { unsafe strdup($0) }
        unsafe copies.append(nil)
        _ = unsafe execv(path, &copies)
        let code = errno
        // The copies are ours, and execv has returned.
        unsafe copies.forEach { unsafe free($0) }
        return code
    }
}
