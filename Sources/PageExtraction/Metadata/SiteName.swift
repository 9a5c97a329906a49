/// Finds the name of the site that a page is of.
enum SiteName {
    /// What the markup says; else what stands beside the heading in the document's title; else
    /// the holder of the rights.
    static func find(_ draft: PageDraft, _ evidence: MetadataEvidence) -> String? {
        declared(evidence) ?? DocumentTitle.split(draft, evidence)?.site
            ?? RightsNotice.holder(draft)
    }

    private static func declared(_ evidence: MetadataEvidence) -> String? {
        for name in [
            "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher",
        ] {
            if let site = evidence.metas[name] { return Entities.replaced(site) }
        }
        let data = LinkedData(evidence.linkedData)
        return data.names("publisher").first ?? LinkedData.names(data.site).first
    }
}
