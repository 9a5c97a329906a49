/// Which blocks stand on several pages of a site: menus, footers, notices, teasers.
///
/// Made of a sample of pages; what it says depends on which pages these are, not on their order. Copies of a
/// page, as it was at different times or under different addresses, count as one, since what these share is
/// the page itself.
public struct SiteKnowledge: Sendable {
    /// The repeated blocks of one site.
    struct Site: Sendable, Hashable {
        /// How many pages of the site are in the sample, copies counted once.
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
    /// - Complexity: O(blocks + pages²) for each host.
    public init(_ pages: some Sequence<PageOutline>) {
        sites = Dictionary(grouping: pages, by: \.host).mapValues(Self.site)
    }

    private static func site(of pages: [PageOutline]) -> Site {
        let firsts = firstCopies(pages)
        var blocks: [Int: Set<UInt64>] = [:]
        for (page, first) in firsts.enumerated() {
            blocks[first, default: []].formUnion(pages[page].fingerprints)
        }
        var site = Site(pageCount: blocks.count)
        for fingerprint in blocks.values.joined() { site.counts[fingerprint, default: 0] += 1 }
        site.counts = site.counts.filter { site.isRepeated($0.value) }
        return site
    }

    /// For each page, the first of those that are copies of it, or copies of copies, and so on: so which pages
    /// are together does not depend on their order.
    private static func firstCopies(_ pages: [PageOutline]) -> [Int] {
        var firsts = Array(pages.indices)
        for page in pages.indices {
            for other in 0..<page where firsts[other] != firsts[page] {
                guard pages[page].sketch.isCopy(of: pages[other].sketch) else { continue }
                let (first, last) = (
                    min(firsts[page], firsts[other]), max(firsts[page], firsts[other])
                )
                for index in 0...page where firsts[index] == last { firsts[index] = first }
            }
        }
        return firsts
    }

    func site(_ host: String?) -> Site? {
        guard let site = sites[host], !site.counts.isEmpty else { return nil }
        return site
    }
}
