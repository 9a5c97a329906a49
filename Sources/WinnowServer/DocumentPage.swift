internal import MappedIO
internal import Winnow

/// The page of a document.
struct DocumentPage {
    let key: String
    let asked: SearchParameters
    let details: HitDetails
    /// What was kept and stripped of its source; nil where that was not asked for.
    let stripped: Stripped?

    /// What became of the blocks of a page's source.
    enum Stripped: Sendable {
        case blocks([PageBlock])
        /// There is nothing to say, for this reason.
        case unknown(String)

        /// Cleans the source of a document again, if it is a page of its own and as it was when it was indexed.
        init(of source: Source, key: String) {
            guard source.path.utf8.elementsEqual(key.utf8) else {
                self = .unknown(
                    "This document is one of many in a file; nothing was stripped of it.")
                return
            }
            guard let status = try? FileStatus(path: source.path), status.kind == .file,
                status.size == source.size, status.modified == source.modified
            else {
                self = .unknown("The page's file is not there any more, or has changed since.")
                return
            }
            guard let page = try? PageFile.clean(source.path) else {
                self = .unknown("The page's file can't be read.")
                return
            }
            self = .blocks(page.blocks)
        }
    }

    /// So many bytes of text are shown.
    static let mostText = 1 << 20

    /// The page.
    var html: HTMLWriter {
        let title = details.metadata.title ?? key
        return Layout.page(title: "\(title) - Winnow", asked: asked) { page in
            page.element("article") { page in
                page.element("h1", [.text(.dir, "auto")]) { page in
                    page.marked(
                        title, details.metadata.title == nil ? [] : details.titleHighlights)
                }
                metadata(&page)
                if case .blocks(let blocks) = stripped {
                    self.blocks(&page, blocks)
                } else {
                    if case .unknown(let reason) = stripped { page.element("p", text: reason) }
                    text(&page)
                }
            }
        }
    }

    private func metadata(_ page: inout HTMLWriter) {
        let metadata = details.metadata
        page.element("dl", [.text(.class, "metadata")]) { page in
            for (name, value) in [
                ("Site", metadata.site), ("Author", metadata.author),
                ("Published", metadata.published), ("Changed", metadata.modified),
                ("Captured", metadata.captured), ("Language", metadata.language),
                ("File", details.source.path),
            ] {
                guard let value else { continue }
                page.element("dt", text: name)
                page.element("dd", text: value)
            }
            if let address = metadata.url {
                page.element("dt", text: "Address")
                page.element("dd") { page in
                    if let link = Link(web: address) {
                        page.element(
                            "a", [.link(.href, link), .text(.rel, "noopener noreferrer")],
                            text: address)
                    } else {
                        page.text(address)
                    }
                }
            }
        }
        page.element("p") { page in
            var pairs = [(name: "key", value: key)] + asked.queryPairs
            if stripped == nil { pairs.append((name: "stripped", value: "1")) }
            page.element(
                "a", [.link(.href, Link("/document", pairs))],
                text: stripped == nil ? "Show what was stripped, and why" : "Show the text alone")
        }
    }

    private func text(_ page: inout HTMLWriter) {
        let bytes = Array(details.passage.text.utf8)
        var highlights = details.passage.highlights[...]
        var start = 0
        var isFirst = true
        page.element("div", [.text(.class, "text")]) { page in
            while start < bytes.count, start < DocumentPage.mostText {
                let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                var ranges: [Range<Int>] = []
                while let next = highlights.first, next.lowerBound < end {
                    ranges.append(
                        max(next.lowerBound, start) - start..<min(next.upperBound, end) - start)
                    if next.upperBound > end { break }
                    highlights.removeFirst()
                }
                if end > start {
                    var attributes: [HTMLWriter.Attribute] = [.text(.dir, "auto")]
                    if isFirst, !ranges.isEmpty {
                        attributes.append(.text(.id, "first-match"))
                        isFirst = false
                    }
                    page.element("p", attributes) { page in
                        page.marked(String(decoding: bytes[start..<end], as: UTF8.self), ranges)
                    }
                    page.lineEnd()
                }
                start = end + 1
            }
        }
        if start < bytes.count { page.element("p", text: "The rest of the text is not shown.") }
    }

    private func blocks(_ page: inout HTMLWriter, _ blocks: [PageBlock]) {
        page.element(
            "p",
            text: """
                The file cleaned again, by itself: what stands on several pages of the site may have been \
                stripped besides.
                """)
        page.element("ol", [.text(.class, "blocks")]) { page in
            var size = 0
            for block in blocks {
                size += block.text.utf8.count + 64
                if size > DocumentPage.mostText { break }
                page.element("li", [.text(.class, block.isKept ? "kept" : "stripped")]) { page in
                    page.element(
                        "p", [.text(.class, "about")],
                        text: (block.isKept ? "+ kept, " : "\u{2212} stripped, ")
                            + "\(block.kind.rawValue): \(block.reason)")
                    page.element("p", [.text(.dir, "auto")], text: block.text)
                }
                page.lineEnd()
            }
        }
    }
}
