internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Show what is in the index.")

    @OptionGroup var index: IndexOption

    func run() throws {
        let (summary, boilerplate) = try Failure.saying {
            (
                try IndexSummary(try IndexReader(folder: index.folder)),
                try BoilerplateIndex.existing(in: index.folder).map {
                    try IndexSummary(try IndexReader(folder: $0))
                }
            )
        }
        let languages = summary.languages.map { $0.isEmpty ? "unknown" : $0 }
        var rows = [
            ("index", index.folder),
            ("commit", "\(summary.generation)"),
            ("built with", summary.settings),
            ("documents", "\(summary.documentCount)"),
            ("without text", "\(summary.emptyCount)"),
            ("deleted, not yet merged away", "\(summary.deletedCount)"),
            ("words", "\(summary.tokenCount)"),
            ("terms", "\(summary.termCount)"),
            ("languages", languages.joined(separator: " ")),
            ("segments", summary.segments.map(String.init).joined(separator: " + ") + " documents"),
            ("size", Figures.bytes(summary.bytes.reduce(0) { $0 + $1.count })),
        ]
        rows += summary.bytes.map { ("  \($0.kind)", Figures.bytes($0.count)) }
        if let boilerplate {
            let bytes = boilerplate.bytes.reduce(0) { $0 + $1.count }
            rows.append(
                (
                    "boilerplate",
                    "\(Figures.count(Int(boilerplate.tokenCount), "word")) of "
                        + "\(Figures.count(boilerplate.documentCount, "document")), "
                        + Figures.bytes(bytes)
                ))
        }
        let width = rows.map(\.0.count).max() ?? 0
        let lines = rows.map { name, value in
            name + String(repeating: " ", count: width + 2 - name.count) + value
        }
        try StandardStream.output.print(lines.joined(separator: "\n") + "\n")
    }
}
