internal import ArgumentParser
internal import Winnow

/// How careful the page cleaner is.
struct FavorOption: ParsableArguments {
    @Option(
        help: """
            What counts more where a block of a page is doubtful: precision, to keep little that is not \
            main text, recall, to lose little of it, or balanced.
            """)
    var favor = Choice.balanced

    /// The names of `Favor`.
    enum Choice: String, ExpressibleByArgument, CaseIterable {
        case precision
        case balanced
        case recall
    }

    /// The choice, as the cleaner has it.
    var value: Favor { Favor(rawValue: favor.rawValue) ?? .balanced }

    /// A cleaner that favours this.
    var cleaner: PageCleaner { PageCleaner(favor: value) }
}
