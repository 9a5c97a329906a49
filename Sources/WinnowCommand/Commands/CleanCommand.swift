internal import ArgumentParser
internal import JSONText
internal import MappedIO
internal import Winnow

struct CleanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean", abstract: "Print the main text of pages.",
        discussion: """
            winnow clean page.html
            winnow clean *.html --json > pages.jsonl
            curl -s https://example.org/ | winnow clean - --json
            winnow clean page.html --explain
            winnow clean page.html --html-report > report.html

            Of several pages, each has its name above it. What can't be read is said, and the others go on.

            Exit codes: 0 for text, 1 for none in any page, 2 for errors.
            """)

    @Argument(help: "Pages, or - for standard input.")
    var files: [String]

    @Flag(
        help: """
            Print an object a line for each page: path, metadata, and every block with whether it was kept \
            and why.
            """)
    var json = false

    @Flag(
        help: """
            Print every block with whether it was kept, its margin, why, and the features that moved \
            its first and its second score most.
            """)
    var explain = false

    @Flag(
        help: """
            Print a page of HTML for a browser, which shows the kept and the stripped blocks in colour, \
            with what --explain says of each. Takes one page.
            """)
    var htmlReport = false

    @OptionGroup var favor: FavorOption

    @Option(
        help: """
            A folder with pages of the same site: blocks that stand on several of them are taken for \
            menus, footers and the like.
            """)
    var site: String?

    func validate() throws {
        if [json, explain, htmlReport].count(where: \.self) > 1 {
            throw ValidationError("--json, --explain and --html-report exclude each other")
        }
        if htmlReport, files.count > 1 {
            throw ValidationError("--html-report takes one page, --explain and --json several")
        }
        if files.count(where: { $0 == "-" }) > 1 {
            throw ValidationError("standard input can be read only once")
        }
    }

    func run() throws {
        let cleaner = try Failure.saying { try self.cleaner() }
        var hasText = false
        var hasErrors = false
        for (index, file) in files.enumerated() {
            do {
                let output = try Failure.saying { try self.output(of: file, cleaner) }
                if files.count > 1, !json { try printName(of: file, isFirst: index == 0) }
                try StandardStream.output.print(output.text)
                if output.hasText { hasText = true }
            } catch let error as Failure {
                StandardStream.error.write("winnow: \(error.message)\n")
                hasErrors = true
            }
        }
        if hasErrors { throw ExitCode(2) }
        if !hasText { throw ExitCode(1) }
    }

    private func cleaner() throws -> PageCleaner {
        var cleaner = favor.cleaner
        if let site { cleaner.site = try PageFile.siteKnowledge(from: site, cleaner: cleaner) }
        return cleaner
    }

    /// As `head` names several files.
    private func printName(of file: String, isFirst: Bool) throws {
        let name = file == "-" ? "standard input" : TerminalStyle.safe(file)
        try StandardStream.output.print((isFirst ? "" : "\n") + "==> \(name) <==\n")
    }

    /// What is printed of a page, and whether any of it was kept.
    private func output(
        of file: String, _ cleaner: PageCleaner
    ) throws -> (text: String, hasText: Bool) {
        if explain || htmlReport {
            let page =
                file == "-"
                ? try cleaner.explain(try StandardStream.input.readAll())
                : try PageFile.explain(file, cleaner: cleaner)
            let name = file == "-" ? "standard input" : file
            return (
                htmlReport
                    ? ReportPage.text(page, name: name)
                    : page.blocks.map(ExplanationPrinter.text).joined(),
                page.blocks.contains(where: \.block.isKept)
            )
        }
        let page =
            file == "-"
            ? try cleaner.clean(try StandardStream.input.readAll())
            : try PageFile.clean(file, cleaner: cleaner)
        let text = json ? object(page, file).line : page.text
        return (text.isEmpty ? "" : text + "\n", page.blocks.contains(where: \.isKept))
    }

    private func object(_ page: CleanPage, _ file: String) -> JSONObject {
        var object = JSONObject()
        object.add("path", file)
        object.add("title", page.metadata.title)
        object.add("published", page.metadata.published)
        object.add("modified", page.metadata.modified)
        object.add("author", page.metadata.author)
        object.add("site", page.metadata.site)
        object.add("language", page.metadata.language)
        object.add("canonicalURL", page.metadata.canonicalURL)
        object.add("encoding", page.encoding)
        object.add(
            "blocks",
            page.blocks.map { block in
                var object = JSONObject()
                object.add("kind", block.kind.rawValue)
                object.add("kept", block.isKept)
                object.add("reason", block.reason)
                object.add("source", block.source)
                object.add("text", block.text)
                return object
            })
        return object
    }
}
