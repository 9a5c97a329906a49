import TextAnalysis

/// Weighs what a page says of itself into one answer each.
struct MetadataResolver {
    private let draft: PageDraft
    private let evidence: MetadataEvidence

    init(_ draft: PageDraft, _ evidence: MetadataEvidence) {
        self.draft = draft
        self.evidence = evidence
    }

    /// The metadata; `opening` is the beginning of the main text, which tells the language.
    func resolve(title: String?, opening: String) -> PageMetadata {
        var metadata = PageMetadata()
        metadata.title = title
        metadata.site = SiteName.find(draft, evidence)
        metadata.author = AuthorFinder.find(draft, evidence, site: metadata.site)
        metadata.canonicalURL = canonicalURL
        let published = DateFinder.published(draft, evidence, url: metadata.canonicalURL)
        metadata.published = published?.text
        metadata.modified = DateFinder.modified(evidence)?.text
        metadata.language = language(of: opening)
        return metadata
    }

    var canonicalURL: String? {
        let data = LinkedData(evidence.linkedData)
        let candidates = [
            evidence.canonicalLink, evidence.metas["og:url"], data.string("mainEntityOfPage"),
            data.string("url"),
        ]
        return candidates.lazy.compactMap { $0 }.compactMap(Self.absolute).first
    }

    /// An address with its host; one without scheme is taken for https.
    private static func absolute(_ value: String) -> String? {
        let address = Text.collapsed(value.utf8)
        if ASCII.hasPrefix(Array(address.utf8).span, "http", at: 0) { return address }
        return address.hasPrefix("//") && address.utf8.count > 2 ? "https:" + address : nil
    }

    /// How much of the main text is asked for its language, in bytes, and how much it takes to contradict the
    /// page.
    static let openingLength = 2048
    private static let fewestBytes = 300

    /// The language that the text is in, since templates are often declared in that of their makers.
    ///
    /// What the page declares stands where the text is short, or of a language that the detector can't
    /// tell from others.
    private func language(of opening: String) -> String? {
        guard let declared = declaredLanguage else { return LanguageDetector.detect(opening) }
        guard opening.utf8.count >= Self.fewestBytes, LanguageDetector.knows(declared) else {
            return declared
        }
        return LanguageDetector.detect(opening) ?? declared
    }

    private var declaredLanguage: String? {
        let tags = [
            evidence.documentLanguage, evidence.metas["og:locale"],
            evidence.metas["content-language"], evidence.metas["language"], evidence.metas["lang"],
            LinkedData(evidence.linkedData).string("inLanguage"), evidence.metas["dc.language"],
        ]
        return tags.lazy.compactMap { $0.flatMap(LanguageTag.code) }.first { $0.utf8.count == 2 }
    }
}
