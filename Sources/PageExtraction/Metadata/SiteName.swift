/// Finds the name of the site that a page is of.
enum SiteName {
    static func find(_ evidence: MetadataEvidence) -> String? {
        for name in [
            "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher",
        ] {
            if let site = evidence.metas[name] { return Entities.replaced(site) }
        }
        let data = LinkedData(evidence.linkedData)
        return data.names("publisher").first ?? LinkedData.names(data.site).first
    }
}
