/// The steps from a file's bytes to a decided page.
struct PagePipeline {
    let decoded: DecodedText
    let draft: PageDraft
    let evidence: MetadataEvidence
    let context: PageContext
    let title: String?

    /// Decodes and reads a page, up to the features of its blocks.
    init(
        _ bytes: [UInt8], form: PageForm, name: String?, charset: String? = nil,
        limits: ExtractionLimits, lexicon: Lexicon = .standard
    ) throws(ExtractionError) {
        (decoded, draft, evidence) = try Self.read(
            bytes, form, name, charset, limits, lexicon)
        title = TitleFinder.title(draft, evidence)
        context = PageContext(draft, title: title, words: lexicon.words)
    }

    /// Reads a page for what is compared with others.
    static func outline(
        _ bytes: [UInt8], form: PageForm, name: String?, charset: String?,
        limits: ExtractionLimits
    ) throws(ExtractionError) -> PageOutline {
        let (_, draft, evidence) = try read(
            bytes, form, name, charset, limits, .standard)
        return PageOutline(draft, evidence)
    }

    /// Decodes a page and cuts it into blocks.
    private static func read(
        _ bytes: [UInt8], _ form: PageForm, _ name: String?, _ charset: String?,
        _ limits: ExtractionLimits, _ lexicon: Lexicon
    ) throws(ExtractionError) -> (DecodedText, PageDraft, MetadataEvidence) {
        let text = DecodedText(bytes, charset: charset)
        if text.encoding.unitSize == 1, let reason = FormSniffer.binaryReason(bytes.span) {
            throw .notText(reason: reason)
        }
        let found = form == .detect ? FormSniffer.form(of: text.utf8.span, name: name) : form
        switch found {
        case .html:
            let (draft, evidence) = HTMLParser.parse(
                text.utf8.span, depthLimit: limits.elementDepth,
                sink: BlockBuilder(blockLimit: limits.blockCount, names: lexicon.names)
            ).finish()
            return (text, draft, evidence)
        case .markdown, .text, .detect:
            let (draft, evidence) = TextBlockBuilder.build(
                text.utf8, isMarkdown: found == .markdown, blockLimit: limits.blockCount)
            return (text, draft, evidence)
        }
    }

    /// Decides over the blocks and gathers the metadata.
    func result(_ bytes: [UInt8], favor: Favor, site: SiteKnowledge?) -> CleanPage {
        result(bytes, decider(favor, site).decide(draft, context))
    }

    private func decider(_ favor: Favor, _ site: SiteKnowledge?) -> HeuristicDecider {
        HeuristicDecider(favor: favor, site: SiteEvidence(draft, evidence, site))
    }

    /// How many features are named for each score of a block.
    private static let explainedFeatures = 4

    /// Decides over the blocks and says what decided.
    func explanation(_ bytes: [UInt8], favor: Favor, site: SiteKnowledge?) -> PageExplanation {
        let decisions = decider(favor, site).decide(draft, context)
        let explainer = ScoreExplainer(draft, context)
        let page = result(bytes, decisions)
        let blocks = page.blocks.enumerated().map { index, block in
            BlockExplanation(
                block: block, words: draft.blocks[index].statistics.words,
                margin: decisions[index].margin,
                own: explainer.own(index, limit: Self.explainedFeatures),
                around: explainer.around(index, limit: Self.explainedFeatures))
        }
        return PageExplanation(metadata: page.metadata, encoding: page.encoding, blocks: blocks)
    }

    /// Makes a page of decisions about its blocks.
    func result(_ bytes: [UInt8], _ decisions: [BlockDecision]) -> CleanPage {
        let offsets = decoded.sourceOffsets(
            of: draft.blocks.flatMap { [$0.source.lowerBound, $0.source.upperBound] }, in: bytes)
        var blocks: [PageBlock] = []
        blocks.reserveCapacity(draft.blocks.count)
        for (index, block) in draft.blocks.enumerated() {
            blocks.append(
                PageBlock(
                    kind: block.kind, text: draft.string(block),
                    source: offsets[2 * index]..<max(offsets[2 * index], offsets[2 * index + 1]),
                    isKept: decisions[index].isKept, reason: decisions[index].reason))
        }
        var page = CleanPage(
            metadata: PageMetadata(), encoding: decoded.encoding.name, blocks: blocks)
        page.metadata = MetadataResolver(draft, evidence).resolve(
            title: title, opening: page.opening(MetadataResolver.openingLength))
        return page
    }
}
