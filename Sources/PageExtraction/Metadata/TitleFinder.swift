/// Finds the title of a page.
enum TitleFinder {
    /// The title, without the site's name.
    static func title(_ draft: PageDraft, _ evidence: MetadataEvidence) -> String? {
        evidence.documentTitle
    }
}
