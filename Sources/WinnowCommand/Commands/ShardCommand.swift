internal import ArgumentParser

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
