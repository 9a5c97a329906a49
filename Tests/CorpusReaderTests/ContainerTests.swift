import Foundation
import SearchCore
import Testing

@testable import CorpusReader

@Suite struct ContainerTests {
    /// What is in a file, by the readers with some limits.
    private func events(
        _ path: String, limits: RecordLimits = RecordLimits(),
        _ archives: ArchiveLimits = ArchiveLimits()
    ) throws -> [RecordEvent] {
        let name = String(path.split(separator: "/").last!)
        let found = FoundSource(
            source: Source(path: path, size: 0, modified: 0), form: SourceForm(anyName: name))
        var reader = try RecordReaders(limits: limits, archiveLimits: archives).open(found)
        var events: [RecordEvent] = []
        while let event = try reader.next() { events.append(event) }
        return events
    }

    /// An archive that Python's own modules make of names and texts.
    static func archive(_ kind: String, _ files: [(String, String)], _ scratch: Scratch) throws
        -> Data
    {
        let list = files.map { name, text in
            "(\(literal(name)), base64.b64decode('\(Data(text.utf8).base64EncodedString())'))"
        }.joined(separator: ", ")
        return try archive(kind, pairs: "[\(list)]", scratch)
    }

    private static func literal(_ text: String) -> String {
        "base64.b64decode('\(Data(text.utf8).base64EncodedString())').decode()"
    }

    private static func archive(_ kind: String, pairs: String, _ scratch: Scratch) throws -> Data {
        let script = """
            import base64, io, sys, tarfile, zipfile
            files, out = \(pairs), io.BytesIO()
            if "\(kind)" == "zip":
                with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                    for name, data in files: archive.writestr(name, data)
            else:
                with tarfile.open(fileobj=out, mode="w:\(kind.dropFirst(3))") as archive:
                    for name, data in files:
                        info = tarfile.TarInfo(name)
                        info.size = len(data)
                        archive.addfile(info, io.BytesIO(data))
            sys.stdout.buffer.write(out.getvalue())
            """
        return try scratch.filtered(Data(script.utf8), ["python3", "-"])
    }

    private static let warc = String(
        decoding: WebArchiveFixture.warc("response", WebArchiveFixture.http("<p>Capture")),
        as: UTF8.self)

    /// Entries are read by their forms, whatever the archive is, named, hidden and packed.
    @Test(arguments: ["zip", "tar", "targz", "tarbz2", "tarxz"])
    func entries(kind: String) throws {
        let scratch = try Scratch()
        let data = try Self.archive(
            kind,
            [
                ("a.html", "<p>Page"), ("sub/b.txt", "Text"), ("sub/c.png", "image"),
                (".d.html", "no"),
                ("__MACOSX/e.html", "no"), ("f.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n"),
                ("g.warc", Self.warc), ("a.html", "<p>Twin"),
            ], scratch)
        for name in ["x.\(kind.prefix(3))", "x.odd"] {
            let path = try scratch.write(name, data)
            let events = try events(path)
            #expect(events.texts == ["<p>Page", "Text", "one", "two", "<p>Capture", "<p>Twin"])
            #expect(events.failures == [])
            #expect(
                events.records.map { String($0.key.dropFirst(path.count)) } == [
                    "!/a.html", "!/sub/b.txt", "!/f.jsonl:1", "!/f.jsonl:2",
                    "!/g.warc#http://a.example/@20241103120000", "!/a.html~2",
                ])
            let found = FoundSource(
                source: Source(path: path, size: 0, modified: 0), form: SourceForm(anyName: name))
            for record in events.records {
                let place = try #require(record.place)
                #expect(RecordPlace(place.description) == place)
                var again = try RecordReaders().open(found, at: place)
                guard case .record(let same)? = try again.next() else {
                    Issue.record("nothing at \(place)")
                    continue
                }
                #expect(same.bytes == record.bytes, "\(place)")
            }
        }
    }

    /// Made of four files by bsdtar --format 7zip.
    private static let sevenZip = """
        N3q8ryccAAPnAg3JvwAAAAAAAAAiAAAAAAAAACIkvg8AHhwDxQn2TgGL3l0XVVtzGCWTk9RPHRmr
        VrMhaoJwP8dk50uR8NAZ///uE4AAAACBMweuD9Dij7yfP0dBWNb+AmolqOiAhaBLAIBIAnjgnghO
        80BcQqikSxVRVsHio5bHt8ndYI30PHSab+RfJJWbPT7+q8sHTF6C1X0OX3KLTcPv/ltrkLfwI4PA
        otOXICBm9bB+stX2gkCK9fGFmg1tfOErh8pJ5hnab5fO1rH/6rh79UonrMSlfP//9sqEABcGLgEJ
        gJEABwsBAAEjAwEBBV0AAIAADID6CgFdGn98AAA=
        """

    /// 7-Zip is read, by itself and from within another archive, and cut off or changed it is named.
    @Test func sevenZip() throws {
        let scratch = try Scratch()
        let data = try #require(
            Data(base64Encoded: Self.sevenZip, options: .ignoreUnknownCharacters))
        let inner = "base64.b64decode('\(data.base64EncodedString())')"
        let outer = try Self.archive("tar", pairs: "[('in.7z', \(inner))]", scratch)
        for (name, bytes) in [("x.7z", data), ("x.odd", data), ("x.tar", outer)] {
            let events = try events(try scratch.write(name, bytes))
            #expect(events.texts == ["<p>Page", "Text", "one", "two"], "\(name)")
            #expect(events.failures == [])
        }
        for count in stride(from: 8, to: data.count, by: 5) {
            let path = try scratch.write("cut.7z", data.prefix(count))
            #expect((try? events(path).failures.isEmpty) != true, "\(count)")
            var changed = data
            changed[count] ^= 0x55
            _ = try? events(try scratch.write("changed.7z", changed))
        }
    }

    /// What an archive within another holds is bounded too, in memory and in what comes out of it.
    @Test func nestedBombs() throws {
        let scratch = try Scratch()
        func noise(_ seed: Int) -> String {
            "('\(seed).txt', __import__('random').Random(\(seed)).randbytes(15_000))"
        }
        for (entries, limits, archives, reason) in [
            // Larger than a document may be, though nothing in it is: not held.
            (
                "\(noise(1)), \(noise(2))", RecordLimits(recordBytes: 20_000), ArchiveLimits(),
                "larger than 20000 bytes"
            ),
            // Small, with much in it.
            (
                "('a.txt', bytes(3_000_000))", RecordLimits(),
                ArchiveLimits(ratio: 100, freeBytes: 500_000), "more than 100 times"
            ),
            (
                "('a.txt', bytes(3_000_000))", RecordLimits(), ArchiveLimits(bytes: 1_000_000),
                "more than 1000000 bytes"
            ),
        ] {
            let inner = try Self.archive("zip", pairs: "[\(entries)]", scratch)
            for kind in ["zip", "tar"] {
                let outer = try Self.archive(
                    kind,
                    pairs:
                        "[('in.zip', base64.b64decode('\(inner.base64EncodedString())')), ('b.txt', b'small')]",
                    scratch)
                let path = try scratch.write("outer.\(kind)", outer)
                let events = try events(path, limits: limits, archives)
                #expect(events.texts == ["small"], "\(kind): \(reason)")
                #expect(events.failures.count == 1)
                let failure = try #require(events.failures.first)
                #expect(failure.reason.hasPrefix(reason), "\(events.failures)")
                #expect(failure.path.hasPrefix(path + "!/in.zip"))
            }
        }
    }

    /// Archives in archives are read to a depth, and what is deeper is named.
    @Test func nesting() throws {
        let scratch = try Scratch()
        var data = try Self.archive("zip", [("page.html", "<p>Deep")], scratch)
        for depth in 1...4 {
            let path = try scratch.write("deep\(depth).zip", data)
            let events = try events(path)
            if depth <= 3 {
                #expect(events.texts == ["<p>Deep"])
                #expect(events.records.first?.place?.entries.count == depth)
            } else {
                #expect(events.texts == [] && events.failures.count == 1)
                #expect(events.failures[0].reason == "in more than 3 archives")
            }
            let inner = "base64.b64decode('\(data.base64EncodedString())')"
            data = try Self.archive(
                depth % 2 == 0 ? "zip" : "tar", pairs: "[('in.zip', \(inner))]", scratch)
        }
    }

    /// Each limit is named where it ends the reading.
    @Test func bombs() throws {
        let scratch = try Scratch()
        let zeros = try Self.archive(
            "zip", pairs: "[('a.txt', b'a' * 3_000_000), ('b.txt', b'small')]", scratch)
        let path = try scratch.write("zeros.zip", zeros)
        let tooLarge = try events(path, limits: RecordLimits(recordBytes: 1_000_000))
        #expect(tooLarge.texts == ["small"])
        #expect(tooLarge.failures.map(\.reason) == ["larger than 1000000 bytes"])
        var limits = ArchiveLimits()
        (limits.freeBytes, limits.ratio) = (500_000, 100)
        let ratio = try events(path, limits)
        #expect(ratio.texts == [] && ratio.failures.count == 1)
        #expect(ratio.failures[0].reason.hasPrefix("more than 100 times"))
        limits = ArchiveLimits()
        limits.bytes = 1_000_000
        #expect(try events(path, limits).failures[0].reason.hasPrefix("more than 1000000 bytes"))
        limits = ArchiveLimits()
        limits.entries = 1
        #expect(throws: IngestError.unreadable("more than 1 entries")) { try events(path, limits) }
    }

    private func events(_ path: String, _ archives: ArchiveLimits) throws -> [RecordEvent] {
        try events(path, limits: RecordLimits(), archives)
    }

    /// Made by Info-ZIP with a password.
    private static let encrypted = """
        UEsDBAoACQAAAHUGfF1xTdjdGAAAAAwAAAAFAAAAZS50eHQEkgtcjCX0K3tvAvHJGjmEkcDn9sgh
        ogdQSwcIcU3Y3RgAAAAMAAAAUEsBAh4DCgAJAAAAdQZ8XXFN2N0YAAAADAAAAAUAAAAAAAAAAQAA
        AKSBAAAAAGUudHh0UEsFBgAAAAABAAEAMwAAAEsAAAAAAA==
        """

    /// What is encrypted or damaged is named, and nothing crashes.
    @Test func damage() throws {
        let scratch = try Scratch()
        let secret = try #require(
            Data(base64Encoded: Self.encrypted, options: .ignoreUnknownCharacters))
        let hidden = try events(try scratch.write("secret.zip", secret))
        #expect(hidden.failures.map(\.reason) == ["encrypted"])
        for kind in ["zip", "tar", "targz"] {
            let data = try Self.archive(
                kind,
                (0..<4).map { ("\($0).html", "<p>\($0)" + String(repeating: "x", count: 300)) },
                scratch)
            for step in 1..<40 {
                var changed = data
                changed[data.count * step / 40] ^= 0x55
                _ = try? events(try scratch.write("changed.\(kind)", changed))
                _ = try? events(
                    try scratch.write("cut.\(kind)", data.prefix(data.count * step / 40)))
            }
        }
    }

    /// A document for each part of a book in the order of reading, with its title in the table of contents.
    @Test(arguments: [2, 3]) func book(version: Int) throws {
        let scratch = try Scratch()
        let navigation =
            version == 2
            ? """
            <ncx><navMap><navPoint><navLabel><text>The  Ferry</text></navLabel>\
            <content src="text/two%20b.xhtml#x"/></navPoint></navMap></ncx>
            """
            : "<html><nav><ol><li><a href='text/two%20b.xhtml#x'>The <b>Ferry</b></a></li></ol></nav></html>"
        let item =
            version == 2
            ? "<item id='n' href='toc.ncx' media-type='application/x-dtbncx+xml'/>"
            : "<item id='n' href='toc.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
        let package = """
            <?xml version="1.0"?><package><metadata><dc:title>Rivers &amp; Lakes</dc:title>
            <dc:creator>Ann Lee</dc:creator><dc:creator>Bo Li</dc:creator>
            <dc:language>en-GB</dc:language><dc:date>2019-05-04T00:00:00Z</dc:date></metadata>
            <manifest>\(item)<item id="a" href="text/one.xhtml"/><item id="b" href="text/two%20b.xhtml"/>
            <item id="gone" href="gone.xhtml"/></manifest>
            <spine><itemref idref="b"/><itemref idref="a"/><itemref idref="gone"/></spine></package>
            """
        let data = try Self.archive(
            "zip",
            [
                ("mimetype", "application/epub+zip"),
                (
                    "META-INF/container.xml",
                    "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>"
                ),
                ("OPS/text/one.xhtml", "<p>One"), ("OPS/text/two b.xhtml", "<p>Two"),
                ("OPS/book.opf", package),
                (version == 2 ? "OPS/toc.ncx" : "OPS/toc.xhtml", navigation),
            ], scratch)
        let path = try scratch.write("b.epub", data)
        let events = try events(path)
        #expect(events.texts == ["<p>Two", "<p>One"])
        #expect(events.failures.map(\.path) == [path + "!/OPS/gone.xhtml"])
        let first = try #require(events.records.first)
        #expect(first.key == path + "!/OPS/text/two b.xhtml" && first.metadata.title == "The Ferry")
        #expect(
            first.metadata.site == "Rivers & Lakes" && first.metadata.author == "Ann Lee, Bo Li")
        #expect(first.metadata.language == "en" && first.metadata.published == "2019-05-04")
        let status = try FileManager.default.attributesOfItem(atPath: path)
        #expect(status[.size] as? Int == data.count)
        #expect(throws: IngestError.self) {
            try self.events(
                try scratch.write("no.epub", Self.archive("zip", [("a.html", "x")], scratch)))
        }
    }

    /// What a browser saves with a page is no page.
    @Test func savedPage() throws {
        let scratch = try Scratch()
        for name in ["a.html", "a_files/frame.html", "b_files/c.html", "d.htm", "d-Dateien/e.html"]
        {
            try scratch.write("in/" + name, Data("<p>x".utf8))
        }
        var finder = SourceFinder(excluded: [])
        try finder.add(scratch.path + "/in")
        #expect(
            finder.found.map { String($0.source.path.dropFirst(scratch.path.count + 4)) } == [
                "a.html", "d.htm", "b_files/c.html",
            ])
    }

    /// The bytes that a document was made of are found wherever they lie, and not behind a change.
    @Test func sources() throws {
        let scratch = try Scratch()
        let zip = try Self.archive(
            "zip", [("m/a.html", "<p>A heron in the reeds"), ("c.warc", Self.warc)], scratch)
        let paths = [
            try scratch.write("in/x.zip", zip),
            try scratch.write("in/p.txt", Data("Plain heron".utf8)),
            try scratch.write(
                "in/t.csv", Data("id,text\r\nq,\"A \"\"heron\"\"\nflew\"\r\nr,x\r\n".utf8)),
            try scratch.write(
                "in/j.jsonl", Data("{\"text\":\"z\"}\n{\"id\":\"k\",\"text\":\"y\"}\n".utf8)),
        ]
        let folder = scratch.path + "/index"
        let writer = try IndexWriter(folder: folder)
        let summary = try Ingest.run([scratch.path + "/in"], into: writer)
        #expect(summary.failures == [] && summary.documents == 7)
        let searcher = Searcher(try IndexReader(folder: folder))
        for (key, bytes) in [
            (paths[0] + "!/m/a.html", "<p>A heron in the reeds"),
            (paths[0] + "!/c.warc#http://a.example/@20241103120000", "<p>Capture"),
            (paths[1], "Plain heron"), ("q", "q,\"A \"\"heron\"\"\nflew\"\r\n"), ("r", "r,x\r\n"),
            ("k", "{\"id\":\"k\",\"text\":\"y\"}\n"),
        ] {
            let details = try #require(try searcher.document(withKey: key), "\(key)")
            let found = try SourceRecord.bytes(of: details.source, at: details.place)
            #expect(String(decoding: found, as: UTF8.self) == bytes)
        }
        let page = try #require(try searcher.document(withKey: paths[0] + "!/m/a.html"))
        #expect(SourceLines.lines(of: [0], in: page.source, at: page.place) == [nil])
        let row = try #require(try searcher.document(withKey: "r"))
        #expect(SourceLines.lines(of: [31], in: row.source, at: row.place) == [4])
        try Data("other".utf8).write(to: URL(filePath: paths[1]))
        let changed = try #require(try searcher.document(withKey: paths[1]))
        #expect(throws: IngestError.self) {
            try SourceRecord.bytes(of: changed.source, at: changed.place)
        }
    }

    /// A made-up PDF file of one line.
    @Test func pdf() throws {
        let content = "BT /F1 12 Tf 72 700 Td (Herons wait in the reeds until evening.) Tj ET"
        let text = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
            4 0 obj<</Length \(content.utf8.count)>>stream
            \(content)
            endstream endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            trailer<</Root 1 0 R>>
            """
        let scratch = try Scratch()
        let path = try scratch.write("in/a.pdf", Data(text.utf8))
        try scratch.write("in/b.pdf", Data("%PDF-1.4 and nothing".utf8))
        let folder = scratch.path + "/index"
        let summary = try Ingest.run([scratch.path + "/in"], into: try IndexWriter(folder: folder))
        let reasons = summary.failures.map(\.reason)
        if reasons.contains(PDFText.Failure.notInstalled.description) {
            print("skipped: there is no pdftotext")
            #expect(reasons.count == 1)
            return
        }
        #expect(reasons == ["pdftotext: no text can be read out of the file"])
        let searcher = Searcher(try IndexReader(folder: folder))
        #expect(try searcher.search(Query("herons")).hits.map(\.key) == [path])
    }
}
