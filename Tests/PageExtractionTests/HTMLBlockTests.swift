import Testing

@testable import PageExtraction

@Suite("Blocks of HTML")
struct HTMLBlockTests {
    private func blocks(_ html: String) throws -> [PageBlock] {
        try clean(html, form: .html).blocks
    }

    private func texts(_ html: String) throws -> [String] {
        try blocks(html).map(\.text)
    }

    @Test func blockTagsAndDoubleBreaksStartBlocks() throws {
        #expect(
            try texts("<div>a <b>b</b> <i>c</i><p>d<div>e<br>f<br><br>g</div>h")
                == ["a b c", "d", "e f", "g", "h"])
    }

    @Test func entitiesAndWhiteSpace() throws {
        #expect(
            try texts(
                "<p>  Caf&eacute;&nbsp;&amp;\n\t bar &#8212; &#x201C;x&rdquo; so\u{AD}ft </p>")
                == ["Café & bar — “x” soft"])
    }

    @Test func ignoresWhatIsNotForReaders() throws {
        let html = """
            <title>t</title><style>p{}</style><p>seen<script>var x = "<p>no</p>";</script></p>
            <noscript><p>no</p></noscript><template><p>no</p></template><!-- no -->
            <select><option>no</option></select><svg><text>no</text></svg><textarea>no</textarea>
            """
        #expect(try texts(html) == ["seen"])
    }

    @Test func preformattedTextKeepsLines() throws {
        let found = try blocks("<pre><code>let a = 1\n  let b = 2\n</code></pre>")
        #expect(found.map(\.text) == ["let a = 1\n  let b = 2"])
        #expect(found.first?.kind == .code)
    }

    @Test func kindsOfBlocks() throws {
        let html = """
            <h2>head</h2><p>para</p><ul><li>item<li><p>item two</p></ul>
            <blockquote><p>quoted</p></blockquote><figure><figcaption>cap</figcaption></figure>
            <table><tr><th>name<th>size<tr><td>mill<td>3</table>
            """
        let found = try blocks(html)
        #expect(
            found.map(\.kind) == [
                .heading, .paragraph, .listItem, .listItem, .quote, .caption, .tableRow, .tableRow,
            ])
        #expect(found.suffix(2).map(\.text) == ["name | size", "mill | 3"])
    }

    @Test func layoutTablesAreNoRows() throws {
        let html = "<table><tr><td>menu<td><p>one</p><p>two</p></table>"
        let found = try blocks(html)
        #expect(found.map(\.text) == ["menu", "one", "two"])
        #expect(found.allSatisfy { $0.kind == .paragraph })
    }

    @Test func sourceRangesHoldTheText() throws {
        let html = "<body><h1>Head &amp; shoulders</h1>\n<p>One <a href=x>two</a> three</p><p>four"
        let bytes = Array(html.utf8)
        let found = try blocks(html)
        let sources = found.map { String(decoding: bytes[$0.source], as: UTF8.self) }
        #expect(sources == ["Head &amp; shoulders", "One <a href=x>two</a> three", "four"])
    }

    @Test func unclosedAndMisnestedTags() throws {
        #expect(
            try texts("<p>a<b>b<i>c</b>d</i><p>e</div></p></span>f").joined(separator: " ")
                == "abcd e f")
    }

    @Test func textForReadersWithoutScriptsCountsIfItIsMostOfThePage() throws {
        let notice = "<p>Loading the thread.</p><noscript><div>\(Prose.html)</div></noscript>"
        let thread = try clean(notice, form: .html)
        #expect(Prose.paragraphs.allSatisfy { thread.text.contains($0) })
        let page = try clean(
            "\(Prose.html)<noscript>Please turn on scripts.</noscript><p>The end of it.</p>",
            form: .html)
        #expect(!page.blocks.contains { $0.text.contains("turn on") })
        #expect(page.blocks.last?.text == "The end of it.")
    }
}
