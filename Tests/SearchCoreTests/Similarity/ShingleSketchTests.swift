import Foundation
import Testing
import TextAnalysis

@testable import SearchCore

/// Sketches against the shingles themselves, and what is found by them against a look at every document.
@Suite struct ShingleSketchTests {
    private static func shingles(_ words: [String]) -> Set<[String]> {
        if words.count < ShingleSketch.shingleLength { return words.isEmpty ? [] : [words] }
        return Set(
            (0...words.count - ShingleSketch.shingleLength).map {
                Array(words[$0..<$0 + ShingleSketch.shingleLength])
            })
    }

    private static func likeness(_ left: [String], _ right: [String]) -> Double {
        let (left, right) = (shingles(left), shingles(right))
        return Double(left.intersection(right).count) / Double(max(left.union(right).count, 1))
    }

    private static func sketch(_ words: [String]) -> ShingleSketch {
        .of([Array(words.joined(separator: " ").utf8)], .whitespace)
    }

    private static func words(_ count: Int, using generator: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in "w\(Int.random(in: 0..<5000, using: &generator))" }
    }

    /// The text with a stretch of it replaced.
    private static func edited(
        _ words: [String], _ share: Double, using generator: inout SeededGenerator
    ) -> [String] {
        let length = Int(share * Double(words.count))
        let start = Int.random(in: 0...words.count - length, using: &generator)
        return Array(words[..<start]) + self.words(length, using: &generator)
            + Array(words[(start + length)...])
    }

    @Test func agreementIsLikeness() {
        var generator = SeededGenerator(seed: 31)
        var (sum, count) = (0.0, 0)
        for number in 0..<600 {
            let words = Self.words(20 + number, using: &generator)
            let other = Self.edited(words, Double(number % 10) / 10, using: &generator)
            let expected = Self.likeness(words, other)
            let agreement = ShingleSketch.agreement(
                Self.sketch(words).bytes.span, Self.sketch(other).bytes.span)
            let found = (Double(agreement) / 64 - 1.0 / 256) / (1 - 1.0 / 256)
            // Five standard deviations, and more for few shingles, whose bins depend on each other.
            #expect(abs(found - expected) < 0.35, "\(found), not \(expected)")
            sum += found - expected
            count += 1
        }
        #expect(abs(sum / Double(count)) < 0.02)
    }

    @Test func shortTexts() {
        #expect(Self.sketch([]) == .none)
        #expect(Self.sketch(["a"]) == Self.sketch(["a"]))
        #expect(Self.sketch(["a"]) != Self.sketch(["b"]))
        #expect(Self.sketch(["a", "b", "c", "d"]) != Self.sketch(["a", "b", "c", "e"]))
        // Parts are one text.
        let parts = [Array("a b c d".utf8), Array("e f g".utf8)]
        #expect(.of(parts, .whitespace) == Self.sketch(["a", "b", "c", "d", "e", "f", "g"]))
    }

    /// An index with families of texts that differ in more and less, and some without words.
    private static func documents(using generator: inout SeededGenerator) -> [Document] {
        var documents: [Document] = []
        for family in 0..<60 {
            let words = words(Int.random(in: 3...120, using: &generator), using: &generator)
            for member in 0..<Int.random(in: 1...6, using: &generator) {
                let text = edited(words, Double(member) / 8, using: &generator)
                documents.append(
                    Document(
                        key: "\(family)-\(member)",
                        text: (text + ["all", "f\(family)"]).joined(separator: " ")))
            }
        }
        documents.append(Document(key: "empty", text: ""))
        documents.append(Document(key: "empty too", text: " "))
        return documents.shuffled(using: &generator)
    }

    private static let settings = IndexSettings(analyzer: .whitespace, hasStems: false)

    @Test(arguments: [1, 4])
    func copiesAndGroups(segments: Int) throws {
        var generator = SeededGenerator(seed: 32)
        let documents = Self.documents(using: &generator)
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path, settings: Self.settings)
        for (number, document) in documents.enumerated() {
            try writer.add(document)
            if number % (documents.count / segments) == documents.count / segments - 1 {
                try writer.commit()
            }
        }
        for document in documents.prefix(5) { try writer.delete(key: document.key) }
        try writer.commit()
        #expect(try IndexChecker.check(folder: folder.path).errors == [])
        try Self.compare(Searcher(try IndexReader(folder: folder.path)), documents)
        try writer.optimize(order: .similarity)
        #expect(try IndexChecker.check(folder: folder.path).errors == [])
        try Self.compare(Searcher(try IndexReader(folder: folder.path)), documents)
    }

    private static func compare(_ searcher: Searcher, _ documents: [Document]) throws {
        let sketches = Dictionary(
            uniqueKeysWithValues: documents.dropFirst(5).map {
                ($0.key, ShingleSketch.of([$0.text], .whitespace))
            })
        func areAlike(_ left: String, _ right: String) -> Bool {
            guard let left = sketches[left], let right = sketches[right], left != .none else {
                return false
            }
            let agreement = ShingleSketch.agreement(left.bytes.span, right.bytes.span)
            let isSeen = (0..<SketchesWriter.orderCount).contains { order in
                let pair = 2 * order..<2 * order + 2
                return left.bytes[pair] == right.bytes[pair]
            }
            return agreement >= ShingleSketch.leastAgreement && isSeen
        }
        var foldedSomewhere = 0
        for text in ["all", "all f3", "+f7", "f1 f2 f3 f4 f5", "-f3", "all -f8"] {
            let query = try Query(text, settings: settings)
            let all = try searcher.search(query, limit: 1000).hits.map(\.key)
            var heads: [(key: String, similar: Int)] = []
            var folded: Set<String> = []
            for key in all where !folded.contains(key) {
                let copies = all.filter { $0 != key && areAlike(key, $0) }
                folded.formUnion(copies)
                heads.append((key, copies.count))
            }
            foldedSomewhere += all.count - heads.count
            for (limit, offset) in [(1000, 0), (5, 0), (7, 4), (0, 0)] {
                let request = SearchRequest(limit: limit, offset: offset, foldsCopies: true)
                let found = try searcher.search(query, request)
                let expected = heads.dropFirst(offset).prefix(limit)
                #expect(found.hits.map(\.key) == expected.map(\.key), "\(text)")
                #expect(found.hits.map(\.similar) == expected.map(\.similar), "\(text)")
                #expect(found.total == all.count, "\(text)")
            }
        }
        #expect(foldedSomewhere > 100)
    }
}
