internal import MappedIO
internal import Winnow

/// Says what was done to an index, and what was left out.
struct IngestPrinter {
    /// The folder of the index, as it was named.
    let folder: String
    /// What was left out by the last ingest: many a thing is, each time anew.
    private var told: Set<IngestFailure> = []

    init(folder: String) { self.folder = folder }

    /// Prints all that there is to say.
    mutating func printAll(of summary: Ingest.Summary, _ duration: Duration) throws(FileError) {
        try StandardStream.output.print(text(summary, duration))
        showFailures(of: summary)
    }

    /// Prints one line, or none if nothing has changed, and what is left out since the last ingest.
    mutating func printLine(of summary: Ingest.Summary, _ duration: Duration) throws(FileError) {
        if summary.added + summary.changed + summary.removed > 0 {
            try StandardStream.output.print(
                "\(summary.added) added, \(summary.changed) changed, \(summary.removed) removed "
                    + "in \(Figures.duration(duration)); \(folder) has "
                    + "\(Figures.count(summary.commit.documentCount, "document")).\n")
        }
        showFailures(of: summary)
    }

    private mutating func showFailures(of summary: Ingest.Summary) {
        if let failure = summary.commit.mergeFailure {
            StandardStream.error.write("winnow: segments could not be merged: \(failure)\n")
        }
        for failure in summary.failures where !told.contains(failure) {
            let path = TerminalStyle.safe(FilePath.display(failure.path))
            StandardStream.error.write("winnow: \(path): \(failure.reason)\n")
        }
        told = Set(summary.failures)
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
        if summary.passedOverRecords > 0 {
            text +=
                "Passed over \(Figures.count(summary.passedOverRecords, "record")) of other kinds.\n"
        }
        if !summary.failures.isEmpty {
            text +=
                "Left out \(Figures.count(summary.failures.count, "file or record", "files or records")); "
                + "see below.\n"
        }
        let commit = summary.commit
        return text + "\(folder) has \(Figures.count(commit.documentCount, "document")) in "
            + "\(Figures.count(commit.segmentCount, "segment")), \(Figures.bytes(commit.byteCount)).\n"
    }
}
