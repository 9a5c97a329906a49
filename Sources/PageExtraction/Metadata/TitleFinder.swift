/// Finds the title of a page.
enum TitleFinder {
    /// The title without the site's name: JSON-LD, OpenGraph, the heading, the document's title;
    /// for plain text the headline line.
    static func title(_ draft: PageDraft, _ evidence: MetadataEvidence) -> String? {
        guard draft.isMarkup else { return PlainHeadline.find(draft, evidence) }
        let site = SiteName.find(draft, evidence)
        if let title = LinkedData(evidence.linkedData).string("headline") {
            return withoutSite(title, site)
        }
        for name in ["og:title", "twitter:title", "dc.title", "headline"] {
            if let title = evidence.metas[name] {
                return withoutSite(Entities.replaced(title), site)
            }
        }
        let headings = draft.blocks.lazy.filter { $0.headingLevel == 1 && $0.statistics.words > 0 }
        let first = Array(headings.prefix(2))
        if let document = evidence.documentTitle, !document.isEmpty {
            if let parts = DocumentTitle.split(draft, evidence) { return parts.title }
            if first.count == 1, first[0].statistics.words >= 4 {
                return HeadingMark.removed(draft.string(first[0]))
            }
            return withoutSite(document, site)
        }
        return first.first.map { HeadingMark.removed(draft.string($0)) }
    }

    /// The title less " | Site" or "Site - " at an end.
    static func withoutSite(_ title: String, _ site: String?) -> String {
        for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / "] {
            let parts = pieces(title, separator)
            guard parts.count >= 2, let first = parts.first, let last = parts.last else { continue }
            if let site {
                if isSame(last, site) { return parts.dropLast().joined(separator: separator) }
                if isSame(first, site) { return parts.dropFirst().joined(separator: separator) }
            }
            // Without a known site, the longest part is the title if others are short.
            let longest = parts.max { words($0) < words($1) } ?? title
            let isMinor = parts.allSatisfy { $0 == longest || words($0) <= 4 }
            if site == nil || separator == " | " || separator == " » ", isMinor,
                words(longest) >= 4
            {
                return longest
            }
        }
        return title
    }

    private static func words(_ text: String) -> Int {
        let bytes = Array(text.utf8)
        return TextScanner(bytes, range: 0..<bytes.count).statistics.words
    }

    private static func isSame(_ part: String, _ site: String) -> Bool {
        func letters(_ text: String) -> [UInt32] {
            text.unicodeScalars.compactMap {
                switch Scalars.category($0) {
                case .letter, .digit, .ideograph: Scalars.lowercased($0)
                default: nil
                }
            }
        }
        return letters(part) == letters(site)
    }

    private static func pieces(_ text: String, _ separator: String) -> [String] {
        let bytes = Array(text.utf8)
        let mark = Array(separator.utf8)
        var parts: [String] = []
        var start = 0
        var at = 0
        while at + mark.count <= bytes.count {
            if bytes[at...].starts(with: mark) {
                parts.append(Text.collapsed(bytes[start..<at]))
                at += mark.count
                start = at
            } else {
                at += 1
            }
        }
        parts.append(Text.collapsed(bytes[start...]))
        return parts.filter { !$0.isEmpty }
    }
}
