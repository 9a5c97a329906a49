import Foundation
import MappedIO
import Testing
import TextAnalysis

@testable import SearchCore

/// The index of phrases, against phrases found by looking at every token.
@Suite struct PhraseIndexTests {
    private static let whitespace = IndexSettings(analyzer: .whitespace, hasStems: false)

    /// Documents of words `w0`, `w1` and so on, the first of them frequent; one in ten has a title.
    private static func documents(
        _ count: Int, words: Int, offset: Int = 0, key: String = "d", length: Int = 24,
        using generator: inout SeededGenerator
    ) -> [Document] {
        func text(_ longest: Int) -> String {
            (0..<Int.random(in: 0...longest, using: &generator)).map { _ in
                let fraction = Double.random(in: 0..<1, using: &generator)
                let number = (Int(fraction * fraction * Double(words)) + offset) % words
                // Words that hold the byte between the words of a phrase are in none.
                return number == 3 ? "w\u{0}3" : "w\(number)"
            }.joined(separator: " ")
        }
        return (0..<count).map { number in
            var document = Document(key: "\(key)\(number)", text: text(length))
            if number % 10 == 0 { document.metadata.title = text(5) }
            return document
        }
    }

    private struct Expected {
        var thresholds: PhraseThresholds
        /// By key: documents and frequencies.
        var phrases: [[UInt8]: [UInt32: UInt32]] = [:]
    }

    /// What a segment of the documents should have.
    private static func expected(_ documents: [Document], _ settings: IndexSettings) -> Expected {
        let runs = documents.map { document in
            [document.metadata.title ?? "", String(decoding: document.text, as: UTF8.self)].map {
                settings.analyzer.tokens(in: $0).map { Array($0.term.utf8) }
            }
        }
        var frequencies: [[UInt8]: UInt32] = [:]
        for document in runs {
            for word in Set(document.joined()) where !word.contains(0) {
                frequencies[word, default: 0] += 1
            }
        }
        func threshold(_ share: Int, most: Int) -> UInt32 {
            var threshold = UInt32(documents.count / share)
            while frequencies.values.count(where: { $0 >= threshold }) > most { threshold += 1 }
            return threshold
        }
        var expected = Expected(
            thresholds: .init(pair: threshold(20, most: 255), triple: threshold(6, most: 63)))
        for (number, document) in runs.enumerated() {
            for run in document {
                for start in run.indices {
                    for (length, least) in [
                        (2, expected.thresholds.pair), (3, expected.thresholds.triple),
                    ] where start + length <= run.count {
                        let words = run[start..<start + length]
                        guard words.allSatisfy({ frequencies[$0, default: 0] >= least }) else {
                            continue
                        }
                        let key = Array(words.joined(separator: [0]))
                        expected.phrases[key, default: [:]][UInt32(number), default: 0] += 1
                    }
                }
            }
        }
        return expected
    }

    /// What a segment has.
    private static func phrases(_ segment: SegmentReader) throws -> Expected? {
        guard let dictionary = segment.dictionary(.phrases) else { return nil }
        var actual = Expected(thresholds: try #require(dictionary.phraseThresholds))
        var cursor = try dictionary.cursor()
        while let entry = try cursor.next() {
            #expect(try dictionary.find(entry.term) == entry)
            let report = DamageReport()
            var postings = PostingsCursor(
                try segment.postings(entry.info, hasPositions: false, report: report))
            postings.next()
            while postings.document != PostingsCursor.end {
                actual.phrases[entry.term, default: [:]][postings.document] = postings.frequency
                postings.next()
            }
            try report.throwIfDamaged()
        }
        return actual
    }

    private static func expectPhrases(
        of documents: [Document], in segment: SegmentReader, _ settings: IndexSettings
    ) throws {
        let expected = expected(documents, settings)
        let actual = try #require(try phrases(segment))
        #expect(actual.thresholds == expected.thresholds)
        #expect(actual.phrases.count == expected.phrases.count)
        for (key, postings) in expected.phrases where actual.phrases[key] != postings {
            Issue.record("\(String(decoding: key, as: UTF8.self)): \(postings.count) documents")
        }
    }

    /// A vocabulary of few words, one where some are frequent, one of more frequent words than have
    /// ranks.
    @Test(arguments: [(7, 24), (60, 24), (400, 500)])
    func built(words: Int, length: Int) throws {
        var generator = SeededGenerator(seed: UInt64(words))
        let documents = Self.documents(1100, words: words, length: length, using: &generator)
        let folder = try TemporaryFolder()
        try BatchedIndex.build([documents], Self.whitespace, in: folder)
        try Self.expectPhrases(
            of: documents, in: try BatchedIndex.onlySegment(folder), Self.whitespace)
        #expect(try IndexChecker.check(folder: folder.path).errors == [])
    }

    /// Real tokens, and stems, which make no phrases.
    @Test func builtWithStems() throws {
        var generator = SeededGenerator(seed: 5)
        let documents = RandomCorpus.documents(count: 1200, maximumLength: 40, using: &generator)
        let folder = try TemporaryFolder()
        try BatchedIndex.build([documents], .standard, in: folder)
        try Self.expectPhrases(of: documents, in: try BatchedIndex.onlySegment(folder), .standard)
        #expect(try IndexChecker.check(folder: folder.path).errors == [])
    }

    @Test func smallSegmentsHaveNone() throws {
        var generator = SeededGenerator(seed: 6)
        for (count, isThere) in [(1023, false), (1024, true)] {
            let documents = Self.documents(count, words: 10, using: &generator)
            let folder = try TemporaryFolder()
            try BatchedIndex.build([documents], Self.whitespace, in: folder)
            let segment = try BatchedIndex.onlySegment(folder)
            #expect((segment.dictionary(.phrases) != nil) == isThere)
        }
    }

    /// Segments whose frequent words differ, with small ones that have no phrases, and deletions: the
    /// merged segment is to the byte what building it anew makes.
    @Test(arguments: [(1, false), (2, false), (3, true)])
    func merged(seed: UInt64, hasStems: Bool) throws {
        var generator = SeededGenerator(seed: seed)
        let settings =
            hasStems ? IndexSettings(analyzer: .whitespace, hasStems: true) : Self.whitespace
        let batches = [
            Self.documents(1300, words: 50, key: "a", using: &generator),
            Self.documents(1100, words: 50, offset: 20, key: "b", using: &generator),
            Self.documents(200, words: 50, offset: 5, key: "c", using: &generator),
            Self.documents(1500, words: 9, key: "d", using: &generator),
            Self.documents(1, words: 9, key: "e", using: &generator),
        ]
        let deleted = Set(
            batches.joined().map(\.key).filter { _ in
                Int.random(in: 0..<(seed == 1 ? 10 : 3), using: &generator) == 0
            })
        let merged = try TemporaryFolder()
        try BatchedIndex.build(batches, settings, in: merged, deleting: deleted, merging: .arrival)
        let remaining = batches.joined().filter { !deleted.contains($0.key) }
        let segment = try BatchedIndex.onlySegment(merged)
        try Self.expectPhrases(of: remaining, in: segment, settings)
        #expect(try IndexChecker.check(folder: merged.path).errors == [])

        let fresh = try TemporaryFolder()
        try BatchedIndex.build([remaining], settings, in: fresh)
        let other = try BatchedIndex.onlySegment(fresh)
        for kind in [FileKind.terms, .postings, .positions, .norms] {
            #expect(try Forgery.payload(segment, kind) == Forgery.payload(other, kind), "\(kind)")
        }
    }

    /// Small segments that become one that has phrases.
    @Test func mergedOfSmallOnes() throws {
        var generator = SeededGenerator(seed: 9)
        let batches = (0..<3).map {
            Self.documents(500, words: 20, offset: $0, key: "\($0)-", using: &generator)
        }
        let folder = try TemporaryFolder()
        try BatchedIndex.build(batches, Self.whitespace, in: folder, merging: .arrival)
        try Self.expectPhrases(
            of: Array(batches.joined()), in: try BatchedIndex.onlySegment(folder), Self.whitespace)
    }

    /// A phrase that is not where its words are is found by a check.
    @Test func checked() throws {
        var generator = SeededGenerator(seed: 11)
        let documents = Self.documents(1100, words: 60, using: &generator)
        let folder = try TemporaryFolder()
        try BatchedIndex.build([documents], Self.whitespace, in: folder)
        let segment = try BatchedIndex.onlySegment(folder)
        var payload = [UInt8](try Forgery.payload(segment, .postings))
        var cursor = try #require(segment.dictionary(.phrases)).cursor()
        var isForged = false
        while !isForged, let entry = try cursor.next() {
            // The last posting of a short list: a gap and the bit that says once, in one byte.
            let place = payload.index(
                payload.startIndex, offsetBy: entry.info.postings.upperBound - 1)
            guard (2..<10).contains(entry.info.documentFrequency), payload[place] & 1 == 1,
                (3..<128).contains(payload[place])
            else { continue }
            payload[place] -= 2
            isForged = true
        }
        #expect(isForged)
        #expect(try IndexChecker.check(folder: folder.path).errors.isEmpty)
        try Forgery.write(FileNames.segment(1, .postings), payload, .postings, in: folder)
        let errors = try IndexChecker.check(folder: folder.path).errors
        #expect(errors.count == 1)
        #expect(errors.first?.description.contains("the phrase") == true)
    }

    /// Whatever bytes a dictionary of phrases or its table has, it is read, checked and merged
    /// without a trap.
    @Test func damaged() throws {
        var generator = SeededGenerator(seed: 12)
        let documents = Self.documents(1030, words: 30, length: 8, using: &generator)
        let folder = try TemporaryFolder()
        try BatchedIndex.build([documents], Self.whitespace, in: folder)
        let payload = [UInt8](try Forgery.payload(try BatchedIndex.onlySegment(folder), .terms))
        var commit = try IndexFolder.commit(1, in: folder.path)
        var found = 0
        for round in 0..<300 {
            var changed = payload
            let place =
                round < 30
                ? payload.count - 9 - round : Int.random(in: payload.indices, using: &generator)
            changed[place] = UInt8.random(in: 0...255, using: &generator)
            try Forgery.write(FileNames.segment(1, .terms), changed, .terms, in: folder)
            if try !IndexChecker.check(folder: folder.path).errors.isEmpty { found += 1 }
            commit = try IndexFolder.commit(1, in: folder.path)
            guard let reader = try? SegmentReader(commit.segments[0], folder: folder.path) else {
                continue
            }
            let files = SegmentFiles(
                folder: folder.path, number: UInt64(round + 2), fileSystem: LocalFileSystem(),
                isDurable: false)
            _ = try? SegmentMerger.merge([(reader, nil)], files: files, settings: Self.whitespace)
        }
        #expect(found > 150)
    }
}
