/// Which blocks stand on several pages of a site: menus, footers, notices, teasers.
///
/// Made of a sample of pages; what it says depends on which pages these are, not on their order.
public struct SiteKnowledge: Sendable {
    /// The repeated blocks of one site.
    struct Site: Sendable, Hashable {
        /// How many pages of the site are in the sample.
        var pageCount = 0
        /// By fingerprint: on how many of them each repeated block stands.
        var counts: [UInt64: Int] = [:]

        /// Whether a block that stands on so many pages is repeated.
        fileprivate func isRepeated(_ count: Int) -> Bool {
            count >= SiteKnowledge.fewestPages
                && Double(count) >= SiteKnowledge.share * Double(pageCount)
        }
    }

    /// A block is repeated from so many pages on, and from this share of the site's pages on.
    public static let fewestPages = 3
    static let share = 0.2

    /// By host; pages that give none are a site of their own.
    private var sites: [String?: Site] = [:]

    /// Knows nothing.
    public init() {}

    /// Counts the blocks of the pages of each host.
    ///
    /// - Complexity: O(blocks).
    public init(_ pages: some Sequence<PageOutline>) {
        for page in pages {
            sites[page.host, default: Site()].pageCount += 1
            for fingerprint in page.fingerprints {
                sites[page.host]!.counts[fingerprint, default: 0] += 1
            }
        }
        for (host, site) in sites {
            sites[host]!.counts = site.counts.filter { site.isRepeated($0.value) }
        }
    }

    func site(_ host: String?) -> Site? {
        guard let site = sites[host], !site.counts.isEmpty else { return nil }
        return site
    }
}
