/// Weighs what a page says of itself.
struct MetadataResolver {
    let draft: PageDraft
    let evidence: MetadataEvidence

    init(_ draft: PageDraft, _ evidence: MetadataEvidence) {
        self.draft = draft
        self.evidence = evidence
    }

    func resolve(mainText: String) -> PageMetadata {
        var metadata = PageMetadata()
        metadata.title = TitleFinder.title(draft, evidence)
        return metadata
    }
}
