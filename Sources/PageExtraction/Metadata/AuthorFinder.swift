/// Finds who wrote a page.
enum AuthorFinder {
    /// Names from JSON-LD, meta tags and bylines, joined by commas.
    static func find(
        _ draft: PageDraft, _ evidence: MetadataEvidence, site: String?
    ) -> String? {
        let data = LinkedData(evidence.linkedData)
        var names = data.names("author").compactMap(cleaned)
        if names.isEmpty {
            for key in [
                "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
                "sailthru.author", "byl", "citation_author", "twitter:creator",
            ] {
                guard let value = evidence.metas[key], let name = cleaned(Entities.replaced(value))
                else { continue }
                names = [name]
                break
            }
        }
        if names.isEmpty { names = evidence.authorLinks.prefix(1).compactMap(cleaned) }
        if names.isEmpty, let name = byline(draft), name != site { names = [name] }
        var seen: Set<String> = []
        let distinct = names.filter { seen.insert($0).inserted }
        return distinct.isEmpty ? nil : distinct.prefix(5).joined(separator: ", ")
    }

    /// The name without "By", or nil for what is no name.
    static func cleaned(_ value: String) -> String? {
        var name = Text.collapsed(value.utf8.prefix(200))
        let lower = name.utf8.prefix(12).map(ASCII.lowercased)
        for opening in ["by ", "by: ", "von ", "par ", "por ", "di ", "written by ", "posted by "]
        where lower.starts(with: opening.utf8) {
            name = String(name.unicodeScalars.dropFirst(opening.utf8.count).map(Character.init))
            break
        }
        let isAddress = name.utf8.starts(with: "http".utf8) || name.utf8.contains(0x40)
        let bytes = Array(name.utf8)
        let statistics = TextScanner(bytes, range: 0..<bytes.count).statistics
        guard !isAddress, !bytes.isEmpty, statistics.words <= 8, statistics.numbers == 0,
            statistics.sentenceEnds <= 2
        else { return nil }
        let folded = String(decoding: bytes.map(ASCII.lowercased), as: UTF8.self)
        return ["admin", "administrator", "author", "editor", "staff", "root", "user"]
            .contains(folded) ? nil : name
    }

    /// A short block marked as byline, or one near the head of the text that reads as one.
    private static func byline(_ draft: PageDraft) -> String? {
        let firstProse =
            draft.blocks.firstIndex { $0.statistics.isProse && $0.statistics.words >= 25 }
            ?? draft.blocks.endIndex
        for (index, block) in draft.blocks.prefix(600).enumerated()
        where block.statistics.words <= 20 && block.statistics.words > 0 {
            guard block.cues.isDisjoint(with: [.comment, .related, .sidebar, .footer]) else {
                continue
            }
            let isMarked = block.cues.contains(.byline) && block.statistics.words <= 12
            let isNear = index <= firstProse + 2
            let startsBy = ASCII.hasPrefix(draft.text.span, "by ", at: block.text.lowerBound)
            guard isMarked || isNear || startsBy else { continue }
            let text = draft.string(block)
            if let name = name(text, isMarked: isMarked) { return name }
            // Text nodes of their own: "by", then the name.
            if isNear, block.statistics.words == 1, index + 1 < draft.blocks.count,
                draft.blocks[index + 1].statistics.words <= 4,
                let name = Byline.labelled(text + " " + draft.string(draft.blocks[index + 1]))
            {
                return cleaned(name)
            }
        }
        return nil
    }

    private static func name(_ text: String, isMarked: Bool) -> String? {
        if let name = Byline.name(text).flatMap(cleaned),
            isMarked || isCapitalised(name)
        {
            return name
        }
        return isMarked ? cleaned(firstPart(text)) : nil
    }

    /// Whether a name has two capitals, or is of a script that has none.
    static func isCapitalised(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        let statistics = TextScanner(bytes, range: 0..<bytes.count).statistics
        let hasCase = name.unicodeScalars.contains { Scalars.isLowercase($0) }
        return !hasCase || statistics.capitalWords >= 2
    }

    /// What stands before a date or another mark.
    private static func firstPart(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if ["|", "•", "·", "–", "—", "/", ",", "-"].contains(scalar),
                result.last == " " || scalar == ","
            {
                break
            }
            if case .digit = Scalars.category(scalar) { break }
            result.append(scalar)
        }
        return String(result)
    }
}
