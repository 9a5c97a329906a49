internal import ArgumentParser
internal import MappedIO

/// Shows what is longer than a terminal page by page.
struct PagerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What shows output that is longer than the terminal: a command, or never.",
            discussion: "$PAGER, or less, unless given. Not where output goes elsewhere."))
    var pager: String?

    private static let never = "never"

    /// Prints a text, through the pager where it is too long.
    func print(_ text: String) throws {
        let command = pager ?? Environment.value("PAGER") ?? "less"
        let output = StandardStream.output
        guard output.isTerminal, command != PagerOptions.never, command != "",
            Environment.value("TERM") != "dumb",
            PagerOptions.rows(of: text, columns: output.columns) >= output.rows
        else { return try output.print(text) }
        // Colours as they are, and what was shown stays when it ends.
        Environment.setUnlessSet("LESS", to: "FRX")
        let code = ProgramPipe.write(text, to: command)
        if code == nil || code == ProgramPipe.notFound { try output.print(text) }
    }

    /// About how many rows a text takes; bytes are counted, those that set colours too, so that it is rather too many.
    private static func rows(of text: String, columns: Int) -> Int {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .reduce(0) { $0 + 1 + $1.count / max(columns, 1) } - 1
    }
}
