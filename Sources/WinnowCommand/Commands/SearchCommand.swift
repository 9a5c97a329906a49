internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Search the index.",
        discussion: """
            winnow search '"verifiable steps"'        a phrase, words as typed
            winnow search '"verifiable step"~'        a phrase, in any form of its words
            winnow search 'border talks'              either word in any form, both best
            winnow search '+border talks -trade'      border must be there, trade must not
            winnow search '(dam OR reservoir) AND title:treaty'
            """)

    @Argument(
        help:
            "What to search for; several are joined by spaces. Put -- before one that begins with -."
    )
    var query: [String]

    @OptionGroup var index: IndexOption

    @Option(name: [.customShort("n"), .customLong("limit")], help: "How many hits to show.")
    var limit = 10

    @Option(help: "How many of the best hits to pass over.")
    var offset = 0

    @Flag(help: "Print JSON Lines: an object a hit, then a summary.")
    var json = false

    @Flag(help: "Show how each score comes about.")
    var explain = false

    @Option(help: "BM25: how much repeated words count, from 0.")
    var k1: Float = 1.2

    @Option(help: "BM25: how much a document's length counts, 0 to 1.")
    var b: Float = 0.75

    @Option(help: "When to use colour: auto, always or never.")
    var color = ColorChoice.auto

    func validate() throws {
        guard limit >= 0, limit <= 1_000_000 else {
            throw ValidationError("-n must be 0 to 1000000")
        }
        guard offset >= 0, offset <= 1_000_000 else {
            throw ValidationError("--offset must be 0 to 1000000")
        }
        guard k1 >= 0, k1.isFinite else { throw ValidationError("--k1 must be 0 or more") }
        guard (0...1).contains(b) else { throw ValidationError("--b must be 0 to 1") }
    }

    func run() throws {
        let total = try Failure.saying { try search() }
        if total == 0 { throw ExitCode(1) }
    }

    private func search() throws -> Int {
        let clock = ContinuousClock()
        let start = clock.now
        let parsed = try QueryParser.parse(query.joined(separator: " "))
        for note in parsed.notes { StandardStream.error.write("winnow: \(note)\n") }
        let reader = try IndexReader(folder: index.folder)
        let query = try Query(parsed, settings: reader.settings)
        let searcher = Searcher(reader, similarity: BM25(k1: k1, b: b))
        let results = try searcher.search(query, limit: limit, offset: offset)
        var shown: [ShownHit] = []
        for hit in results.hits {
            shown.append(
                ShownHit(
                    hit: hit, details: try searcher.details(of: hit, in: results),
                    explanation: explain ? try searcher.explain(hit, of: results) : nil))
        }
        let duration = clock.now - start

        var output = ""
        if json {
            let printer = JSONLinesPrinter()
            for hit in shown { output += printer.text(hit) }
            output += printer.summary(
                first: offset + 1, shown: shown.count, total: results.total, duration)
        } else {
            let printer = HumanPrinter(style: TerminalStyle(isColored: color.isOn))
            for hit in shown { output += printer.text(hit) }
            output += printer.summary(
                first: offset + 1, shown: shown.count, total: results.total, duration)
        }
        try StandardStream.output.print(output)
        return results.total
    }
}
