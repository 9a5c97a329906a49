import Foundation
import PageExtraction
import SearchCore
import Testing

@testable import CorpusReader

@Suite struct WebArchiveTests {
    private typealias Make = WebArchiveFixture

    /// What is a page becomes a document, whatever pieces the bytes come in; all else is passed over.
    @Test(arguments: [1, 7, 300, 1 << 20], ["0.17", "0.18", "1.0", "1.1"])
    func records(pieces: Int, version: String) throws {
        var bytes = Make.warc("warcinfo", url: nil, version: version, Array("software: x\r\n".utf8))
        bytes += Make.warc("request", version: version, Array("GET / HTTP/1.1\r\n\r\n".utf8))
        bytes += Make.warc(
            "response", url: "<http://a.example/1>", version: version,
            Make.http("<p>One", type: "text/html; charset=\"KOI8-R\""))
        bytes += Make.warc(
            "response", date: "2024-11-03T12:00:00.123456Z", version: version,
            Make.http("<p>Two", type: "TEXT/HTML"))
        bytes += Make.warc("response", version: version, Make.http("<p>Again"))
        bytes += Make.warc("response", version: version, Make.http("no", status: 404))
        bytes += Make.warc("response", version: version, Make.http("img", type: "image/png"))
        bytes += Make.warc("revisit", version: version, Make.http("<p>Same"))
        bytes += Make.warc(
            "resource", url: "file:///notes.md", contentType: "text/markdown", version: version,
            Array("# Notes".utf8))
        bytes += Make.warc(
            "conversion", contentType: "text/plain",
            more: "WARC-Identified-Content-Language: fra,eng\r\n", version: version,
            Array("Le texte".utf8))
        bytes += Make.warc(
            "resource", url: "metadata://gnu.org/log", contentType: "text/plain", version: version,
            Array("log".utf8))
        bytes += Make.warc(
            "response", url: "dns:a.example", contentType: "text/dns", version: version,
            Array("a".utf8))
        let events = try Make.events(bytes, pieces: pieces)
        #expect(events.texts == ["<p>One", "<p>Two", "<p>Again", "# Notes", "Le texte"])
        #expect(events.failures == [])
        #expect(events.count == 12)
        let records = events.records
        #expect(
            records.map(\.key) == [
                "x#http://a.example/1@20241103120000", "x#http://a.example/@20241103120000",
                "x#http://a.example/@20241103120000~2", "x#file:///notes.md@20241103120000",
                "x#http://a.example/@20241103120000~3",
            ])
        #expect(records[0].charset == "KOI8-R" && records[0].metadata.url == "http://a.example/1")
        #expect(records[1].metadata.captured == "2024-11-03T12:00:00Z")
        #expect(records[4].metadata.language == "fr")
        guard case .page(.markdown, _) = records[3].content,
            case .page(.text, _) = records[4].content,
            case .page(.html, _) = records[0].content
        else {
            Issue.record("forms by media types")
            return
        }
    }

    /// Five million letters, by libbrotli's encoder.
    private static let brotliBomb = "mz9LTPglguKxQCBfiAk="

    /// Codings that a body was sent in are taken off, if they are there.
    @Test func codings() throws {
        let scratch = try Scratch()
        let page = "<p>" + String(repeating: "A heron in the reeds. ", count: 100)
        let gzipped = Array(try scratch.filtered(Data(page.utf8), ["gzip", "-c"]))
        // Without gzip's header of ten bytes and trailer of eight.
        let deflated = Array(gzipped[10..<gzipped.count - 8])
        // By libbrotli's encoder, at its best quality.
        let brotli = Array(
            try #require(
                Data(
                    base64Encoded: "G5oI+J0HdqzDopUtyMPSjUeug9DS4DSIy9vc8ikrgT6rElBygx8JyjwAAA8=")))
        let zstd = Array(try scratch.filtered(Data(page.utf8), ["zstd", "-q", "-c"]))
        func chunked(_ bytes: [UInt8]) -> [UInt8] {
            let half = bytes.count / 2
            return Array("\(String(half, radix: 16));x=y\r\n".utf8) + bytes[..<half]
                + Array("\r\n\(String(bytes.count - half, radix: 16, uppercase: true))\r\n".utf8)
                + bytes[half...] + Array("\r\n0\r\n\r\n".utf8)
        }
        let plain = Array(page.utf8)
        for (body, header) in [
            (gzipped, "Content-Encoding: gzip"), (gzipped, "content-encoding:x-gzip"),
            (deflated, "Content-Encoding: deflate"), (plain, "Content-Encoding: gzip"),
            (brotli, "Content-Encoding: br"), (plain, "Content-Encoding: br"),
            (zstd, "Content-Encoding: zstd"), (plain, "Content-Encoding: zstd"),
            (plain, "Content-Encoding: deflate"), (plain, "Content-Encoding: identity"),
            (chunked(plain), "Transfer-Encoding: chunked"), (plain, "Transfer-Encoding: chunked"),
            (
                chunked(gzipped), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip"
            ),
        ] {
            let record = Make.warc("response", Make.http(body, more: header + "\r\n"))
            #expect(try Make.events(record).texts == [page], "\(header)")
        }
        // A chunk that is longer than it says, and a coding that is not known.
        let wrong = Array("5\r\n<p>ab\r\nzz\r\ncdef".utf8)
        let record = Make.warc("response", Make.http(wrong, more: "Transfer-Encoding: chunked\r\n"))
        #expect(try Make.events(record).texts == ["<p>abzz\r\ncdef"])
        let unknown = Make.warc("response", Make.http("x", more: "Content-Encoding: sdch\r\n"))
        #expect(
            try Make.events(unknown).failures.map(\.reason) == [
                "the coding of the body is not known: sdch"
            ])
        // Of a body that is cut off, what comes out of it; of text, nothing is taken for compressed.
        let cut = Make.warc(
            "response", Make.http(Array(brotli.dropLast(9)), more: "Content-Encoding: br\r\n"))
        #expect(try Make.events(cut).texts.allSatisfy { page.hasPrefix($0) })
        let text = Make.warc(
            "response", Make.http("no, never compressed", more: "Content-Encoding: br\r\n"))
        #expect(try Make.events(text).texts == ["no, never compressed"])
        // Much out of little stays within the limit.
        let letters = Data(repeating: 65, count: 5_000_000)
        for (coding, bomb) in [
            ("gzip", try scratch.filtered(letters, ["gzip", "-c"])),
            ("br", try #require(Data(base64Encoded: Self.brotliBomb))),
        ] {
            let large = Make.warc(
                "response", Make.http(Array(bomb), more: "Content-Encoding: \(coding)\r\n"))
            let events = try Make.events(large, limits: RecordLimits(recordBytes: 100_000))
            #expect(events.records.map(\.bytes.count) == [100_000], "\(coding)")
        }
    }

    /// A wrong length costs no record but its own, and what is cut off is read as far as it goes.
    @Test(arguments: [1, 50, 1 << 20]) func wrongLengths(pieces: Int) throws {
        let good = Make.warc("response", url: "http://b/", Make.http("<p>Good"))
        let block = Make.http("<p>Wrong")
        for length in [block.count - 3, block.count + 3, block.count + 300] {
            let events = try Make.events(
                good + Make.warc("response", length: length, block) + good, pieces: pieces)
            #expect(events.texts.count == 3, "\(length)")
            #expect(events.texts.first == "<p>Good" && events.texts.last == "<p>Good")
            #expect(events.texts[1].hasPrefix("<p>Wr"))
        }
        for length in ["", "x", "-1", "99999999999999999999"] {
            let bad = Array(
                "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(length)\r\n\r\nab\r\n\r\n"
                    .utf8)
            let events = try Make.events(good + bad + good, pieces: pieces)
            #expect(events.texts == ["<p>Good", "<p>Good"])
            #expect(events.failures.count == 1)
        }
        let cut = try Make.events(good + Array(good.dropLast(8)), pieces: pieces)
        #expect(cut.texts == ["<p>Good", "<p>"])
        #expect(cut.failures.map(\.reason) == ["byte \(good.count): the record ends too soon"])
        let garbage = try Make.events(Array("rubbish\r\n".utf8) + good, pieces: pieces)
        #expect(garbage.texts == ["<p>Good"] && garbage.failures.count == 1)
        let large = Make.warc("response", Make.http([UInt8](repeating: 65, count: 5000)))
        let bounded = try Make.events(
            good + large + good, pieces: pieces, limits: RecordLimits(recordBytes: 1000))
        #expect(bounded.texts == ["<p>Good", "<p>Good"])
        #expect(
            bounded.failures.map(\.reason) == [
                "byte \(good.count): a record of more than 1000 bytes"
            ])
        for length in 0..<good.count { _ = try Make.events(Array(good.prefix(length))) }
    }

    /// Behind a damaged member of gzip or frame of Zstandard, reading goes on with the next.
    @Test(arguments: ["gzip", "zstd"]) func damage(program: String) throws {
        let scratch = try Scratch()
        var members: [[UInt8]] = []
        for number in 0..<5 {
            var text = "<p>"
            for word in 0..<300 { text += " \(number)-\(word * 7919 % 1000)" }
            let record = Make.warc("response", url: "http://a/\(number)", Make.http(text))
            members.append(Array(try scratch.filtered(Data(record), [program, "-c", "-q"])))
        }
        for damaged in 0..<5 {
            var packed = members
            for place in 40..<60 { packed[damaged][packed[damaged].count / 2 + place - 40] ^= 0x5A }
            let path = try scratch.write(
                "d.warc.\(program == "gzip" ? "gz" : "zst")", Data(packed.flatMap { $0 }))
            let tally = try RecordTally(path: path)
            #expect((4...5).contains(tally.documents), "\(damaged)")
            #expect(tally.failures.count >= 1, "\(damaged)")
            #expect(tally.failures[0].reason.contains("damaged"))
        }
    }

    /// A place leads to the same record, whatever the file is packed in.
    @Test(arguments: ["", "member", "whole", "frames"]) func places(packing: String) throws {
        let scratch = try Scratch()
        var plain: [UInt8] = []
        var packed = Data()
        for number in 0..<300 {
            let record = Make.warc(
                "response", url: "http://a/\(number)",
                Make.http("<p>" + String(repeating: "\(number) ", count: 500)))
            plain += record
            if packing == "member" || packing == "frames" {
                if number % 30 == 0 || packed.count < 200_000 {
                    packed += try scratch.filtered(
                        Data(record), packing == "member" ? ["gzip", "-c"] : ["zstd", "-cq"])
                }
            }
        }
        if packing == "" { packed = Data(plain) }
        if packing == "whole" { packed = try scratch.filtered(Data(plain), ["gzip", "-c"]) }
        let path = try scratch.write("p.warc", packed)
        let found = FoundSource(
            source: Source(path: path, size: 0, modified: 0), form: SourceForm(anyName: path))
        var reader = try RecordReaders().open(found)
        var records: [Record] = []
        while case .record(let record)? = try reader.next() { records.append(record) }
        #expect(records.count >= 10)
        for record in records {
            let place = try #require(record.place)
            #expect(RecordPlace(place.description) == place)
            if packing != "whole" { #expect(place.skip == 0) }
            var again = try RecordReaders().open(found, at: place)
            guard case .record(let same)? = try again.next() else {
                Issue.record("no record at \(place)")
                continue
            }
            #expect(same.bytes == record.bytes && same.key == record.key)
        }
    }

    @Test(arguments: [1, 40, 1 << 20]) func arc(pieces: Int) throws {
        func record(_ line: String, _ block: [UInt8]) -> [UInt8] {
            Array("\(line) \(block.count)\n".utf8) + block + [0x0A]
        }
        let first = record(
            "filedesc://x.arc 0.0.0.0 20140216050221 text/plain",
            Array("1 1 Archive\nURL IP-address Archive-date Content-type Archive-length\n".utf8))
        let one = record(
            "http://a/one page.html 1.2.3.4 20140216050221 text/html", Make.http("<p>One"))
        let two = record(
            "http://a/2 1.2.3.4 20140216050222 text/html 200 abc - 300 x.arc", Make.http("<p>Two"))
        let image = record(
            "http://a/i 1.2.3.4 20140216050222 image/png", Make.http("x", type: "image/png"))
        let events = try Make.events(first + one + image + two, pieces: pieces)
        #expect(events.texts == ["<p>One", "<p>Two"] && events.failures == [])
        #expect(
            events.records.map(\.key) == [
                "x#http://a/one page.html@20140216050221", "x#http://a/2@20140216050222",
            ])
        #expect(events.records[0].metadata.captured == "2014-02-16T05:02:21Z")
        // A length that is nine too much, as where line ends were changed, or none.
        for length in ["\(Make.http("<p>Bad").count + 9)", "-1", "abc"] {
            let bad =
                Array("http://b/ 1.2.3.4 20140216050222 text/html \(length)\n".utf8)
                + Make.http("<p>Bad") + [0x0A]
            let events = try Make.events(first + bad + two, pieces: pieces)
            #expect(events.texts.last == "<p>Two", "\(length)")
        }
    }

    /// What a server says of the encoding counts, unless the bytes contradict it.
    @Test func charsets() throws {
        let scratch = try Scratch()
        let russian = "Цапля стояла в камышах до самого вечера и ждала."
        let data = try #require(russian.data(using: .windowsCP1251))
        let bytes = Array("<html><body><p>".utf8) + Array(data)
        var warc = Make.warc(
            "response", url: "http://a/1", Make.http(bytes, type: "text/html; charset=windows-1251")
        )
        warc += Make.warc(
            "response", url: "http://a/2",
            Make.http(Array("<p>\(russian)".utf8), type: "text/html; charset=iso-8859-1"))
        let path = try scratch.write("c.warc", Data(warc))
        let folder = scratch.path + "/index"
        let summary = try Ingest.run([path], into: try IndexWriter(folder: folder))
        #expect(summary.documents == 2 && summary.failures == [])
        let searcher = Searcher(try IndexReader(folder: folder))
        #expect(try searcher.count(Query("камышах")) == 2)
        let hit = try #require(try searcher.document(withKey: path + "#http://a/1@20241103120000"))
        #expect(hit.metadata.url == "http://a/1" && hit.metadata.captured == "2024-11-03T12:00:00Z")
        #expect(hit.place == "")
        let again = try Ingest.run([path], into: try IndexWriter(folder: folder))
        #expect(again.unchanged == 1)
    }

    /// Menus that stand on all pages of a host in an archive are no text of them.
    @Test func sites() throws {
        let scratch = try Scratch()
        var warc: [UInt8] = []
        for number in 0..<8 {
            warc += Make.warc(
                "response", url: "http://a.example/\(number)",
                Make.http(SiteTests.article(number), type: "text/plain"))
        }
        let path = try scratch.write("s.warc", Data(warc))
        for (usesSites, count) in [(false, 8), (true, 0)] {
            let folder = scratch.path + "/index-\(usesSites)"
            _ = try Ingest.run([path], into: try IndexWriter(folder: folder), usesSites: usesSites)
            let searcher = Searcher(try IndexReader(folder: folder))
            #expect(try searcher.count(Query("\"read by the keeper\"")) == count)
            #expect(try searcher.count(Query("\"the tide turned\"")) == 8)
        }
    }
}
