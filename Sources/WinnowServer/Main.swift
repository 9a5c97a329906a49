internal import ArgumentParser
internal import MappedIO
internal import Winnow

/// Serves a web page and a JSON API that search an index.
@main struct Main: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "winnow serve",
        abstract: "Serve a web page and a JSON API that search the index.",
        discussion: """
            winnow serve                              for this machine alone
            WINNOW_TOKEN=... winnow serve --listen 0.0.0.0 --name search.example.org

            It shows what winnow index adds as soon as that is committed. Beyond this machine it wants \
            a token and speaks plain HTTP: put it behind a proxy that encrypts.
            """)

    @Option(name: .customLong("index"), help: "The folder of the index.")
    var folder = "./Index"

    @Option(help: "The address to listen on.")
    var listen = "127.0.0.1"

    @Option(help: "The port; 0 for any that is free.")
    var port = 8321

    @Option(help: "A name besides localhost under which it is reached.")
    var name: [String] = []

    @Option(
        help: "What has to be sent along, 16 characters or more; $WINNOW_TOKEN hides it from ps.")
    var token: String?

    @Option(help: "How many seconds a search may take.")
    var timeout = 2.0

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port must be 0 to 65535") }
        guard timeout > 0, timeout <= 60 else {
            throw ValidationError("--timeout must be more than 0, and at most 60")
        }
        if let secret {
            guard AccessGuard.isToken(secret) else {
                throw ValidationError("a token has 16 to 256 letters, digits and - . _ ~")
            }
        } else if !AccessGuard.isLoopback(listen) {
            throw ValidationError("--listen \(listen) needs a token: --token, or WINNOW_TOKEN")
        }
    }

    private var secret: String? { token ?? Environment.value("WINNOW_TOKEN") }

    func run() async throws {
        StandardStream.ignoreBrokenPipes()
        let index: LiveIndex
        do { index = try LiveIndex(folder: folder) } catch {
            StandardStream.error.write("winnow: \(error)\n")
            throw ExitCode(2)
        }
        let isLocal = AccessGuard.isLoopback(listen)
        let access = AccessGuard(
            names: (name + [listen]).map { $0.lowercased() }, allowsAddresses: !isLocal,
            token: secret)
        let site = Site(index, access: access, timeout: .seconds(timeout))
        let shown = isLocal ? "localhost" : listen
        let hasToken = secret != nil
        do {
            try await HTTPServer.run(site, host: listen, port: port) { port in
                StandardStream.error.write(
                    "winnow: http://\(shown):\(port)/\(hasToken ? "login?token=..." : "")\n")
            }
        } catch {
            StandardStream.error.write("winnow: can't serve on \(listen):\(port): \(error)\n")
            throw ExitCode(2)
        }
    }
}
