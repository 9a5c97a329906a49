import Foundation
import Testing

/// What `winnow search` shows and how, beside the hits themselves.
@Suite struct SearchOptionTests {
    @Test func boilerplate() throws {
        let place = try Workplace()
        let text = String(
            repeating: "The keeper of the lock wrote the height of the water into his book. ",
            count: 8)
        for (name, menu) in [("one", "Tide tables"), ("two", "Tide tables"), ("three", "Letters")] {
            try place.write(
                "pages/\(name).html",
                """
                <html><head><title>Page \(name)</title></head><body>
                <nav><a href="/a">\(menu)</a></nav>
                <article><h1>Page \(name)</h1><p>\(text)</p><p>\(text)</p></article></body></html>
                """)
        }
        #expect(try place.winnow("index", "pages").code == 0)
        #expect(try place.winnow("search", "tide").code == 1)
        let found = try place.winnow("search", "in:boilerplate", "tide tables")
        #expect(found.code == 0 && found.error.isEmpty)
        // Titles are those of the texts, lines those of the files, and equal menus are not folded.
        #expect(found.output.contains("Page one") && found.output.contains("Page two"))
        #expect(found.output.contains("pages/one.html:2 "))
        #expect(found.output.contains("**Tide** **tables**"))
        #expect(try place.winnow("search", "in:boilerplate tide", "-c").output == "2\n")
        #expect(try place.winnow("search", "in:boilerplate keeper").code == 1)
        #expect(
            try place.winnow("search", "in:boilerplate path:two tide", "-l").output
                == "pages/two.html\n")
        #expect(try place.winnow("info").output.contains("boilerplate"))
        #expect(try place.winnow("optimize").code == 0)
        #expect(
            try place.winnow("check").output.split(separator: "\n").allSatisfy {
                $0.hasSuffix("all is well.")
            })
        try place.write("queries.txt", "keeper\nin:boilerplate tide\n")
        let bench = try place.winnow("bench", "--queries", "queries.txt", "--rounds", "1")
        #expect(bench.error.contains("queries.txt:2: in:boilerplate is not measured"))

        // Damage there is found, and kept apart from the texts.
        _ = try place.shell("for f in */boilerplate/*.postings; do printf x >> $f; done")
        #expect(try place.winnow("check").code == 2)
        #expect(try place.winnow("search", "keeper").code == 0)
        #expect(try place.winnow("search", "in:boilerplate tide").code == 2)
        #expect(try place.winnow("check", "--repair").code == 0)
        #expect(try place.winnow("check").code == 0)

        try place.write("a.jsonl", "{\"text\": \"tide\"}\n")
        #expect(try place.winnow("index", "a.jsonl", "--index", "other").code == 0)
        let none = try place.winnow("search", "in:boilerplate tide", "--index", "other")
        #expect(none.code == 1 && none.output.isEmpty)
        #expect(none.error.contains("nothing that was stripped from pages is in this index"))
        #expect(try place.winnow("search", "in:boilerplate tide", "--index", "absent").code == 2)
    }

    private static let shared = Result { try build() }

    private func place() throws -> Workplace { try Self.shared.get() }

    /// Pages of two sites, one a month, in a file that is read line by line.
    private static func build() throws -> Workplace {
        let place = try Workplace()
        var lines = ""
        for month in 1...9 {
            var page = [
                "id": "page-\(month)", "title": "Reeds in month \(month)",
                "text": "The grey heron stood in the reeds. "
                    + String(repeating: "Nothing moved for an hour. ", count: 40)
                    + "Then the heron was gone.",
                "url": "https://\(month < 7 ? "a" : "b").example/\(month)",
            ]
            if month > 1 { page["date"] = "2025-0\(month)-15" }
            lines += try Workplace.line(page)
        }
        try place.write("all.jsonl", lines)
        try place.write("pages/one.txt", "Heading\n\nA long line about an otter in the river.\n")
        #expect(try place.winnow("index", "all.jsonl", "pages").code == 0)
        return place
    }

    @Test func countsAndPaths() throws {
        let place = try place()
        #expect(try place.winnow("search", "heron", "-c").output == "9\n")
        let none = try place.winnow("search", "absent", "-c")
        #expect(none.code == 1 && none.output == "0\n")
        #expect(
            try place.winnow("search", "heron OR otter", "-l").output
                == "pages/one.txt\nall.jsonl\n")
        let both = try place.winnow("search", "heron", "-l", "-c")
        #expect(both.code == 2 && both.error.contains("only one of"))
    }

    @Test func templates() throws {
        let place = try place()
        let outcome = try place.winnow(
            "search", "otter", "--format", "{{{rank}}} {path}:{line}\\t[{title}]\\n")
        #expect(outcome.output == "{1} pages/one.txt:3\t[one.txt]\n")
        for wrong in ["{nothing}", "{rank", "rank}"] {
            let outcome = try place.winnow("search", "otter", "--format", wrong)
            #expect(outcome.code == 2 && outcome.output.isEmpty, "\(wrong)")
        }
    }

    @Test func ordersAndDays() throws {
        let place = try place()
        func keys(_ arguments: String...) throws -> [String] {
            let outcome = try place.winnow(
                ["search", "heron", "--no-group", "--format", "{key} "] + arguments)
            return outcome.output.split(separator: " ").map(String.init)
        }
        #expect(try keys("--sort", "date", "-n", "3") == ["page-9", "page-8", "page-7"])
        #expect(try keys("--sort", "date").last == "page-1")
        #expect(
            try keys("--sort", "date", "--after", "2025-03", "--before", "2025-05-15")
                == ["page-5", "page-4", "page-3"])
        #expect(try keys("--before", "2024") == [])
        #expect(try place.winnow("search", "heron", "--after", "soon").code == 2)
        #expect(try keys("--sort", "date", "--offset", "7") == ["page-2", "page-1"])
    }

    /// All nine pages have the same text.
    @Test func groups() throws {
        let place = try place()
        let folded = try place.winnow("search", "heron")
        #expect(folded.output.contains("\n   +8 similar\n"))
        #expect(folded.output.contains("\n1-1 of 9 in "))
        let json = try place.winnow("search", "heron date:2025-03..2025-05", "--json")
        #expect(try #require(try json.objects().first)["similar"] as? Int == 2)
        let all = try place.winnow("search", "heron", "--no-group")
        #expect(!all.output.contains("similar") && all.output.contains("\n1-9 of 9 in "))
    }

    @Test func similar() throws {
        let place = try place()
        let copies = try place.winnow("similar", "page-3")
        #expect(copies.code == 0)
        #expect(copies.output == [1, 2, 4, 5, 6, 7, 8, 9].map { "page-\($0)\n" }.joined())
        #expect(try place.winnow("similar", "pages/one.txt").code == 1)
        let all = try place.winnow("similar", "--all", "--json").objects()
        #expect(all.count == 9)
        #expect(all[0]["key"] as? String == "page-1" && (all[0]["copies"] as? [String])?.count == 8)
        #expect(try place.winnow("similar", "--all").output.hasPrefix("page-1\n   page-2\n"))
        let unknown = try place.winnow("similar", "page-77")
        #expect(unknown.code == 2 && unknown.error == "winnow: the index has no page page-77\n")
        #expect(try place.winnow("similar").code == 2)
    }

    @Test func facets() throws {
        let place = try place()
        let outcome = try place.winnow(
            "search", "heron", "--facet", "site", "--facet", "date:year", "-n", "1")
        #expect(outcome.output.contains("by site\n   6  a.example\n   3  b.example\n"))
        #expect(outcome.output.contains("by date:year\n   8  2025\n"))
        let json = try place.winnow("search", "heron", "--facet", "date:month", "--json", "-n", "0")
        let summary = try #require(try json.objects().last)
        let facets = try #require(summary["facets"] as? [[String: Any]])
        #expect(facets[0]["by"] as? String == "date:month")
        let counts = try #require(facets[0]["counts"] as? [[String: Any]])
        #expect(counts.count == 8)
        #expect(counts[0]["value"] as? String == "2025-02" && counts[0]["count"] as? Int == 1)
        #expect(try place.winnow("search", "heron", "--facet", "colour").code == 2)
    }

    @Test func advice() throws {
        let place = try place()
        let misspelled = try place.winnow("search", "herron")
        #expect(misspelled.code == 1)
        #expect(
            misspelled.output.hasPrefix(
                "nothing has herron; did you mean heron? (9 pages have it)\nno hits in "))
        let form = try place.winnow("search", "\"gray herons\" \"the reed\"", "--json")
        #expect(form.code == 1)
        let advice = try #require(try form.objects().last?["advice"] as? [String])
        #expect(
            advice == [
                "nothing has gray; did you mean grey? (9 pages have it)",
                "nothing has herons; did you mean heron? (9 pages have it)",
                "nothing has reed; did you mean reeds? (9 pages have it)",
            ])
        let gap = try place.winnow("search", "\"heron reeds\"")
        #expect(
            gap.output.hasPrefix(
                "9 pages have these words near each other: '\"heron reeds\"~3'\n"))
        let stems = try place.winnow("search", "\"nothing moved hour\"~ \"stood in the hour\"")
        #expect(stems.code == 1 && !stems.output.contains("did you mean"))
    }

    @Test func strict() throws {
        let place = try place()
        let lenient = try place.winnow("search", "heron \"grey her")
        #expect(lenient.code == 0)
        #expect(
            lenient.error
                == "winnow: a quote is not closed; the phrase is taken to end with the query\n")
        let strict = try place.winnow("search", "--strict", "été \"grey her")
        #expect(strict.code == 2 && strict.output.isEmpty)
        #expect(strict.error.contains("\n  été \"grey her\n      ^\n"))
        #expect(try place.winnow("search", "--strict", "heron").code == 0)
    }

    @Test func lengths() throws {
        let place = try place()
        func passage(_ arguments: String...) throws -> String {
            try place.winnow(["search", "gone", "-n", "1", "--format", "{passage}"] + arguments)
                .output
        }
        #expect(try passage().utf8.count < 400)
        #expect(try passage("-C", "40").utf8.count < 120)
        let full = try passage("--full")
        #expect(full.hasPrefix("The grey heron stood") && full.hasSuffix("heron was gone."))
        let marked = try place.winnow("search", "gone", "-n", "1", "--full")
        #expect(marked.output.contains("Then the heron was **gone**."))
        #expect(try place.winnow("search", "gone", "-C", "3").code == 2)
    }

    @Test func timeouts() throws {
        let place = try place()
        let enough = try place.winnow("search", "heron", "--timeout", "60")
        #expect(enough.code == 0 && enough.error.isEmpty)
        let little = try place.winnow(
            "search", "heron OR /.*o.*/", "--timeout", "0.000000001", "--json")
        #expect(little.error == "winnow: time was up; there may be more hits, and better ones\n")
        #expect(try #require(try little.objects().last)["partial"] as? Bool == true)
        #expect(try place.winnow("search", "heron", "--timeout", "0").code == 2)
    }
}
