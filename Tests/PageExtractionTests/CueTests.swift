import Testing

@testable import PageExtraction

@Suite("Cues and phrases")
struct CueTests {
    @Test func cuesAreFoundInWordsAndStems() {
        var matcher = CueMatcher(Lexicon.standard.names)
        func families(_ value: String) -> CueFamilies {
            matcher.match(Array(value.utf8).span).families
        }
        #expect(families("siteNav").contains(.navigation))
        #expect(families("post-comments").contains(.comment))
        #expect(families("entry-content").contains(.articleBody))
        #expect(families("headline").isDisjoint(with: .negative))
        #expect(families("loading shadow gradient").isEmpty)
    }

    @Test func phrasesNeedTheirPlace() {
        func match(_ text: String) -> PhraseLexicon.Match {
            let bytes = Array(text.utf8)
            var block = BlockDraft(
                kind: .paragraph, tag: .p, text: 0..<bytes.count, source: 0..<bytes.count,
                container: -1)
            var tokens: [UInt64] = []
            block.measure(bytes, links: [], tokens: &tokens)
            return block.phrases
        }
        #expect(match("Leave a Reply").line.contains(.comments))
        #expect(match("Comments (12)").line.contains(.comments))
        #expect(match("Comments made by the minister on Monday").line.isEmpty)
        #expect(match("Read: the mill burned").label.contains(.readAlso))
        #expect(match("Read the letter that he wrote").label.isEmpty)
        #expect(match("ПОДЕЛИТЬСЯ").line.contains(.share))
    }
}
