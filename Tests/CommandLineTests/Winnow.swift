import Foundation
import Glibc
import Testing

/// A folder of its own to run the command in, removed at the end.
final class Workplace: Sendable {
    /// What a run of the command said.
    struct Outcome {
        var code: Int32
        var output: String
        var error: String

        /// The lines of the output as JSON objects.
        func objects(sourceLocation: SourceLocation = #_sourceLocation) throws -> [[String: Any]] {
            try output.split(separator: "\n").map { line in
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
                return try #require(object as? [String: Any], sourceLocation: sourceLocation)
            }
        }
    }

    let path: String

    init() throws {
        // As the command sees it: without links on the way.
        let top = NSTemporaryDirectory() + "winnow-command-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: top, withIntermediateDirectories: true)
        path = URL(fileURLWithPath: top).resolvingSymlinksInPath().path
        try FileManager.default.createDirectory(
            atPath: path + "/.out", withIntermediateDirectories: true)
    }

    deinit {
        chmodAll()
        try? FileManager.default.removeItem(atPath: path)
    }

    private func chmodAll() {
        guard let names = FileManager.default.enumerator(atPath: path) else { return }
        for case let name as String in names { unsafe chmod(path + "/" + name, 0o755) }
    }

    /// The built command: it stands next to the tests.
    static let command: String = {
        let own = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let running = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        for bundle in [own, running] {
            let candidate = bundle.deletingLastPathComponent().path + "/winnow"
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
        }
        fatalError("the winnow command is not next to \(own.path)")
    }()

    /// Runs the command in the folder.
    func winnow(
        _ arguments: [String], environment: [String: String] = [:], input: String = ""
    ) throws -> Outcome {
        try run(Workplace.command, arguments, environment: environment, input: input)
    }

    func winnow(_ arguments: String...) throws -> Outcome { try winnow(arguments) }

    /// Runs a line of shell in the folder, `$WINNOW` being the command.
    func shell(_ line: String) throws -> Outcome { try run("/bin/sh", ["-c", line]) }

    /// Starts the command in the folder and leaves it running.
    ///
    /// It gets the mask of signals from here: those of a terminal or a service manager, or with SIGINT
    /// and SIGTERM held back.
    func start(_ arguments: [String], holdingBackSignals: Bool = false) throws -> Running {
        var signals = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] { unsafe sigaddset(&signals, number) }
        let how = holdingBackSignals ? SIG_BLOCK : SIG_UNBLOCK
        unsafe pthread_sigmask(how, &signals, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        return try start(Workplace.command, arguments)
    }

    private func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:],
        input: String = ""
    ) throws -> Outcome {
        try start(program, arguments, environment: environment, input: input).finished()
    }

    private func start(
        _ program: String, _ arguments: [String], environment: [String: String] = [:],
        input: String = ""
    ) throws -> Running {
        let run = UUID().uuidString
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        var variables = ProcessInfo.processInfo.environment
        variables["NO_COLOR"] = nil
        variables["WINNOW"] = Workplace.command
        process.environment = variables.merging(environment) { $1 }
        let streams = ["in", "out", "err"].map { path + "/.out/\(run).\($0)" }
        for stream in streams {
            _ = FileManager.default.createFile(atPath: stream, contents: Data())
        }
        try Data(input.utf8).write(to: URL(fileURLWithPath: streams[0]))
        process.standardInput = FileHandle(forReadingAtPath: streams[0])
        process.standardOutput = FileHandle(forWritingAtPath: streams[1])
        process.standardError = FileHandle(forWritingAtPath: streams[2])
        try process.run()
        return Running(process: process, outputPath: streams[1], errorPath: streams[2])
    }

    /// A run of the command that has not ended; it is killed when nobody has the object any more.
    final class Running {
        let process: Process
        private let outputPath: String
        private let errorPath: String

        fileprivate init(process: Process, outputPath: String, errorPath: String) {
            self.process = process
            self.outputPath = outputPath
            self.errorPath = errorPath
        }

        deinit {
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }

        /// What it has said so far.
        var output: String { get throws { try text(outputPath) } }
        var error: String { get throws { try text(errorPath) } }

        /// Waits for its end.
        func finished() throws -> Outcome {
            process.waitUntilExit()
            #expect(
                process.terminationReason == .exit, "killed by signal \(process.terminationStatus)")
            return Outcome(code: process.terminationStatus, output: try output, error: try error)
        }

        private func text(_ path: String) throws -> String {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        }
    }

    func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ data: Data) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }

    /// Sets a file's time of modification, in seconds since 1970.
    func setTime(_ name: String, _ seconds: Int) {
        var times = [timeval(tv_sec: seconds, tv_usec: 0), timeval(tv_sec: seconds, tv_usec: 0)]
        unsafe utimes(path + "/" + name, &times)
    }

    /// A page with a title and a paragraph.
    static func page(_ title: String, _ paragraph: String) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(title)</title></head>
        <body><article><h1>\(title)</h1>
        <p>\(paragraph) It was written down in the book of the house that evening, with the weather.</p>
        </article></body></html>
        """
    }

    /// A line of JSON Lines.
    static func line(_ fields: [String: String]) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: fields, options: .sortedKeys)
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    /// The keys of the hits of a search.
    func hits(_ query: String) throws -> Set<String> {
        let outcome = try winnow("search", "--json", "--no-group", "-n", "1000", "--", query)
        #expect(outcome.code < 2, "\(outcome.error)")
        return Set(
            try outcome.objects().compactMap { object in
                (object["path"] as? String).map { ($0 as NSString).lastPathComponent }
            })
    }
}
