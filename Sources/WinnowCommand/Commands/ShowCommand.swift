internal import ArgumentParser
internal import JSONText
internal import MappedIO
internal import Winnow

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print a document of the index, or what it was made of.",
        discussion: """
            winnow show pages/ferry.html                 title, metadata and text, as indexed
            winnow show 'crawl.warc.gz#https://example.org/@20240131120000' --source > page.html
            winnow show 'mails.zip!/inbox/7.eml' --json

            The key is what a hit has: the file's path; behind it, for an entry of an archive, !/ and the \
            entry's path; for a capture of a web archive, # and the address, @ and the time.

            Exit codes: 0 if the index has the document, 1 if not, 2 for errors, a source that has changed \
            since it was indexed among them.
            """)

    @Argument(
        help: "The key of a document: as hits have it, or a path seen from the current folder.")
    var key: String

    @OptionGroup var index: IndexOption

    @Flag(help: "Print an object: the key, what is known of the document, and its text.")
    var json = false

    @Flag(
        help: """
            Print the bytes that the document was made of, wherever they lie: of a file without its \
            compression, of a capture without the header and codings it was sent with, of a table its row.
            """)
    var source = false

    @Option(help: "When to use colour: auto, always or never.")
    var color = ColorChoice.auto

    func validate() throws {
        if json, source { throw ValidationError("--json and --source exclude each other") }
    }

    func run() throws {
        let isThere = try Failure.saying { try show() }
        if !isThere { throw ExitCode(1) }
    }

    private func show() throws -> Bool {
        let searcher = Searcher(try IndexReader(folder: index.folder))
        guard let (key, details) = try find(searcher) else {
            StandardStream.error.write(
                "winnow: the index has no document \(TerminalStyle.safe(key))\n")
            return false
        }
        if source {
            let bytes = try SourceRecord.bytes(of: details.source, at: details.place)
            try StandardStream.output.print(bytes)
        } else {
            try StandardStream.output.print(json ? object(key, details) : text(key, details))
        }
        return true
    }

    /// The document with the key as typed, or seen from the current folder.
    private func find(_ searcher: Searcher) throws -> (key: String, details: HitDetails)? {
        if let details = try searcher.document(withKey: key) { return (key, details) }
        // The file's path alone is a path: an address has two slashes that stay.
        let marks = [key.firstRange(of: "!/")?.lowerBound, key.firstIndex(of: "#")].compactMap(
            \.self)
        let end = marks.min() ?? key.endIndex
        let absolute = FilePath.absolute(String(key[..<end])) + key[end...]
        return try searcher.document(withKey: absolute).map { (absolute, $0) }
    }

    private func text(_ key: String, _ details: HitDetails) -> String {
        let style = TerminalStyle(isColored: color.isOn)
        let metadata = details.metadata
        let about = [
            metadata.site, metadata.author, metadata.published,
            metadata.captured.map { "captured \($0)" },
            metadata.language, metadata.url, FilePath.display(key),
        ].compactMap(\.self).map(TerminalStyle.safe)
        let title = metadata.title.map { style.title(TerminalStyle.safe($0)) + "\n" } ?? ""
        return title + style.dim(about.joined(separator: " \u{B7} ")) + "\n\n"
            + details.passage.text
            + "\n"
    }

    private func object(_ key: String, _ details: HitDetails) -> String {
        var object = JSONObject()
        object.add("key", key)
        AnswerJSON.addDocument(details, to: &object)
        object.add("place", details.place)
        object.add("text", details.passage.text)
        return object.line + "\n"
    }
}
