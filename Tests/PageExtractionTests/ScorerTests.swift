import Testing

@testable import PageExtraction

@Suite("Scorer")
struct ScorerTests {
    /// A weight under a name that no feature has would silently weigh nothing.
    @Test func everyWeightBelongsToAFeature() {
        var vector = FeatureVector(wantsNames: true)
        vector.fill(
            FeatureVector.probe, PageContext(FeatureVector.probe, title: nil), 0)
        let names = Set(vector.names)
        #expect(names.count == vector.values.count)
        let all = names.union(ScoreNeighbourhood.names)
        for table in [
            MarkupWeights.first, MarkupWeights.second, TextWeights.first, TextWeights.second,
        ] {
            for name in table.weights.keys { #expect(all.contains(name), "\(name)") }
        }
    }

    @Test func cuesAreFoundInWordsAndStems() {
        var matcher = CueMatcher()
        #expect(matcher.families(of: "siteNav").contains(.navigation))
        #expect(matcher.families(of: "post-comments").contains(.comment))
        #expect(matcher.families(of: "entry-content").contains(.articleBody))
        #expect(matcher.families(of: "headline").isDisjoint(with: .negative))
        #expect(matcher.families(of: "loading shadow gradient").isEmpty)
    }

    @Test func phrasesNeedTheirPlace() {
        func match(_ text: String) -> PhraseLexicon.Match {
            let bytes = Array(text.utf8)
            var block = BlockDraft(
                kind: .paragraph, tag: .p, text: 0..<bytes.count, source: 0..<bytes.count,
                container: -1)
            block.measure(bytes, links: [])
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
