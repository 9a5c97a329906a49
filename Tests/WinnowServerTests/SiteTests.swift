import Foundation
import JSONText
import Testing
import Winnow

@testable import WinnowServer

/// What is answered to whom.
@Suite struct SiteTests {
    private let folder: TestSite

    init() throws {
        folder = try TestSite(
            (1...25).map { number in
                var document = TestSite.document(
                    "page \(number)",
                    "Dam \(number) holds for \(number) years.\nVerifiable steps number \(number).",
                    title: "Report \(number)")
                document.metadata.url = "https://\(number % 2 == 0 ? "a" : "b").org/x"
                document.metadata.published = "2025-\(number % 2 == 0 ? "10" : "11")-03"
                return document
            })
    }

    @Test func firstPageSaysHowMany() async throws {
        let response = try await folder.site().get("/")
        #expect(response.status == 200)
        #expect(response.body.contains("25 pages are in the index"))
    }

    @Test func resultsAreMarkedAndPaged() async throws {
        let site = try folder.site()
        let first = await site.get("/?q=%22verifiable+steps%22")
        #expect(first.body.contains("<mark>Verifiable steps</mark>"))
        #expect(first.body.contains("1 to 10 of 25 pages"))
        #expect(first.body.contains("offset=10"))
        #expect(first.body.contains("By site"))
        let last = await site.get("/?q=steps&offset=20")
        #expect(last.body.contains("21 to 25 of 25 pages"))
        #expect(!last.body.contains("rel=\"next\""))
        let november = await site.get("/?q=steps&after=2025-11")
        #expect(november.body.contains("of 13 pages"))
    }

    @Test func adviceIsLinked() async throws {
        let response = try await folder.site().get("/?q=verifiabel")
        #expect(response.body.contains("did you mean verifiable?"))
        #expect(response.body.contains("href=\"/?q=verifiable\""))
    }

    @Test func facetsNarrow() async throws {
        let site = try folder.site()
        let narrowed = await site.get("/api/search?q=" + inAddress("+(steps) +site:\"a.org\""))
        #expect(narrowed.body.hasPrefix("{\"total\":12,"))
    }

    @Test func nearCopiesAreFoldedUnlessAskedFor() async throws {
        let words = (1...60).map { "word\($0)" }.joined(separator: " ")
        let copies = try TestSite((1...3).map { TestSite.document("copy \($0)", words) })
        let site = try copies.site()
        let folded = await site.get("/?q=word7")
        #expect(folded.body.contains("href=\"/?q=word7&amp;group=false\">+2 similar</a>"))
        #expect(!folded.body.contains("copy 3"))
        let all = await site.get("/?q=word7&group=false")
        #expect(all.body.contains("copy 3") && !all.body.contains("similar"))
        #expect(await site.get("/api/search?q=word7&group=no").status == 400)
    }

    @Test func wordsAreOfTheLanguageThatIsAsked() async throws {
        func document(_ key: String, _ text: String, _ language: String) -> Document {
            var document = TestSite.document(key, text)
            document.metadata.language = language
            return document
        }
        let site = try TestSite([
            document("en", "the dies were cast", "en"), document("de", "dies und das", "de"),
            document("die", "they die out", "en"),
        ]).site()
        let all = await site.get("/api/search?q=dies")
        #expect(all.body.hasPrefix("{\"total\":3,"))
        let german = await site.get("/api/search?q=dies&query-lang=de")
        #expect(german.body.hasPrefix("{\"total\":1,"))
        for wrong in ["DE", "d", "germ", ""] {
            let refused = await site.get("/api/search?q=dies&query-lang=\(wrong)")
            #expect(refused.status == 400, "\(wrong)")
            #expect(refused.body.contains("query-lang is a language's code, as en or fa"))
        }
        // The page keeps it in its links, and in the next search.
        let page = await site.get("/?q=dies&query-lang=de&sort=")
        #expect(page.body.contains("q=dies&amp;query-lang=de#first-match"))
        #expect(page.body.contains("name=\"query-lang\" value=\"de\""))
        #expect(await site.get("/?q=dies&query-lang=").status == 200)
    }

    @Test func boilerplateIsSearchedWhereThatIsAsked() async throws {
        let site = try folder.site()
        let target = "/api/search?q=" + inAddress("in:boilerplate tide")
        #expect(await site.get(target).body.contains("nothing that was stripped from pages"))
        let writer = try IndexWriter(folder: BoilerplateIndex.folder(of: folder.folder))
        for number in 1...3 {
            try writer.add(TestSite.document("page \(number)", "Tide tables\n\nLetters"))
        }
        try writer.commit()
        let found = await site.get(target)
        #expect(found.body.hasPrefix("{\"total\":3,"))
        // Not folded, and with the titles of the texts.
        for number in 1...3 { #expect(found.body.contains("\"title\":\"Report \(number)\"")) }
        #expect(await site.get("/api/search?q=tide").body.hasPrefix("{\"total\":0,"))
        let page = await site.get("/?q=" + inAddress("in:boilerplate tide"))
        #expect(page.body.contains("<mark>Tide</mark> tables"))
        let document = await site.get("/document?key=page%201&q=" + inAddress("in:boilerplate dam"))
        #expect(document.status == 200 && !document.body.contains("<mark>"))
    }

    @Test func apiHasTheNamesOfTheCommand() async throws {
        let response = try await folder.site().get(
            "/api/search?q=steps&limit=2&offset=1&facet=site")
        let json =
            try JSONSerialization.jsonObject(with: Data(response.body.utf8)) as? [String: Any]
        #expect(json?["total"] as? Int == 25)
        #expect(json?["first"] as? Int == 2)
        let hits = json?["hits"] as? [[String: Any]]
        #expect(hits?.count == 2)
        for name in [
            "rank", "score", "key", "path", "title", "date", "url", "passage", "highlights",
        ] {
            #expect(hits?.first?[name] != nil)
        }
        let facets = json?["facets"] as? [[String: Any]]
        #expect(facets?.first?["by"] as? String == "site")
    }

    @Test(arguments: [
        "/api/search", "/api/search?q=a&limit=0", "/api/search?q=a&limit=101",
        "/api/search?q=a&limit=x",
        "/api/search?q=a&offset=10001", "/api/search?q=a&offset=99999999999999999999",
        "/api/search?q=a&sort=best", "/api/search?q=a&after=2025-13", "/api/search?q=a&facet=x",
        "/api/search?q=" + String(repeating: "a", count: 1001), "/api/document",
    ])
    func badParametersAreSaid(target: String) async throws {
        let response = try await folder.site().get(target)
        #expect(response.status == 400)
        #expect(response.body.hasPrefix("{\"error\":\""))
    }

    @Test func documentIsWhole() async throws {
        let site = try folder.site()
        let page = await site.get("/document?key=page%203&q=steps")
        #expect(page.body.contains("<p dir=\"auto\">Dam 3 holds for 3 years.</p>"))
        #expect(page.body.contains("Verifiable <mark>steps</mark> number 3."))
        #expect(page.body.contains("rel=\"noopener noreferrer\""))
        let json = await site.get("/api/document?key=page+3&q=steps")
        #expect(
            json.body.contains("\"text\":\"Dam 3 holds for 3 years.\\nVerifiable steps number 3.\"")
        )
        #expect(await site.get("/document?key=../../etc/passwd").status == 404)
        #expect(await site.get("/api/document?key=nothing").status == 404)
    }

    @Test func strippedPartsAreShownWhileTheFileIsTheSame() async throws {
        let path = NSTemporaryDirectory() + "winnow-page-\(UUID().uuidString).html"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let html =
            "<html><body><nav><a href=/>Home</a> <a href=/w>World</a></nav><article><p>"
            + String(
                repeating: "The delegates left after nine hours without a common text. ", count: 9)
            + "</p></article><footer>All rights reserved</footer></body></html>"
        try html.write(toFile: path, atomically: true, encoding: .utf8)
        let ingested = NSTemporaryDirectory() + "winnow-index-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: ingested) }
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        var status = stat()
        unsafe stat(path, &status)
        let modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        let source = Source(
            path: path, size: attributes[.size] as? UInt64 ?? 0, modified: modified)
        try folder.add([Document(key: path, source: source, text: "The delegates left")])
        let site = try folder.site()
        let target = "/document?key=\(inAddress(path))&stripped=1"
        let shown = await site.get(target)
        #expect(shown.body.contains("stripped, "))
        #expect(shown.body.contains("All rights reserved"))
        try (html + " ").write(toFile: path, atomically: true, encoding: .utf8)
        #expect(await site.get(target).body.contains("has changed since"))
    }

    @Test func newCommitsAreServed() async throws {
        let site = try folder.site()
        #expect(await site.get("/api/search?q=reservoir").body.hasPrefix("{\"total\":0,"))
        try folder.add([TestSite.document("new", "a reservoir")])
        try await Task.sleep(for: .milliseconds(250))
        #expect(await site.get("/api/search?q=reservoir").body.hasPrefix("{\"total\":1,"))
    }

    @Test func queriesWithoutWordsAreNoErrors() async throws {
        let response = try await folder.site().get("/api/search?q=%22")
        #expect(response.status == 200)
        #expect(response.body.contains("no word to search for"))
    }

    @Test func othersThanGetAreRefused() async throws {
        let site = try folder.site()
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"] {
            let response = await site.respond(
                to: WebRequest(method: method, target: "/api/search?q=a", host: "localhost"))
            #expect(response.status == 405)
            #expect(response.headers.contains { $0.name == "Allow" })
        }
    }

    @Test func tooManyAtOnceAreRefused() async throws {
        let response = try await folder.site(mostAtOnce: 0).get("/?q=steps")
        #expect(response.status == 503)
        #expect(response.headers.contains { $0.name == "Retry-After" })
    }

    @Test func healthAndMetrics() async throws {
        let site = try folder.site()
        #expect(await site.get("/healthz").body == "ok\n")
        let metrics = await site.get("/metrics").body
        #expect(metrics.contains("winnow_answers_total{status=\"200\"} 1\n"))
        #expect(metrics.contains("winnow_documents 25\n"))
    }

    @Test func interfaceIsDescribed() async throws {
        let response = try await folder.site().get("/openapi.json")
        let json =
            try JSONSerialization.jsonObject(with: Data(response.body.utf8)) as? [String: Any]
        #expect((json?["openapi"] as? String)?.hasPrefix("3.1") == true)
        let paths = json?["paths"] as? [String: Any]
        #expect(paths?.keys.sorted() == ["/api/document", "/api/search", "/healthz", "/metrics"])
    }
}
