import Testing

@testable import PageExtraction

@Suite("Metadata")
struct MetadataTests {
    @Test func linkedDataComesFirst() throws {
        let html = """
            <html lang="en-GB"><head><title>Wrong | Site</title>
            <meta property="og:title" content="Also wrong">
            <link rel="canonical" href="https://example.org/2020/01/02/mill">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
            {"@type":"WebSite","name":"Harbour News"},
            {"@type":["NewsArticle"],"headline":"The mill &amp; the sea","datePublished":
            "2024-05-03T10:00:00+02:00","dateModified":"2024-05-04","author":[{"@type":"Person",
            "name":"Ada Weber"},{"name":"Jo Lind"}]}]}</script></head><body>\(Prose.html)</body></html>
            """
        let found = try clean(html).metadata
        #expect(found.title == "The mill & the sea")
        #expect(found.author == "Ada Weber, Jo Lind")
        #expect(found.site == "Harbour News")
        #expect(found.published == "2024-05-03")
        #expect(found.modified == "2024-05-04")
        #expect(found.language == "en")
        #expect(found.canonicalURL == "https://example.org/2020/01/02/mill")
    }

    /// What a text is written in counts more than what the template says, if the text is long enough
    /// and the declared language is one that would be recognised.
    @Test func languageIsThatOfTheText() throws {
        func language(_ declared: String, _ body: String) throws -> String? {
            try clean("<html lang=\"\(declared)\"><body>\(body)</body></html>", form: .html)
                .metadata.language
        }
        #expect(try language("de-AT", Prose.html) == "en")
        #expect(try language("en-US", Prose.html) == "en")
        #expect(try language("de", "<p>\(Prose.paragraphs[0])</p>") == "de")
        #expect(try language("sr", Prose.html) == "sr")
        #expect(try language("xx", Prose.html) == "xx")
        #expect(try language("", Prose.html) == "en")
    }

    @Test func openGraphAndMetaTags() throws {
        let html = """
            <head><title>The mill - Harbour News</title>
            <meta property="og:title" content="The mill and the sea | Harbour News">
            <meta property="og:site_name" content="Harbour News">
            <meta property="og:url" content="https://example.org/mill">
            <meta property="og:locale" content="en_GB">
            <meta property="article:published_time" content="2023-11-30T23:59:00Z">
            <meta property="article:modified_time" content="2023-12-01">
            <meta name="author" content="By Ada Weber"></head><body>\(Prose.html)
            """
        let found = try clean(html, form: .html).metadata
        #expect(found.title == "The mill and the sea")
        #expect(found.author == "Ada Weber")
        #expect(found.site == "Harbour News")
        #expect(found.published == "2023-11-30")
        #expect(found.modified == "2023-12-01")
        #expect(found.language == "en")
        #expect(found.canonicalURL == "https://example.org/mill")
    }

    @Test func whatReadersSeeIsTheLastResort() throws {
        let html = """
            <title>The mill and the sea | Harbour News</title><body>
            <h1>The mill and the sea</h1><p class="byline">By Ada Weber</p>
            <p class="date">3 May 2021</p>\(Prose.html)
            """
        let found = try clean(html, form: .html).metadata
        #expect(found.title == "The mill and the sea")
        #expect(found.author == "Ada Weber")
        #expect(found.published == "2021-05-03")
    }

    /// The heading is preferred to a declared title with more behind it, and to one that the page does not
    /// show, and a logo's heading is no title.
    @Test(arguments: [
        // What is declared, `<title>`, the headings, the title.
        ("The mill and the sea - Region - Harbour News", "", ["The mill and the sea"]),
        ("Mill, sea", "The mill and the sea - Harbour News", ["The mill and the sea"]),
        ("", "The mill and the sea | Harbour", ["Harbour"]),
        ("", "Harbour | The mill and the sea", ["Harbour", "The mill and the sea"]),
        ("", "The mill and the sea | Harbour", ["Harbour", "The mill and the sea"]),
        ("The mill and the sea - harbour.example", "", []),
        ("", "» The mill and the sea", []),
    ])
    func titleBesideHeadings(_ declared: String, _ document: String, _ headings: [String]) throws {
        let html = """
            <title>\(document)</title>\(declared.isEmpty ? "" : "<meta property=og:title content='\(declared)'>")
            <body>\(headings.map { "<h1>\($0)</h1>" }.joined())
            <div>The mill and the sea</div>\(Prose.html)
            """
        #expect(try clean(html, form: .html).metadata.title == "The mill and the sea")
    }

    /// A declared title that the page shows stays, whatever `<title>` says.
    @Test func shownTitleStays() throws {
        let html = """
            <title>All about the old mill - Harbour</title><meta property=og:title content="The mill and the sea">
            <body><h2>All about the old mill</h2><h1>The mill and the sea</h1>\(Prose.html)
            """
        #expect(try clean(html, form: .html).metadata.title == "The mill and the sea")
    }

    /// Chinese titles are often joined to the site without spaces.
    @Test func titleOfIdeographs() throws {
        let html = "<title>海边的旧磨坊重新开放_新闻_港口网</title><body>\(Prose.html)"
        #expect(try clean(html, form: .html).metadata.title == "海边的旧磨坊重新开放")
    }

    @Test(arguments: [
        ("//example.org/mill", "https://example.org/mill"), ("/mill", nil), ("//", nil),
        ("http://example.org/mill", "http://example.org/mill"),
    ])
    func canonicalAddress(_ link: String, _ expected: String?) throws {
        let html = "<link rel=canonical href='\(link)'><body>\(Prose.html)"
        #expect(try clean(html, form: .html).metadata.canonicalURL == expected)
    }

    @Test func brokenLinkedDataIsPassedOver() throws {
        let html =
            "<script type='application/ld+json'>{\"headline\": </script><title>A title"
            + "</title>\(Prose.html)"
        #expect(try clean(html, form: .html).metadata.title == "A title")
    }

    @Test(arguments: [
        ("2024-02-29T01:02:03Z", "2024-02-29"), ("20240503", "2024-05-03"),
        ("2024/05/03 10:00", "2024-05-03"), ("Fri, 03 May 2024 10:00:00 GMT", "2024-05-03"),
        ("1714730400", "2024-05-03"), ("1714730400000", "2024-05-03"),
        ("May 3rd, 2024", "2024-05-03"), ("3 de mayo de 2024", "2024-05-03"),
        ("3 мая 2024", "2024-05-03"), ("3. März 2024", "2024-03-03"), ("03.05.2024", "2024-05-03"),
        ("12/25/2023", "2023-12-25"), ("2024年5月3日", "2024-05-03"), ("٣ مايو ٢٠٢٤", "2024-05-03"),
        ("1er janvier 2020", "2020-01-01"),
    ])
    func datesAsPagesWriteThem(_ text: String, _ expected: String) {
        #expect(DateReader.machine(text)?.text == expected)
    }

    @Test(arguments: [
        "2023-02-29", "2024-13-01", "1969-01-01", "2999-01-01", "0000-00-00", "32.01.2024",
        "yesterday", "", "12345678901234567890",
    ])
    func datesThatAreNone(_ text: String) {
        #expect(DateReader.machine(text) == nil)
    }

    @Test func datesInAddresses() {
        #expect(DateReader.url("https://a.org/2024/05/03/mill")?.text == "2024-05-03")
        #expect(DateReader.url("https://a.org/mill-2024-05-03.html")?.text == "2024-05-03")
        #expect(DateReader.url("https://a.org/20240503/x")?.text == "2024-05-03")
        #expect(DateReader.url("https://a.org/2024/mill/5") == nil)
        #expect(DateReader.url("https://a.org/98765432109876543210") == nil)
    }
}
