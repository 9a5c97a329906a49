import Testing

@testable import PageExtraction

@Suite("Hostile input", .timeLimit(.minutes(2)))
struct HostileInputTests {
    @Test(arguments: [
        "<div>", "<b>", "<table><tr><td>", "<ul><li>", "<font color=red>", "<a href=x>",
    ])
    func deepNesting(_ tag: String) throws {
        let html = String(repeating: tag, count: 100_000) + Prose.html
        let page = try clean(html, form: .html)
        #expect(page.text.contains("harbour master"))
    }

    @Test func deepNestingWithEndTagsThatMatchNothing() throws {
        let html =
            String(repeating: "<b>", count: 100_000)
            + String(repeating: "</i></p>", count: 100_000) + Prose.html
        #expect(try clean(html, form: .html).text.contains("harbour master"))
    }

    @Test func oneTagWithManyAttributes() throws {
        var html = "<p "
        for index in 0..<100_000 { html += "a\(index)=\"x y\" " }
        html += ">\(Prose.paragraphs[0])</p>"
        #expect(try clean(html, form: .html).text.contains("harbour master"))
    }

    @Test func tableWithManyRows() throws {
        let rows = "<tr><td>a word" + String(repeating: "<tr><td>a<td>b", count: 100_000)
        let page = try clean("<table>\(rows)</table>\(Prose.html)", form: .html)
        #expect(page.text.contains("harbour master"))
    }

    @Test func endTagsOfWhatIsOpenAroundOthers() throws {
        let html =
            "<a><form><i>" + String(repeating: "<b><table><tr><td>", count: 100)
            + String(repeating: "</a></form></i></p></h1></li>", count: 100_000) + Prose.html
        #expect(try clean(html, form: .html).text.contains("harbour master"))
    }

    @Test func longLine() throws {
        let line = String(repeating: Prose.paragraphs[0] + " ", count: 30_000)
        for form in [PageForm.html, .text, .markdown] {
            let page = try clean(line, form: form)
            #expect(page.blocks.count == 1)
        }
        let letters = String(repeating: "x", count: 5_000_000)
        #expect(try clean(letters, form: .html).blocks.first?.text.utf8.count == 5_000_000)
    }

    @Test func manyBlocksStopAtTheLimit() throws {
        let html = String(repeating: "<p>a word", count: 5000)
        let cleaner = PageCleaner(limits: ExtractionLimits(blockCount: 1000))
        #expect(try cleaner.clean(Array(html.utf8), form: .html).blocks.count <= 1001)
        let text = String(repeating: "a word.\n\n", count: 5000)
        #expect(try cleaner.clean(Array(text.utf8), form: .text).blocks.count == 1000)
    }

    @Test func nulsAreNoEnd() throws {
        let html = "<p>be\0fore</p>\0<p>after \0 all\0</p>"
        #expect(try clean(html, form: .html).blocks.map(\.text) == ["before", "after all"])
        #expect(try clean("be\0fore", form: .text).blocks.map(\.text) == ["before"])
    }

    @Test func entityBombsDoNotGrow() throws {
        var html = "<!DOCTYPE html [<!ENTITY a0 \"boom boom boom boom\">"
        for index in 1...20 {
            html +=
                "<!ENTITY a\(index) \"" + String(repeating: "&a\(index - 1);", count: 10) + "\">"
        }
        html += "]><p>&a20; \(Prose.paragraphs[0])</p>"
        let page = try clean(html, form: .html)
        #expect(page.blocks.reduce(0) { $0 + $1.text.utf8.count } < 10_000)
    }

    @Test(arguments: [
        "<p>text<!-- never closed", "<p>text<script>never closed", "<p>text<a href=\"never closed",
        "<p>text<title>never", "<p>text<![CDATA[ never", "<p>text<", "<p>text</", "<p>text<!",
        "<p>text&#", "<p>text&#xFFFFFFFFFF;", "<p>text&amp", "<p>text<?pi", "<p>text<p",
        "<p>text<p a=",
    ])
    func cutOffMarkup(_ html: String) throws {
        let page = try clean(html, form: .html)
        #expect(page.blocks.first?.text.hasPrefix("text") == true)
    }

    @Test func randomBytesAreRefused() {
        var state: UInt64 = 42
        let bytes = (0..<100_000).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        #expect(throws: ExtractionError.self) {
            try PageCleaner().clean(bytes, name: "page.html")
        }
        let pdf = Array("%PDF-1.4 stream".utf8)
        let error = #expect(throws: ExtractionError.self) { try PageCleaner().clean(pdf) }
        #expect(error?.description == "not a text: a PDF file")
    }

    @Test func smallMutationsNeverCrash() throws {
        var state: UInt64 = 7
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        let seed = Array(
            ("<html><head><title>t</title><script type='application/ld+json'>{\"@type\":\"Article\"}"
                + "</script></head><body class='a b'><table><tr><td>1<td>2</table><pre>x\ny</pre>"
                + "<ul><li><a href='x'>y</a></ul><time datetime='2024-01-01'>z</time>").utf8)
        for _ in 0..<600 {
            var bytes = seed
            for _ in 0..<(1 + next() % 8) {
                let at = next() % bytes.count
                switch next() % 3 {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: next())
                case 1: bytes.remove(at: at)
                default: bytes.insert(contentsOf: bytes[..<(at / 2)], at: at)
                }
            }
            for form in [PageForm.html, .text, .markdown] {
                guard let page = try? PageCleaner().clean(bytes, form: form) else { continue }
                for block in page.blocks { #expect(block.source.upperBound <= bytes.count) }
            }
        }
    }

    @Test func emptyAndTooLarge() throws {
        for form in PageForm.allCases {
            #expect(try PageCleaner().clean([], form: form).blocks.isEmpty)
        }
        let cleaner = PageCleaner(limits: ExtractionLimits(inputBytes: 10))
        #expect(throws: ExtractionError.tooLarge(size: 11, limit: 10)) {
            try cleaner.clean([UInt8](repeating: 0x61, count: 11))
        }
    }
}
