internal import ArgumentParser
internal import JSONText
internal import MappedIO
internal import Winnow

struct SimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar", abstract: "List the near copies of a page, or all that there are.",
        discussion: """
            winnow similar pages/ferry.html    who else has this story
            winnow similar --all --json        every page that has near copies, an object a line

            Two pages are near copies if half of what they have, five words at a time, is in both.
            """)

    @Argument(help: "A page's path, or the id of a document.")
    var page: String?

    @OptionGroup var index: IndexOption

    @Flag(help: "List every page that has near copies, with them.")
    var all = false

    @Flag(help: "Print JSON Lines: the key of a page and those of its copies.")
    var json = false

    func validate() throws {
        guard (page != nil) != all else { throw ValidationError("either a page or --all") }
    }

    func run() throws {
        let found = try Failure.saying { try list() }
        if !found { throw ExitCode(1) }
    }

    private func list() throws -> Bool {
        let copies = NearCopies(try IndexReader(folder: index.folder))
        var output = ""
        if let page {
            let keys = try copies.keys(ofKey: page) ?? copies.keys(ofKey: FilePath.absolute(page))
            guard let keys else { throw Failure("the index has no page \(page)") }
            if !keys.isEmpty { output = text(page, keys) }
        } else {
            try copies.forEachDocument { output += text($0, $1) + (json ? "" : "\n") }
        }
        try StandardStream.output.print(output)
        return !output.isEmpty
    }

    private func text(_ key: String, _ copies: [String]) -> String {
        if json {
            var object = JSONObject()
            object.add("key", key)
            object.add("copies", copies)
            return object.line + "\n"
        }
        let shown = copies.map { TerminalStyle.safe(FilePath.display($0)) + "\n" }
        if !all { return shown.joined() }
        return TerminalStyle.safe(FilePath.display(key)) + "\n" + shown.map { "   " + $0 }.joined()
    }
}
