internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Verify every checksum and invariant of the index.",
        discussion: """
            With --repair, what is damaged is taken out: a segment whose texts are whole is built anew from \
            them; where texts or keys are damaged, its documents are lost, and named. The next winnow index \
            over their sources puts them back.
            """)

    @OptionGroup var index: IndexOption

    @Flag(help: "Take out what is damaged, and say what was lost.")
    var repair = false

    func run() throws {
        let boilerplate = try Failure.saying { try BoilerplateIndex.existing(in: index.folder) }
        let folders = [index.folder] + (boilerplate.map { [$0] } ?? [])
        if repair { return try folders.forEach(runRepair) }
        var isDamaged = false
        for folder in folders {
            if try !isWhole(folder) { isDamaged = true }
        }
        if isDamaged {
            StandardStream.error.write(Failure.repairHint + "\n")
            throw ExitCode(2)
        }
    }

    private func isWhole(_ folder: String) throws -> Bool {
        let report = try Failure.saying { try IndexChecker.check(folder: folder) }
        try StandardStream.output.print(
            "Checked \(folder == index.folder ? "" : "what was stripped: ")\(Figures.count(report.segments, "segment")), "
                + "\(Figures.count(report.documents, "document")), "
                + "\(Figures.count(report.terms, "term")), "
                + "\(Figures.count(report.postings, "posting")), \(Figures.bytes(report.bytes)): "
                + (report.errors.isEmpty ? "all is well.\n" : "damaged.\n"))
        say(report.errors)
        return report.errors.isEmpty
    }

    private func runRepair(_ folder: String) throws {
        let report = try Failure.saying { try IndexRepair.run(folder: folder) }
        say(report.errors)
        var text = report.errors.isEmpty ? "All is well; nothing was done.\n" : ""
        if report.saved > 0 {
            text += "Built \(Figures.count(report.saved, "document")) anew from their texts.\n"
        }
        for key in report.lost { text += "lost: \(TerminalStyle.safe(FilePath.display(key)))\n" }
        switch report.unnamed {
        case 0: break
        case nil: text += "Lost documents: how many, and which, is not known.\n"
        case let count?:
            text += "Lost \(Figures.count(count, "document")) whose names are damaged too.\n"
        }
        if !report.lost.isEmpty || report.unnamed != 0 {
            text +=
                "What was lost is put back by winnow index over the files that it was read from.\n"
        }
        if report.isCommitDamaged {
            text +=
                "Run winnow index again over the same files: the last changes may be missing.\n"
        }
        let commit = report.commit
        text +=
            "\(folder) has \(Figures.count(commit.documentCount, "document")) in "
            + "\(Figures.count(commit.segmentCount, "segment")), \(Figures.bytes(commit.byteCount)).\n"
        try StandardStream.output.print(text)
        if let failure = commit.mergeFailure {
            StandardStream.error.write("winnow: segments could not be merged: \(failure)\n")
        }
    }

    private func say(_ errors: [IndexError]) {
        for error in errors { StandardStream.error.write("winnow: \(error)\n") }
    }
}
