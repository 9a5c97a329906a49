internal import Glibc

/// The standard input of another program.
package enum ProgramPipe {
    /// What a shell says where there is no such program.
    package static let notFound: CInt = 127

    /// Gives a text to a line of shell, and waits until it ends.
    ///
    /// That it does not read all of the text is no error.
    ///
    /// - Returns: its exit code, or nil where it can't be started.
    package static func write(_ text: String, to line: String) -> CInt? {
        guard let pipe = unsafe popen(line, "w") else { return nil }
        // Past the stream's buffer: what is left in that would let pclose fail, and lose the exit code.
        _ = StandardStream.write(text, to: unsafe fileno(pipe))
        let status = unsafe pclose(pipe)
        return status < 0 ? nil : (status >> 8) & 0xFF
    }
}
