import Testing

@testable import PageExtraction

@Suite("Marks of Markdown")
struct MarkdownTests {
    private func plain(_ text: String) -> String {
        var reader = MarkdownReader(Array(text.utf8))
        return String(decoding: reader.plain(), as: UTF8.self)
    }

    @Test(arguments: [
        ("a [link](/x) here", "a link here"), ("[![logo](/l.svg)](/) Name", "Name"),
        ("**bold** and *thin* and _thin_", "bold and thin and thin"),
        ("`code_with *marks*`", "code_with *marks*"),
        ("2 * 3 snake_case [sic]", "2 * 3 snake_case [sic]"),
        ("an open [bracket", "an open [bracket"), ("a ] b [c](open", "a ] b [c](open"),
        ("\\*stars\\*", "*stars*"), ("", ""),
    ])
    func marksGo(_ text: String, _ expected: String) {
        #expect(plain(text) == expected)
    }

    @Test func hostileMarksTakeLinearTime() {
        for unit in ["[", "](", "[a](", "![", "*", "[]"] {
            _ = plain(String(repeating: unit, count: 200_000))
        }
    }

    @Test func frontMatterSpeaksForThePage() throws {
        let text = """
            ---
            title: "The mill"
            author: Ada Weber
            date: 2024-05-03
            lang: en
            ---

            # The mill

            \(Prose.text)
            """
        let page = try clean(text, name: "mill.md")
        #expect(page.metadata.title == "The mill")
        #expect(page.metadata.author == "Ada Weber")
        #expect(page.metadata.published == "2024-05-03")
        #expect(page.blocks.first?.text == "The mill")
        #expect(!page.text.contains("lang"))
    }

    @Test func rulesAreNoFrontMatter() throws {
        let page = try clean("---\n\n\(Prose.text)\n\n---\n\nEnd.", name: "mill.md")
        #expect(page.text.contains("harbour master"))
    }

    @Test func linkNumbersGoWithTheirList() throws {
        let text = """
            The [1]harbour master [sic] opened the [2]old sluice at dawn, and a crowd had come.

            \(Prose.text)

               1. https://example.org/a
               2. https://example.org/b
            """
        let found = try clean(text, form: .text).text
        #expect(found.contains("The harbour master [sic] opened the old sluice"))
    }
}
