internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Verify every checksum and invariant of the index.")

    @OptionGroup var index: IndexOption

    func run() throws {
        let report = try Failure.saying { try IndexChecker.check(folder: index.folder) }
        try StandardStream.output.print(
            "Checked \(Figures.count(report.segments, "segment")), "
                + "\(Figures.count(report.documents, "document")), "
                + "\(Figures.count(report.terms, "term")), "
                + "\(Figures.count(report.postings, "posting")), \(Figures.bytes(report.bytes)): "
                + (report.errors.isEmpty ? "all is well.\n" : "damaged.\n"))
        for error in report.errors { StandardStream.error.write("winnow: \(error)\n") }
        if !report.errors.isEmpty { throw ExitCode(2) }
    }
}
