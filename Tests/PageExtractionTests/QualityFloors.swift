/// What the cleaner must not fall below.
///
/// A floor goes up when the cleaner has got better for good. It goes down only with the reason in
/// the commit, and with what `make eval-clean` says of the change.
enum QualityFloors {
    /// F1 of runs of four words on the pages of `Corpus/`, as a mean.
    static let corpus = 0.97

    /// The same of single pages; those that are not here must be cleaned exactly.
    static let corpusPages: [String: Double] = [:]

    /// Every so-manieth page that the weights are fitted on is cleaned and scored by the tests.
    static let sampleStep = 12

    /// Figures of that sample, by the scoring scripts that come with the pages.
    static let html = HTML(meanOfDatasets: 0.9, all: 0.9)
    static let text = Text(linesByWords: 0.85, shingles: 0.85, boilerplateKept: 0.25)

    struct HTML {
        /// F1 of runs of four words.
        var meanOfDatasets: Double
        var all: Double
    }

    struct Text {
        /// F1 of lines, each weighted by its words.
        var linesByWords: Double
        /// F1 of runs of four words.
        var shingles: Double
        /// The share of the words of boilerplate that is kept, at the most.
        var boilerplateKept: Double
    }
}
