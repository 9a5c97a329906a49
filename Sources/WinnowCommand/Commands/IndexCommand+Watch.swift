internal import MappedIO
internal import Winnow

extension IndexCommand {
    /// How long to wait for another writer before looking again.
    private static let patience = Duration.milliseconds(500)

    /// Brings the index up to date, and again whenever something has changed, until a signal comes.
    ///
    /// The index is opened for each update, so that others may write to it in between.
    func follow() throws {
        let watch = try SourceWatch(paths)
        var printer = IngestPrinter(folder: index.folder)
        let (summary, duration) = try update(by: watch)
        // Before anything is said: who reads that the index is built may send one at once.
        let stop = StopSignals()
        try printer.printAll(of: summary, duration)
        try StandardStream.output.print("Watching for changes; Ctrl-C ends it.\n")
        var isHeldUp = false
        while try watch.wait(until: stop) == .changed {
            do {
                let (summary, duration) = try update(by: watch)
                isHeldUp = false
                try printer.printLine(of: summary, duration)
            } catch let error as IndexError {
                guard case .locked = error else { throw error }
                if !isHeldUp { StandardStream.error.write("winnow: \(error); waiting for it\n") }
                isHeldUp = true
                watch.retry(after: IndexCommand.patience)
            }
        }
    }

    private func update(by watch: SourceWatch) throws -> (Ingest.Summary, Duration) {
        try ingest {
            try watch.update(
                $0, cleaner: favor.cleaner, usesSites: siteKnowledge, reading: reading.options,
                report: $1)
        }
    }
}
