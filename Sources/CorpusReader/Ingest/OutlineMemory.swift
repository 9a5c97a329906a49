internal import PageExtraction
internal import SearchCore

/// Outlines of pages, kept from one update to the next by somebody who follows changes.
final class OutlineMemory {
    /// How many outlines are kept, of a few kilobytes each.
    private static let most = 4096

    private var outlines: [Source: PageOutline?] = [:]
    private var used: [Source: PageOutline?] = [:]

    /// The outline of a page, which `read` makes if it is not known.
    func outline(of source: Source, read: () -> PageOutline?) -> PageOutline? {
        let outline = outlines[source] ?? read()
        used[source] = outline
        return outline
    }

    /// Keeps what this update asked for, and what was known before as far as there is room.
    func endUpdate() {
        outlines.merge(used) { $1 }
        if outlines.count > Self.most { outlines = used }
        used = [:]
    }
}
