/// What the cleaner must not fall below.
///
/// A floor goes up when the cleaner has got better for good. It goes down only with the reason in
/// the commit, and with what `make eval-clean` says of the change.
enum QualityFloors {
    /// F1 of runs of four words on the pages of `Corpus/`: of any page, and of all as a mean.
    static let corpusPage = 0.80
    static let corpusMean = 0.975

    /// Every so-manieth page that the weights are fitted on is cleaned and scored by the tests.
    static let sampleStep = 12

    /// Figures of that sample, by the scoring scripts that come with the pages.
    static let html = HTML(meanOfDatasets: 0.959, all: 0.941)
    static let text = Text(linesByWords: 0.916, shingles: 0.897, boilerplateKept: 0.130)

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
