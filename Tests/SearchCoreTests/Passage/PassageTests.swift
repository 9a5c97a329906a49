import Foundation
import Testing
import TextAnalysis

@testable import SearchCore

@Suite struct PassageTests {
    /// An index of one commit, open for searching.
    private final class SmallIndex {
        let searcher: Searcher
        private let folder: TemporaryFolder

        init(_ documents: [Document]) throws {
            folder = try TemporaryFolder()
            let writer = try IndexWriter(folder: folder.path)
            for document in documents { try writer.add(document) }
            try writer.commit()
            searcher = Searcher(try IndexReader(folder: folder.path))
        }

        func details(_ query: String) throws -> [(hit: Searcher.Hit, details: HitDetails)] {
            let results = try searcher.search(try Query(query), limit: 50)
            return try results.hits.map { ($0, try searcher.details(of: $0, in: results)) }
        }

        func only(_ query: String) throws -> HitDetails {
            try #require(try details(query).first).details
        }
    }

    private static func marked(_ text: String, _ ranges: [Range<Int>]) -> [String] {
        ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
    }

    private static func collapsed(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }.joined(separator: " ")
    }

    private static let words = [
        "harbour", "lantern", "Ärger", "naïve", "дождь", "поход", "新闻", "報道", "كتاب", "ελιές",
        "don't", "U.S.", "1,000", "e\u{301}te\u{301}", "👩‍🚀", "ﬁne", "x", "cross-border", "İstanbul",
        "한국어",
    ]

    private static func text(_ count: Int, using generator: inout SeededGenerator) -> String {
        (0..<count).map { _ in
            words.randomElement(using: &generator)!
                + [" ", " ", " ", "\n", "\n\n", ". ", ", ", "。", "\t "].randomElement(
                    using: &generator)!
        }.joined()
    }

    /// Whatever the texts: passages are pieces of them, and highlights begin and end where words do.
    @Test(arguments: 1...2)
    func highlightsStandOnWords(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let documents = (0..<12).map { number in
            let length = [5, 60, 600, 3000][number % 4]
            var document = Document(
                key: "d\(number)", text: Self.text(length, using: &generator))
            document.metadata.title = Self.text(number % 6, using: &generator)
            return document
        }
        let texts = Dictionary(
            uniqueKeysWithValues: documents.map {
                ($0.key, Data(Self.collapsed(String(decoding: $0.text, as: UTF8.self)).utf8))
            })
        let index = try SmallIndex(documents)
        for word in Self.words {
            let other = Self.words.randomElement(using: &generator)!
            for query in [word, "\"\(word) \(other)\"", "+\(word) \(other)", "title:\(word)"] {
                guard (try? Query(query)) != nil else { continue }
                for (hit, details) in try index.details(query) {
                    let passage = details.passage
                    let isPiece = texts[hit.key]!.range(of: Data(passage.text.utf8)) != nil
                    #expect(isPiece || passage.text.isEmpty, "\(query) in \(hit.key)")
                    check(passage.text, passage.highlights, query)
                    check(details.metadata.title ?? "", details.titleHighlights, query)
                    #expect(
                        !passage.highlights.isEmpty || !details.titleHighlights.isEmpty,
                        "nothing marked in \(hit.key) for \(query)")
                    #expect(passage.text.utf8.count < 1000)
                }
            }
        }
    }

    private func check(_ text: String, _ ranges: [Range<Int>], _ query: String) {
        let tokens = Analyzer.standard.tokens(in: text)
        let starts = Set(tokens.map(\.byteRange.lowerBound))
        let ends = Set(tokens.map(\.byteRange.upperBound))
        var end = 0
        for range in ranges {
            #expect(
                range.lowerBound >= end && range.upperBound <= text.utf8.count && !range.isEmpty)
            #expect(starts.contains(range.lowerBound), "\(range) of \(text) for \(query)")
            #expect(ends.contains(range.upperBound), "\(range) of \(text) for \(query)")
            end = range.upperBound
        }
    }

    /// A match in any part of a long text is found and shown; the parts before are not mistaken for it.
    @Test(arguments: [0, 1000, 16_000, 16_384, 40_000, 99_000])
    func deepInside(position: Int) throws {
        var text = ""
        var isThere = false
        while text.utf8.count < 100_000 {
            if text.utf8.count >= position, !isThere {
                text += "Then a grey heron stood in the reeds.\n"
                isThere = true
            }
            text += "Nothing moved on the water, été après été. "
        }
        let blocks = [
            TextBlock(kind: 0, text: 0..<30_000, source: 5..<30_005),
            TextBlock(kind: 0, text: 30_000..<text.utf8.count, source: 90_000..<190_000),
        ]
        let document = Document(key: "long", text: text, blocks: blocks)
        let index = try SmallIndex([document])
        for query in ["heron", "\"grey heron\"", "herons", "\"stand heron\"~ OR heron"] {
            let passage = try index.only(query).passage
            #expect(passage.text.contains("a grey heron stood in the reeds."))
            #expect(
                Self.marked(passage.text, passage.highlights).allSatisfy { $0.contains("heron") })
            #expect(passage.highlights.count == 1)
            #expect(passage.isCutAtStart == (position > 0))
            #expect(passage.isCutAtEnd)
            #expect(passage.source == blocks[position < 30_000 ? 0 : 1].source)
        }
    }

    /// A phrase over the border between two parts.
    @Test func acrossParts() throws {
        var text = String(repeating: "abcdefg ", count: TextParts.length / 8 - 1) + "morning "
        #expect(text.utf8.count == TextParts.length)
        text += "tide came in"
        let passage = try SmallIndex([Document(key: "a", text: text)]).only("\"morning tide\"")
            .passage
        #expect(Self.marked(passage.text, passage.highlights) == ["morning tide"])
    }

    /// Both words of a query are shown if they stand together anywhere, rather than the first of one.
    @Test func bestWindow() throws {
        let filler = String(repeating: "and so it went on and on. ", count: 60)
        let text = "An otter swam. " + filler + "The heron saw the otter. " + filler + "A heron."
        let passage = try SmallIndex([Document(key: "a", text: text)]).only("heron otter").passage
        #expect(Self.marked(passage.text, passage.highlights) == ["heron", "otter"])
        #expect(passage.isCutAtStart && passage.isCutAtEnd)
    }

    @Test func titles() throws {
        var document = Document(key: "a", text: "Nothing of it below, but a café.")
        document.metadata.title = "Der Ärger: Étés au café, l'été"
        let index = try SmallIndex([document])
        for (query, expected) in [
            ("ete", ["Étés", "été"]), ("\"ete\"", ["été"]), ("title:arger", ["Ärger"]),
            ("\"cafe l'ete\"", ["café, l'été"]),
        ] {
            let details = try index.only(query)
            let marked = Self.marked(details.metadata.title!, details.titleHighlights)
            if query == "ete" {
                #expect(marked.contains("été"), "\(marked) for \(query)")
            } else {
                #expect(marked == expected, "\(query)")
            }
            #expect(details.passage.highlights.isEmpty)
        }
        let both = try index.only("cafe")
        #expect(Self.marked(document.metadata.title!, both.titleHighlights) == ["café"])
        #expect(Self.marked(both.passage.text, both.passage.highlights) == ["café"])
    }

    /// A title's last word and the text's first are no phrase.
    @Test func noPhraseFromTitleToText() throws {
        var document = Document(key: "a", text: "tide came in")
        document.metadata.title = "morning"
        let index = try SmallIndex([document])
        #expect(try index.details("\"morning tide\"").isEmpty)
        #expect(try index.details("+morning +tide").count == 1)
    }

    /// A character that stands for several: its text can be stored, found and shown.
    @Test(arguments: ["ﷺ", "ﷲ", "½", "ﬃ", "Ǆ", "ｶﾞ"])
    func charactersOfManyWords(text: String) throws {
        let index = try SmallIndex([
            Document(key: "a", text: text), Document(key: "b", text: "other"),
        ])
        let details = try index.details("\"\(text)\"")
        #expect(details.map(\.hit.key) == ["a"])
        #expect(details.first?.details.passage.highlights == [0..<text.utf8.count])
    }
}
