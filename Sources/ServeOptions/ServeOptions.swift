package import ArgumentParser

/// What can be chosen of a server: `winnow serve` takes these, and hands them to `winnow-serve`.
package struct ServeOptions: ParsableArguments {
    /// What both programs say of themselves.
    package static let abstract = "Serve a web page and a JSON API that search the index."
    package static let discussion = """
        winnow serve                              for this machine alone
        WINNOW_TOKEN=... winnow serve --listen 0.0.0.0 --name search.example.org

        It shows what winnow index adds as soon as that is committed. Beyond this machine it wants \
        a token and speaks plain HTTP: put it behind a proxy that encrypts.
        """
    /// The variable that has the token where no option has.
    package static let tokenVariable = "WINNOW_TOKEN"

    @Option(name: .customLong("index"), help: "The folder of the index.")
    package var folder = "./Index"

    @Option(help: "The address to listen on.")
    package var listen = "127.0.0.1"

    @Option(help: "The port; 0 for any that is free.")
    package var port = 8321

    @Option(help: "A name besides localhost under which it is reached.")
    package var name: [String] = []

    @Option(
        help: "What has to be sent along, 16 characters or more; $WINNOW_TOKEN hides it from ps.")
    package var token: String?

    @Option(help: "How many seconds a search may take.")
    package var timeout = 2.0

    @Option(
        name: .customLong("stats"),
        help: "The statistics of a collection that the index is a shard of, as for winnow search.")
    package var statistics: String?

    @Flag(
        help: """
            Answer a root that merges the answers of shards, and nobody else: /leaf/search, /leaf/passages, \
            /api/document and /healthz, without pages.
            """)
    package var leaf = false

    package init() {}

    /// The options as they are typed, without the token, which everybody could read there.
    package var arguments: [String] {
        ["--index=\(folder)", "--listen=\(listen)", "--port=\(port)", "--timeout=\(timeout)"]
            + name.map { "--name=\($0)" } + (statistics.map { ["--stats=\($0)"] } ?? [])
            + (leaf ? ["--leaf"] : [])
    }
}
