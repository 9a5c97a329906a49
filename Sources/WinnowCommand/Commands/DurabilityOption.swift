internal import ArgumentParser
internal import Winnow

/// When a commit counts.
struct DurabilityOption: ParsableArguments {
    enum Durability: String, ExpressibleByArgument, CaseIterable {
        case none
        case commit
    }

    @Option(
        help: """
            commit: every commit is on disk before it counts, and survives a power cut. none: for \
            bulk builds; a commit is still all or nothing for searches and if winnow is killed, but \
            a power cut soon afterwards may lose it or leave the index damaged, which winnow check \
            finds.
            """)
    var durability = Durability.commit

    /// How an index is to be written, with what else is as usual.
    var options: IndexWriter.Options {
        var options = IndexWriter.Options()
        options.isDurable = durability == .commit
        return options
    }
}
