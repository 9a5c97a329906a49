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
            from a folder removed; files that have not changed are not opened.
            """)

    @Argument(help: "Files and folders.")
    var paths: [String]

    @OptionGroup var index: IndexOption

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
        let clock = ContinuousClock()
        let start = clock.now
        let progress = ProgressLine()
        let summary = try Failure.saying {
            try Ingest.validate(paths)
            let writer = try IndexWriter(folder: index.folder, options: options)
            defer { progress.clear() }
            return try Ingest.run(paths, into: writer) { progress.show($0) }
        }
        try StandardStream.output.print(text(summary, clock.now - start))
        if let failure = summary.commit.mergeFailure {
            StandardStream.error.write("winnow: segments could not be merged: \(failure)\n")
        }
        for failure in summary.failures {
            let path = TerminalStyle.safe(FilePath.display(failure.path))
            StandardStream.error.write("winnow: \(path): \(failure.reason)\n")
        }
    }

    private func text(_ summary: Ingest.Summary, _ duration: Duration) -> String {
        var text: String
        if summary.added + summary.changed + summary.removed == 0 {
            text =
                "Nothing has changed in \(Figures.count(summary.unchanged, "file")); none was read.\n"
        } else {
            let seconds = Figures.seconds(duration)
            text =
                "\(summary.added) added, \(summary.changed) changed, \(summary.removed) removed, "
                + "\(summary.unchanged) unchanged.\n"
                + "Read \(Figures.count(summary.documents, "document")), "
                + "\(Figures.bytes(summary.bytes)), in \(Figures.duration(duration)) "
                + "(\(Figures.fixed(Double(summary.bytes) / max(seconds, 0.000_001) / 1e6, 1)) MB/s).\n"
        }
        if summary.passedOver > 0 {
            text += "Passed over \(Figures.count(summary.passedOver, "file")) of other kinds.\n"
        }
        if !summary.failures.isEmpty {
            text +=
                "Left out \(Figures.count(summary.failures.count, "file or line", "files or lines")); see below.\n"
        }
        let commit = summary.commit
        return text + "\(index.folder) has \(Figures.count(commit.documentCount, "document")) in "
            + "\(Figures.count(commit.segmentCount, "segment")), \(Figures.bytes(commit.byteCount)).\n"
    }
}
