import Foundation
import Glibc
import SearchCore
import Testing

@testable import CorpusReader

@Suite struct SourceTests {
    @Test(
        arguments: [
            ("a.html", "a.html", SourceForm.Content.page, SourceForm.Compression.none),
            ("a.HTM", "a.HTM", .page, .none), ("a.xhtml.gz", "a.xhtml", .page, .gzip),
            ("a.b.Md.ZST", "a.b.Md", .page, .zstd), ("x.jsonl", "x.jsonl", .jsonLines, .none),
            ("x.ndjson.gz", "x.ndjson", .jsonLines, .gzip),
            ("x.JSONL.zst", "x.JSONL", .jsonLines, .zstd), ("a.html.bz2", "a.html", .page, .bzip2),
            ("a.warc.gz", "a.warc", .webArchive, .gzip), ("a.WET", "a.WET", .webArchive, .none),
            ("a.tgz", "a.tar", .archive, .gzip), ("a.csv", "a.csv", .table(separator: 0x2C), .none),
        ] as [(String, String, SourceForm.Content, SourceForm.Compression)])
    func known(
        name: String, inner: String, content: SourceForm.Content,
        compression: SourceForm.Compression
    ) throws {
        let form = try #require(SourceForm(name: name))
        #expect(form.innerName == inner)
        #expect(form.content == content && form.compression == compression)
        #expect(SourceForm(anyName: name) == form)
    }

    @Test(arguments: [
        "a", "a.png", "a.gz", "html", ".gz", "a.json", "a.html~", "", "a.", "a.wat.gz",
    ])
    func unknown(name: String) {
        #expect(SourceForm(name: name) == nil)
        #expect(SourceForm(anyName: name).content == .page)
    }

    private func find(_ paths: [String], excluded: Set<String> = []) throws -> SourceFinder {
        var finder = SourceFinder(excluded: excluded)
        for path in paths { try finder.add(path) }
        return finder
    }

    /// Files come in an order that does not depend on the file system; what is hidden, linked or of
    /// another kind does not come.
    @Test func order() throws {
        let scratch = try Scratch()
        for name in [
            "b.html", "a/z.txt", "a/b/c.md", "B.html", "é.html", "a.txt", "c/x.jsonl", "no.png",
            "c/no",
        ] {
            try scratch.write("top/" + name)
        }
        for name in [".hidden.html", ".folder/x.html", "index/x.html"] {
            try scratch.write("top/" + name)
        }
        try scratch.write("elsewhere/linked.html")
        let top = scratch.path + "/top"
        unsafe symlink("..", top + "/a/loop")
        unsafe symlink("../elsewhere", top + "/outside")
        unsafe symlink("../elsewhere/linked.html", top + "/link.html")
        unsafe symlink("nowhere", top + "/dangling.html")
        unsafe mkfifo(top + "/pipe.html", 0o644)
        let finder = try find([top], excluded: [top + "/index"])
        #expect(
            finder.found.map { String($0.source.path.dropFirst(top.count + 1)) } == [
                "B.html", "a.txt", "b.html", "link.html", "é.html", "a/z.txt", "a/b/c.md",
                "c/x.jsonl",
            ])
        #expect(finder.passedOver == 3)
        #expect(finder.failures.map(\.path) == [top + "/dangling.html"])
    }

    @Test func named() throws {
        let scratch = try Scratch()
        let odd = try scratch.write("odd.name", Data([1, 2, 3]))
        _ = try scratch.write("x/other.txt", Data())
        let finder = try find([odd, scratch.path + "/./x/../odd.name"])
        #expect(finder.found.map(\.source.path) == [odd, odd])
        #expect(finder.found[0].source.size == 3 && finder.found[0].source.modified > 0)
        #expect(throws: IngestError.noSuchPath(scratch.path + "/none")) {
            try find([scratch.path + "/none"])
        }
        #expect(throws: IngestError.self) { try find(["/dev/null"]) }
        #expect(throws: IngestError.noSuchPath("none")) { try Ingest.validate([odd, "none"]) }
    }
}
