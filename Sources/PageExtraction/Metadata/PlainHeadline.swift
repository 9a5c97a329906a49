/// Finds the headline of plain text.
enum PlainHeadline {
    /// The first heading of level 1, the title in the front matter, or the line before the first
    /// paragraph that most looks like a headline.
    static func find(_ draft: PageDraft, _ evidence: MetadataEvidence) -> String? {
        if let marked = draft.blocks.first(where: { $0.headingLevel == 1 }) {
            return draft.string(marked)
        }
        if let title = evidence.metas["title"] { return title }
        let blocks = draft.blocks.prefix(400)
        let firstProse =
            blocks.firstIndex {
                $0.statistics.isProse && $0.statistics.words >= 25 && $0.statistics.endsSentence
            } ?? blocks.endIndex
        let candidates = blocks.indices.prefix { $0 < firstProse }.filter { canBe(blocks[$0]) }
        guard !candidates.isEmpty else { return nil }
        let marked = candidates.first { index in
            isConfirmed(draft, index) || index + 1 < blocks.endIndex && isData(draft, index + 1)
        }
        // Scrapers that keep the page's chrome put the headline just above the text; those that do
        // not begin with it.
        let isBare = firstProse <= 8
        let near = candidates.filter { firstProse - $0 <= 12 }
        let chosen =
            marked
            ?? (isBare ? candidates[0] : near.max { words(blocks[$0]) < words(blocks[$1]) })
        return (chosen ?? candidates.last).map { draft.string(blocks[$0]) }
    }

    private static func canBe(_ block: BlockDraft) -> Bool {
        let statistics = block.statistics
        return (3...30).contains(statistics.words) && !statistics.endsSentence
            && statistics.separators == 0 && block.kind != .listItem && block.phrases.all.isEmpty
            && statistics.linkDensity < 0.5 && statistics.numbers * 2 < statistics.words
    }

    /// Whether an earlier line ends in this one, as breadcrumbs do, or begins with it, as the
    /// document's title does, or is the same.
    private static func isConfirmed(_ draft: PageDraft, _ index: Int) -> Bool {
        let text = draft.text[draft.blocks[index].text]
        guard text.count >= 12 else { return false }
        return draft.blocks[..<index].contains { other in
            let line = draft.text[other.text]
            guard line.count < text.count + 80 else { return false }
            return line.starts(with: text)
                || other.statistics.separators > 0 && line.hasSuffix(text)
        }
    }

    /// Whether a block has the byline or the date that stands below headlines.
    private static func isData(_ draft: PageDraft, _ index: Int) -> Bool {
        let block = draft.blocks[index]
        guard block.statistics.words <= 14 else { return false }
        let text = draft.string(block)
        return Byline.labelled(text) != nil || DateReader.visible(text) != nil
            || block.phrases.all.contains(.articleData)
    }

    private static func words(_ block: BlockDraft) -> Int { block.statistics.words }
}

extension ArraySlice where Element == UInt8 {
    /// Whether the bytes end in `other`.
    func hasSuffix(_ other: ArraySlice<UInt8>) -> Bool {
        count >= other.count && suffix(other.count).elementsEqual(other)
    }
}
