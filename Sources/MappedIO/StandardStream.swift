internal import Glibc

/// The process's standard input, output and error.
package enum StandardStream: CInt, Sendable {
    case input = 0
    case output = 1
    case error = 2

    /// Writes all of a text.
    ///
    /// - Returns: false once nobody reads any more.
    @discardableResult
    package func write(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var offset = 0
            while offset < bytes.count {
                let written = unsafe Glibc.write(
                    rawValue, bytes.baseAddress! + offset, bytes.count - offset)
                if written < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                offset += written
            }
            return true
        }
    }

    /// Writes all of a text; that nobody reads any more is no error.
    package func print(_ text: String) throws(FileError) {
        if !write(text), errno != EPIPE { throw FileError("write", "standard output") }
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
        var size = winsize()
        guard unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 80
        }
        return Int(size.ws_col)
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
}
