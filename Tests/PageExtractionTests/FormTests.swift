import Testing

@testable import PageExtraction

@Suite("Forms of pages")
struct FormTests {
    private func form(_ text: String, _ name: String? = nil) -> PageForm {
        FormSniffer.form(of: Array(text.utf8).span, name: name)
    }

    @Test func contentBeforeName() {
        #expect(form("<!DOCTYPE html><p>x", "a.txt") == .html)
        #expect(form("plain words", "a.html") == .html)
        #expect(form("plain words", "a.txt") == .text)
        #expect(form("plain words", "notes.MD") == .markdown)
        #expect(form("plain words") == .text)
        #expect(form("if a < b then <p> is a tag") == .text)
        #expect(form("<div>a</div><p>b</p><br>") == .html)
        #expect(form(" \n<p>a piece of a page") == .html)
        #expect(form("<p>a note", "a.md") == .markdown)
        #expect(form("<not a tag> that is known") == .text)
    }
}
