/// The steps from a file's bytes to a decided page.
struct PagePipeline {
    let decoded: DecodedText
    let draft: PageDraft
    let evidence: MetadataEvidence
    let context: PageContext
    let title: String?

    /// Decodes and reads a page, up to the features of its blocks.
    init(
        _ bytes: [UInt8], form: PageForm, name: String?, limits: ExtractionLimits,
        lexicon: Lexicon = .standard
    ) throws(ExtractionError) {
        var text = DecodedText(bytes)
        if text.encoding.unitSize == 1, let reason = FormSniffer.binaryReason(bytes.span) {
            throw .notText(reason: reason)
        }
        let found = form == .detect ? FormSniffer.form(of: text.utf8.span, name: name) : form
        switch found {
        case .html:
            MarkupGuard.bound(&text.utf8)
            let sink = BlockSink(blockLimit: limits.blockCount, names: lexicon.names)
            HTMLParser.parse(text.utf8, depthLimit: limits.elementDepth, sink: sink)
            (draft, evidence) = sink.finish()
        case .markdown, .text, .detect:
            (draft, evidence) = TextBlockBuilder.build(
                text.utf8, isMarkdown: found == .markdown, blockLimit: limits.blockCount)
        }
        decoded = text
        title = TitleFinder.title(draft, evidence)
        context = PageContext(draft, title: title, words: lexicon.words)
    }

    /// Decides over the blocks and gathers the metadata.
    func result(_ bytes: [UInt8], favor: Favor) -> CleanPage {
        result(bytes, HeuristicDecider(favor: favor).decide(draft, context))
    }

    /// How many features are named for each score of a block.
    private static let explainedFeatures = 4

    /// Decides over the blocks and says what decided.
    func explanations(_ bytes: [UInt8], favor: Favor) -> [BlockExplanation] {
        let decisions = HeuristicDecider(favor: favor).decide(draft, context)
        let explainer = ScoreExplainer(draft, context)
        return result(bytes, decisions).blocks.enumerated().map { index, block in
            BlockExplanation(
                block: block, margin: decisions[index].margin,
                own: explainer.own(index, limit: Self.explainedFeatures),
                around: explainer.around(index, limit: Self.explainedFeatures))
        }
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
            title: title, mainText: page.text)
        return page
    }
}
