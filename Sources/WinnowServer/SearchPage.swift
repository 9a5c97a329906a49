internal import Winnow

/// The page of results.
struct SearchPage {
    let asked: SearchParameters
    let answer: SearchAnswer

    /// The page before anything was asked.
    static func first(documentCount: Int) -> HTMLWriter {
        Layout.page(title: "Winnow", isFirst: true) { page in
            page.element("h1", text: "Search the pages")
            page.element(
                "p", text: "\(documentCount) pages are in the index, without what is not the page.")
            page.element("dl", [.text(.class, "syntax")]) { page in
                for (query, finds) in [
                    ("border talks", "either word in any form, both best"),
                    ("\"verifiable steps\"", "the words as typed, next to each other"),
                    ("+border talks -trade", "border must be there, trade must not"),
                    ("dam site:example.org date:2025-11", "of a site, from a month"),
                ] {
                    page.element("dt") { page in
                        page.element(
                            "a", [.link(.href, Link("/", [("q", query)]))], text: query)
                    }
                    page.element("dd", text: finds)
                }
            }
        }
    }

    /// The page.
    var html: HTMLWriter {
        Layout.page(title: "\(asked.query) - Winnow", asked: asked) { page in
            page.element("h1", [.text(.class, "quiet")]) { page in
                page.element("span", [.text(.role, "status")], text: summary)
            }
            notes(&page)
            advice(&page)
            page.element("div", [.text(.class, "columns")]) { page in
                facets(&page)
                page.element("div") { page in
                    page.element(
                        "ol", [.text(.class, "hits"), .text(.start, String(asked.offset + 1))]
                    ) { page in
                        for found in answer.hits { hit(&page, found) }
                    }
                    pages(&page)
                }
            }
        }
    }

    private var summary: String {
        let tenths = Int(answer.duration / .microseconds(100))
        let time = "in \(tenths / 10).\(tenths % 10) ms"
        if answer.total == 0 { return "No pages found \(time)" }
        let about = answer.isPartial ? "at least " : ""
        if answer.hits.isEmpty { return "None of \(about)\(answer.total) pages from here on" }
        return "\(asked.offset + 1) to \(asked.offset + answer.hits.count) of \(about)"
            + "\(answer.total) pages \(time)"
    }

    private func notes(_ page: inout HTMLWriter) {
        var notes = asked.faults + answer.notes
        if answer.isPartial { notes.append("time was up; there may be more hits, and better ones") }
        if notes.isEmpty { return }
        page.element("ul", [.text(.class, "notes"), .text(.label, "Notes")]) { page in
            for note in notes { page.element("li", text: note) }
        }
    }

    private func advice(_ page: inout HTMLWriter) {
        if answer.advice.isEmpty { return }
        page.element("ul", [.text(.class, "advice"), .text(.label, "What would find something")]) {
            page in
            for advice in answer.advice {
                page.element("li") { page in
                    var new = asked
                    new.query = advice.query
                    new.offset = 0
                    page.element("a", [.link(.href, Link("/", new.pairs))], text: advice.sentence)
                }
            }
        }
    }

    private func facets(_ page: inout HTMLWriter) {
        let shown = answer.facets.filter { $0.counts.count > 1 }
        if shown.isEmpty { return }
        page.element("nav", [.text(.class, "facets"), .text(.label, "Narrow down")]) { page in
            for facet in shown {
                page.element("details") { page in
                    page.element("summary", text: SearchPage.name(facet.by))
                    page.element("ul") { page in
                        for count in facet.counts.prefix(10) {
                            page.element("li") { page in
                                page.element(
                                    "a", [.link(.href, link(facet.by, count.value))],
                                    text: count.value)
                                page.element(
                                    "span", [.text(.class, "count")], text: " \(count.count)")
                            }
                        }
                    }
                }
            }
        }
    }

    private static func name(_ facet: Facet) -> String {
        switch facet {
        case .site: "By site"
        case .author: "By author"
        case .language: "By language"
        case .year: "By year"
        case .month: "By month"
        }
    }

    /// The same search in the documents with one value of a facet.
    private func link(_ facet: Facet, _ value: String) -> Link {
        var new = asked
        new.offset = 0
        if facet == .month || facet == .year {
            new.after = value
            new.before = value
        } else {
            let field = facet == .site ? "site" : facet == .author ? "author" : "lang"
            let plain = value.filter { $0 != "\"" && $0 != "\\" }
            new.query = "+(\(asked.query)) +\(field):\"\(plain)\""
        }
        return Link("/", new.pairs)
    }

    private func hit(_ page: inout HTMLWriter, _ found: SearchAnswer.Found) {
        let metadata = found.details.metadata
        let document = Link(
            "/document", [("key", found.hit.key)] + asked.queryPairs, place: "first-match")
        page.element("li") { page in
            page.element("article") { page in
                page.element("h2", [.text(.dir, "auto")]) { page in
                    page.element("a", [.link(.href, document)]) { page in
                        if let title = metadata.title {
                            page.marked(title, found.details.titleHighlights)
                        } else {
                            page.text(found.hit.key)
                        }
                    }
                }
                let about = [metadata.site, metadata.author, metadata.published].compactMap(\.self)
                page.element(
                    "p", [.text(.class, "about")], text: about.joined(separator: " \u{B7} "))
                let passage = found.details.passage
                page.element("p", [.text(.class, "passage"), .text(.dir, "auto")]) { page in
                    if passage.isCutAtStart { page.text("\u{2026} ") }
                    page.marked(passage.text, passage.highlights)
                    if passage.isCutAtEnd { page.text(" \u{2026}") }
                }
                if found.hit.captures > 0 {
                    page.element("p", [.text(.class, "about")]) { page in
                        var all = asked
                        all.foldsCaptures = false
                        all.offset = 0
                        page.element(
                            "a", [.link(.href, Link("/", all.pairs))],
                            text: "+\(found.hit.captures) captures")
                    }
                }
                if found.hit.similar > 0 {
                    page.element("p", [.text(.class, "about")]) { page in
                        var all = asked
                        all.foldsCopies = false
                        all.offset = 0
                        page.element(
                            "a", [.link(.href, Link("/", all.pairs))],
                            text: "+\(found.hit.similar) similar")
                    }
                }
            }
        }
        page.lineEnd()
    }

    private func pages(_ page: inout HTMLWriter) {
        let next = asked.offset + asked.limit
        let hasNext = next < answer.total && next <= SearchParameters.farthest
        if asked.offset == 0, !hasNext { return }
        page.element("nav", [.text(.class, "pages"), .text(.label, "Pages of results")]) { page in
            if asked.offset > 0 {
                var before = asked
                before.offset = max(0, asked.offset - asked.limit)
                page.element(
                    "a", [.link(.href, Link("/", before.pairs)), .text(.rel, "prev")],
                    text: "Before")
            }
            if hasNext {
                var after = asked
                after.offset = next
                page.element(
                    "a", [.link(.href, Link("/", after.pairs)), .text(.rel, "next")], text: "More")
            }
        }
    }
}
