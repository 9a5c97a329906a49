import Foundation
import Testing
import TextAnalysis

@testable import SearchCore

/// Text in scripts without spaces, against a search for pieces of it.
@Suite struct UnspacedTextTests {
    /// Few letters of each script with the marks on them, so that pieces repeat, and none begins another.
    private static let alphabets: [[String]] = [
        ["中", "国", "经", "济", "的", "展"], ["東", "京", "の", "タ", "ワ", "ー", "が"],
        ["한", "국", "어", "의", "는"], ["ก", "น้", "า", "เ", "ษ", "ดี"], ["ລ", "າ", "ວ", "ນີ້"],
        ["ខ", "ក្", "មែ", "រ", "ជា"], ["ယ", "န်", "မာ", "သ"],
    ]

    private static func text(
        _ alphabet: [String], _ count: Int, _ generator: inout SeededGenerator
    ) -> [String] {
        (0..<count).map { _ in
            Int.random(in: 0..<12, using: &generator) == 0
                ? "，" : alphabet.randomElement(using: &generator)!
        }
    }

    private final class Index {
        let folder: TemporaryFolder
        let searcher: Searcher

        init(_ texts: [[String]]) throws {
            folder = try TemporaryFolder()
            let writer = try IndexWriter(folder: folder.path)
            for (number, text) in texts.enumerated() {
                try writer.add(Document(key: "\(number)", text: text.joined()))
                if number == texts.count / 2 { try writer.commit() }
            }
            try writer.commit()
            searcher = Searcher(try IndexReader(folder: folder.path))
        }

        func keys(_ query: String) throws -> Set<String> {
            let results = try searcher.search(try Query(query), limit: 1000)
            #expect(results.total == results.hits.count)
            return Set(results.hits.map(\.key))
        }
    }

    /// Every piece of a text is a phrase that finds the texts that have it, and no others.
    @Test(arguments: 0..<7)
    func phrasesAreSubstrings(alphabet number: Int) throws {
        var generator = SeededGenerator(seed: UInt64(number))
        let alphabet = Self.alphabets[number]
        let texts = (0..<60).map { _ in
            Self.text(alphabet, Int.random(in: 1...40, using: &generator), &generator)
        }
        let index = try Index(texts)
        for _ in 0..<300 {
            let text = texts.randomElement(using: &generator)!
            let start = Int.random(in: 0..<text.count, using: &generator)
            var piece = Array(text[start...].prefix(Int.random(in: 1...6, using: &generator)))
            if Bool.random(using: &generator) {
                piece = Self.text(alphabet, piece.count, &generator)
            }
            if piece.contains("，") { continue }
            let expected = texts.indices.filter { contains(texts[$0], piece) }.map(String.init)
            let query = "\"\(piece.joined())\""
            #expect(try index.keys(query) == Set(expected), "\(query)")
        }
    }

    private func contains(_ text: [String], _ piece: [String]) -> Bool {
        guard text.count >= piece.count else { return false }
        return (0...text.count - piece.count).contains {
            Array(text[$0...].prefix(piece.count)) == piece
        }
    }

    private static let stories = [
        "中国经济发展的历史很长。", "日本経済新聞によると、東京タワーは高い。", "한국의 경제는 빠르게 성장했다.",
        "ภาษาไทยเป็นภาษาที่สวยงาม", "Python编程入门", "国内生产总值 (GDP)", "中 国",
    ]

    @Test(arguments: [
        ("\"中国经济\"", ["0"]), ("国", ["0", "5", "6"]), ("\"国\"", ["0", "5", "6"]),
        ("\"经济发展的\"", ["0"]),
        ("\"中国 经济\"", ["0"]), ("\"中 国\"", ["0", "6"]), ("경제", ["2"]), ("한국", ["2"]), ("東京", ["1"]),
        ("\"東京タワー\"", ["1"]), ("\"Python编程\"", ["4"]), ("\"Python 编\"", ["4"]), ("编程", ["4"]),
        ("中国*", ["0"]), ("\"经济*\"", ["0"]), ("\"中国发展\"", []), ("国内 -GDP", []),
        ("+国 -国内", ["0", "6"]), ("\"ภาษาที่\"", ["3"]), ("\"ไทยเป็น\"", ["3"]),
        ("生产 NEAR/5 GDP", ["5"]),
        ("经济 -中国经济发展", []), ("経済 -中国経済発展", ["1"]), ("title:中国", []),
    ])
    func finds(query: String, keys: [String]) throws {
        let index = try Index(Self.stories.map { [$0] })
        #expect(try index.keys(query) == Set(keys))
    }

    /// Without quotation marks, a query is cut into words, and any of them finds; all of it together stands first.
    @Test func looseQueries() throws {
        let index = try Index(Self.stories.map { [$0] })
        #expect(try index.keys("한국경제의").isSuperset(of: ["2"]))
        guard WordDictionary.isThere else {
            print("no ICU here: the words of Chinese and Thai queries were not looked at")
            return
        }
        #expect(try index.keys("经济历史") == ["0"])
        #expect(try index.keys("东京经济") == ["0"])
        #expect(try index.keys("ภาษาสวยงาม") == ["3"])
    }

    @Test func marksWhatMatched() throws {
        let index = try Index(Self.stories.map { [$0] })
        for (query, marked) in [
            ("\"经济发展\"", ["经济发展"]), ("国内", ["国内"]), ("历", ["历"]), ("한국", ["한국"]),
            ("\"タワー\"", ["タワー"]), ("สวย", ["สวย"]), ("\"程 入\"", ["程入"]),
        ] {
            let results = try index.searcher.search(try Query(query), limit: 10)
            let hit = try #require(results.hits.first, "\(query)")
            let passage = try index.searcher.details(of: hit, in: results).passage
            let text = Array(passage.text.utf8)
            #expect(
                passage.highlights.map { String(decoding: text[$0], as: UTF8.self) } == marked,
                "\(query)")
        }
    }
}
