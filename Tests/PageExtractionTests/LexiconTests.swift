import Testing

@testable import PageExtraction

@Suite("Lexicon")
struct LexiconTests {
    private static let lexicon = Lexicon(
        words: ScoredWords([(-2, "subscribe rss"), (1.5, "moreover überdies")]),
        names: ScoredWords([(-3, "nav sub_menu"), (2, "entry_content entry")]))

    @Test func wordsAreFoundAsTheScannerHashesThem() {
        func score(_ word: String) -> Float {
            Self.lexicon.words.score(TextScanner.tokens(of: word)[0])
        }
        #expect(score("Subscribe") == -2)
        #expect(score("Überdies") == 1.5)
        #expect(score("mill") == 0)
    }

    @Test(arguments: [
        ("nav", -3, 1), ("topNav", -3, 1), ("nav-2", -3, 1), ("navigation", 0, 0),
        ("sub-menu", -3, 1), ("subMenu", -3, 1), ("menu sub", 0, 0), ("entry-content", 4, 2),
        ("entry nav", -1, 2), ("", 0, 0), ("  ", 0, 0),
    ])
    func namesAreParted(value: String, sum: Float, count: Int) {
        let score = NameScore(Array(value.utf8).span, Self.lexicon.names)
        #expect(score.sum == sum)
        #expect(score.count == count)
    }

    @Test func blocksHaveTheScoresOfTheirWordsAndOfThoseAround() throws {
        let page = try PagePipeline(
            Array("<p>Subscribe</p><p>The mill burned, moreover</p><p>RSS</p>".utf8), form: .html,
            name: nil, limits: ExtractionLimits(), lexicon: Self.lexicon)
        let words = page.context.words
        #expect(words.shares.map(\.sum) == [-2, 1.5, -2])
        #expect(words.shares[1].mean == 1.5 / 4)
        #expect(words.mean(around: 0, 1) == -0.5 / 5)
        #expect(words.pageMean == -2.5 / 6)
    }

    @Test func containersHaveTheScoresOfNamesAround() throws {
        let page = try PagePipeline(
            Array(
                #"<div class="nav"><div><div class="entry"><p>The mill burned</p></div></div></div>"#
                    .utf8), form: .html, name: nil, limits: ExtractionLimits(),
            lexicon: Self.lexicon)
        let place = page.context.names[page.draft.blocks[0].container]
        #expect(place.least == -3)
        #expect(place.most == 2)
        #expect(place.nearest == 2)
        #expect(place.levelsToNearest == 1)
        #expect(place.levelsToLeast == 3)
        #expect(place.sum == -1)
    }

    @Test func standardLexiconSpeaksForWhatItShould() {
        #expect(Lexicon.standard.words.score(TextScanner.tokens(of: "copyright")[0]) < 0)
        #expect(NameScore(Array("site-footer".utf8).span, Lexicon.standard.names).sum < 0)
        #expect(NameScore(Array("entry-content".utf8).span, Lexicon.standard.names).sum > 0)
    }
}
