internal import ArgumentParser
internal import MappedIO
internal import ServeOptions
internal import Winnow

/// Serves a web page and a JSON API that search an index.
@main struct Main: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "winnow serve",
        abstract: ServeOptions.abstract, discussion: ServeOptions.discussion)

    @OptionGroup var options: ServeOptions

    func validate() throws {
        guard (0...65535).contains(options.port) else {
            throw ValidationError("--port must be 0 to 65535")
        }
        guard options.timeout > 0, options.timeout <= 60 else {
            throw ValidationError("--timeout must be more than 0, and at most 60")
        }
        if let secret {
            guard AccessGuard.isToken(secret) else {
                throw ValidationError("a token has 16 to 256 letters, digits and - . _ ~")
            }
        } else if !AccessGuard.isLoopback(options.listen) {
            throw ValidationError(
                "--listen \(options.listen) needs a token: --token, or WINNOW_TOKEN")
        }
    }

    private var secret: String? {
        options.token ?? Environment.value(ServeOptions.tokenVariable)
    }

    func run() async throws {
        StandardStream.ignoreBrokenPipes()
        let index: LiveIndex
        do {
            index = try LiveIndex(folder: options.folder, statistics: options.statistics)
        } catch {
            StandardStream.error.write("winnow: \(error)\n")
            throw ExitCode(2)
        }
        let isLocal = AccessGuard.isLoopback(options.listen)
        let access = AccessGuard(
            names: (options.name + [options.listen]).map { $0.lowercased() },
            allowsAddresses: !isLocal,
            token: secret)
        let site = Site(
            index, access: access, timeout: .seconds(options.timeout), isLeaf: options.leaf)
        let shown = isLocal ? "localhost" : options.listen
        let hasToken = secret != nil
        do {
            try await HTTPServer.run(site, host: options.listen, port: options.port) { port in
                StandardStream.error.write(
                    "winnow: http://\(shown):\(port)/\(hasToken ? "login?token=..." : "")\n")
            }
        } catch {
            StandardStream.error.write(
                "winnow: can't serve on \(options.listen):\(options.port): \(error)\n")
            throw ExitCode(2)
        }
    }
}
