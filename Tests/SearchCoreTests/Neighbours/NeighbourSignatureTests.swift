import Foundation
import MappedIO
import Testing
import TextAnalysis

@testable import SearchCore

/// Signatures of neighbours, against what a look at every token finds.
@Suite struct NeighbourSignatureTests {
    private static let settings = IndexSettings(analyzer: .whitespace, hasStems: false)

    /// Documents of words `w0`, `w1` and so on, some of them dense, most of them not; one in seven has a title.
    private static func documents(
        _ count: Int, words: Int, offset: Int = 0, key: String = "d",
        using generator: inout SeededGenerator
    ) -> [Document] {
        func text(_ lengths: ClosedRange<Int>) -> String {
            (0..<Int.random(in: lengths, using: &generator)).map { _ in
                let fraction = Double.random(in: 0..<1, using: &generator)
                return "w\((Int(fraction * fraction * Double(words)) + offset) % words)"
            }.joined(separator: " ")
        }
        return (0..<count).map { number in
            // Lengths where places of one document could touch those of the next.
            var document = Document(
                key: "\(key)\(number)", text: text(number % 3 == 0 ? 32...32 : 0...40))
            if number % 7 == 0 { document.metadata.title = text(1...4) }
            return document
        }
    }

    /// The runs of words of a document: nothing in one stands beside anything in another.
    private static func runs(_ document: Document) -> [[String]] {
        [document.metadata.title ?? "", String(decoding: document.text, as: UTF8.self)].map {
            $0.split(separator: " ").map(String.init)
        }
    }

    /// By word and document: the signature that it should have.
    private static func expected(_ documents: [Document]) -> [String: [UInt32: UInt8]] {
        func bit(_ word: String) -> UInt8 {
            var checksum = Checksum()
            unsafe Array(word.utf8).withUnsafeBytes { unsafe checksum.update($0) }
            return [1, 2, 4, 8][Int(checksum.value % 4)]
        }
        var bits: [String: UInt8] = [:]
        var expected: [String: [UInt32: UInt8]] = [:]
        for (number, document) in documents.enumerated() {
            for run in runs(document) {
                for word in run where bits[word] == nil { bits[word] = bit(word) }
                for place in run.indices {
                    let before = place > 0 ? bits[run[place - 1]]! : 0
                    let behind = place + 1 < run.count ? bits[run[place + 1]]! : 0
                    expected[run[place], default: [:]][UInt32(number), default: 0] |=
                        before | behind << 4
                }
            }
        }
        return expected
    }

    /// Returns how many terms have signatures.
    @discardableResult
    private static func expectSignatures(
        of documents: [Document], in segment: SegmentReader
    ) throws -> Int {
        let expected = expected(documents)
        var cursor = try #require(segment.dictionary(.init(field: .text, form: .exact))).cursor()
        var signed = 0
        while let entry = try cursor.next() {
            let word = String(decoding: entry.term, as: UTF8.self)
            let list = try segment.postings(entry.info, report: DamageReport())
            let frequency = Int(entry.info.documentFrequency)
            let isSigned =
                documents.count >= 1024 && (256..<documents.count).contains(frequency)
                && frequency * 16 < documents.count
            guard isSigned else {
                #expect(NeighbourSignatures.of(list) == nil, "\(word)")
                continue
            }
            signed += 1
            var found: [UInt32: UInt8] = [:]
            let signatures = try #require(NeighbourSignatures.of(list)).array
            var postings = PostingsCursor(list)
            postings.next()
            while postings.document != PostingsCursor.end {
                found[postings.document] = signatures[postings.ordinal]
                postings.next()
            }
            #expect(found == expected[word], "\(word)")
        }
        return signed
    }

    @Test func built() throws {
        var generator = SeededGenerator(seed: 1)
        let documents = Self.documents(6000, words: 900, using: &generator)
        let folder = try TemporaryFolder()
        try BatchedIndex.build([documents], Self.settings, in: folder)
        let signed = try Self.expectSignatures(
            of: documents, in: try BatchedIndex.onlySegment(folder))
        #expect(signed > 20)
        #expect(try IndexChecker.check(folder: folder.path).errors == [])
    }

    /// Words that are dense or rare in one of the segments and neither in all; deletions; stems, which have
    /// none: the merged segment is to the byte what building it anew makes.
    @Test(arguments: [(2, false), (3, true)])
    func merged(seed: UInt64, hasStems: Bool) throws {
        var generator = SeededGenerator(seed: seed)
        let settings =
            hasStems ? IndexSettings(analyzer: .whitespace, hasStems: true) : Self.settings
        let batches = [
            Self.documents(3000, words: 800, key: "a", using: &generator),
            Self.documents(2500, words: 700, offset: 350, key: "b", using: &generator),
            Self.documents(900, words: 300, offset: 100, key: "c", using: &generator),
            Self.documents(1, words: 9, key: "e", using: &generator),
        ]
        let deleted = Set(
            batches.joined().map(\.key).filter { _ in
                Int.random(in: 0..<8, using: &generator) == 0
            })
        let merged = try TemporaryFolder()
        try BatchedIndex.build(batches, settings, in: merged, deleting: deleted, merging: .arrival)
        let remaining = batches.joined().filter { !deleted.contains($0.key) }
        let segment = try BatchedIndex.onlySegment(merged)
        #expect(try Self.expectSignatures(of: remaining, in: segment) > 20)
        #expect(try IndexChecker.check(folder: merged.path).errors == [])

        let fresh = try TemporaryFolder()
        try BatchedIndex.build([remaining], settings, in: fresh)
        let other = try BatchedIndex.onlySegment(fresh)
        for kind in [FileKind.terms, .postings, .positions] {
            #expect(try Forgery.payload(segment, kind) == Forgery.payload(other, kind), "\(kind)")
        }
    }

    @Test func reordered() throws {
        var generator = SeededGenerator(seed: 4)
        let documents = Self.documents(6000, words: 900, using: &generator)
        let folder = try TemporaryFolder()
        var options = IndexWriter.Options()
        options.isDurable = false
        let writer = try IndexWriter(folder: folder.path, settings: Self.settings, options: options)
        for document in documents { try writer.add(document) }
        try writer.optimize(order: .similarity)
        let segment = try BatchedIndex.onlySegment(folder)
        let byKey = Dictionary(uniqueKeysWithValues: documents.map { ($0.key, $0) })
        let ordered = try (0..<documents.count).map { number in
            try #require(byKey[try segment.keys.key(of: number).string])
        }
        #expect(ordered.map(\.key) != documents.map(\.key))
        #expect(try Self.expectSignatures(of: ordered, in: segment) > 20)
        #expect(try IndexChecker.check(folder: folder.path).errors == [])
    }

    /// Phrases where they must, may and must not be, with words that come twice, counted by looking at every
    /// document.
    @Test func phrasesAreWhereTheyAre() throws {
        var generator = SeededGenerator(seed: 5)
        let documents = Self.documents(9000, words: 700, using: &generator)
        let folder = try TemporaryFolder()
        try BatchedIndex.build([documents], Self.settings, in: folder)
        let runs = documents.map(Self.runs)
        func has(_ phrase: [String]) -> [Bool] {
            runs.map { document in
                document.contains { run in
                    run.indices.contains { start in
                        start + phrase.count <= run.count
                            && run[start..<start + phrase.count].elementsEqual(phrase)
                    }
                }
            }
        }
        let searcher = Searcher(try IndexReader(folder: folder.path))
        var found = 0
        for _ in 0..<150 {
            // Most phrases are taken from a text, so that they are somewhere.
            func phrase() -> [String] {
                let length = Int.random(in: 2...4, using: &generator)
                let run = runs.randomElement(using: &generator)![1]
                guard run.count >= length, Int.random(in: 0..<5, using: &generator) > 0 else {
                    let word = "w\(Int.random(in: 0..<700, using: &generator))"
                    return [word, "w\(Int.random(in: 0..<700, using: &generator))", word]
                }
                let start = Int.random(in: 0...run.count - length, using: &generator)
                return Array(run[start..<start + length])
            }
            let (first, second) = (phrase(), phrase())
            let (left, right) = (has(first), has(second))
            let texts = [first, second].map { "\"" + $0.joined(separator: " ") + "\"" }
            for (text, expected) in [
                (texts[0], left.count { $0 }),
                ("\(texts[0]) \(texts[1])", zip(left, right).count { $0 || $1 }),
                ("+\(texts[0]) -\(texts[1])", zip(left, right).count { $0 && !$1 }),
                ("+\(texts[0]) +\(texts[1])", zip(left, right).count { $0 && $1 }),
            ] {
                let query = try Query(text, settings: Self.settings)
                #expect(try searcher.count(query) == expected, "\(text)")
                #expect(try searcher.ranking(query, limit: 10, counts: true).total == expected)
                found += expected
            }
        }
        #expect(found > 500)
    }

    /// Of documents that have two words, but not side by side, most are told by their signatures.
    @Test func filterDropsMost() throws {
        var generator = SeededGenerator(seed: 6)
        let documents = Self.documents(6000, words: 900, using: &generator)
        let folder = try TemporaryFolder()
        try BatchedIndex.build([documents], Self.settings, in: folder)
        let segment = try BatchedIndex.onlySegment(folder)
        let dictionary = try #require(segment.dictionary(.init(field: .text, form: .exact)))
        let info = try #require(try dictionary.find(Array("w70".utf8))).info
        let list = try segment.postings(info, report: DamageReport())
        let signatures = try #require(NeighbourSignatures.of(list)).array
        let other = Array("w71".utf8)
        let wanted = NeighbourFilter.bit(of: other, isBehind: true)
        #expect(wanted == NeighbourFilter.bit(of: other, isBehind: false) << 4)
        let filter = try #require(NeighbourFilter(list, wanted: wanted))
        #expect(NeighbourFilter(list, wanted: 0) == nil)
        let ordinals = (0..<UInt32(info.documentFrequency)).filter { $0 % 3 != 1 }
        var places = [UInt32](repeating: 0, count: ordinals.count + 16)
        let count = unsafe filter.find(ordinals, count: ordinals.count, places: &places)
        let expected = ordinals.indices.filter { signatures[Int(ordinals[$0])] & wanted != 0 }
        #expect(places[..<count].map(Int.init) == expected)
        #expect((1..<ordinals.count / 2).contains(count))
    }

    /// A changed signature is an error, and rules no document out.
    @Test func damaged() throws {
        var generator = SeededGenerator(seed: 8)
        let documents = Self.documents(6000, words: 900, using: &generator)
        let folder = try TemporaryFolder()
        try BatchedIndex.build([documents], Self.settings, in: folder)
        let info = try #require(
            try BatchedIndex.onlySegment(folder)
                .dictionary(.init(field: .text, form: .exact))?.find(Array("w70".utf8))
        ).info
        let path = try BatchedIndex.onlySegment(folder).path(.positions)
        var bytes = try MappedFile(path: path).bytes.array
        bytes[FileEnvelope.headerLength + info.positions.upperBound - 7] ^= 4
        try LocalFileSystem().remove(path)
        let file = try LocalFileSystem().create(path)
        unsafe try bytes.withUnsafeBytes { unsafe try file.write($0) }
        try file.close()

        let report = DamageReport()
        let list = try BatchedIndex.onlySegment(folder).postings(info, report: report)
        #expect(NeighbourSignatures.has(list) && report.error == nil)
        #expect(NeighbourFilter(list, wanted: 0xFF) == nil)
        #expect(report.error?.description.hasPrefix(path) == true)
    }

    /// A signature that is not what stands beside its term is found by a check.
    @Test func checked() throws {
        var generator = SeededGenerator(seed: 7)
        let documents = Self.documents(5000, words: 900, using: &generator)
        let folder = try TemporaryFolder()
        try BatchedIndex.build([documents], Self.settings, in: folder)
        let segment = try BatchedIndex.onlySegment(folder)
        var payload = [UInt8](try Forgery.payload(segment, .positions))
        var cursor = try #require(segment.dictionary(.init(field: .text, form: .exact))).cursor()
        var isForged = false
        while !isForged, let entry = try cursor.next() {
            let list = try segment.postings(entry.info, report: DamageReport())
            guard NeighbourSignatures.has(list) else { continue }
            payload[entry.info.positions.upperBound - 7] ^= 4
            isForged = true
        }
        #expect(isForged)
        try Forgery.write(FileNames.segment(1, .positions), payload, .positions, in: folder)
        let errors = try IndexChecker.check(folder: folder.path).errors
        #expect(errors.count == 1)
        #expect(errors.first?.description.contains("signatures") == true)
    }
}
