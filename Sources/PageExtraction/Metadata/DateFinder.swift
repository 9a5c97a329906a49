/// Finds when a page was published and last changed.
enum DateFinder {
    static func published(
        _ draft: PageDraft, _ evidence: MetadataEvidence, url: String?
    ) -> CalendarDate? {
        let data = LinkedData(evidence.linkedData)
        for name in ["datePublished", "dateCreated", "uploadDate"] {
            if let date = data.string(name).flatMap(DateReader.machine) { return date }
        }
        let keys = [
            "article:published_time", "og:article:published_time", "datepublished",
            "parsely-pub-date", "sailthru.date", "article.published", "published-date", "pubdate",
            "publishdate", "publish_date", "publication_date", "dc.date.issued", "dcterms.issued",
            "dcterms.date", "dcterms.created", "dc.date", "dc.date.created",
            "citation_publication_date", "og:published_time", "og:pubdate",
            "cxenseparse:recs:publishtime",
            "article_date_original", "bt:pubdate", "date", "created", "datecreated",
        ]
        for key in keys {
            if let date = evidence.metas[key].flatMap(DateReader.machine) { return date }
        }
        for value in evidence.markedTimes {
            if let date = DateReader.machine(value) { return date }
        }
        for value in evidence.times.prefix(1) {
            if let date = DateReader.machine(value) { return date }
        }
        return url.flatMap(DateReader.url) ?? visible(draft)
    }

    static func modified(_ evidence: MetadataEvidence) -> CalendarDate? {
        let data = LinkedData(evidence.linkedData)
        if let date = data.string("dateModified").flatMap(DateReader.machine) { return date }
        let keys = [
            "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
            "dc.date.modified", "last-modified", "lastmod", "article:updated_time",
        ]
        return keys.lazy.compactMap { evidence.metas[$0].flatMap(DateReader.machine) }.first
    }

    /// A date in a short block near the head or just after the text, dates marked as such first.
    private static func visible(_ draft: PageDraft) -> CalendarDate? {
        let isNear = { (block: BlockDraft) in
            block.statistics.words <= 20
                && block.cues.isDisjoint(with: [.comment, .related, .footer, .sidebar])
                && !block.statistics.hasCopyrightSign
                && !block.phrases.all.contains(.rights)
        }
        for block in draft.blocks.prefix(600)
        where block.cues.contains(.date) && isNear(block) && block.statistics.linkDensity < 0.5 {
            if let found = DateReader.visible(draft.string(block)) { return found.date }
        }
        let firstProse =
            draft.blocks.firstIndex { $0.statistics.isProse && $0.statistics.words >= 25 } ?? 0
        let head = max(0, firstProse - 15)..<min(draft.blocks.count, firstProse + 3)
        for block in draft.blocks[head] where isNear(block) {
            if let found = DateReader.visible(draft.string(block)) { return found.date }
        }
        return nil
    }
}
