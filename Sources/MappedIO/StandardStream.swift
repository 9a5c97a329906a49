internal import Glibc

/// The process's standard input, output and error.
package enum StandardStream: CInt, Sendable {
    case input = 0
    case output = 1
    case error = 2

    /// Writes all of a text.
    ///
    /// - Returns: the system's error number, 0 for none.
    @discardableResult
    package func write(_ text: String) -> CInt { StandardStream.write(text, to: rawValue) }

    static func write(_ text: String, to descriptor: CInt) -> CInt {
        var text = text
        return text.withUTF8 { unsafe write($0, to: descriptor) }
    }

    private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: CInt) -> CInt {
        var offset = 0
        while offset < bytes.count {
            let written = unsafe Glibc.write(
                descriptor, bytes.baseAddress! + offset, bytes.count - offset)
            if written < 0 {
                if errno == EINTR { continue }
                return errno
            }
            offset += written
        }
        return 0
    }

    /// Writes all of a text; that nobody reads any more is no error.
    package func print(_ text: String) throws(FileError) {
        let code = write(text)
        if code != 0, code != EPIPE { throw FileError("write", "standard output", code: code) }
    }

    /// Writes all of some bytes; that nobody reads any more is no error.
    package func print(_ bytes: [UInt8]) throws(FileError) {
        let code = unsafe bytes.withUnsafeBufferPointer {
            unsafe StandardStream.write($0, to: rawValue)
        }
        if code != 0, code != EPIPE { throw FileError("write", "standard output", code: code) }
    }

    /// All bytes up to the end.
    package func readAll() throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 17)
        while true {
            let length = unsafe piece.withUnsafeMutableBytes {
                unsafe Glibc.read(rawValue, $0.baseAddress!, $0.count)
            }
            if length < 0, errno == EINTR { continue }
            guard length >= 0 else { throw FileError("read", "standard input") }
            if length == 0 { return bytes }
            bytes += piece[..<length]
        }
    }

    /// Whether the stream is a terminal.
    package var isTerminal: Bool { isatty(rawValue) == 1 }

    /// Columns of the terminal, or 80.
    package var columns: Int {
        let columns = Int(size?.ws_col ?? 0)
        return columns > 0 ? columns : 80
    }

    /// Rows of the terminal, or 24.
    package var rows: Int {
        let rows = Int(size?.ws_row ?? 0)
        return rows > 0 ? rows : 24
    }

    private var size: winsize? {
        var size = winsize()
        return unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
    }

    /// Puts /dev/null where a standard stream is closed, so that no file of ours gets its number and
    /// what is meant for people.
    package static func fillClosed() {
        for descriptor: CInt in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is taken, which is this one.
            _ = unsafe open("/dev/null", O_RDWR)
        }
    }

    /// Lets a write to a closed pipe fail instead of ending the process.
    package static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }
}

/// The process's environment.
package enum Environment {
    package static func value(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// Sets a variable for programs that are started.
    package static func set(_ name: String, to value: String) {
        _ = unsafe setenv(name, value, 1)
    }

    /// Sets a variable for programs that are started, unless it is set.
    package static func setUnlessSet(_ name: String, to value: String) {
        _ = unsafe setenv(name, value, 0)
    }

    /// Whether there is a variable whose name begins so.
    package static func hasName(beginningWith prefix: String) -> Bool {
        var entry = unsafe environ
        while let text = unsafe entry.pointee {
            if unsafe strncmp(text, prefix, prefix.utf8.count) == 0 { return true }
            unsafe entry += 1
        }
        return false
    }
}
