internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Make one shard of several, or one index.",
        discussion: """
            winnow merge shards/0001 shards/0002 --out shards/large-0001

            Nothing is read but the shards. Of documents with the same key that of the last shard is kept. As \
            with winnow shard build, the new one is put into its place when it is whole, if it is there \
            already nothing is done, and one line of JSON says what is in it.
            """)

    @Argument(help: "The folders of shards, or of indexes.")
    var parts: [String]

    @Option(name: .customLong("out"), help: "The folder of the new one.")
    var folder: String

    func validate() throws {
        guard !parts.isEmpty else { throw ValidationError("name a shard") }
    }

    func run() throws {
        let clock = ContinuousClock()
        let start = clock.now
        let report = try Failure.saying { try ShardMerger().merge(parts, in: folder) }
        try ShardLine.print(report, folder, clock.now - start)
    }
}
