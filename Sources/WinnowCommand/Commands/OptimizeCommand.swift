internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct OptimizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimize",
        abstract: "Merge the index into one segment, for smaller files and faster searches.",
        discussion: """
            winnow optimize
            winnow optimize --order arrival --index wiki/

            What was deleted or replaced is dropped. By similarity, documents with the same words \
            are brought near each other, which takes longer and makes searches faster still; hits \
            and their order stay the same. While it runs, the disk must hold the index twice.
            """)

    @OptionGroup var index: IndexOption

    @Option(
        help: "The order of the documents: similarity or arrival.",
        transform: { name in
            guard let order = DocumentOrder(rawValue: name) else {
                throw ValidationError("--order must be similarity or arrival")
            }
            return order
        })
    var order = DocumentOrder.similarity

    @OptionGroup var durability: DurabilityOption

    func run() throws {
        let clock = ContinuousClock()
        let start = clock.now
        let (before, after) = try Failure.saying {
            let reader = try IndexReader(folder: index.folder)
            let writer = try IndexWriter(
                folder: index.folder, settings: reader.settings, options: durability.options)
            if let folder = try BoilerplateIndex.existing(in: index.folder) {
                let boilerplate = try IndexWriter(
                    folder: folder, settings: reader.settings, options: durability.options)
                try boilerplate.optimize(order: order)
            }
            return (try IndexSummary(reader), try writer.optimize(order: order))
        }
        try StandardStream.output.print(text(before, after, clock.now - start))
    }

    private func text(
        _ before: IndexSummary, _ after: IndexWriter.CommitSummary, _ duration: Duration
    ) -> String {
        let bytes = before.bytes.reduce(0) { $0 + $1.count }
        var text = "Nothing was to be merged.\n"
        if before.generation != after.generation {
            let segments = Figures.count(before.segments.count, "segment")
            text =
                "Merged \(segments), in the order of \(order.rawValue), "
                + "in \(Figures.duration(duration)).\n"
            if before.deletedCount > 0 {
                text +=
                    "Dropped \(Figures.count(before.deletedCount, "document")) deleted before.\n"
            }
        }
        return text + "\(index.folder) has \(Figures.count(after.documentCount, "document")) in "
            + "\(Figures.count(after.segmentCount, "segment")), \(Figures.bytes(after.byteCount)), "
            + "\(Figures.bytes(bytes)) before.\n"
    }
}
