internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Build the index, or bring it up to date.",
        discussion: """
            winnow index pages/
            winnow index corpus.jsonl.zst --index corpus-index

            Reads HTML, plain text, Markdown and JSON Lines ({"id", "title", "text"} a line), each \
            plain or as .gz or .zst. New files are added, changed ones replaced, and those gone \
            from a folder removed; files that have not changed are not opened, and stay in the index \
            as they were cleaned then.

            With --watch it then stays, and does the same again when changes have settled for a third \
            of a second, or after two seconds if they go on. A file counts once whoever writes it has \
            closed it; what is changed behind a link, or on a network file system by another machine, \
            is found at the next update. Each update looks at every file's size and time. Between \
            updates the index is not locked, and others may write to it. Ctrl-C or SIGTERM ends it, \
            with exit code 0; an update that is running is finished first, and the same signal again \
            gives it up.
            """)

    @Argument(help: "Files and folders.")
    var paths: [String]

    @OptionGroup var index: IndexOption
    @OptionGroup var favor: FavorOption

    @Option(help: "Memory for documents that wait to be written, in MiB.")
    var memory = 256

    @Option(
        help: """
            commit: every commit is on disk before it counts, and survives a power cut. none: for \
            bulk builds; a commit is still all or nothing for searches and if winnow is killed, but \
            a power cut soon afterwards may lose it or leave the index damaged, which winnow check \
            finds.
            """)
    var durability = Durability.commit

    @Flag(help: "Stay, and bring the index up to date whenever something changes.")
    var watch = false

    /// When a commit counts.
    enum Durability: String, ExpressibleByArgument, CaseIterable {
        case none
        case commit
    }

    /// How the index is to be written.
    var options: IndexWriter.Options {
        var options = IndexWriter.Options()
        options.memoryBudget = memory << 20
        options.isDurable = durability == .commit
        return options
    }

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("name a file or a folder") }
        guard (16...65536).contains(memory) else {
            throw ValidationError("--memory must be 16 to 65536")
        }
    }

    func run() throws {
        try Failure.saying {
            if watch { return try follow() }
            try Ingest.validate(paths)
            var printer = IngestPrinter(folder: index.folder)
            let (summary, duration) = try ingest {
                try Ingest.run(paths, into: $0, cleaner: favor.cleaner, report: $1)
            }
            try printer.printAll(of: summary, duration)
        }
    }

    /// Opens the index, and shows how far `body` is.
    func ingest(
        _ body: (IndexWriter, @escaping (Ingest.Progress) -> Void) throws -> Ingest.Summary
    ) throws -> (Ingest.Summary, Duration) {
        let clock = ContinuousClock()
        let start = clock.now
        let writer = try IndexWriter(folder: index.folder, options: options)
        let progress = ProgressLine()
        defer { progress.clear() }
        return (try body(writer) { progress.show($0) }, clock.now - start)
    }
}
