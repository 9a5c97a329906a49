import Foundation
import Testing

/// `winnow show`, and what `winnow index` is told of files.
@Suite struct ShowTests {
    private static func capture(_ day: Int, _ text: String) -> String {
        let body =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Dam</title><body><p>\(text)"
        return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
            + "WARC-Date: 2024-01-0\(day)T00:00:00Z\r\nContent-Type: application/http\r\n"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n"
    }

    private func place() throws -> Workplace {
        let place = try Workplace()
        try place.write(
            "in/c.warc",
            Self.capture(1, "The dam by the mill was finished in the spring of that year.")
                + Self.capture(3, "The dam by the mill was opened to the public in the autumn.")
                + Self.capture(2, "The dam by the mill was inspected by the keeper of the lock."))
        try place.write("in/p.html", Workplace.page("Herons", "A grey heron stood in the reeds."))
        return place
    }

    @Test func documentsAndSources() throws {
        let place = try place()
        _ = try place.winnow("index", "in")
        let page = try place.winnow("show", "in/p.html")
        #expect(page.code == 0 && page.error.isEmpty)
        #expect(page.output.hasPrefix("Herons\n") && page.output.contains("A grey heron stood"))
        let key = "in/c.warc#http://a.example/@20240103000000"
        let capture = try place.winnow("show", key)
        #expect(capture.output.contains("captured 2024-01-03T00:00:00Z \u{B7} "))
        #expect(capture.output.contains("http://a.example/ \u{B7} \(key)\n"))
        let source = try place.winnow("show", key, "--source")
        #expect(source.output.hasPrefix("<html><title>Dam") && source.output.hasSuffix("autumn."))
        let object = try #require(try place.winnow("show", key, "--json").objects().first)
        #expect(object["captured"] as? String == "2024-01-03T00:00:00Z")
        #expect((object["text"] as? String)?.hasPrefix("The dam by the mill was opened") == true)
        let unknown = try place.winnow("show", "in/none.html")
        #expect(unknown.code == 1 && unknown.output.isEmpty)
        #expect(unknown.error == "winnow: the index has no document in/none.html\n")
        #expect(try place.winnow("show", key, "--json", "--source").code == 2)
        try place.write(
            "in/p.html", Workplace.page("Egrets", "An egret stood there, and it was white."))
        let changed = try place.winnow("show", "in/p.html", "--source")
        #expect(changed.code == 2 && changed.error.contains("has changed since it was indexed"))
        #expect(try place.winnow("show", "in/p.html").output.hasPrefix("Herons\n"))
    }

    @Test func captures() throws {
        let place = try place()
        _ = try place.winnow("index", "in")
        let folded = try place.winnow("search", "dam")
        #expect(folded.output.contains("in/c.warc#http://a.example/@20240103000000"))
        #expect(folded.output.contains("   +2 captures\n"))
        #expect(!folded.output.contains("@20240101") && !folded.output.contains("\n2. "))
        // A query that the newest does not match finds the one that does.
        #expect(try place.winnow("search", "inspected").output.contains("@20240102000000"))
        let all = try place.winnow("search", "dam", "--captures", "--no-group", "--json").objects()
        #expect(all.count == 4 && all[0]["captures"] as? Int == 0)
        let hit = try #require(try place.winnow("search", "dam", "--json").objects().first)
        #expect(hit["captures"] as? Int == 2)
    }

    @Test func mappingAndLanguage() throws {
        let place = try Workplace()
        try place.write("in/t.csv", "body,headline\nDer Damm ist fertig.,Damm\n")
        let wrong = try place.winnow("index", "in")
        #expect(wrong.code == 0 && wrong.error.contains("no column \"text\""))
        try place.write("in/t.csv", "body,headline\nDer Damm ist ganz fertig.,Damm\n")
        let mapped = try place.winnow(
            "index", "in", "--map", "text=body,title=headline", "--lang", "nl")
        #expect(mapped.code == 0 && mapped.error.isEmpty)
        let hit = try #require(try place.winnow("search", "fertig", "--json").objects().first)
        #expect(hit["language"] as? String == "nl" && hit["title"] as? String == "Damm")
        #expect(try place.winnow("index", "in", "--map", "words=body").code == 2)
        #expect(try place.winnow("index", "in", "--lang", "German").code == 2)
    }
}
