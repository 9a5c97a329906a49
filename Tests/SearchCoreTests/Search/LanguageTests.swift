import Foundation
import Testing
import TextAnalysis

@testable import SearchCore

/// Words in the languages of documents and of queries.
@Suite struct LanguageTests {
    private static let texts: [(language: String, text: String)] = [
        ("en", "The hands of the clock."), ("de", "Die Hand von Frau Müller."),
        ("de", "Herr Mueller kam mit neuen Händen."), ("tr", "IŞIKLAR söndü."),
        ("tr", "Işık yandı."),
        ("ar", "الكتاب على الطاولة"), ("fa", "کتاب‌ها روی میز"), ("hi", "हिन्दी की किताब"),
        ("hi", "हिंदी किताबें"),
        ("ru", "Ещё одна ёлка"), ("nl", "handen"),
    ]

    private func keys(_ query: String, _ language: String? = nil) throws -> [Int] {
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path)
        for (number, text) in Self.texts.enumerated() {
            var document = Document(key: "\(number)", text: text.text)
            document.metadata.language = text.language
            try writer.add(document)
        }
        try writer.commit()
        let searcher = Searcher(try IndexReader(folder: folder.path), language: language)
        return try searcher.search(try Query(query), limit: 50).hits.compactMap { Int($0.key) }
            .sorted()
    }

    @Test(arguments: [
        // A word finds its forms in each language of the index.
        ("hand", [0, 1, 2, 10]), ("müller", [1, 2]), ("Mueller", [1, 2]), ("\"mueller\"", [2]),
        ("ışık", [3, 4]), ("IŞIK", [3, 4]), ("كتاب", [5, 6]), ("کتاب", [5, 6]), ("کتاب‌ها", [5, 6]),
        ("کتابهای", [5, 6]), ("\"کتاب‌ها\"", [6]), ("می‌کتاب‌هایشان", [5, 6]),
        ("हिंदी", [7, 8]), ("हिन्दी", [7, 8]), ("किताब", [7, 8]), ("елка", [9]), ("ёлки", [9]),
    ])
    func findsForms(query: String, keys: [Int]) throws {
        #expect(try self.keys(query) == keys)
    }

    /// With a language of its own, a query finds only what that language makes of its words.
    @Test func languageOfTheQuery() throws {
        #expect(try keys("handen") == [0, 1, 2, 10])
        #expect(try keys("handen", "nl") == [0, 1, 2, 10])
        #expect(try keys("handen", "en") == [])
        // English stands in for a language without a stemmer.
        #expect(try keys("handen", "xx") == [])
        #expect(try keys("hands", "xx") == [0, 1, 2, 10])
    }
}
