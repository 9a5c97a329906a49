import Testing

@testable import TextAnalysis

/// The lists are compared with terms, so they have to be written as the analyzer yields these.
@Suite struct FunctionWordsTests {
    @Test(arguments: FunctionWords.languages)
    func listsHaveTerms(language: String) throws {
        let words = try #require(FunctionWords.words(of: language))
            .split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(words.count > 90)
        for word in words {
            #expect(Analyzer.standard.tokens(in: word).map(\.term) == [word])
        }
    }

    @Test func unknownLanguagesHaveNone() {
        #expect(FunctionWords.words(of: "") == nil)
        #expect(FunctionWords.words(of: "xx") == nil)
    }
}
