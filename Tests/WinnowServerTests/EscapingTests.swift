import Testing
import Winnow

@testable import WinnowServer

/// Nothing that is in documents or requests becomes markup.
@Suite struct EscapingTests {
    private static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'-alert(1)-'",
        "</script><svg onload=alert(1)>", "</title><b>", "a\u{0}b\u{1B}[31m\u{9B}c",
        "\u{202E}txet\u{2066}",
        "&lt;script&gt;", "javascript:alert(1)", "]]><!--", "\u{7F}\r\n\r\nSet-Cookie: a=b",
    ]

    @Test func markupIsNamed() {
        #expect(
            HTMLWriter.escaped("<a href=\"x\">'&'</a>")
                == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;")
        #expect(HTMLWriter.escaped("a\u{0}\u{202E}\u{85}é\n") == "a\u{FFFD}\u{FFFD}\u{FFFD}é\n")
    }

    @Test func onlyWebAddressesAreLinkedTo() {
        for text in [
            "javascript:alert(1)", "data:text/html,x", "//x.org", "http://a b", " http://a",
            "file:///etc",
        ] {
            #expect(Link(web: text) == nil)
        }
        #expect(Link(web: "HTTPS://example.org/?a=b&c")?.address == "HTTPS://example.org/?a=b&c")
    }

    @Test func rangesThatCannotBeAreLeftOut() {
        var page = HTMLWriter()
        page.marked("abc", [0..<1, 0..<2, 2..<9])
        #expect(page.html == "<!DOCTYPE html>\n<mark>a</mark>bc")
    }

    /// Random mixtures of hostile text in every field, asked for in every parameter.
    @Test func hostileTextStaysText() async throws {
        var random = SystemRandomNumberGenerator()
        var documents: [Document] = []
        for number in 0..<60 {
            func text() -> String {
                (0..<4).map { _ in EscapingTests.hostile.randomElement(using: &random)! }
                    .joined(separator: " needle ")
            }
            var document = TestSite.document("key \(number) \(text())", text(), title: text())
            document.metadata.site = text()
            document.metadata.author = text()
            document.metadata.url = number % 2 == 0 ? text() : "https://example.org/" + text()
            document.metadata.published = "2025-11-0\(number % 9 + 1)"
            document.metadata.language = number % 2 == 0 ? "en" : text()
            documents.append(document)
        }
        let folder = try TestSite(documents)
        let site = try folder.site()
        var targets = ["/?q=needle&limit=100", "/?q=needle&sort=date&offset=7"]
        for text in EscapingTests.hostile {
            let value = inAddress(text)
            targets += [
                "/?q=\(value)", "/?q=needle+\(value)", "/?q=needle&after=\(value)&sort=\(value)",
                "/document?key=\(value)&q=\(value)", "/\(value)", "/login?token=\(value)",
            ]
        }
        for document in documents {
            targets.append("/document?key=\(inAddress(document.key))&q=needle+script&stripped=1")
        }
        for target in targets {
            let response = await site.get(target)
            guard response.type.hasPrefix("text/html") else { continue }
            EscapingTests.expectOnlyOwnMarkup(response.body, target)
        }
    }

    /// Every tag is one that this program writes, with attributes it writes, and no control character is left.
    private static func expectOnlyOwnMarkup(_ html: String, _ target: String) {
        let names: Set<String> = [
            "!doctype", "html", "head", "meta", "title", "link", "script", "body", "a", "header",
            "form",
            "input", "button", "div", "label", "select", "option", "main", "h1", "h2", "p", "dl",
            "dt", "dd",
            "ul", "ol", "li", "nav", "details", "summary", "span", "article", "mark",
        ]
        for scalar in html.unicodeScalars {
            let value = scalar.value
            if (value < 0x20 && value != 9 && value != 10) || (0x7F...0x9F).contains(value)
                || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
            {
                Issue.record("control character \(value) in \(target)")
                return
            }
        }
        for piece in html.split(separator: "<").map(String.init) {
            let tag = piece.prefix { $0 != ">" }
            let name = tag.drop { $0 == "/" }.prefix { $0 != " " }.lowercased()
            if !names.contains(name) { Issue.record("tag \(name) in \(target)") }
            // Outside of quotes there is no handler and no second tag.
            let outside = tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 0 }.map(\.element).joined()
            if outside.contains(" on") || outside.contains("style=") {
                Issue.record("attributes \(outside) in \(target)")
            }
            if tag.contains("href=\"javascript") { Issue.record("script address in \(target)") }
        }
        if html.components(of: "<script").count != 2 { Issue.record("scripts in \(target)") }
    }
}

extension String {
    fileprivate func components(of separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
