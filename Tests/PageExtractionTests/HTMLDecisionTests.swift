import Testing

@testable import PageExtraction

@Suite("Main text of HTML")
struct HTMLDecisionTests {
    private let page = """
        <html><head><title>Old sluice opened | Harbour News</title></head><body>
        <header class="site-header"><a href="/">Harbour News</a></header>
        <nav><ul><li><a href="/a">Politics</a><li><a href="/b">Sport</a><li><a href="/c">Weather</a>
        </ul></nav>
        <main><article class="post"><h1>Old sluice opened</h1>
        <div class="entry-content">
        \(Prose.paragraphs.map { "<p>\($0)</p>" }[0])
        <h2>A full basin</h2>
        \(Prose.paragraphs.map { "<p>\($0)</p>" }[1])
        <p>Read also: <a href="/old">Mill burned down in storm</a></p>
        <ul><li>The gates are four metres high and weigh two tonnes each.</li>
        <li>The basin holds as much water as nine swimming pools.</li></ul>
        <blockquote><p>We have waited for this day for eleven years, and now the water is here.</p>
        </blockquote>
        \(Prose.paragraphs.map { "<p>\($0)</p>" }[2])
        <pre><code>gate.open()\ngate.close()</code></pre>
        \(Prose.paragraphs.map { "<p>\($0)</p>" }[3])
        </div></article>
        <div class="share-buttons"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
        <section class="related-posts"><h3>Related articles</h3>
        <p><a href="/1">The council has a new plan for the harbour and its boats</a></p>
        <p><a href="/2">Why the fish of the river like the colder water more</a></p></section>
        <div id="comments"><h3>3 Comments</h3><p>I was there and it was a lovely day, thanks.</p>
        <p>Your email address will not be published. Required fields are marked *</p></div></main>
        <aside class="sidebar"><h3>Most read</h3><a href="/3">Ten boats that nobody wanted</a></aside>
        <div class="cookie-banner"><p>We use cookies to improve your experience on our site, and by
        continuing you agree to our use of cookies.</p><button>Accept all</button></div>
        <footer><p>© 2024 Harbour News. All rights reserved.</p></footer></body></html>
        """

    @Test func keepsTheArticleWithItsParts() throws {
        let text = try clean(page).text
        for paragraph in Prose.paragraphs { #expect(text.contains(paragraph)) }
        for part in [
            "A full basin", "four metres high", "nine swimming pools", "waited for this day",
            "gate.open()\ngate.close()",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func stripsWhatIsAroundIt() throws {
        let text = try clean(page).text
        for part in [
            "Politics", "Read also", "Mill burned", "Facebook", "Related articles", "new plan",
            "colder water", "Comments", "lovely day", "email address", "Most read", "Ten boats",
            "cookies", "Accept", "All rights",
        ] {
            #expect(!text.contains(part), "\(part)")
        }
    }

    @Test func strippedBlocksAreThereWithReasons() throws {
        let found = try clean(page)
        let notice = try #require(found.blocks.first { $0.text.hasPrefix("We use cookies") })
        #expect(!notice.isKept)
        #expect(notice.reason == "cookie or privacy notice")
        #expect(found.blocks.allSatisfy { !$0.reason.isEmpty })
    }

    @Test func classOnTheBodyDoesNotStripThePage() throws {
        let html = "<body class='has-sidebar nav-open comments-on'>\(Prose.html)</body>"
        let text = try clean(html).text
        for paragraph in Prose.paragraphs { #expect(text.contains(paragraph)) }
    }

    @Test func aPageWithTextNeverComesOutEmpty() throws {
        #expect(try clean("<p>Closed on Monday.</p>", form: .html).text == "Closed on Monday.")
    }

    @Test func articleInSeveralSectionsIsKeptWhole() throws {
        let html = Prose.paragraphs.map {
            "<section><div class=block><p>\($0)</p><p>\($0.uppercased())</p></div></section>"
        }.joined()
        let text = try clean("<main>\(html)</main>", form: .html).text
        for paragraph in Prose.paragraphs { #expect(text.contains(paragraph)) }
    }

    /// A caption of five words and more, with a score just below the page's, between kept blocks.
    @Test(arguments: [
        ("The mill in its last summer", Float(-0.9), true, true),
        ("The mill in its last summer", -1.1, true, false),
        ("The mill in its last summer", -0.9, false, false),
        ("The mill", -0.9, true, false),
        ("<a href=\"/mills\">The mill in its last summer</a>", -0.9, true, false),
    ])
    func captionsAmidKeptTextStay(
        _ caption: String, _ score: Float, _ isAmid: Bool, _ isKept: Bool
    ) throws {
        let html = "<p>a</p><figure><figcaption>\(caption)</figcaption></figure><p>b</p>"
        let draft = try PagePipeline(
            Array(html.utf8), form: .html, name: nil, limits: ExtractionLimits()
        ).draft
        var verdicts = [1, score, isAmid ? 1 : -1].map { Verdict(score: $0) }
        CaptionRule.keep(&verdicts, draft)
        #expect(verdicts.map(\.isKept) == [true, isKept, isAmid])
    }
}
