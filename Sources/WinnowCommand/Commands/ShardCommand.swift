internal import ArgumentParser
internal import JSONText
internal import MappedIO
internal import Winnow

struct ShardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shard",
        abstract: "Build parts of a collection that is too large for one index.",
        discussion: """
            winnow shard build --manifest list-0007 --out shards/0007
            winnow shard stats merge shards/* -o global.stats
            winnow search '"verifiable steps"' --index shards/0007 --stats global.stats

            Each shard can be built on another machine. With the statistics of all, each gives its \
            documents the scores that one index of everything would give them.
            """,
        subcommands: [ShardBuildCommand.self, ShardStatsCommand.self])
}

struct ShardBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Build the shard of a list of inputs.",
        discussion: """
            The list names files and folders, one a line; what winnow index reads, this does. The shard is \
            written beside its place and put there when it is whole. If it is there already, of the same \
            inputs and undamaged, nothing is done; so it can be run again after whatever happened, also by \
            several workers at once. The same inputs make the same bytes.

            Prints one line of JSON: what is in the shard, what was left out and why, and what it took. \
            Inputs that can't be read are left out and named, with exit code 0; 2 means that there is no shard.
            """)

    @Option(help: "The file that lists the inputs.")
    var manifest: String

    @Option(name: .customLong("out"), help: "The folder of the shard; those above it are made.")
    var folder: String

    @OptionGroup var favor: FavorOption

    @Flag(
        inversion: .prefixedNo,
        help: "Take blocks that stand on several of the pages around a page for menus and the like."
    )
    var siteKnowledge = true

    @Option(help: "Memory to hold at the most while reading, in MiB, 32 or more.")
    var memory = 256

    @OptionGroup var reading: ReadingOptionGroup

    func validate() throws {
        guard (32...65536).contains(memory) else {
            throw ValidationError("--memory must be 32 to 65536")
        }
    }

    func run() throws {
        let clock = ContinuousClock()
        let start = clock.now
        let report = try Failure.saying {
            var builder = ShardBuilder()
            builder.favor = favor.value
            builder.usesSites = siteKnowledge
            builder.reading = reading.options
            builder.options.memoryBudget = memory << 20
            let progress = ProgressLine()
            defer { progress.clear() }
            return try builder.build(try ShardBuilder.inputs(inList: manifest), in: folder) {
                progress.show($0)
            }
        }
        try ShardLine.print(report, folder, clock.now - start)
    }
}

/// The line of JSON that says what a shard is.
enum ShardLine {
    static func print(
        _ report: ShardBuilder.Report, _ folder: String, _ duration: Duration
    ) throws(FileError) {
        let description = report.description
        var object = JSONObject()
        object.add("shard", folder)
        object.add("documents", description.documentCount)
        object.add("tokens", Int(clamping: description.tokenCount))
        object.add("bytesRead", Int(clamping: description.bytesRead))
        object.add("bytes", Int(clamping: report.byteCount))
        object.add("inputs", description.inputs.count)
        object.add("skipped", report.wasThere)
        object.add("milliseconds", Int(duration / .milliseconds(1)))
        object.add("processorMilliseconds", Int(ProcessUse.processorTime / .milliseconds(1)))
        object.add("peakMemory", ProcessUse.peakMemory)
        object.add(
            "failures",
            description.failures.map { failure in
                var object = JSONObject()
                object.add("path", failure.path)
                object.add("reason", failure.reason)
                return object
            })
        try StandardStream.output.print(object.line + "\n")
    }
}

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

/// The line of JSON that says what statistics are of.
enum StatisticsLine {
    static func print(_ statistics: CollectionStatistics) throws {
        var object = JSONObject()
        object.add("statistics", statistics.path)
        object.add("documents", statistics.documentCount)
        object.add("tokens", Int(clamping: statistics.tokenCount))
        object.add("terms", statistics.termCount)
        object.add("bytes", Int(clamping: try FileStatus(path: statistics.path).size))
        try StandardStream.output.print(object.line + "\n")
    }
}
