import Foundation
import Glibc
import Testing

@Suite struct SearchTests {
    /// Forty documents about herons, one of them about an otter too.
    private static let shared = Result { try build() }

    private func place() throws -> Workplace { try Self.shared.get() }

    private static func build() throws -> Workplace {
        let place = try Workplace()
        var lines = ""
        for number in 0..<40 {
            lines += try Workplace.line([
                "id": "doc-\(number)",
                "title": number % 2 == 0 ? "Été: the heron \(number)" : "Reeds",
                "text": "Ein Ärger — the grey heron "
                    + String(repeating: "stood in the reeds. ", count: number + 1)
                    + (number == 7 ? "An otter swam by, and the otters’ young." : ""),
            ])
        }
        try place.write("all.jsonl", lines)
        #expect(try place.winnow("index", "all.jsonl").code == 0)
        return place
    }

    private static func marked(_ object: [String: Any], _ text: String, _ ranges: String) throws
        -> [String]
    {
        let bytes = Array((object[text] as? String ?? "").utf8)
        let pairs = try #require(object[ranges] as? [[Int]])
        return try pairs.map { pair in
            try #require(
                pair.count == 2 && pair[0] >= 0 && pair[0] < pair[1] && pair[1] <= bytes.count)
            return try #require(String(validating: bytes[pair[0]..<pair[1]], as: UTF8.self))
        }
    }

    @Test func codes() throws {
        let place = try place()
        let some = try place.winnow("search", "otter")
        #expect(some.code == 0 && some.error.isEmpty)
        #expect(some.output.hasPrefix("1. Reeds\n   all.jsonl:8 doc-7 · score "))
        #expect(some.output.contains("**otter** swam by, and the **otters"))
        #expect(some.output.contains("\n1-1 of 1 in "))
        let none = try place.winnow("search", "absent")
        #expect(none.code == 1 && none.error.isEmpty && none.output.hasPrefix("no hits in "))
        let noneAsJSON = try place.winnow("search", "absent", "--json")
        #expect(noneAsJSON.code == 1)
        #expect(try noneAsJSON.objects().map { $0["type"] as? String } == ["summary"])
        // What lies behind the last hit is not nothing.
        let behind = try place.winnow("search", "otter", "--offset", "5")
        #expect(behind.code == 0 && behind.output.hasPrefix("none of 1 from 6 on"))
    }

    @Test func json() throws {
        let place = try place()
        let outcome = try place.winnow(
            "search", "--json", "--no-group", "-n", "3", "--offset", "2", "heron arger")
        #expect(outcome.code == 0 && outcome.error.isEmpty && outcome.output.hasSuffix("}\n"))
        let objects = try outcome.objects()
        #expect(objects.count == 4)
        let summary = try #require(objects.last)
        #expect(summary["type"] as? String == "summary")
        #expect(summary["total"] as? Int == 40)
        #expect(summary["first"] as? Int == 3)
        #expect(summary["shown"] as? Int == 3)
        #expect(summary["microseconds"] as? Int ?? 0 > 0)
        for (place, hit) in objects.dropLast().enumerated() {
            #expect(hit["type"] as? String == "hit")
            #expect(hit["rank"] as? Int == place + 3)
            #expect(try Self.marked(hit, "passage", "highlights") == ["Ärger", "heron"])
            let title = try #require(hit["title"] as? String)
            #expect(
                try Self.marked(hit, "title", "titleHighlights")
                    == (title == "Reeds" ? [] : ["heron"]))
        }
    }

    /// Pages of hits are the one list of all of them, cut.
    @Test func limitAndOffset() throws {
        let place = try place()
        func keys(_ arguments: String...) throws -> [String] {
            try place.winnow(["search", "--json", "--no-group", "heron"] + arguments).objects()
                .compactMap {
                    $0["key"] as? String
                }
        }
        let all = try keys("-n", "100")
        #expect(all.count == 40 && Set(all).count == 40)
        #expect(try keys() == Array(all[..<10]))
        #expect(try keys("-n", "7", "--offset", "11") == Array(all[11..<18]))
        #expect(try keys("--limit", "7", "--offset", "38") == Array(all[38...]))
        #expect(try keys("-n", "0").isEmpty)
        for wrong in [
            ["-n", "-1"], ["-n", "x"], ["-n", "1000001"], ["--offset", "-2"],
            ["--offset", "9999999"],
        ] {
            let outcome = try place.winnow(["search", "heron"] + wrong)
            #expect(outcome.code == 2 && outcome.output.isEmpty, "\(wrong)")
        }
    }

    /// What a tree of an explanation is made of makes its value.
    private func check(_ tree: [String: Any]) throws -> Double {
        let value = try #require(tree["value"] as? Double)
        let text = try #require(tree["text"] as? String)
        var parts = try #require(tree["parts"] as? [[String: Any]])
        var values = try parts.map { try #require($0["value"] as? Double) }
        var boost = 1.0
        if text.contains(": boost * idf") {
            boost = values.removeFirst()
            parts.removeFirst()
        }
        if text == "sum of:" {
            let sum = try parts.reduce(0) { try $0 + check($1) }
            #expect(abs(sum - value) < 1e-5)
        } else if text.hasSuffix("idf * tf part") {
            try #require(values.count == 2)
            #expect(abs(boost * values[0] * values[1] - value) < 1e-5)
            let idf = try #require(parts[0]["parts"] as? [[String: Any]]).map {
                $0["value"] as! Double
            }
            if !text.hasPrefix("\"") {
                #expect(abs(log(1 + (idf[0] - idf[1] + 0.5) / (idf[1] + 0.5)) - values[0]) < 1e-5)
            }
            let numbers = try #require(parts[1]["parts"] as? [[String: Any]]).map {
                $0["value"] as! Double
            }
            let (tf, k1, b, length, average) = (
                numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]
            )
            #expect(abs(tf / (tf + k1 * (1 - b + b * length / average)) - values[1]) < 1e-4)
        }
        return value
    }

    @Test(arguments: [[], ["--k1", "0"], ["--k1", "2.5", "--b", "1"], ["--b", "0"]])
    func explanations(options: [String]) throws {
        let place = try place()
        for query in [
            "otter", "otter heron", "\"grey heron\" (otter OR title:ete) -absent",
            "+reeds title:heron",
        ] {
            let outcome = try place.winnow(
                ["search", "--json", "--no-group", "--explain", "-n", "50", query] + options)
            let hits = try outcome.objects().dropLast()
            #expect(!hits.isEmpty)
            for hit in hits {
                let tree = try #require(hit["explanation"] as? [String: Any])
                let score = try #require(hit["score"] as? Double)
                #expect(abs(try check(tree) - score) < 1e-5)
            }
        }
        let human = try place.winnow(["search", "--explain", "otter"] + options)
        #expect(human.output.contains(" otter by stem: idf * tf part\n"))
        #expect(human.output.contains("tf, occurrences in the document\n"))
    }

    @Test func parametersOutOfRange() throws {
        let place = try place()
        for wrong in [
            ["--k1", "-1"], ["--k1", "nan"], ["--k1", "inf"], ["--k1", "x"], ["--b", "1.01"],
            ["--b=-0.5"], ["--b", "nan"], ["--color", "mauve"],
        ] {
            let outcome = try place.winnow(["search", "heron"] + wrong)
            #expect(
                outcome.code == 2 && outcome.output.isEmpty && !outcome.error.isEmpty, "\(wrong)")
        }
        for right in [["--k1", "0"], ["--k1", "1e30"], ["--b", "0"], ["--b", "1"]] {
            #expect(try place.winnow(["search", "heron"] + right).code == 0)
        }
    }

    @Test func colour() throws {
        let place = try place()
        let plain = try place.winnow("search", "otter")
        #expect(!plain.output.contains("\u{1B}"))
        let always = try place.winnow(
            ["search", "otter", "--color", "always"], environment: ["NO_COLOR": "1"])
        #expect(always.output.contains("\u{1B}[1;31motter\u{1B}[0m"))
        #expect(!always.output.contains("**"))
        #expect(try !place.winnow("search", "otter", "--color=never").output.contains("\u{1B}"))
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else {
            print("colour on a terminal skipped: no command script")
            return
        }
        func onTerminal(_ setting: String) throws -> String {
            try place.shell("TERM=xterm \(setting) script -qec '$WINNOW search otter' /dev/null")
                .output
        }
        #expect(try onTerminal("").contains("\u{1B}[1;31m"))
        #expect(try onTerminal("NO_COLOR=").contains("\u{1B}[1;31m"))
        #expect(try !onTerminal("NO_COLOR=1").contains("\u{1B}["))
        #expect(try !onTerminal("TERM=dumb").contains("\u{1B}["))
    }

    /// On a terminal, what is longer goes through the pager.
    @Test func pager() throws {
        let place = try place()
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else {
            print("the pager on a terminal skipped: no command script")
            return
        }
        func shown(rows: Int, _ pager: String, _ option: String = "") throws -> [Substring] {
            try place.shell(
                "PAGER='\(pager)' TERM=xterm script -qec "
                    + "'stty rows \(rows) cols 80; $WINNOW search heron -n 9 --no-group \(option)' /dev/null"
            ).output.split(separator: "\r\n")
        }
        let marking = "sed s/^/page:/"
        #expect(try shown(rows: 10, marking).allSatisfy { $0.hasPrefix("page:") })
        #expect(try shown(rows: 200, marking).allSatisfy { !$0.hasPrefix("page:") })
        for (pager, option) in [
            (marking, "--pager never"), (marking, "-c"), ("no-such-program", ""), ("", ""),
        ] {
            let lines = try shown(rows: 10, pager, option)
            #expect(!lines.isEmpty && lines.allSatisfy { !$0.hasPrefix("page:") }, "\(option)")
        }
        // One that reads nothing is no error.
        #expect(try shown(rows: 10, "true").isEmpty)
        let elsewhere = try place.shell("PAGER='\(marking)' $WINNOW search heron -n 40 | tail -1")
        #expect(!elsewhere.output.hasPrefix("page:"))
    }

    /// A reader that goes away early is no error.
    @Test func closedPipe() throws {
        let place = try place()
        let outcome = try place.shell(
            "{ $WINNOW search --json --explain -n 40 heron; echo code $? >&2; } | head -n 1 | cut -c1-13"
        )
        #expect(outcome.output == "{\"type\":\"hit\"\n")
        #expect(outcome.error == "code 0\n")
        let closed = try place.shell("$WINNOW search heron >&-; echo code $?")
        #expect(closed.output == "code 0\n")
        let full = try place.shell("$WINNOW search heron >/dev/full; echo code $?")
        #expect(full.output == "code 2\n")
        #expect(full.error.contains("cannot write standard output: No space left on device"))
    }

    @Test(
        arguments: [
            ("", 2, "the query has no word to search for"),
            ("   ", 2, "the query has no word to search for"),
            ("\"", 2, "a quote is not closed"), ("()", 2, "no word to search for"),
            ("(((", 2, "a ( is not closed"), (")", 2, "a ) without ( is ignored"),
            ("AND", 2, "an AND lacks a side"), ("OR OR", 2, "an OR lacks a side"),
            ("NOT", 2, "a +, - or NOT has nothing behind it"),
            ("— … !?", 2, "no word to search for"),
            ("\"grey heron", 0, "a quote is not closed"), ("(heron", 0, "a ( is not closed"),
            ("heron)", 0, "a ) without ( is ignored"), ("heron AND", 0, "an AND lacks a side"),
            ("OR heron", 0, "an OR lacks a side"), ("heron +", 0, ""),
            ("heron NOT", 0, "nothing behind it"),
            ("-heron", 1, ""), ("-absent", 0, ""), ("\"\" heron", 0, ""),
        ] as [(String, Int32, String)])
    func oddQueries(query: String, code: Int32, message: String) throws {
        let place = try place()
        let outcome = try place.winnow("search", "--", query)
        #expect(outcome.code == code)
        #expect(message.isEmpty || outcome.error.contains(message))
        #expect(message.isEmpty == outcome.error.isEmpty)
        #expect(outcome.output.isEmpty == (code == 2))
    }

    /// Arguments are joined; together they may be too long.
    @Test func longQueries() throws {
        let place = try place()
        let piece = String(repeating: "heron ", count: 18_000)
        let outcome = try place.winnow(["search"] + Array(repeating: piece, count: 10))
        #expect(outcome.code == 2 && outcome.output.isEmpty)
        #expect(
            outcome.error == "winnow: the query is 1080009 bytes long; at most 65536 are allowed\n")
        #expect(try place.winnow("search", "grey", "otter").output.contains("**otter**"))
        let longest = String(repeating: "heron ", count: 10_922)
        #expect(try place.winnow("search", "-n", "1", longest).code == 0)
        #expect(try place.winnow("search", String(repeating: "x", count: 60_000)).code == 1)
    }

    /// Control characters of documents, of their titles and of their files' names don't reach the
    /// terminal.
    @Test func controlCharacters() throws {
        let place = try Workplace()
        let evil = "\u{1B}[31m\u{7}\u{9B}2J\u{8}\u{7F}\r"
        try place.write(
            "in/\u{1B}[2Jevil\u{9B}.jsonl",
            try Workplace.line([
                "id": "k\(evil)", "title": "heron \(evil) title",
                "text": "A heron \(evil) stood \(evil).",
                "site": "s\(evil)", "date": "d\(evil)",
            ]) + "{\n")
        let index = try place.winnow("index", "in")
        #expect(index.code == 0)
        let runs = [
            index, try place.winnow("search", "heron"),
            try place.winnow("search", "--explain", "heron"),
            try place.winnow("search", "--json", "--explain", "heron"), try place.winnow("info"),
        ]
        for run in runs {
            #expect(!(run.output + run.error).isEmpty)
            let controls = (run.output + run.error).unicodeScalars.filter {
                $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value)
            }
            #expect(controls.isEmpty, "\(run)")
        }
        let hit = try #require(try runs[3].objects().first)
        #expect(hit["key"] as? String == "k\(evil)")
        #expect(hit["title"] as? String == "heron \(evil) title")
    }

    /// Whatever a page has in it is text in the report.
    @Test func htmlReport() throws {
        let place = try Workplace()
        let evil =
            "&lt;script&gt;alert('x')&lt;/script&gt; &lt;/style&gt; &quot;q&quot; &amp;amp; &#x202E;turned &#1; \0 end"
        let page = Workplace.page(
            "Herons \(evil)", "A grey heron stood in the reeds and waited for the fish \(evil).")
        try place.write("a<b>'.html", page)
        let report = try place.winnow("clean", "--html-report", "a<b>'.html")
        #expect(report.code == 0 && report.error.isEmpty)
        let html = report.output
        #expect(html.hasPrefix("<!DOCTYPE html>\n") && html.hasSuffix("</html>\n"))
        #expect(html.contains("<h1>a&lt;b&gt;&#39;.html</h1>"))
        #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
        #expect(html.contains("&quot;q&quot; &amp;amp;"))
        let ownTags = html.split(separator: "<").dropFirst().map {
            String($0.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }).lowercased()
        }
        let known = [
            "", "html", "head", "meta", "title", "style", "body", "h1", "p", "ins", "del", "table",
            "tr", "th",
            "td", "ol", "li", "details", "summary",
        ]
        #expect(Set(ownTags).subtracting(known) == [])
        #expect(html.components(separatedBy: "</style>").count == 2)
        let bad = html.unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n" || (0x202A...0x202E).contains($0.value)
        }
        #expect(bad.isEmpty)
        #expect(html.contains("<li class=\"kept paragraph\">"))
        #expect(html.contains("<ins>+ kept</ins>") && html.contains("first score: "))
        let stripped = try place.winnow(
            ["clean", "--html-report", "-"],
            input: "<body><nav><ul><li><a href=/>Home</a><li><a href=/a>About us</a></ul></nav>"
                + Workplace.page(
                    "Herons", "A grey heron stood in the reeds and waited for the fish."))
        #expect(stripped.output.contains("<del>&minus; stripped</del>"))
        #expect(stripped.output.contains("<h1>standard input</h1>"))
        let code = try place.winnow(
            ["clean", "--html-report", "-"], input: "# Code\r\n\r\n```\r\none\r\ntwo\r\n```\r\n")
        #expect(!code.output.contains("\u{FFFD}") && code.output.contains("one"))
        #expect(try place.winnow("clean", "--html-report", "--json", "a<b>'.html").code == 2)
    }

    /// Several pages are named, and one that can't be read keeps no other from being printed.
    @Test func cleanSeveral() throws {
        let place = try Workplace()
        try place.write("a.html", Workplace.page("Herons", "A grey heron stood in the reeds."))
        try place.write("b.html", Workplace.page("Gulls", "A gull sat on the old mill."))
        try place.write("empty.txt", "")
        let both = try place.winnow("clean", "a.html", "b.html")
        #expect(both.code == 0 && both.error.isEmpty)
        #expect(both.output.hasPrefix("==> a.html <==\n"))
        #expect(both.output.contains("the weather.\n\n==> b.html <==\n"))
        #expect(both.output.contains("old mill."))
        let partly = try place.winnow("clean", "nowhere.html", "b.html", "gone.html")
        #expect(partly.code == 2 && partly.output.contains("old mill."))
        #expect(
            partly.error == "winnow: nowhere.html: No such file or directory\n"
                + "winnow: gone.html: No such file or directory\n")
        let objects = try place.winnow("clean", "--json", "a.html", "empty.txt", "b.html")
        #expect(objects.code == 0)
        let paths = try objects.objects().map { $0["path"] as? String }
        #expect(paths == ["a.html", "empty.txt", "b.html"])
        let explained = try place.winnow("clean", "--explain", "a.html", "b.html")
        #expect(explained.code == 0 && explained.output.contains("\n==> b.html <==\n"))
        #expect(try place.winnow("clean", "empty.txt", "empty.txt").code == 1)
        let input = try place.winnow(
            ["clean", "-", "b.html"], input: Workplace.page("Herons", "A grey heron stood."))
        #expect(input.code == 0 && input.output.hasPrefix("==> standard input <==\n"))
        let report = try place.winnow("clean", "--html-report", "a.html", "b.html")
        #expect(report.code == 2 && report.output.isEmpty)
        #expect(report.error.contains("--html-report takes one page"))
        #expect(try place.winnow("clean", "-", "-").code == 2)
    }

    @Test func cleanAndTokens() throws {
        let place = try Workplace()
        try place.write(
            "page.html", Workplace.page("Herons", "A grey heron &#27;[31m stood in the reeds."))
        let clean = try place.winnow("clean", "page.html")
        #expect(clean.code == 0 && clean.error.isEmpty)
        #expect(clean.output.contains("A grey heron"))
        #expect(!clean.output.contains("\u{1B}"))
        let object = try #require(try place.winnow("clean", "--json", "page.html").objects().first)
        #expect(object["encoding"] as? String == "UTF-8")
        let blocks = try #require(object["blocks"] as? [[String: Any]])
        #expect(
            blocks.contains {
                $0["kept"] as? Bool == true && ($0["text"] as? String)?.contains("heron") == true
            })
        let explained = try place.winnow("clean", "--explain", "--favor", "recall", "page.html")
        #expect(explained.code == 0 && !explained.output.contains("\u{1B}"))
        #expect(explained.output.contains("first score: "))
        #expect(explained.output.contains("second score: "))
        #expect(try place.winnow("clean", "--explain", "--json", "page.html").code == 2)
        #expect(try place.winnow("clean", "--favor", "all", "page.html").code == 2)
        let input = try place.winnow(
            ["clean", "-"], input: Workplace.page("Herons", "A grey heron stood."))
        #expect(input.code == 0 && input.output.contains("grey heron"))
        #expect(try place.winnow(["clean", "-"], input: "").code == 1)
        let missing = try place.winnow("clean", "nowhere.html")
        #expect(missing.code == 2 && missing.output.isEmpty)
        #expect(missing.error == "winnow: nowhere.html: No such file or directory\n")

        let tokens = try place.winnow("tokens", "Ärger,", "the herons")
        #expect(tokens.code == 0)
        #expect(
            tokens.output == "0\t0-6\targer\targer\n1\t8-11\tthe\tthe\n2\t12-18\therons\theron\n")
        #expect(try place.winnow("tokens", "--language", "de", "Häuser").code == 0)
        #expect(try place.winnow("tokens", " … ").code == 1)
        let unknown = try place.winnow("tokens", "--language", "xx", "a")
        #expect(
            unknown.code == 2
                && unknown.error.hasPrefix("winnow: no stemmer for \"xx\"; there is one for: "))
    }
}
