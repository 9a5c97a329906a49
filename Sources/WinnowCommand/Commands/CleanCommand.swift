internal import ArgumentParser
internal import JSONText
internal import MappedIO
internal import Winnow

struct CleanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean", abstract: "Print the main text of a page.",
        discussion: """
            winnow clean page.html
            curl -s https://example.org/ | winnow clean - --json
            winnow clean page.html --explain
            winnow clean page.html --html-report > report.html
            """)

    @Argument(help: "A page, or - for standard input.")
    var file: String

    @Flag(help: "Print an object: metadata, and every block with whether it was kept and why.")
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
            with what --explain says of each.
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
    }

    func run() throws {
        if explain || htmlReport { return try printExplanation() }
        let page = try Failure.saying {
            if file == "-" { return try cleaner().clean(try StandardStream.input.readAll()) }
            return try PageFile.clean(file, cleaner: cleaner())
        }
        if json {
            try StandardStream.output.print(object(page).line + "\n")
        } else if !page.text.isEmpty {
            try StandardStream.output.print(page.text + "\n")
        }
        if !page.blocks.contains(where: \.isKept) { throw ExitCode(1) }
    }

    private func cleaner() throws -> PageCleaner {
        var cleaner = favor.cleaner
        if let site { cleaner.site = try PageFile.siteKnowledge(from: site, cleaner: cleaner) }
        return cleaner
    }

    private func printExplanation() throws {
        let page = try Failure.saying {
            if file == "-" { return try cleaner().explain(try StandardStream.input.readAll()) }
            return try PageFile.explain(file, cleaner: cleaner())
        }
        if htmlReport {
            let name = file == "-" ? "standard input" : file
            try StandardStream.output.print(ReportPage.text(page, name: name))
        } else {
            for block in page.blocks {
                try StandardStream.output.print(ExplanationPrinter.text(block))
            }
        }
        if !page.blocks.contains(where: \.block.isKept) { throw ExitCode(1) }
    }

    private func object(_ page: CleanPage) -> JSONObject {
        var object = JSONObject()
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
