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
            for (place, line) in zip(
                places,
                SourceLines.lines(
                    of: offsets, in: source, at: hits[places[0]].details.place))
            {
                hits[place].line = line
            }
        }
    }
}
