internal import PageExtraction
internal import SearchCore
internal import TextAnalysis

/// Finds out which blocks are repeated on the pages of a host, among those that one file holds.
///
/// The file is read twice before it is indexed: first for its addresses, of which those with the smallest hashes
/// are chosen for each host, as `SiteSampler` chooses files; then for the pages that were chosen. Hosts of few pages
/// take no second look.
struct ContainerSites {
    /// The most hosts of which something is known: those with the most pages.
    static let mostHosts = 256

    /// The file that was asked for last, and what is known of its hosts.
    private var source: Source?
    private var known: [String: SiteKnowledge] = [:]

    /// What is known of the pages around a record; nil for one without an address.
    mutating func knowledge(
        around record: Record, of found: FoundSource, _ readers: RecordReaders,
        _ cleaner: PageCleaner
    ) -> SiteKnowledge? {
        guard let host = ContainerSites.host(of: record) else { return nil }
        if source != found.source {
            source = found.source
            known = ContainerSites.sites(of: found, readers, cleaner)
        }
        return known[host]
    }

    private static func host(of record: Record) -> String? {
        // Only captures have addresses that were asked for, and not only stated.
        record.metadata.captured == nil ? nil : record.metadata.url.flatMap(Host.of(_:))
    }

    /// The pages of a host that are looked at: the numbers of their records.
    private struct Sample {
        /// Ascending by hash.
        var chosen: [(hash: UInt64, number: Int)] = []
        var count = 0

        mutating func add(_ hash: UInt64, _ number: Int) {
            count += 1
            let place = chosen.firstIndex { $0.hash >= hash } ?? chosen.count
            // Copies of a page are no two pages.
            if place < chosen.count, chosen[place].hash == hash { return }
            chosen.insert((hash, number), at: place)
            if chosen.count > SiteSampler.sampleSize { chosen.removeLast() }
        }
    }

    private static func sites(
        of found: FoundSource, _ readers: RecordReaders, _ cleaner: PageCleaner
    ) -> [String: SiteKnowledge] {
        var samples: [String: Sample] = [:]
        forEachPage(of: found, readers) { number, host, record in
            samples[host, default: Sample()].add(
                SiteSampler.hash((record.metadata.url ?? "").utf8), number)
        }
        let sites = samples.filter { $0.value.chosen.count >= SiteKnowledge.fewestPages }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(mostHosts)
        if sites.isEmpty { return [:] }
        let chosen = Set(sites.flatMap { $0.value.chosen.map(\.number) })
        var outlines: [String: [PageOutline]] = [:]
        forEachPage(of: found, readers) { number, host, record in
            guard chosen.contains(number), case .page(let form, let name) = record.content,
                let outline = try? cleaner.outline(
                    record.bytes, form: form, name: name, charset: record.charset)
            else { return }
            outlines[host, default: []].append(outline)
        }
        return outlines.mapValues { SiteKnowledge($0) }
    }

    /// What can't be read is passed over: it is named when the file is indexed.
    private static func forEachPage(
        of found: FoundSource, _ readers: RecordReaders,
        _ body: (_ number: Int, _ host: String, _ record: Record) -> Void
    ) {
        guard var reader = try? readers.open(found) else { return }
        var number = 0
        while let event = try? reader.next() {
            guard case .record(let record) = event else { continue }
            number += 1
            if let host = host(of: record) { body(number, host, record) }
        }
    }
}
