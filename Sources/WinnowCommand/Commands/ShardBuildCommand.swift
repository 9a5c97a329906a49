internal import ArgumentParser
internal import Winnow

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
