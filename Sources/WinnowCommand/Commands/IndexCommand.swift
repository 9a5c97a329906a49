internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Build the index, or bring it up to date.",
        discussion: """
            winnow index pages/
            winnow index corpus.jsonl.zst --index corpus-index
            winnow index crawl.warc.gz
            winnow index news.csv --map text=body,title=headline --lang fa

            Reads HTML, plain text, Markdown; WARC, WET and ARC; MHTML, e-mail (eml, mbox), EPUB, and PDF \
            where pdftotext is installed; JSON Lines ({"id", "title", "text"} a line), CSV and TSV; all \
            of these in zip, tar and 7z too, and packed as gz, zst, bz2, xz or lz4. What a file is its \
            first bytes tell, and else its name. New files are added, changed ones replaced, and those gone \
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

    @Flag(
        inversion: .prefixedNo,
        help: """
            Take blocks that stand on several of the pages around a page for menus, footers and the \
            like. The pages around it are those in the same folder of those that were named, of each \
            host for itself; 256 of them are looked at.
            """)
    var siteKnowledge = true

    @Option(
        help: """
            Memory to hold at the most, in MiB, 32 or more. Segments whose merge would take more are \
            left as they are: with little memory there are more of them, and searches take longer.
            """)
    var memory = 256

    @OptionGroup var reading: ReadingOptionGroup
    @OptionGroup var durability: DurabilityOption

    @Flag(help: "Stay, and bring the index up to date whenever something changes.")
    var watch = false

    /// How the index is to be written.
    var options: IndexWriter.Options {
        var options = durability.options
        options.memoryBudget = memory << 20
        return options
    }

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("name a file or a folder") }
        guard (32...65536).contains(memory) else {
            throw ValidationError("--memory must be 32 to 65536")
        }
    }

    func run() throws {
        try Failure.saying {
            if watch { return try follow() }
            try Ingest.validate(paths)
            var printer = IngestPrinter(folder: index.folder)
            let (summary, duration) = try ingest {
                try Ingest.run(
                    paths, into: $0, cleaner: favor.cleaner, usesSites: siteKnowledge,
                    reading: reading.options, report: $1)
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
