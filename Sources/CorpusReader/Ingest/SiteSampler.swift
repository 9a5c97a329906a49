internal import MappedIO
internal import PageExtraction
internal import SearchCore
internal import TextAnalysis

/// Finds out which blocks are repeated on the pages around a page, from a sample of them.
///
/// The pages are grouped by folder: those below the same name in a folder that was named, those right in it, and
/// those of one folder that were named themselves. Of each group, the pages with the smallest hashes of
/// their paths are read (bottom-k sampling: Cohen and Kaplan, "Summarizing data using bottom-k sketches", PODC
/// 2007), whether they have changed or not. So the sample depends on which files there are, and not on their
/// order or on when they came, and what it costs does not grow with the group.
struct SiteSampler {
    /// The most pages of a group that are read.
    static let sampleSize = 256

    private let tops: [String]
    private let cleaner: PageCleaner
    private let readers: RecordReaders
    private let outlines: OutlineMemory?
    private var groups: [String: [FoundSource]] = [:]
    private var containers = ContainerSites()
    /// By group that was asked for.
    private var known: [String: SiteKnowledge] = [:]

    /// - Parameters:
    ///   - found: all files, each once, those that have not changed too.
    ///   - tops: the files and folders that were named.
    ///   - outlines: what is known of pages from updates before, where there are several.
    init(
        _ found: [FoundSource], below tops: [String], cleaner: PageCleaner,
        readers: RecordReaders = RecordReaders(), outlines: OutlineMemory? = nil
    ) {
        // The longest that a path is below is the one that counts.
        self.tops = tops.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        self.cleaner = cleaner
        self.readers = readers
        self.outlines = outlines
        for source in found where source.form.content == .page {
            groups[group(of: source.source.path), default: []].append(source)
        }
    }

    /// What all of some files have in common, without groups.
    static func knowledge(ofAll found: [FoundSource], cleaner: PageCleaner) -> SiteKnowledge {
        var sampler = SiteSampler([], below: [], cleaner: cleaner)
        sampler.groups[""] = found.filter { $0.form.content == .page }
        return SiteKnowledge(sampler.sample(of: "").compactMap(sampler.outline))
    }

    /// What is known of the pages around a record of a file.
    mutating func knowledge(around record: Record, of found: FoundSource) -> SiteKnowledge? {
        if found.form.content == .page { return knowledge(around: found) }
        return containers.knowledge(around: record, of: found, readers, cleaner)
    }

    /// What is known of the pages around a page.
    private mutating func knowledge(around page: FoundSource) -> SiteKnowledge {
        let group = group(of: page.source.path)
        if let known = known[group] { return known }
        let knowledge = SiteKnowledge(sample(of: group).compactMap(outline))
        known[group] = knowledge
        return knowledge
    }

    private func group(of path: String) -> String {
        let top = tops.first { path == $0 || path.hasPrefix($0 == "/" ? $0 : $0 + "/") } ?? "/"
        let folder = top == "/" ? "" : top
        if path == top { return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }
        let rest = path.dropFirst(folder.count + 1)
        guard let slash = rest.firstIndex(of: "/") else { return folder }
        return folder + "/" + rest[..<slash]
    }

    /// The pages of a group that are read: those with the smallest hashes.
    func sample(of group: String) -> [FoundSource] {
        let pages = groups[group] ?? []
        guard pages.count >= SiteKnowledge.fewestPages else { return [] }
        if pages.count <= Self.sampleSize { return pages }
        let keyed = pages.map { page in
            (hash: Self.hash(page.source.path.utf8.dropFirst(group.utf8.count)), page: page)
        }
        return keyed.sorted { ($0.hash, $0.page.source.path) < ($1.hash, $1.page.source.path) }
            .prefix(Self.sampleSize).map(\.page)
    }

    /// Nil for a file that can't be read: what is wrong with it is said when it is its turn.
    private func outline(of page: FoundSource) -> PageOutline? {
        guard let outlines else { return read(page) }
        return outlines.outline(of: page.source) { read(page) }
    }

    private func read(_ page: FoundSource) -> PageOutline? {
        guard let bytes = try? ByteStreams.readAll(page, limit: cleaner.limits.inputBytes) else {
            return nil
        }
        return try? cleaner.outline(bytes, name: page.form.innerName)
    }

    /// FNV-1a with the high bits stirred (MurmurHash3's end), since similar paths come together.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = FNV1a(bytes).value
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return hash ^ (hash >> 33)
    }
}
