internal import Glibc

/// A program that makes bytes of bytes: they go to its standard input, and come from its standard output.
package enum ProgramFilter {
    /// Why nothing came of it.
    package enum Failure: Error, Sendable, Hashable {
        /// There is no such program.
        case notFound
        /// It took too long, and was ended.
        case timedOut
        /// More bytes came than are wanted; it was ended.
        case tooMuch
        /// It could not be started, or ended with an error.
        case failed(CInt)
    }

    /// Runs a line of shell.
    ///
    /// What the program says on standard error is lost.
    ///
    /// - Parameters:
    ///   - limit: the most bytes that may come.
    ///   - seconds: the most time it may take.
    /// - Throws: as said.
    package static func run(
        _ line: String, input: [UInt8], limit: Int, seconds: Int
    ) throws(Failure) -> [UInt8] {
        let toProgram = try pair()
        let fromProgram: (own: CInt, other: CInt)
        do { fromProgram = try pair() } catch {
            close(toProgram.own)
            close(toProgram.other)
            throw error
        }
        let started = start(line, input: toProgram.other, output: fromProgram.other)
        close(toProgram.other)
        close(fromProgram.other)
        defer { close(fromProgram.own) }
        guard let process = started else {
            close(toProgram.own)
            throw .failed(-1)
        }
        let deadline = ContinuousClock.now + .seconds(seconds)
        var exchange = Exchange(
            input: input, toProgram: toProgram.own, fromProgram: fromProgram.own, limit: limit)
        let outcome = exchange.run(until: deadline)
        if outcome != nil { kill(process, SIGKILL) }
        var status: CInt = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        if let outcome { throw outcome }
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
        if code == ProgramPipe.notFound { throw .notFound }
        guard code == 0 else { throw .failed(code) }
        return exchange.output
    }

    /// Two ends of a connection: unlike a pipe's, writing to a closed one raises no signal if none is wanted.
    private static func pair() throws(Failure) -> (own: CInt, other: CInt) {
        var ends: [CInt] = [-1, -1]
        let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .failed(-1) }
        return (ends[0], ends[1])
    }

    private static func start(_ line: String, input: CInt, output: CInt) -> pid_t? {
        var actions = unsafe posix_spawn_file_actions_t()
        guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let words = ["sh", "-c", line]
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) }
        unsafe arguments.append(nil)
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let result = unsafe posix_spawn(&process, "/bin/sh", &actions, nil, arguments, environ)
        return result == 0 ? process : nil
    }
}

/// What goes to a program and comes from it, at the same time, so that neither waits for the other for ever.
private struct Exchange {
    private let input: [UInt8]
    private var sent = 0
    private(set) var output: [UInt8] = []
    private var toProgram: CInt
    private let fromProgram: CInt
    private let limit: Int

    init(input: [UInt8], toProgram: CInt, fromProgram: CInt, limit: Int) {
        self.input = input
        self.toProgram = toProgram
        self.fromProgram = fromProgram
        self.limit = limit
    }

    /// Returns why it ended before the program did; nil where the program closed its output.
    mutating func run(until deadline: ContinuousClock.Instant) -> ProgramFilter.Failure? {
        defer { closeInput() }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if sent == input.count { closeInput() }
            let left = (deadline - ContinuousClock.now).components
            let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
            if milliseconds <= 0 { return .timedOut }
            var polled = [
                pollfd(fd: fromProgram, events: Int16(POLLIN), revents: 0),
                pollfd(fd: toProgram, events: Int16(POLLOUT), revents: 0),
            ]
            let ready = unsafe poll(&polled, toProgram < 0 ? 1 : 2, CInt(clamping: milliseconds))
            if ready < 0, errno != EINTR { return .failed(errno) }
            if ready <= 0 { continue }
            if polled[1].revents != 0, toProgram >= 0 { send() }
            guard polled[0].revents != 0 else { continue }
            let count = unsafe read(fromProgram, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return nil }
            output += buffer[..<count]
            if output.count > limit { return .tooMuch }
        }
    }

    private mutating func send() {
        let count = unsafe input.withUnsafeBytes { bytes in
            unsafe Glibc.send(
                toProgram, bytes.baseAddress! + sent, min(bytes.count - sent, 1 << 16),
                CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT))
        }
        if count > 0 {
            sent += count
        } else if errno != EINTR, errno != EAGAIN {
            // That it does not read all is no error.
            sent = input.count
        }
    }

    private mutating func closeInput() {
        if toProgram >= 0 { close(toProgram) }
        toProgram = -1
    }
}
