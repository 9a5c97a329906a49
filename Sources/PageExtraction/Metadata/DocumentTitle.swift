/// Divides `<title>` into the page's title and the site's name where the page itself shows which
/// part is which.
enum DocumentTitle {
    private static let separators: Set<Unicode.Scalar> = [
        "|", "-", "–", "—", ":", "»", "«", "·", "•", "/", "_", "｜", "›", ">",
    ]

    private static let furniture: CueFamilies = [.navigation, .header, .footer, .sidebar]

    /// A heading that stands at an end of a title.
    private struct Match {
        var text: String
        var length: Int
        var site: String?
        var isFirst: Bool
    }

    /// The title, which stands in the page as a heading or block of its own, and the site, which is
    /// at the other end of `<title>`; nil if no block of the page begins or ends it.
    ///
    /// - Complexity: O(length of the title) for each of the first 400 blocks.
    static func split(
        _ draft: PageDraft, _ evidence: MetadataEvidence
    ) -> (title: String, site: String?)? {
        guard let document = evidence.documentTitle, !document.isEmpty else { return nil }
        let whole = scalars(document)
        // A logo is a heading too, at the other end of the title than the headline: the headline is longer.
        let heading = longest(whole, draft, where: { $0.kind == .heading }, beginsOnly: false)
        if let heading, heading.isFirst { return (heading.text, heading.site) }
        // A menu has the site's name as a block too, so that only headings tell the end of a title;
        // another block must be its beginning.
        let block = longest(
            whole, draft,
            where: { $0.kind != .heading && $0.cues.isDisjoint(with: Self.furniture) },
            beginsOnly: true)
        if let block, block.length > heading?.length ?? 0 { return (block.text, block.site) }
        return heading.map { ($0.text, $0.site) }
    }

    /// The heading of the page that is the beginning of a title, before a separator; nil if none is.
    static func heading(beginning title: String, _ draft: PageDraft) -> String? {
        longest(scalars(title), draft, where: { $0.kind == .heading }, beginsOnly: true)?.text
    }

    private static func scalars(_ title: String) -> [Unicode.Scalar] {
        Array(TitleFinder.withoutMark(Entities.replaced(title)).unicodeScalars.prefix(500))
    }

    /// The longest of the blocks that begin or end a title; of those of one length the first.
    private static func longest(
        _ whole: [Unicode.Scalar], _ draft: PageDraft, where isCandidate: (BlockDraft) -> Bool,
        beginsOnly: Bool
    ) -> Match? {
        var best: Match?
        let bytes = String(String.UnicodeScalarView(whole)).utf8
        for block in draft.blocks.prefix(400)
        where isCandidate(block) && block.text.count <= bytes.count + 8 {
            // Most are told by their first byte.
            if beginsOnly, draft.text[block.text].first != bytes.first { continue }
            let text = HeadingMark.removed(draft.string(block))
            let length = text.unicodeScalars.count
            guard length > best?.length ?? 0,
                let site = site(of: whole, beside: Array(text.unicodeScalars)),
                site.isFirst || !beginsOnly
            else { continue }
            best = Match(text: text, length: length, site: site.name, isFirst: site.isFirst)
        }
        return best
    }

    private static func site(
        of whole: [Unicode.Scalar], beside part: [Unicode.Scalar]
    ) -> (name: String?, isFirst: Bool)? {
        guard part.count >= 2, whole.count >= part.count else { return nil }
        if whole.starts(with: part) {
            let rest = Array(whole[part.count...])
            if rest.isEmpty { return part.count < 10 ? nil : (nil, true) }
            guard let mark = rest.first(where: { $0 != " " }), separators.contains(mark),
                rest[0] == " " || mark != "-" && mark != "/" && mark != ":"
            else { return nil }
            return (name(pieces(rest).last), true)
        }
        if whole.count > part.count, whole.suffix(part.count).elementsEqual(part) {
            let rest = Array(whole[..<(whole.count - part.count)])
            guard rest.last == " ", let mark = rest.last(where: { $0 != " " }),
                separators.contains(mark)
            else { return nil }
            return (name(pieces(rest).first), false)
        }
        return nil
    }

    /// The parts between separators, which are marks with a space before or beside others alike.
    private static func pieces(_ scalars: [Unicode.Scalar]) -> [String] {
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        func close() {
            let text = Text.collapsed(String(part).utf8)
            if !text.isEmpty { parts.append(text) }
            part = String.UnicodeScalarView()
        }
        for (at, scalar) in scalars.enumerated() {
            let isAlone =
                at == 0 || scalars[at - 1] == " " || separators.contains(scalars[at - 1])
                || ["|", "｜", "_", "•"].contains(scalar)
                || scalar == ":" && at + 1 < scalars.count && scalars[at + 1] == " "
            if separators.contains(scalar), isAlone { close() } else { part.append(scalar) }
        }
        close()
        return parts
    }

    /// A part that is short enough for a name.
    private static func name(_ part: String?) -> String? {
        guard let part else { return nil }
        let bytes = Array(part.utf8)
        let words = TextScanner(bytes, range: 0..<bytes.count).statistics.words
        return (1...6).contains(words) ? part : nil
    }
}

/// The mark that documentation tools put behind headings as a link to them.
enum HeadingMark {
    /// The heading without a pilcrow, section sign or hash at its end.
    static func removed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        guard let last = scalars.last, ["¶", "§", "#", "🔗"].contains(last) else { return text }
        scalars.removeLast()
        while scalars.last == " " { scalars.removeLast() }
        return scalars.isEmpty ? text : String(scalars)
    }
}
