import TextAnalysis

/// Weighs what a page says of itself into one answer each.
struct MetadataResolver {
    private let draft: PageDraft
    private let evidence: MetadataEvidence

    init(_ draft: PageDraft, _ evidence: MetadataEvidence) {
        self.draft = draft
        self.evidence = evidence
    }

    /// The metadata; `mainText` serves to tell the language if nothing else does.
    func resolve(title: String?, mainText: @autoclosure () -> String) -> PageMetadata {
        var metadata = PageMetadata()
        metadata.title = title
        metadata.site = SiteName.find(draft, evidence)
        metadata.author = AuthorFinder.find(draft, evidence, site: metadata.site)
        metadata.canonicalURL = canonicalURL
        let published = DateFinder.published(draft, evidence, url: metadata.canonicalURL)
        metadata.published = published?.text
        metadata.modified = DateFinder.modified(evidence)?.text
        metadata.language = language ?? LanguageDetector.detect(mainText())
        return metadata
    }

    var canonicalURL: String? {
        let data = LinkedData(evidence.linkedData)
        let candidates = [
            evidence.canonicalLink, evidence.metas["og:url"], data.string("mainEntityOfPage"),
            data.string("url"),
        ]
        return candidates.lazy.compactMap { $0 }.map { Text.collapsed($0.utf8) }.first {
            ASCII.hasPrefix(Array($0.utf8).span, "http", at: 0)
        }
    }

    private var language: String? {
        let tags = [
            evidence.documentLanguage, evidence.metas["og:locale"],
            evidence.metas["content-language"], evidence.metas["language"], evidence.metas["lang"],
            LinkedData(evidence.linkedData).string("inLanguage"), evidence.metas["dc.language"],
        ]
        return tags.lazy.compactMap { $0.flatMap(LanguageCode.primary) }.first
    }
}
