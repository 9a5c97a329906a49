/// The steps from a file's bytes to a decided page.
struct PagePipeline {
    let decoded: DecodedText
    let draft: PageDraft
    let evidence: MetadataEvidence
    let context: PageContext
    let title: String?

    /// Decodes and reads a page, up to the features of its blocks.
    init(
        _ bytes: [UInt8], form: PageForm, name: String?, limits: ExtractionLimits
    ) throws(ExtractionError) {
        var text = DecodedText(bytes)
        if text.encoding.unitSize == 1, let reason = FormSniffer.binaryReason(bytes.span) {
            throw .notText(reason: reason)
        }
        let found = form == .detect ? FormSniffer.form(of: text.utf8.span, name: name) : form
        switch found {
        case .html:
            MarkupGuard.bound(&text.utf8)
            let builder = BlockBuilder(blockLimit: limits.blockCount)
            HTMLParser.parse(text.utf8, depthLimit: limits.elementDepth, sink: builder)
            (draft, evidence) = builder.finish()
        case .markdown, .text, .detect:
            (draft, evidence) = TextBlockBuilder.build(
                text.utf8, isMarkdown: found == .markdown, blockLimit: limits.blockCount)
        }
        decoded = text
        title = TitleFinder.title(draft, evidence)
        context = PageContext(draft, title: title)
    }

    /// Decides over the blocks and gathers the metadata.
    func result(_ bytes: [UInt8], favor: Favor) -> CleanPage {
        result(bytes, HeuristicDecider(favor: favor).decide(draft, context))
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
