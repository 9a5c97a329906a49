internal import Winnow

/// What every page has around it.
enum Layout {
    /// A page with a title, a search box and what is below it.
    static func page(
        title: String, asked: SearchParameters? = nil, isFirst: Bool = false,
        _ content: (inout HTMLWriter) -> Void
    ) -> HTMLWriter {
        var page = HTMLWriter()
        page.element("html", [.text(.lang, "en")]) { page in
            page.element("head") { page in
                page.empty("meta", [.text(.charset, "utf-8")])
                page.empty(
                    "meta",
                    [
                        .text(.name, "viewport"),
                        .text(.content, "width=device-width, initial-scale=1"),
                    ])
                page.element("title", text: title)
                page.empty("link", [.text(.rel, "stylesheet"), .link(.href, Link("/style.css"))])
                page.empty("link", [.text(.rel, "icon"), .link(.href, Link("/icon.svg"))])
                page.element("script", [.link(.src, Link("/script.js")), .isDeferred]) { _ in }
            }
            page.lineEnd()
            page.element("body") { page in
                page.element(
                    "a", [.text(.class, "skip"), .link(.href, Link("", place: "main"))],
                    text: "Skip to the results")
                page.element("header") { page in
                    page.element(
                        "a", [.text(.class, "name"), .link(.href, Link("/"))], text: "Winnow")
                    form(&page, asked, isFirst: isFirst)
                }
                page.lineEnd()
                page.element("main", [.text(.id, "main")], content)
            }
        }
        page.lineEnd()
        return page
    }

    private static func form(
        _ page: inout HTMLWriter, _ asked: SearchParameters?, isFirst: Bool
    ) {
        page.element(
            "form",
            [
                .text(.id, "search"), .text(.role, "search"), .text(.method, "get"),
                .link(.action, Link("/")),
            ]
        ) { page in
            var box: [HTMLWriter.Attribute] = [
                .text(.type, "search"), .text(.name, "q"), .text(.id, "q"),
                .text(.label, "Search for"), .text(.autocomplete, "off"),
                .text(.maximumLength, String(SearchParameters.longestQuery)),
                .text(.placeholder, "words, \"a phrase\", site:example.org"),
                .text(.value, asked?.query ?? ""),
            ]
            if isFirst { box.append(.autofocus) }
            page.empty("input", box)
            if let language = asked?.queryLanguage {
                page.empty(
                    "input",
                    [.text(.type, "hidden"), .text(.name, "query-lang"), .text(.value, language)])
            }
            page.element("button", text: "Search")
            page.element("div", [.text(.class, "filters")]) { page in
                day(&page, "after", "From", asked?.after ?? "")
                day(&page, "before", "to", asked?.before ?? "")
                page.element("label", [.text(.for, "sort")], text: "order by")
                page.element("select", [.text(.name, "sort"), .text(.id, "sort")]) { page in
                    for (value, shown) in [("score", "score"), ("date", "date")] {
                        let isChosen = asked?.order.rawValue == value
                        page.element(
                            "option", [.text(.value, value)] + (isChosen ? [.selected] : []),
                            text: shown)
                    }
                }
            }
        }
    }

    private static func day(
        _ page: inout HTMLWriter, _ name: String, _ label: String, _ value: String
    ) {
        page.element("label", [.text(.for, name)], text: label)
        page.empty(
            "input",
            [
                .text(.name, name), .text(.id, name), .text(.value, value),
                .text(.placeholder, "YYYY-MM-DD"), .text(.maximumLength, "10"),
                .text(.autocomplete, "off"),
            ])
    }

    /// A page that says something.
    static func message(_ title: String, _ text: String) -> HTMLWriter {
        page(title: title + " - Winnow") { page in
            page.element("h1", text: title)
            page.element("p", text: text)
        }
    }
}
