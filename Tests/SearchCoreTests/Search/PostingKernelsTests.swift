import CPostingKernels
import Testing

@testable import SearchCore

/// What is written for vectors against the plain loops that say what it is to do, on every kind of vectors
/// that the processor has.
@Suite(.serialized) struct PostingKernelsTests {
    private static let levels: [Int32] = [0, 3, 4]
    private static let counts = [0, 1, 15, 16, 17, 63, 128, 200, 256]

    private static func ascending(
        _ count: Int, below limit: UInt32, using generator: inout SeededGenerator
    ) -> [UInt32] {
        var values: Set<UInt32> = []
        while values.count < count { values.insert(.random(in: 0..<limit, using: &generator)) }
        return values.sorted()
    }

    private static func atEachLevel(_ body: () -> Void) {
        for level in levels {
            winnow_limit_vectors(level)
            body()
        }
        winnow_limit_vectors(4)
    }

    @Test func findingPlaces() {
        var generator = SeededGenerator(seed: 21)
        let limit: UInt32 = 1 << 14
        for count in Self.counts {
            let documents = Self.ascending(count, below: limit, using: &generator)
            let set = (0..<limit / 64).map { _ in UInt64.random(in: 0 ... .max, using: &generator) }
            let bounds = (0...limit / 64).map { _ in UInt16.random(in: 0...1000, using: &generator)
            }
            let sums = documents.map { _ in UInt32.random(in: 0...40_000_000, using: &generator) }
            let map = WindowMap()
            map.begin()
            let entered = documents.filter { _ in Bool.random(using: &generator) }
            unsafe winnow_fill_map(map.entries, map.tag, 0, entered, entered.count)

            func places(_ isFound: (Int) -> Bool) -> [UInt32] {
                documents.indices.filter(isFound).map(UInt32.init)
            }
            let isInSet = { (place: Int) in
                set[Int(documents[place] / 64)] >> UInt64(documents[place] % 64) & 1 == 1
            }
            Self.atEachLevel {
                var found = [UInt32](repeating: 0, count: count + 16)
                var ordinals = found
                var number = unsafe winnow_find_in_set(set, documents, count, 1, &found)
                #expect(found[..<number] == places(isInSet)[...])
                number = unsafe winnow_find_in_set(set, documents, count, 0, &found)
                #expect(found[..<number] == places { !isInSet($0) }[...])
                number = unsafe winnow_find_at_least(sums, count, 20_000_000, &found)
                #expect(found[..<number] == places { sums[$0] >= 20_000_000 }[...])
                number = unsafe winnow_find_bounded(documents, count, bounds, 6, 200, 700, &found)
                #expect(
                    found[..<number]
                        == places { (200...700).contains(bounds[Int(documents[$0] / 64)]) }[...])
                number = unsafe winnow_find_with_part(
                    sums, documents, count, bounds, 6, 25_000_000, &found)
                #expect(
                    found[..<number]
                        == places {
                            sums[$0] + UInt32(bounds[Int(documents[$0] / 64)]) << 14 >= 25_000_000
                        }[...])
                number = unsafe winnow_find_in_map(
                    map.entries, map.tag, 1000, documents, count, &found, &ordinals)
                #expect(found[..<number] == places { entered.contains(documents[$0]) }[...])
                #expect(ordinals[..<number] == (0..<UInt32(entered.count)).map { $0 + 1000 }[...])
            }
        }
    }

    @Test func masks() {
        var generator = SeededGenerator(seed: 22)
        let values = (0..<64 * 9).map { _ in UInt32.random(in: 0 ... .max, using: &generator) }
        let needs: [UInt32] = [
            0, 1, 1 << 31, .max, 1 << 30, 3 << 30, 7, values[500], values[550] + 1,
        ]
        Self.atEachLevel {
            var found = [UInt64](repeating: 0, count: 9)
            unsafe winnow_masks_at_least(values, 9, needs, &found)
            for word in 0..<9 {
                for bit in 0..<64 {
                    #expect(
                        found[word] >> UInt64(bit) & 1
                            == (values[64 * word + bit] >= needs[word] ? 1 : 0))
                }
            }
        }
    }

    /// Scores of many are those of one, to the last bit.
    @Test func scores() {
        let fixed = FixedScores(total: 17.25)
        let frequencies = (1...200).map { UInt32($0 * $0) }
        let inverseNorms = (1...200).map { 3 / Float($0) }
        var scores = [UInt32](repeating: 0, count: 200)
        unsafe winnow_scores(frequencies, inverseNorms, 200, 9.3, fixed.scale, &scores)
        for index in 0..<200 {
            let score = BM25.score(
                weight: 9.3, frequency: Float(frequencies[index]),
                inverseNorm: inverseNorms[index])
            #expect(scores[index] == fixed.fixed(score))
            #expect(fixed.score(scores[index]) == score)
        }
    }
}
