internal import ArgumentParser
internal import Winnow

struct ShardStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "What scores depend on besides a document itself.",
        subcommands: [ShardStatsMergeCommand.self, ShardStatsShowCommand.self])
}

struct ShardStatsMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Add up the statistics of shards.",
        discussion: """
            Parts are shards, indexes, and files that this made before: the statistics of many shards can be \
            added up in steps. What was stripped from pages has statistics of its own in a file beside, with \
            .boilerplate behind its name.
            """)

    @Argument(help: "Shards, indexes, or files of statistics.")
    var parts: [String]

    @Option(name: [.customShort("o"), .customLong("out")], help: "The file to write.")
    var file: String

    func validate() throws {
        guard !parts.isEmpty else { throw ValidationError("name a shard") }
    }

    func run() throws {
        let statistics = try Failure.saying { try ShardStatistics.merge(parts, to: file) }
        try StatisticsLine.print(statistics)
    }
}

struct ShardStatsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Verify a file of statistics, and say what is in it.")

    @Argument(help: "The file.")
    var file: String

    func run() throws {
        let statistics = try Failure.saying {
            let statistics = try CollectionStatistics(path: file)
            try statistics.check()
            return statistics
        }
        try StatisticsLine.print(statistics)
    }
}
