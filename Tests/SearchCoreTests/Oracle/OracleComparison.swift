import Foundation
import Testing

@testable import SearchCore

/// A folder that is removed at the end.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "winnow-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Compares the engine with the oracle.
enum OracleComparison {
    /// Checks that a query has the same documents, the same scores to 1e-5, and the same count.
    static func compare(
        _ text: String, _ searcher: Searcher, _ oracle: Oracle,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        guard let query = try? Query(text, settings: searcher.reader.settings) else { return }
        let expected = oracle.search(query)
        let results = try searcher.search(query, limit: 10_000)
        #expect(results.total == expected.count, "count of \(text)", sourceLocation: sourceLocation)
        #expect(
            Set(results.hits.map(\.key)) == Set(expected.map(\.key)), "documents of \(text)",
            sourceLocation: sourceLocation)
        let scores = Dictionary(uniqueKeysWithValues: expected.map { ($0.key, $0.score) })
        for (hit, next) in zip(results.hits, results.hits.dropFirst()) {
            #expect(
                hit.score > next.score
                    || hit.score == next.score
                        && hit.key.utf8.lexicographicallyPrecedes(next.key.utf8),
                "order of \(text)", sourceLocation: sourceLocation)
        }
        for hit in results.hits {
            let score = scores[hit.key] ?? .nan
            #expect(
                abs(Double(hit.score) - score) <= max(1e-5 * abs(score), 1e-7),
                "score of \(hit.key) for \(text): \(hit.score), not \(score)",
                sourceLocation: sourceLocation)
        }
        let top = try searcher.search(query, limit: 3, offset: 1)
        #expect(top.total == results.total, sourceLocation: sourceLocation)
        #expect(
            top.hits.map(\.key) == results.hits.dropFirst().prefix(3).map(\.key),
            "window of \(text)", sourceLocation: sourceLocation)
    }
}
