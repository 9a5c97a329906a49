/// Finds the title of a page.
enum TitleFinder {
    /// The title without the site's name: JSON-LD, OpenGraph, the heading, the document's title;
    /// for plain text the headline line.
    static func title(_ draft: PageDraft, _ evidence: MetadataEvidence) -> String? {
        guard draft.isMarkup else { return PlainHeadline.find(draft, evidence) }
        let site = SiteName.find(draft, evidence)
        if let title = declared(evidence) {
            return headline(draft, evidence, insteadOf: title) ?? withoutSite(title, site)
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

    /// What JSON-LD or meta tags give as title.
    private static func declared(_ evidence: MetadataEvidence) -> String? {
        if let title = LinkedData(evidence.linkedData).string("headline") { return title }
        return ["og:title", "twitter:title", "dc.title", "headline"].lazy
            .compactMap { evidence.metas[$0] }.first.map(Entities.replaced)
    }

    /// The heading that a declared title begins with, before sections and the site; or the one that
    /// `<title>` begins with, if the page does not show the declared title, which may be a shorter one for
    /// links.
    private static func headline(
        _ draft: PageDraft, _ evidence: MetadataEvidence, insteadOf declared: String
    ) -> String? {
        if let heading = DocumentTitle.heading(beginning: declared, draft) { return heading }
        guard let document = evidence.documentTitle,
            let heading = DocumentTitle.heading(beginning: document, draft),
            words(heading) >= 4
        else { return nil }
        let bytes = Array(declared.utf8)
        let isShown = draft.blocks.prefix(400).contains {
            let text = draft.text[$0.text]
            return text.count < 2 * bytes.count + 40
                && text.indices.contains {
                    text[$0] == bytes.first && text[$0...].starts(with: bytes)
                }
        }
        return isShown ? nil : heading
    }

    /// The title less " | Site" or "Site - " at an end.
    static func withoutSite(_ whole: String, _ site: String?) -> String {
        let title = withoutMark(whole)
        let separators = [
            " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", "_",
        ]
        for separator in separators {
            // Words are joined by it, other than ideographs.
            if separator == "_", !title.unicodeScalars.contains(where: isIdeograph) { continue }
            let parts = pieces(title, separator)
            guard parts.count >= 2, let first = parts.first, let last = parts.last else { continue }
            if let site {
                if isSame(last, site) { return parts.dropLast().joined(separator: separator) }
                if isSame(first, site) { return parts.dropFirst().joined(separator: separator) }
            }
            if isAddress(last) { return parts.dropLast().joined(separator: separator) }
            // Without a known site, the longest part is the title if others are short.
            let longest = parts.max { words($0) < words($1) } ?? title
            let isMinor = parts.allSatisfy { $0 == longest || words($0) <= 4 }
            if site == nil || [" | ", " » ", "_"].contains(separator), isMinor,
                words(longest) >= 4
            {
                return longest
            }
        }
        return title
    }

    /// The title without the mark that some templates begin it with.
    static func withoutMark(_ title: String) -> String {
        let rest = title.unicodeScalars.drop { ["»", "›", "|", " "].contains($0) }
        return rest.isEmpty ? title : String(rest)
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        Scalars.category(scalar) == .ideograph
    }

    /// Whether a part is the name of a host, as "example.org".
    private static func isAddress(_ part: String) -> Bool {
        guard !part.utf8.contains(0x20), let dot = part.lastIndex(of: ".") else { return false }
        let end = part[part.index(after: dot)...]
        return dot > part.startIndex && (2...6).contains(end.utf8.count)
            && end.utf8.allSatisfy(ASCII.isLetter)
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
