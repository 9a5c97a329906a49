import MappedIO
import Testing

@testable import SearchCore

/// Phrases in many documents in one go, against the matcher of single documents, and that without slop
/// against sets of positions.
@Suite struct CandidateMatcherTests {
    static let limit = 3000

    /// Three terms, of which the second is in few documents.
    ///
    /// No two stand at one position, and some documents have so many that they are in several groups.
    private static func terms(
        using generator: inout SeededGenerator
    ) -> [[PostingsFixture.Posting]] {
        var terms: [[PostingsFixture.Posting]] = [[], [], []]
        for document in 0..<limit {
            let length = [6, 6, 6, 40, 900].randomElement(using: &generator)!
            var positions: [[UInt32]] = [[], [], []]
            for position in 0..<UInt32(length) {
                let term = [0, 0, 0, 0, 1, 2, 2, 3].randomElement(using: &generator)!
                if term == 1, document % 20 != 0 { continue }
                if term == 2, document % 3 != 0 { continue }
                if term < 3 { positions[term].append(position) }
            }
            for term in terms.indices where !positions[term].isEmpty {
                terms[term].append((UInt32(document), positions[term]))
            }
        }
        return terms
    }

    private static func naive(_ positions: [[UInt32]]) -> Float {
        let sets = positions.map(Set.init)
        let starts = positions[0].filter { start in
            sets.indices.allSatisfy { sets[$0].contains(start + UInt32($0)) }
        }
        return Float(starts.count)
    }

    /// - Parameter words: by word of the phrase, its term.
    @Test(arguments: [[0, 1], [1, 0], [2, 0], [0, 2, 1], [0, 0], [2, 1, 2], [0, 2, 0, 2]])
    func batches(words: [Int]) throws {
        var generator = SeededGenerator(seed: UInt64(words.reduce(7) { 5 * $0 + $1 }))
        let terms = Self.terms(using: &generator)
        let fixture = try PostingsFixture(
            terms, norms: [UInt8](repeating: 40, count: Self.limit))
        let report = DamageReport()
        let documents = (0..<UInt32(Self.limit)).filter { document in
            words.allSatisfy { word in terms[word].contains { $0.document == document } }
        }
        // By row, that is, by term.
        let postings = terms.map { term in
            documents.map { document in term.firstIndex { $0.document == document } }
        }
        let stride = documents.count
        let ordinals = postings.flatMap { row in row.map { UInt32($0 ?? 0) } }
        let cursors = UnsafeMutablePointer<PostingsCursor>.allocate(capacity: terms.count)
        for term in terms.indices {
            unsafe (cursors + term).initialize(
                to: PostingsCursor(try fixture.list(term, report: report)))
        }
        defer {
            unsafe cursors.deinitialize(count: terms.count)
            unsafe cursors.deallocate()
        }

        var matcher = CandidateMatcher()
        for slop in [0, 1, 2, 5, 40, .max / 4] {
            var single = PhraseMatcher()
            let expected = documents.indices.map { document in
                let positions = words.map { terms[$0][postings[$0][document]!].positions }
                let frequency = single.match(
                    wordCount: words.count, slop: slop,
                    frequency: { UInt32(positions[$0].count) },
                    read: { word, output in
                        for position in positions[word] { output.append(position) }
                    })
                if slop == 0 { #expect(frequency == Self.naive(positions)) }
                return frequency
            }
            #expect(expected.contains { $0 > 0 })
            matcher.prepare(words: words, slop: slop)
            for batch in [1, 7, 128, stride] {
                for onlyWhether in [false, true] {
                    var found = [Float](repeating: -1, count: stride)
                    var start = 0
                    while start < stride {
                        let count = min(batch, stride - start)
                        unsafe found.withUnsafeMutableBufferPointer { found in
                            unsafe ordinals.withUnsafeBufferPointer { ordinals in
                                unsafe matcher.match(
                                    cursors,
                                    ordinals: {
                                        unsafe ordinals.baseAddress! + ($0 * stride + start)
                                    },
                                    count: count, onlyWhether: onlyWhether,
                                    frequencies: found.baseAddress! + start)
                            }
                        }
                        start += count
                    }
                    if onlyWhether {
                        #expect(found.map { $0 > 0 } == expected.map { $0 > 0 })
                    } else {
                        #expect(found == expected)
                    }
                }
            }
        }
        #expect(report.error == nil)
    }
}
