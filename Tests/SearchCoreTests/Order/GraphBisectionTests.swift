import Foundation
import Testing

@testable import SearchCore

@Suite struct GraphBisectionTests {
    /// Documents of made-up topics, shuffled: most terms of a document are of its topic's words, which
    /// have other numbers than those of the other topics.
    private static func documents(
        _ count: Int, topics: Int, seed: UInt64
    ) -> [(topic: Int, terms: [UInt16])] {
        var generator = SeededGenerator(seed: seed)
        let documents = (0..<count).map { number in
            let topic = number % topics
            var terms: Set<UInt16> = []
            for _ in 0..<30 {
                let isOwn = generator.next() % 10 < 8
                let term = Int(generator.next() % 100)
                terms.insert(UInt16(isOwn ? topic * 100 + term : topics * 100 + 20 * term))
            }
            return (key: generator.next(), topic: topic, terms: terms.sorted())
        }
        return documents.sorted { $0.key < $1.key }.map { ($0.topic, $0.terms) }
    }

    private static func order(_ documents: [[UInt16]]) -> [UInt32] {
        var index = ForwardIndex(lengths: documents.map { UInt32($0.count) })
        for (document, terms) in documents.enumerated() {
            for term in terms { index.add(term, to: document) }
        }
        let termCount = (documents.joined().max().map(Int.init) ?? -1) + 1
        return GraphBisection.order(index, termCount: termCount)
    }

    /// The sum of the binary logarithms of the gaps in the lists of all terms, as the paper has it.
    private static func cost(_ documents: [[UInt16]], _ order: [UInt32]) -> Double {
        var cost = 0.0
        var last: [UInt16: Int] = [:]
        for (place, document) in order.enumerated() {
            for term in documents[Int(document)] {
                cost += log2(Double(place - (last[term] ?? -1)))
                last[term] = place
            }
        }
        return cost
    }

    /// Every document comes once, whatever the documents are.
    @Test(arguments: [0, 1, 2, 63, 64, 65, 129, 1000])
    func permutation(count: Int) {
        let documents = Self.documents(count, topics: 5, seed: UInt64(count)).map(\.terms)
        #expect(Self.order(documents).sorted() == Array(0..<UInt32(count)))
    }

    /// Without terms, and with the same ones everywhere, documents stay as they are; the highest
    /// number that there may be is one.
    @Test(arguments: [[], [3], [0, 65534]] as [[UInt16]])
    func nothingToTellApart(terms: [UInt16]) {
        let documents = [[UInt16]](repeating: terms, count: 300)
        #expect(Self.order(documents) == Array(0..<300))
    }

    @Test func alwaysTheSame() {
        let documents = Self.documents(3000, topics: 7, seed: 4).map(\.terms)
        let order = Self.order(documents)
        #expect(Self.order(documents) == order)
        // Of which terms a document's are first makes no difference, nor which number a term has.
        #expect(Self.order(documents.map { $0.reversed().map { 3000 - $0 } }) == order)
        // This very order on every machine.
        var digest: UInt64 = 0
        for document in order { digest = (digest &* 31) &+ UInt64(document) }
        #expect(digest == 2_962_109_360_058_880_424)
    }

    /// Topics come together: the gaps cost not much more than where the topics are known.
    @Test(arguments: [2, 8, 13])
    func clusters(topics: Int) {
        let documents = Self.documents(4000, topics: topics, seed: UInt64(topics))
        let terms = documents.map(\.terms)
        let order = Self.order(terms)
        let shuffled = Self.cost(terms, Array(0..<4000))
        let best = Self.cost(
            terms, (0..<4000).sorted { documents[Int($0)].topic < documents[Int($1)].topic })
        let found = Self.cost(terms, order)
        #expect(found < shuffled - 0.9 * (shuffled - best), "\(shuffled) \(found) \(best)")
        // Neighbours are of one topic nearly everywhere.
        let topicsInOrder = order.map { documents[Int($0)].topic }
        let changes = zip(topicsInOrder, topicsInOrder.dropFirst()).count { $0 != $1 }
        #expect(changes < 400, "\(changes)")
    }

    /// Many terms of one document each, and one that all have, don't stand in the way.
    @Test func termsThatSayNothing() {
        let documents = Self.documents(1000, topics: 4, seed: 9)
        var terms = documents.map(\.terms)
        for document in terms.indices {
            terms[document].append(40_000)
            for own in 0..<20 { terms[document].append(UInt16(41_000 + 20 * document + own)) }
        }
        let order = Self.order(terms).map { documents[Int($0)].topic }
        #expect(zip(order, order.dropFirst()).count { $0 != $1 } < 100)
    }

    @Test func logarithms() {
        let table = LogarithmTable()
        #expect(table[0] == 0)
        for number in [1, 2, 3, 5, 1000, 8191, 8192, 8193, 99_999, 1 << 20, UInt32.max] {
            let exact = log2(Double(number)) * Double(LogarithmTable.one)
            #expect(abs(Double(table[number]) - exact) < 1.5, "\(number)")
        }
    }
}
