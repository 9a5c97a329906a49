import Testing

@testable import PageExtraction

/// Outlines a page from our parser's events.
private struct Outliner: HTMLEventSink {
    var outline = PageOutline()
    private var isShown: [Bool] = []

    mutating func startElement(_ tag: HTMLTag, attributes: HTMLAttributes) {
        let isShown = isShown.last ?? true
        self.isShown.append(isShown && outline.start(tag))
    }
    mutating func emptyElement(_ tag: HTMLTag, attributes: HTMLAttributes) {
        if isShown.last ?? true { _ = outline.start(tag) }
    }
    mutating func endElement() { isShown.removeLast() }
    mutating func endLink(depth: Int) {}
    mutating func characters(_ text: Span<UInt8>, in range: Range<Int>) {
        if isShown.last ?? true { outline.add(text: String(decoding: text)) }
    }
    var isFull: Bool { false }
}

@Suite("HTML parser beside libxml2")
struct LibXMLOracleTests {
    @Test func corpusPagesHaveTheSameElementsAndText() throws {
        var count = 0
        for name in SampleCorpus.pageNames where name.contains(".html") {
            let page = DecodedText(try SampleCorpus.unpacked(name).bytes)
            let ours = HTMLParser.parse(page.utf8.span, depthLimit: 512, sink: Outliner()).outline
            guard let theirs = LibXMLOracle.outline(page.utf8) else { continue }
            #expect(ours.text == theirs.text, "\(name)")
            #expect(ours.tags == theirs.tags, "\(name)")
            count += 1
        }
        print("Corpus: \(count) pages compared with libxml2")
        #expect(count > 0 || SampleCorpus.pageNames.isEmpty)
    }
}
