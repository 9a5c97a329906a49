import Testing

@testable import PageExtraction

/// What each state of section 13.2.5 of the HTML standard does; the html5lib tests are run by
/// `Scripts/tokenizer`.
@Suite("HTML tokenizer", .timeLimit(.minutes(2)))
struct HTMLTokenizerTests {
    @Test(arguments: [
        ("", []), ("text", ["text"]), ("a<b>c</b>d", ["a", "<b>", "c", "</b>", "d"]),
        ("1 < 2 <", ["1 < 2 <"]), ("a</", ["a</"]), ("<<p>", ["<", "<p>"]), ("<3>", ["<3>"]),
        ("a\0b", ["a\0b"]), ("a\r\nb\rc\r", ["a\nb\nc\n"]), ("\r", ["\n"]), ("é€😀", ["é€😀"]),
    ])
    func data(_ html: String, _ expected: [String]) { #expect(tokens(html) == expected) }

    @Test(arguments: [
        ("<P>", ["<p>"]), ("<a-b:c>", ["<a-b:c>"]), ("<p\n>", ["<p>"]), ("<br/>", ["<br/>"]),
        ("<br / >", ["<br>"]), ("</p x=y>", ["</p>"]), ("</P\t>", ["</p>"]), ("a</>b", ["ab"]),
        ("</ p>b", ["<!-- p-->", "b"]), ("<p", []), ("<p a", []), ("<p a=", []), ("<p a='b", []),
        ("<p a='b'", []), ("<p/", []), ("<é>", ["<é>"]),
    ])
    func tags(_ html: String, _ expected: [String]) { #expect(tokens(html) == expected) }

    @Test(arguments: [
        ("<a b>", "<a b=\"\">"), ("<a b c>", "<a b=\"\" c=\"\">"), ("<a b=c>", "<a b=\"c\">"),
        ("<a b = c >", "<a b=\"c\">"), ("<a b=\"c d\"e='f'>", "<a b=\"c d\" e=\"f\">"),
        ("<a b=>", "<a b=\"\">"), ("<a b= >", "<a b=\"\">"), ("<a =b=c>", "<a =b=\"c\">"),
        ("<a B=C>", "<a b=\"C\">"), ("<a b=c/>", "<a b=\"c/\">"), ("<a b/c>", "<a b=\"\" c=\"\">"),
        ("<a b=1 B=2 c=3 b=4>", "<a b=\"1\" c=\"3\">"), ("<a ID=1 id=2>", "<a id=\"1\">"),
        ("<a b\"c=d>", "<a b\"c=\"d\">"), ("<a b='>'>", "<a b=\">\">"),
        ("<a\tb\r\nc='x\r\ny\rz'>", "<a b=\"\" c=\"x\ny\nz\">"),
        ("<a b='\0'>", "<a b=\"\u{FFFD}\">"), ("<a \0=1>", "<a \u{FFFD}=\"1\">"),
        ("<a b=\"&amp;\" c=&lt; d='&#65;'>", "<a b=\"&\" c=\"<\" d=\"A\">"),
        ("<a b='?x=1&copy=2&lt3&lt;'>", "<a b=\"?x=1&copy=2&lt3<\">"),
        ("<a b='&lt'>", "<a b=\"<\">"), ("<a b='&lt-'>", "<a b=\"<-\">"),
    ])
    func attributes(_ html: String, _ expected: String) { #expect(tokens(html) == [expected]) }

    @Test func attributesBeyondTheLimitAreDropped() {
        let many = (0..<400).map { "a\($0)=\"\($0)\"" }.joined(separator: " ")
        let found = tokens("<p \(many)>text")
        #expect(found.count == 2)
        #expect(found[0].contains(" a255=\"255\""))
        #expect(!found[0].contains(" a256="))
    }

    @Test(arguments: [
        ("<!--a-->b", ["<!--a-->", "b"]), ("<!---->", ["<!---->"]), ("<!-->a", ["<!---->", "a"]),
        ("<!--->a", ["<!---->", "a"]), ("<!--a--!>b", ["<!--a-->", "b"]),
        ("<!--a--->", ["<!--a--->"]), ("<!--a-b--c->d-->", ["<!--a-b--c->d-->"]),
        ("<!--a--!b-->", ["<!--a--!b-->"]), ("<!--<!---->", ["<!--<!---->"]),
        ("<!--a", ["<!--a-->"]), ("<!--a-", ["<!--a-->"]), ("<!--a--", ["<!--a-->"]),
        ("<!--a--!", ["<!--a-->"]), ("<!--", ["<!---->"]), ("<!---", ["<!---->"]),
        ("<!a>b", ["<!--a-->", "b"]), ("<!", ["<!---->"]), ("<!>", ["<!---->"]),
        ("<?php a?>b", ["<!--?php a?-->", "b"]), ("<!-a>", ["<!---a-->"]),
        ("<![CDATA[a]]>", ["<!--[CDATA[a]]-->"]), ("<!DOCTYPE html>a", ["<!>", "a"]),
        ("<!doctype", ["<!>"]), ("<!doctype a \"b>c", ["<!>", "c"]),
    ])
    func commentsAndDeclarations(_ html: String, _ expected: [String]) {
        #expect(tokens(html) == expected)
    }

    @Test(arguments: [
        ("&amp;&lt&gt;", "&<>"), ("&amp", "&"), ("&notit;", "¬it;"), ("&notin;", "∉"),
        ("&not", "¬"), ("&no", "&no"), ("&", "&"), ("& a", "& a"), ("&;", "&;"), ("&x;", "&x;"),
        ("&Tab;&NewLine;", "\t\n"), ("&nGt;", "≫⃒"), ("&CounterClockwiseContourIntegral;", "∳"),
        ("&AMP&amp&Aacute;&zwnj;", "&&Á\u{200C}"), ("&equals;", "="), ("&bne;", "=⃥"),
        ("&#65;&#x41;&#X41", "AAA"), ("&#", "&#"), ("&#x", "&#x"), ("&#xg;", "&#xg;"),
        ("&#a", "&#a"), ("&#0;", "\u{FFFD}"), ("&#x80;&#x9F;", "€Ÿ"), ("&#x81;", "\u{81}"),
        ("&#xD800;", "\u{FFFD}"), ("&#x10FFFF;", "\u{10FFFF}"), ("&#x110000;", "\u{FFFD}"),
        ("&#99999999999999999999;", "\u{FFFD}"), ("&#13;", "\r"), ("&am\0p;", "&am\0p;"),
    ])
    func characterReferences(_ html: String, _ expected: String) {
        #expect(tokens(html) == [expected])
    }

    @Test func everyNamedReferenceIsFound() throws {
        var count = 0
        let table = NamedReferenceTable.bytes
        let all = String(decoding: table)
        for entry in all.split(separator: " ") {
            // Not characters: one that combines with the equals sign would hide it.
            let scalars = entry.unicodeScalars
            let equals = try #require(scalars.firstIndex(of: "="))
            let name = String(scalars[..<equals])
            let value = scalars[scalars.index(after: equals)...]
            #expect(tokens("&\(name)") == [String(value)])
            count += 1
        }
        #expect(count == 2231)
    }

    @Test(arguments: [
        ("a</title>b", ["a", "</title>", "b"]), ("a</TITLE >b", ["a", "</title>", "b"]),
        ("a</titlex>b", ["a</titlex>b"]), ("<b>&amp;<!--", ["<b>&<!--"]), ("a</b>", ["a</b>"]),
        ("</title/>", ["</title>"]), ("</", ["</"]), ("</title", ["</title"]), ("\0", ["\u{FFFD}"]),
        ("a\r\nb", ["a\nb"]),
    ])
    func characterData(_ html: String, _ expected: [String]) {
        #expect(tokens(html, .characterData, after: "title") == expected)
    }

    @Test(arguments: [
        ("<b>&amp;</style>a", ["<b>&amp;", "</style>", "a"]),
        ("<!--</style>", ["<!--", "</style>"]),
        ("</styles></style>", ["</styles>", "</style>"]), ("\0\r", ["\u{FFFD}\n"]),
    ])
    func rawText(_ html: String, _ expected: [String]) {
        #expect(tokens(html, .rawText, after: "style") == expected)
    }

    @Test(arguments: [
        ("a<b</script>c", ["a<b", "</script>", "c"]),
        ("<!--</script>a", ["<!--", "</script>", "a"]),
        ("<!--<script></script>--></script>a", ["<!--<script></script>-->", "</script>", "a"]),
        ("<!--<script>--></script>a", ["<!--<script>-->", "</script>", "a"]),
        ("<!--<script></script></script>a", ["<!--<script></script>", "</script>", "a"]),
        ("<!--<scripts></script>a", ["<!--<scripts>", "</script>", "a"]),
        ("<!--<script </script/</script>a", ["<!--<script </script/", "</script>", "a"]),
        ("<!--><script></script>a", ["<!--><script>", "</script>", "a"]),
        ("<!---><script></script>a", ["<!---><script>", "</script>", "a"]),
        ("<!-<script></script>a", ["<!-<script>", "</script>", "a"]),
        ("<!--<script></script", ["<!--<script></script"]),
        ("<!--\0<script>\0</script>", ["<!--\u{FFFD}<script>\u{FFFD}</script>"]),
    ])
    func scripts(_ html: String, _ expected: [String]) {
        #expect(tokens(html, .scriptData, after: "script") == expected)
    }

    @Test func eachScriptBeginsAnew() {
        let html = "<script><!--</script><script><script></script>a"
        #expect(
            tokens(html, follows: true) == [
                "<script>", "<!--", "</script>", "<script>", "<script>", "</script>", "a",
            ])
    }

    @Test func plainTextHasNoEnd() {
        #expect(
            tokens("<plaintext></plaintext>&amp;\0", follows: true)
                == ["<plaintext>", "</plaintext>&amp;\u{FFFD}"])
    }

    @Test(arguments: [
        ("<![CDATA[<b>&amp;]]>c", ["<b>&amp;c"]), ("<![CDATA[a]]b]]]>c", ["a]]b]c"]),
        ("<![CDATA[a", ["a"]), ("<![CDATA[]]>", []), ("<![cdata[a]]>", ["<!--[cdata[a]]-->"]),
        ("<![CDATA[a\r\n]]>", ["a\n"]), ("<![CDATA", ["<!--[CDATA-->"]),
    ])
    func sections(_ html: String, _ expected: [String]) {
        #expect(tokens(html, allowsCDATA: true) == expected)
    }

    @Test func placesInThePage() {
        let bytes = Array("ab&lt;<p x>c".utf8)
        var tokenizer = HTMLTokenizer(bytes.span)
        var ranges: [Range<Int>] = []
        while tokenizer.next() != .end { ranges.append(tokenizer.range) }
        #expect(ranges == [0..<2, 2..<6, 6..<11, 11..<12])
    }

    /// Time would be quadratic, or the stack too deep, if any of these began anew at each step.
    @Test(arguments: [
        "<", "</", "</>", "<!", "<a", "&", "&a", "&#", "<!--", "--", "-->", "\r\n", "\r",
        "<![CDATA[", "]]>", " a",
        " a=\"", "<a ", "]", "\0", "<script>", "</script", "<!--<script>", "<title>", "</title ",
        "<?",
    ])
    func repeated(_ piece: String) {
        let count = 4_000_000 / piece.utf8.count
        let html = String(repeating: piece, count: count)
        for (model, tag) in [
            (HTMLContentModel.data, ""), (.characterData, "title"), (.rawText, "style"),
            (.scriptData, "script"), (.plainText, ""),
        ] {
            let found = tokens(html, model, after: tag, follows: true, allowsCDATA: true)
            #expect(found.count <= count)
        }
        _ = tokens("<a " + html)
        _ = tokens("<!--" + html)
    }
}
