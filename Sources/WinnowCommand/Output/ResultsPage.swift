internal import MappedIO
internal import Winnow

/// What a search has to show.
struct ResultsPage {
    var hits: [ShownHit]
    var results: Searcher.Results
    /// The rank of the first hit.
    var first: Int
    /// What `results.facets` count by.
    var facets: [Facet]
    var advice: [Advice]
    var duration: Duration

    /// So many values of a facet are shown.
    static let facetLimit = 20

    /// The paths of the files with hits, a line each.
    var paths: String {
        var seen: Set<[UInt8]> = []
        return hits.map(\.details.source.path).filter { seen.insert(Array($0.utf8)).inserted }
            .map { TerminalStyle.safe(FilePath.display($0)) + "\n" }.joined()
    }
}

extension ShownHit {
    /// Finds the lines that passages begin in, with one look at each file.
    static func findLines(of hits: inout [ShownHit]) {
        var ofSource: [Source: [Int]] = [:]
        for (place, hit) in hits.enumerated() where hit.details.passage.source != nil {
            ofSource[hit.details.source, default: []].append(place)
        }
        for (source, places) in ofSource {
            let offsets = places.map { hits[$0].details.passage.source!.lowerBound }
            for (place, line) in zip(places, SourceLines.lines(of: offsets, in: source)) {
                hits[place].line = line
            }
        }
    }
}

extension Advice {
    /// One sentence, with the query to type.
    var sentence: String {
        func pages(_ count: Int) -> String { count == 1 ? "1 page has" : "\(count) pages have" }
        switch self {
        case .word(let typed, let meant, let documents):
            return "nothing has \(typed); did you mean \(meant)? (\(pages(documents)) it)"
        case .byStems(let phrase, let documents):
            return "\(pages(documents)) other forms of these words: '\"\(phrase)\"~'"
        case .within(let phrase, let slop, let documents):
            return "\(pages(documents)) these words near each other: '\"\(phrase)\"~\(slop)'"
        }
    }
}
