/// What the repetition of a page's blocks on other pages of its site says.
struct SiteEvidence {
    /// How much the score of a repeated block of so many words falls, as the logarithm of odds.
    ///
    /// A long one can't be the text of several pages; of short ones, such as a subheading that many articles
    /// have, those that are sure to be main text stay.
    private static func loss(_ words: Int) -> Float { words >= 10 ? 8 : 2 }
    /// Where repeated blocks hold more of the words to keep, they may be the page itself.
    private static let mostOfPage = 0.75

    /// For each block, on how many pages it stands if it is repeated, or 0.
    private let counts: [Int]
    private let pageCount: Int
    /// Whether scores were lowered for it.
    private var isApplied = false

    /// - Returns: nil where nothing is known of the page's site.
    init?(_ draft: PageDraft, _ evidence: MetadataEvidence, _ knowledge: SiteKnowledge?) {
        guard let knowledge,
            let site = knowledge.site(PageOutline.host(draft, evidence))
        else { return nil }
        pageCount = site.pageCount
        counts = draft.blocks.map { block in
            PageOutline.fingerprint(of: block, draft).flatMap { site.counts[$0] } ?? 0
        }
    }

    /// Lowers the scores of repeated blocks.
    ///
    /// - Parameter threshold: from which score on blocks are kept without this.
    /// - Returns: whether it did, and a threshold has to be found anew.
    mutating func apply(
        to scores: inout [Float], threshold: Float, _ draft: PageDraft
    ) -> Bool {
        var words = 0
        var repeated = 0
        for (index, block) in draft.blocks.enumerated() where scores[index] >= threshold {
            words += block.statistics.words
            if counts[index] > 0 { repeated += block.statistics.words }
        }
        if Double(repeated) > Self.mostOfPage * Double(words) { return false }
        isApplied = true
        for (index, block) in draft.blocks.enumerated() where counts[index] > 0 {
            scores[index] -= Self.loss(block.statistics.words)
        }
        return true
    }

    /// The reason for stripping a block, if it is repeated.
    func reason(_ index: Int) -> String? {
        counts[index] == 0 || !isApplied
            ? nil : "on \(counts[index]) of \(pageCount) pages of the site"
    }
}
