import Foundation
import PageExtraction
import SearchCore
import Testing

@testable import CorpusReader

/// What pages of a site have in common is not their text.
@Suite struct SiteTests {
    private static let notice =
        "The harbour office would like to hear what you think of this page, and every letter that comes in before the end of the month is read by the keeper himself. Write to him at the old address."

    /// Articles that differ, each followed by a notice in prose that no rule knows.
    static func article(_ number: Int) -> String {
        let birds = ["heron", "gull", "tern", "plover", "curlew", "avocet", "dunlin", "knot"]
        let bird = birds[number % birds.count]
        return """
            Morning \(number) of the \(bird)

            On morning \(number) the \(bird) stood in the reeds until the tide turned, and nobody who watched it from the mill saw it move. It had been seen at the same place in year \(1900 + number), when the weir was new.

            Later the keeper of lock \(number) wrote that the \(bird) had gone, that the water was high, and that he would look again when the ice was off the ditches by farm \(number).

            \(notice)

            """
    }

    private static func write(_ count: Int, to scratch: Scratch, folder: String = "pages") throws
        -> [String]
    {
        try (0..<count).map {
            try scratch.write("\(folder)/\($0).txt", Data(article($0).utf8))
        }
    }

    /// The number of documents with a phrase, after the paths were indexed.
    private func hits(
        _ phrase: String, _ paths: [String], in scratch: Scratch, usesSites: Bool = true
    ) throws -> Int {
        let folder = scratch.path + "/index-" + UUID().uuidString
        let writer = try IndexWriter(folder: folder)
        _ = try Ingest.run(paths, into: writer, usesSites: usesSites)
        let searcher = try Searcher(IndexReader(folder: folder))
        return try searcher.search(try Query(phrase)).total
    }

    @Test func repeatedBlocksGo() throws {
        let scratch = try Scratch()
        let pages = try Self.write(8, to: scratch)
        let folder = scratch.path + "/pages"
        let phrase = "\"letter that comes in before the end\""
        #expect(try hits(phrase, [folder], in: scratch, usesSites: false) == 8)
        #expect(try hits(phrase, [folder], in: scratch) == 0)
        #expect(try hits("\"the tide turned\"", [folder], in: scratch) == 8)
        // Files that are named are of their folder, in whatever order.
        #expect(try hits(phrase, pages.reversed(), in: scratch) == 0)
        #expect(try hits(phrase, [pages[5], pages[0], pages[6], pages[3]], in: scratch) == 0)
        // Two pages say nothing, however often they are named.
        #expect(try hits(phrase, [pages[2], pages[1]], in: scratch) == 2)
        #expect(try hits(phrase, [pages[2], pages[1], pages[2], pages[1]], in: scratch) == 2)
    }

    /// Pages that stay as they are count for one that is new.
    @Test func laterPages() throws {
        let scratch = try Scratch()
        let folder = scratch.path + "/pages"
        _ = try Self.write(8, to: scratch)
        let writer = try IndexWriter(folder: scratch.path + "/index")
        _ = try Ingest.run([folder], into: writer)
        try scratch.write("pages/late.txt", Data(Self.article(77).utf8))
        let summary = try Ingest.run([folder], into: writer)
        #expect(summary.added == 1 && summary.unchanged == 8)
        let searcher = try Searcher(IndexReader(folder: scratch.path + "/index"))
        #expect(try searcher.search(try Query("\"read by the keeper\"")).total == 0)
        #expect(try searcher.search(try Query("\"morning 77\"")).total == 1)
    }

    /// Copies of one page keep their text, and so do pages of another folder.
    @Test func copiesStay() throws {
        let scratch = try Scratch()
        for copy in 0..<6 { try scratch.write("a/\(copy).txt", Data(Self.article(3).utf8)) }
        try scratch.write("b/1.txt", Data(Self.article(4).utf8))
        #expect(try hits("\"the tide turned\"", [scratch.path], in: scratch) == 7)
        #expect(try hits("\"read by the keeper\"", [scratch.path], in: scratch) >= 1)
    }

    /// What was saved of one page at several times, with more of it each time, keeps all.
    @Test func snapshotsStay() throws {
        let scratch = try Scratch()
        let paragraphs = (1...10).map { part in
            "On day \(part) of the flood the keeper wrote that the water stood at the \(part + 3)rd step of mill \(part * 7), and that nobody had crossed to the other bank since noon."
        }
        for count in 5...10 {
            let text = "The flood\n\n" + paragraphs.prefix(count).joined(separator: "\n\n") + "\n"
            try scratch.write("flood/\(count).txt", Data(text.utf8))
        }
        #expect(try hits("\"since noon\"", [scratch.path + "/flood"], in: scratch) == 6)
        #expect(try hits("\"on day 5 of the flood\"", [scratch.path + "/flood"], in: scratch) == 6)
    }

    /// A page under several addresses, each with a paragraph of its own, keeps what these share, and loses
    /// what other pages have too.
    @Test func republishedPagesStay() throws {
        let scratch = try Scratch()
        _ = try Self.write(8, to: scratch)
        for copy in 0..<4 {
            let own =
                "Edition \(copy) adds what reader number \(copy) of street \(["ash", "elm", "oak", "yew"][copy]) said about it: that herons came each winter when he was a boy, that his father fed them with small fish from the market, and that no morning since was as quiet as those in the cold \(copy) month."
            let text = Self.article(33).replacing(Self.notice, with: own + "\n\n" + Self.notice)
            try scratch.write("pages/copy\(copy).txt", Data(text.utf8))
        }
        let folder = scratch.path + "/pages"
        #expect(try hits("\"on morning 33\"", [folder], in: scratch) == 4)
        #expect(try hits("\"keeper of lock 33\"", [folder], in: scratch) == 4)
        #expect(try hits("\"herons came each winter\"", [folder], in: scratch) == 4)
        #expect(try hits("\"letter that comes in\"", [folder], in: scratch) == 0)
    }

    /// Pages come out the same whatever the order in which others were looked at, and pages of a site with
    /// copies among them too.
    @Test(arguments: [PageForm.text, .html])
    func orderDoesNotMatter(_ form: PageForm) throws {
        var texts = (0..<12).map(Self.article)
        // Copies that hang together one by one only: the first and the last share nothing.
        let parts = (0..<9).map { part in
            "Part \(part) says that the \(["red", "old", "low", "wet", "new", "dry", "far", "odd", "icy"][part]) gate stood open all night and nobody closed it."
        }
        for first in 0..<6 {
            texts.append("The gate\n\n" + parts[first..<(first + 4)].joined(separator: "\n\n"))
        }
        if form == .html {
            texts = texts.map { text in
                let blocks = text.split(separator: "\n\n").map { "<p>\($0)</p>" }
                return "<html><body>\(blocks.joined())<p>Home</p></body></html>"
            }
        }
        let pages = texts.map { Array($0.utf8) }
        let outlines = try pages.map { try PageCleaner().outline($0, form: form) }
        func cleaned(_ outlines: [PageOutline]) throws -> [CleanPage] {
            let cleaner = PageCleaner(site: SiteKnowledge(outlines))
            return try pages.map { try cleaner.clean($0, form: form) }
        }
        let expected = try cleaned(outlines)
        // Articles of the same bird differ in numbers alone, so that they are copies too.
        let reasons = expected.flatMap { $0.blocks.map(\.reason) }
        #expect(reasons.contains("on 8 of 9 pages of the site"))
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            #expect(try cleaned(outlines.shuffled(using: &random)) == expected)
        }
    }

    /// The sample is the same whatever the order of files, and changes little with one more.
    @Test func sample() {
        func found(_ number: Int) -> FoundSource {
            let name = "\(number).html"
            return FoundSource(
                source: Source(path: "/web/site/\(number % 7)/\(name)", size: 1, modified: 1),
                form: SourceForm(anyName: name))
        }
        func sample(_ files: [FoundSource]) -> Set<String> {
            let sampler = SiteSampler(files, below: ["/web"], cleaner: PageCleaner())
            return Set(sampler.sample(of: "/web/site").map(\.source.path))
        }
        let files = (0..<2000).map(found)
        let first = sample(files)
        #expect(first.count == SiteSampler.sampleSize)
        #expect(sample(files.reversed()) == first)
        #expect(sample(files.sorted { $0.source.path < $1.source.path }) == first)
        #expect(sample(files + [found(2000)]).subtracting(first).count <= 1)
        // It is drawn from all parts.
        for part in 0..<7 {
            #expect((15...60).contains(first.count { $0.hasPrefix("/web/site/\(part)/") }))
        }
        #expect(sample(Array(files.prefix(2))).isEmpty)
    }

    /// Somebody who follows changes reads each page for its outline once.
    @Test func outlinesAreRemembered() throws {
        let memory = OutlineMemory()
        var read = 0
        let outline = try PageCleaner().outline(Array(Self.article(1).utf8))
        func ask(_ modified: Int64) -> PageOutline? {
            memory.outline(of: Source(path: "/a", size: 1, modified: modified)) {
                read += 1
                return outline
            }
        }
        #expect(ask(1) == outline && read == 1)
        memory.endUpdate()
        memory.endUpdate()
        #expect(ask(1) == outline && read == 1)
        #expect(ask(2) == outline && read == 2)
        memory.endUpdate()
        #expect(ask(2) == outline && read == 2)
    }
}
