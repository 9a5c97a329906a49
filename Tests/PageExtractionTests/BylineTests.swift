import Testing

@testable import PageExtraction

@Suite("Bylines, rights notices and document titles")
struct BylineTests {
    @Test(arguments: [
        ("By Ada Weber", "Ada Weber"), ("By Ada Weber Saturday, 15 November 2025", "Ada Weber"),
        ("Live reporting by Jo Lind and Ada Weber, Monday", "Jo Lind, Ada Weber"),
        ("Posted on November 3, 2025 by Ada Weber", "Ada Weber"),
        ("Words: J. R. Weber", "J. R. Weber"), ("Por Ada Weber · 15/11/2025", "Ada Weber"),
        ("5 марта 2025 г. Автор: Ада Вебер. Просмотров: 318", "Ада Вебер"),
    ])
    func namesFollowAnOpening(_ line: String, _ name: String) {
        #expect(Byline.labelled(line) == name)
    }

    @Test func sentencesAreNoBylines() {
        #expect(Byline.labelled("They were followed by Ada Weber") == nil)
        #expect(Byline.labelled("") == nil)
        #expect(Byline.name("Ada Weber, 3 May 2024, 15:20") == "Ada Weber")
        #expect(Byline.name("World News · 3 May 2024") == nil)
        #expect(Byline.name("Ada Weber, who came in 2024") == nil)
    }

    @Test(arguments: [
        ("© 2023 Harbour News. All Rights Reserved.", "Harbour News"),
        ("(C) Harbour News 2025", "Harbour News"), ("Harbour News © 2025", "Harbour News"),
        ("18+   © Harbour News, 1999-2025", "Harbour News"),
        ("Copyright © 2025 Harbour News · Privacy", "Harbour News"),
    ])
    func holdersOfRights(_ line: String, _ name: String) {
        #expect(RightsNotice.holder(line) == name)
    }

    @Test func linesWithoutAYearHaveNoHolder() {
        #expect(RightsNotice.holder("© Ada Weber") == nil)
        #expect(RightsNotice.holder("It was 2025 in Harbour Town") == nil)
    }

    @Test(arguments: [
        "The mill | Harbour News", "The mill - Town - Harbour News", "Harbour News: The mill",
        "Harbour News • View topic - The mill",
    ])
    func headingsDivideTitles(_ title: String) throws {
        let html = "<title>\(title)</title><h1>The mill</h1>\(Prose.html)"
        let found = try clean(html, form: .html).metadata
        #expect(found.title == "The mill")
        #expect(found.site == "Harbour News")
    }

    @Test func datesWithTwoReadingsAreNone() {
        #expect(DateReader.visible("Published 06/11/2025") == nil)
        #expect(DateReader.visible("Published 16/11/2025")?.date.text == "2025-11-16")
        #expect(DateReader.visible("Published 06.11.2025")?.date.text == "2025-11-06")
    }
}
