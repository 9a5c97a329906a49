import Testing

@testable import PageExtraction

@Suite("Markup guard")
struct MarkupGuardTests {
    private func bound(_ text: String) -> String {
        var bytes = Array(text.utf8)
        MarkupGuard.bound(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func pagesAsTheyAreStay() {
        let page = "<p class=\"a b > c\" id='x' hidden>1 < 2 <br/><a href=x?a=b&c=\"d\">y</a"
        #expect(bound(page) == page)
        #expect(
            bound("<p title=\"" + String(repeating: "a b ", count: 5000) + "\">x").contains("a b"))
    }

    @Test func attributesBeyondTheLimitAreBlank() {
        let many = (0..<400).map { "a\($0)=\"1 2\"" }.joined(separator: " ")
        let found = bound("<p \(many)>text</p>")
        #expect(found.contains("a254="))
        #expect(!found.contains("a256="))
        #expect(found.hasSuffix(">text</p>"))
        #expect(found.utf8.count == "<p \(many)>text</p>".utf8.count)
    }

    @Test func aQuoteInANameIsNoQuote() {
        let many = (0..<400).map { "a\($0)" }.joined(separator: " ")
        #expect(!bound("<p a\"b=\"\(many)\">text").contains("a300"))
    }
}
