internal import MappedIO
internal import PageExtraction

/// Which pages are of one site: a line for each page, with its name, a tab and the site.
struct SiteTable {
    private var sites: [String: String] = [:]

    init(path: String) throws(FileError) {
        let bytes = try MappedFile(path: path).bytes.array
        for line in bytes.split(separator: 0x0A) {
            let cells = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
            if cells.count == 2 { sites[cells[0]] = cells[1] }
        }
    }

    /// Nil for a page that is of none.
    func site(of page: PageFile) -> String? { sites[page.id] }

    /// By site: what its pages have in common, as if they were in a folder of their own.
    func knowledge(of pages: [PageFile]) throws(FileError) -> [String: SiteKnowledge] {
        var outlines: [String: [PageOutline]] = [:]
        for page in pages {
            guard let site = site(of: page), let outline = try page.outline() else { continue }
            outlines[site, default: []].append(outline)
        }
        return outlines.mapValues { SiteKnowledge($0) }
    }
}
