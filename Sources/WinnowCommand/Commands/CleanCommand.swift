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

    @OptionGroup var favor: FavorOption

    func validate() throws {
        if json && explain { throw ValidationError("--json and --explain exclude each other") }
    }

    func run() throws {
        if explain { return try printExplanations() }
        let page = try Failure.saying {
            if file == "-" {
                return try favor.cleaner.clean(try StandardStream.input.readAll())
            }
            return try PageFile.clean(file, cleaner: favor.cleaner)
        }
        if json {
            try StandardStream.output.print(object(page).line + "\n")
        } else if !page.text.isEmpty {
            try StandardStream.output.print(page.text + "\n")
        }
        if !page.blocks.contains(where: \.isKept) { throw ExitCode(1) }
    }

    private func printExplanations() throws {
        let blocks = try Failure.saying {
            if file == "-" {
                return try favor.cleaner.explain(try StandardStream.input.readAll())
            }
            return try PageFile.explain(file, cleaner: favor.cleaner)
        }
        for block in blocks { try StandardStream.output.print(ExplanationPrinter.text(block)) }
        if !blocks.contains(where: \.block.isKept) { throw ExitCode(1) }
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
