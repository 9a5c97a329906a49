import Testing

@testable import PageExtraction

/// Writes a page's events as nested tags.
private struct Writer: HTMLEventSink {
    var text = ""
    private var open: [HTMLTag] = []

    mutating func startElement(_ tag: HTMLTag, attributes: HTMLAttributes) {
        text += "(\(tag) "
        open.append(tag)
    }
    mutating func emptyElement(_ tag: HTMLTag, attributes: HTMLAttributes) { text += "[\(tag)]" }
    mutating func endElement() {
        text += ")"
        open.removeLast()
    }
    mutating func endLink(depth: Int) {
        precondition(open[depth] == .a)
        text += "!"
    }
    mutating func characters(_ text: Span<UInt8>, in range: Range<Int>) {
        self.text += String(decoding: text)
    }
    var isFull: Bool { false }
}

private func events(_ html: String, depthLimit: Int = 100) -> String {
    HTMLParser.parse(Array(html.utf8).span, depthLimit: depthLimit, sink: Writer()).text
}

/// What section 13.2.6 of the HTML standard makes of tags, as far as `HTMLParser` follows it.
@Suite("HTML parser")
struct HTMLParserTests {
    @Test(arguments: [
        ("<p>a<p>b", "(p a)(p b)"), ("<p>a<div>b</div>c", "(p a)(div b)c"),
        ("<p>a<b>b</p>c", "(p a(b b))c"), ("<p><span>a<p>b", "(p (span a))(p b)"),
        ("a</p>b", "a(p )b"), ("<p>a<button>b<p>c</button>d", "(p a(button b(p c))d)"),
        ("<div><p>a</div>b", "(div (p a))b"), ("<p>a<hr>b", "(p a)[hr]b"),
        ("<p>a<table><tr><td>b</table>c", "(p a)(table (tr (td b)))c"),
        ("<h1>a<h2>b</h3>c", "(h1 a)(h2 b)c"), ("<p>a</br>b", "(p a[br]b)"),
        ("<pre>a<p>b</pre>c", "(pre a(p b))c"),
    ])
    func paragraphs(_ html: String, _ expected: String) { #expect(events(html) == expected) }

    @Test(arguments: [
        ("<ul><li>a<li>b</ul>c", "(ul (li a)(li b))c"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "(ul (li a(ul (li b)))(li c))"),
        ("<li>a<div>b<li>c", "(li a(div b))(li c)"),
        ("<li>a<section>b<li>c", "(li a(section b(li c)))"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "(dl (dt a)(dd b)(dt c))"),
        ("<ul><li>a</ul></li>b", "(ul (li a))b"), ("<ol><li><ul></li>a</ul>", "(ol (li (ul a)))"),
    ])
    func lists(_ html: String, _ expected: String) { #expect(events(html) == expected) }

    @Test(arguments: [
        (
            "<table><tr><td>a<td>b<tr><th>c</table>d",
            "(table (tr (td a)(td b))(tr (th c)))d"
        ),
        (
            "<table><tbody><tr><td>a<tbody><tr><td>b</table>",
            "(table (tbody (tr (td a)))(tbody (tr (td b))))"
        ),
        (
            "<table><tr><td>a<table><tr><td>b</table>c</table>d",
            "(table (tr (td a(table (tr (td b)))c)))d"
        ),
        ("<table><tr><td><p>a</td>b</table>", "(table (tr (td (p a))b))"),
        ("<table><tr><td><div>a</tr></table>", "(table (tr (td (div a))))"),
        ("<div><table><tr><td></div>a</table>b</div>", "(div (table (tr (td a)))b)"),
        ("<table><table><tr><td>a", "(table )(table (tr (td a)))"),
        ("<table><caption>a<tr><td>b", "(table (caption a)(tr (td b)))"),
        ("<table><form><tr><td>a</form>b</table>c", "(table [form](tr (td ab)))c"),
        ("<td>a<td>b", "(td a(td b))"), ("</table></td>a", "a"),
    ])
    func tables(_ html: String, _ expected: String) { #expect(events(html) == expected) }

    @Test(arguments: [
        ("<a>a<b>b</a>c", "(a a(b b))c"), ("<a>a<div>b</a>c</div>d", "(a a(div b!c)d)"),
        ("<a>a<a>b", "(a a)(a b)"), ("<a>a<div>b<a>c", "(a a(div b!(a c)))"),
        ("<b>a<i>b</b>c</i>d", "(b a(i b))cd"), ("<b><p>a</b>b</p>c", "(b (p ab)c)"),
        ("<p><b>a</p>b</b>", "(p (b a))b"), ("a</b>c", "ac"),
        ("<a><table><tr><td>a</a>b", "(a (table (tr (td ab))))"),
        ("<x-y>a<x-z>b</x-y>c", "(other a(other b))c"), ("<x-y><div>a</x-y>b", "(other (div ab))"),
        ("<span>a</em>b", "(span ab)"),
    ])
    func misnesting(_ html: String, _ expected: String) { #expect(events(html) == expected) }

    @Test(arguments: [
        ("<html><head><title>a</title><body>b", "(html (head (title a))(body b))"),
        ("<html><head><meta>a<p>b", "(html (head [meta])a(p b))"),
        ("<head><div>a", "(head )(div a)"), ("<head> <link> </head>a", "(head  [link] )a"),
        ("<head><noscript><link></noscript><meta>", "(head (noscript [link])[meta])"),
        ("<head><noscript><img></noscript>a", "(head (noscript ))[img]a"),
        ("<html><body>a</body></html>b", "(html (body ab))"),
        ("<body>a<body>b<html lang=x>c", "(body ab[html]c)"),
        ("<form>a<form>b</form>c", "(form ab)c"),
        ("<form><div>a</form>b</div>c", "(form (div ab)c)"),
    ])
    func documents(_ html: String, _ expected: String) { #expect(events(html) == expected) }

    @Test(arguments: [
        ("<title><b></title>a", "(title <b>)a"), ("<textarea><p></textarea>", "(textarea <p>)"),
        ("<style><p></style>a", "(style <p>)a"), ("<script>'<p>'</script>a", "(script '<p>')a"),
        ("<xmp><p></xmp>a", "(xmp <p>)a"), ("<plaintext><p>", "(plaintext <p>)"),
        ("<noscript><p>a</noscript>b", "(noscript (p a))b"),
        ("<select><option>a<option>b<input>c", "(select (option a)(option b))[input]c"),
        ("<select>a<select>b</select>", "(select a)(select b)"),
        ("<template><p>a</div></template>b", "(template (p a))b"),
        ("<object><p>a</div></object>b", "(object (p a))b"),
        ("<ruby>a<rt>b<rt>c</ruby>d", "(ruby a(rt b)(rt c))d"),
    ])
    func content(_ html: String, _ expected: String) { #expect(events(html) == expected) }

    @Test(arguments: [
        ("<svg><path/><g>a</g></svg>b", "(svg (other )(other a))b"),
        ("<svg><title><b>a</b></title>c", "(svg (other (b a))c)"),
        ("<svg><style><p>a", "(svg (other ))(p a)"), ("<svg/>a", "(svg )a"),
        ("<svg><foreignObject><p>a</p></foreignObject></svg>b", "(svg (foreignObject (p a)))b"),
        ("<svg><![CDATA[<p>]]></svg><![CDATA[a]]>", "(svg <p>)"),
        ("<math><mi>a</mi><mo>b</math>c", "(math (mi a)(mo b))c"),
        ("<math><mi>a<mo>b</math>c", "(math (mi a(mo bc)))"),
        ("<svg><g></p>a", "(svg (other ))(p )a"), ("<svg><font>a</svg>b", "(svg (other a))b"),
        ("<svg><font size=1>a", "(svg )(font a)"), ("<svg></SVG>a", "(svg )a"),
        ("<div><svg></div>a", "(div (svg ))a"),
    ])
    func foreignContent(_ html: String, _ expected: String) { #expect(events(html) == expected) }

    @Test func elementsBeyondTheDepthAreEmpty() {
        #expect(events("<b><b><p>a<p>b<i>c", depthLimit: 2) == "(b (b (p )a(p )b(i )c))")
        #expect(events("<b><b><script>a</script>b", depthLimit: 2) == "(b (b (script a)b))")
    }
}
