import Foundation
import SearchCore
import Testing

@testable import CorpusReader

@Suite struct MailTests {
    private func record(_ text: String) throws -> Record? {
        let bytes = Array(text.utf8)
        guard
            case .record(let record) = Record.mail(
                MailPart(bytes, in: 0..<bytes.count), key: "k", place: RecordPlace())
        else { return nil }
        return record
    }

    private static let nested = """
        From: =?utf-8?Q?J=C3=BCrgen_K?= <jk@example.org>
        Subject: =?utf-8?B?R3LDvMOf?= =?UTF-8?Q?e?=
         aus =?iso-8859-1*de?Q?K=F6ln?= =?bad
        Date: Fri, 21 Nov 97 09:55:06 -0600
        MIME-Version: 1.0
        Content-Type: multipart/mixed;
         boundary="x x"

        Not read.
        --x x
        Content-Type: multipart/alternative; boundary=yy

        --yy
        Content-Type: text/html

        <p>html</p>
        --yy
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: Quoted-Printable

        Die Br=FCcke wurde er=\u{20}
        =F6ffnet; 1 =3D 1, =zz.
        --yy--
        --x x
        Content-Type: text/plain
        Content-Disposition: attachment; filename=a.txt

        attached
        --x x--
        Nor this.
        """

    @Test(arguments: ["\n", "\r\n"]) func parts(lineEnd: String) throws {
        let text = Self.nested.replacing("\n", with: lineEnd)
        let record = try #require(try record(text))
        #expect(record.charset == "iso-8859-1")
        #expect(
            record.bytes.starts(
                with: Array("Die Br".utf8) + [0xFC] + Array("cke wurde er".utf8) + [0xF6]))
        #expect(String(decoding: record.bytes, as: UTF8.self).contains("ffnet; 1 = 1, =zz."))
        #expect(record.metadata.title == "Grüße aus Köln =?bad")
        #expect(record.metadata.author == "Jürgen K" && record.metadata.published == "1997-11-21")
    }

    @Test func simpleMails() throws {
        let plain = try #require(try record("From: ann@example.org\n\nHello\n"))
        #expect(plain.bytes == Array("Hello\n".utf8) && plain.metadata.author == "ann@example.org")
        let base64 = try #require(
            try record(
                "Content-Type: text/html\nContent-Transfer-Encoding: BASE64\n\nPHA+SGk8\nL3A+\n"))
        #expect(base64.bytes == Array("<p>Hi</p>".utf8))
        #expect(try record("Content-Type: image/png\n\nx")?.key == nil)
        let forwarded = try #require(
            try record("Content-Type: message/rfc822\n\nSubject: Inner\n\nInner text"))
        #expect(forwarded.bytes == Array("Inner text".utf8))
        // Without an end, and within itself without end.
        let cut = try #require(
            try record("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nCut off"))
        #expect(cut.bytes == Array("Cut off".utf8))
        let deep = String(repeating: "Content-Type: message/rfc822\n\n", count: 500) + "x"
        #expect(try record(deep)?.key == nil)
        #expect(MailDate.day("3 Feb 2021 10:00 GMT") == "2021-02-03")
        #expect(MailDate.day("yesterday") == nil && MailDate.day("99 Feb 2021") == nil)
    }

    private static let mailbox = """
        From ann Thu Jan  1 00:00:00 2024
        Message-ID: <1@x>
        Subject: One

        Text of one.
        >From here on it is quoted.
        From here it is not the next.

        From bo Thu Jan  1 00:00:00 2024
        Subject: Two

        Text of two.

        From cy Thu Jan  1 00:00:00 2024
        Message-ID: <1@x>

        Text of three.
        """

    @Test(arguments: [1, 3, 50, 1 << 20]) func mailbox(pieces: Int) throws {
        for text in [Self.mailbox, Self.mailbox.replacing("\n", with: "\r\n")] {
            var reader = MailboxReader(
                InputWindow(PiecewiseStream(text.utf8, length: pieces)), path: "m",
                limits: RecordLimits())
            var events: [RecordEvent] = []
            while let event = try reader.next() { events.append(event) }
            #expect(events.records.map(\.key) == ["m#1@x", "m#2", "m#1@x~2"])
            #expect(events.records.map(\.metadata.title) == ["One", "Two", nil])
            #expect(events.texts[0].contains("\nFrom here on it is quoted."))
            #expect(events.texts[0].contains("\nFrom here it is not the next."))
            #expect(events.texts[2].hasPrefix("Text of three."))
        }
        var bounded = MailboxReader(
            InputWindow(PiecewiseStream(Self.mailbox.utf8, length: pieces)), path: "m",
            limits: RecordLimits(recordBytes: 80))
        var failures = 0
        while let event = try bounded.next() { if case .failure = event { failures += 1 } }
        #expect(pieces > 80 || failures == 1)
    }

    @Test func pageArchive() throws {
        let text = """
            From: <Saved by a browser>
            Snapshot-Content-Location: https://a.example/snapshot
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="--B--"

            ----B--
            Content-Type: image/gif
            Content-Transfer-Encoding: base64

            R0lG
            ----B--
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable
            Content-Location: https://a.example/page

            <p class=3D"x">Page
            ----B----
            """
        var reader = WholeFileReader.pageArchive(
            InputWindow(MemoryStream(Array(text.utf8))), path: "p.mhtml", limits: RecordLimits())
        guard case .record(let record)? = try reader.next() else {
            Issue.record("no page")
            return
        }
        #expect(String(decoding: record.bytes, as: UTF8.self).hasPrefix("<p class=\"x\">Page"))
        #expect(record.metadata.url == "https://a.example/page" && record.charset == "utf-8")
        guard case nil = try reader.next() else {
            Issue.record("more than a page")
            return
        }
    }
}
