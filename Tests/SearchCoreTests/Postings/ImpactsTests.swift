import Testing

@testable import SearchCore

@Suite struct ImpactsTests {
    /// Every posting is covered, pairs ascend in both, and each pair is a posting.
    @Test func cover() {
        var generator = SeededGenerator(seed: 3)
        for round in 0..<300 {
            var impacts = Impacts()
            var postings: [Impacts.Pair] = []
            for _ in 0..<Int.random(in: 1...128, using: &generator) {
                let pair = Impacts.Pair(
                    frequency: .random(in: 1...(round % 2 == 0 ? 4 : 1000), using: &generator),
                    norm: .random(in: 0...(round % 3 == 0 ? 3 : 255), using: &generator))
                postings.append(pair)
                impacts.add(frequency: pair.frequency, norm: pair.norm)
            }
            for posting in postings {
                #expect(impacts.covers(frequency: posting.frequency, norm: posting.norm))
            }
            for (pair, next) in zip(impacts.pairs, impacts.pairs.dropFirst()) {
                #expect(pair.frequency < next.frequency && pair.norm < next.norm)
            }
            #expect(Set(impacts.pairs).isSubset(of: postings))
            let best = postings.max { $0.frequency < $1.frequency }!
            #expect(!impacts.covers(frequency: best.frequency + 1, norm: 255))
        }
    }

    @Test func noneCoverNothing() { #expect(!Impacts().covers(frequency: 1, norm: 255)) }
}
