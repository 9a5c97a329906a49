internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure how long queries take on the index.",
        discussion: """
            winnow bench --queries queries.txt
            winnow bench --queries queries.tsv --index wiki/ --rounds 20 --top 100

            Each query is counted, ranked, and ranked and counted, once a round, and the passages of \
            the best are made; the least time of its rounds counts. Parsing is included in the first \
            three, and passages are measured by themselves. A line is a query, or a \
            class, a tab and a query; classes are also shown by themselves. Of "class,tag,tag" \
            the class alone counts.
            """)

    @Option(help: "A file with a query a line, or - for standard input.")
    var queries: String

    @OptionGroup var index: IndexOption

    @Option(help: "How often to run each query.")
    var rounds = 10

    @Option(help: "How many of the best to rank.")
    var top = 10

    @Flag(help: "Print JSON Lines: an object a command and class, then a summary.")
    var json = false

    func validate() throws {
        guard (1...100_000).contains(rounds) else {
            throw ValidationError("--rounds must be 1 to 100000")
        }
        guard (1...1_000_000).contains(top) else {
            throw ValidationError("--top must be 1 to 1000000")
        }
    }

    func run() throws { try Failure.saying { try measure() } }

    private func measure() throws {
        let reader = try IndexReader(folder: index.folder)
        let list = try QueryList(file: queries, settings: reader.settings)
        for fault in list.faults { StandardStream.error.write("winnow: \(fault)\n") }
        guard !list.queries.isEmpty else { throw Failure("no query in \(list.name)") }

        let searcher = Searcher(reader)
        let commands = TimedCommand.allCases
        var least = commands.map { _ in
            [Duration](repeating: .seconds(Int64.max / 2), count: list.queries.count)
        }
        for _ in 0..<rounds {
            for (row, command) in commands.enumerated() {
                for (column, query) in list.queries.enumerated() {
                    let time = try command.time(
                        query.text, top: top, on: searcher, settings: reader.settings)
                    least[row][column] = min(least[row][column], time)
                }
            }
        }

        var results: [BenchResult] = []
        for (row, command) in commands.enumerated() {
            for name in list.classes + [nil] {
                let times = list.queries.indices
                    .filter { name == nil || list.queries[$0].category == name }
                    .map { least[row][$0] }
                results.append(
                    BenchResult(
                        command: command.name(top: top), category: name,
                        latencies: Latencies(times)))
            }
        }
        let printer = BenchPrinter(
            queryCount: list.queries.count, rounds: rounds, documentCount: reader.documentCount)
        try StandardStream.output.print(json ? printer.json(results) : printer.text(results))
    }
}
