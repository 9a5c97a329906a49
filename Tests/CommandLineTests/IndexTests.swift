import Foundation
import Glibc
import Testing

@Suite struct IndexTests {
    private func pages() throws -> Workplace {
        let place = try Workplace()
        try place.write(
            "pages/heron.html", Workplace.page("Herons", "A grey heron stood in the reeds."))
        try place.write(
            "pages/deep/otter.htm", Workplace.page("Otters", "An otter swam to the pier."))
        try place.write(
            "other/lantern.html", Workplace.page("Lanterns", "The lantern was lit again."))
        return place
    }

    @Test func buildsInTheDefaultFolder() throws {
        let place = try pages()
        let outcome = try place.winnow("index", "pages", "other")
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("3 added, 0 changed, 0 removed, 0 unchanged.\n"))
        #expect(outcome.output.contains("./Index has 3 documents in 1 segment"))
        #expect(outcome.error.isEmpty)
        #expect(FileManager.default.fileExists(atPath: place.path + "/Index/00000001.commit"))
        #expect(try place.hits("otter") == ["otter.htm"])
        #expect(try place.winnow("check").code == 0)
    }

    /// Files with the size and time that they had are not opened: what is new in one goes unnoticed.
    @Test func unchangedFilesAreNotRead() throws {
        let place = try pages()
        place.setTime("pages/heron.html", 1_700_000_000)
        _ = try place.winnow("index", "pages")
        // As long as before, and as old: nothing but the text is another.
        try place.write(
            "pages/heron.html", Workplace.page("Egrets", "A grey egret stood in the reeds."))
        place.setTime("pages/heron.html", 1_700_000_000)
        let outcome = try place.winnow("index", "pages")
        #expect(outcome.output.hasPrefix("Nothing has changed in 2 files; none was read.\n"))
        #expect(outcome.error.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: place.path + "/Index/00000002.commit"))
        #expect(try place.hits("heron") == ["heron.html"])

        place.setTime("pages/heron.html", 1_700_000_001)
        let changed = try place.winnow("index", "pages")
        #expect(changed.output.hasPrefix("0 added, 1 changed, 0 removed, 1 unchanged.\n"))
        #expect(try place.hits("heron").isEmpty)
        #expect(try place.hits("egret") == ["heron.html"])
    }

    @Test func addChangeRemove() throws {
        let place = try pages()
        _ = try place.winnow("index", "pages", "other")
        try place.write(
            "pages/deep/otter.htm", Workplace.page("Seals", "A seal pup lay on the warm pier."))
        try place.write(
            "pages/new.txt", "The kettle boiled over while nobody in the house was looking.\n")
        try place.remove("pages/heron.html")
        let outcome = try place.winnow("index", "pages")
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("1 added, 1 changed, 1 removed, 0 unchanged.\n"))
        #expect(try place.hits("heron").isEmpty)
        #expect(try place.hits("otter").isEmpty)
        #expect(try place.hits("seal") == ["otter.htm"])
        #expect(try place.hits("kettle") == ["new.txt"])
        #expect(try place.hits("lantern") == ["lantern.html"])
        #expect(try place.winnow("check").code == 0)
    }

    /// Files that are gone are removed only below the paths that were given.
    @Test func removesBelowThePathsOnly() throws {
        let place = try pages()
        _ = try place.winnow("index", "pages", "other")
        try place.remove("pages/deep/otter.htm")
        try place.remove("other/lantern.html")
        let outcome = try place.winnow("index", "pages")
        #expect(outcome.output.hasPrefix("0 added, 0 changed, 1 removed, 1 unchanged.\n"))
        #expect(try place.hits("lantern") == ["lantern.html"])
        // "pages-too" begins with the name of a folder, but is not below it.
        try place.write(
            "pages-too/kettle.html", Workplace.page("Kettle", "The kettle boiled over."))
        _ = try place.winnow("index", "pages-too")
        try place.remove("pages-too/kettle.html")
        _ = try place.winnow("index", "pages")
        #expect(try place.hits("kettle") == ["kettle.html"])
        _ = try place.winnow("index", "./pages/../other/")
        #expect(try place.hits("lantern").isEmpty)
    }

    /// What can't be read is listed with the reason, stops nothing, and is not read again.
    @Test func unreadableFiles() throws {
        let place = try pages()
        var generator = SystemRandomNumberGenerator()
        let noise = Data((0..<4000).map { _ in UInt8.random(in: 0...255, using: &generator) })
        try place.write("pages/noise.html", noise)
        try place.write(
            "pages/torn.html.gz",
            Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 7, count: 40)))
        try place.write(
            "pages/torn.txt.zst",
            Data([0x28, 0xB5, 0x2F, 0xFD] + [UInt8](repeating: 0xFF, count: 40)))
        unsafe symlink("nowhere", place.path + "/pages/dangling.html")
        let outcome = try place.winnow("index", "pages")
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("Left out 4 files or records; see below.\n"))
        #expect(outcome.error.contains("winnow: pages/noise.html: not a text: "))
        #expect(outcome.error.contains("winnow: pages/torn.html.gz: damaged gzip data\n"))
        #expect(outcome.error.contains("winnow: pages/torn.txt.zst: damaged zstd data\n"))
        #expect(outcome.error.contains("winnow: pages/dangling.html: "))
        #expect(try place.hits("heron") == ["heron.html"])

        let again = try place.winnow("index", "pages")
        #expect(again.output.hasPrefix("Nothing has changed in 5 files; none was read.\n"))
        #expect(!again.error.contains("noise"))
        // An empty document for what holds none is not found.
        #expect(try place.hits("-absent").count == 2)
    }

    @Test func filesWithoutPermission() throws {
        if geteuid() == 0 {
            print("files without permission skipped: the superuser may read them all")
            return
        }
        let place = try pages()
        unsafe chmod(place.path + "/pages/heron.html", 0)
        unsafe chmod(place.path + "/pages/deep", 0)
        let outcome = try place.winnow("index", "pages")
        #expect(outcome.code == 0)
        #expect(outcome.error.contains("winnow: pages/heron.html: Permission denied\n"))
        #expect(outcome.error.contains("winnow: pages/deep: Permission denied\n"))
        unsafe chmod(place.path + "/pages/deep", 0o755)
        #expect(
            try place.winnow("index", "pages").output.hasPrefix("1 added, 0 changed, 0 removed"))
        unsafe chmod(place.path + "/pages/deep", 0)
        #expect(
            try place.winnow("index", "pages").output.hasPrefix("Nothing has changed in 1 file;"))
        #expect(try place.hits("otter") == ["otter.htm"], "what can't be listed is not removed")
    }

    @Test func noSuchPath() throws {
        let place = try pages()
        let outcome = try place.winnow("index", "pages", "nowhere")
        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error == "winnow: no such path: nowhere\n")
        #expect(!FileManager.default.fileExists(atPath: place.path + "/Index"))
    }

    @Test func noIndex() throws {
        let place = try pages()
        for arguments in [["search", "x"], ["info"], ["check"]] {
            let outcome = try place.winnow(arguments)
            #expect(outcome.code == 2)
            #expect(outcome.output.isEmpty)
            #expect(
                outcome.error == "winnow: no index in ./Index; build one with: winnow index PATH\n")
            let other = try place.winnow(arguments + ["--index", "pages"])
            #expect(other.code == 2)
            #expect(other.error.contains("no index in pages;"))
        }
    }

    /// JSON Lines: identifiers, fields, numbers of bad lines, and files that look compressed and are.
    @Test(arguments: ["jsonl", "jsonl.gz", "ndjson.zst"])
    func jsonLines(suffix: String) throws {
        let place = try Workplace()
        let lines =
            try Workplace.line([
                "id": "first", "title": "Herons", "text": "A grey heron stood.",
                "url": "https://a.example/1",
                "date": "2024-05-06", "site": "The Reed",
            ]) + "\n{\"text\": \"no end\n" + "[1, 2]\n"
            + "{\"id\": 17, \"text\": \"An otter swam.\"}\n"
            + "{\"id\": \"x\"}\n" + "  \t\r\n" + "{\"text\": \"A seal \\u00e9t\\u00e9.\"}"
        try place.write("all.plain", lines)
        let pack =
            suffix.hasSuffix("gz") ? "gzip -c" : suffix.hasSuffix("zst") ? "zstd -qc" : "cat"
        #expect(try place.shell("\(pack) all.plain > all.\(suffix)").code == 0)
        let outcome = try place.winnow("index", "all.\(suffix)")
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("Read 3 documents"))
        #expect(outcome.error.contains("winnow: all.\(suffix):3: no JSON: "))
        #expect(outcome.error.contains("winnow: all.\(suffix):4: no JSON object\n"))
        #expect(outcome.error.contains("winnow: all.\(suffix):6: no \"text\"\n"))
        #expect(outcome.error.split(separator: "\n").count == 3)

        func hit(_ query: String) throws -> [String: Any] {
            let objects = try place.winnow("search", "--json", query).objects()
            #expect(objects.count == 2)
            return try #require(objects.first)
        }
        let heron = try hit("heron")
        #expect(heron["key"] as? String == "first")
        #expect(heron["title"] as? String == "Herons")
        #expect(heron["url"] as? String == "https://a.example/1")
        #expect(heron["date"] as? String == "2024-05-06")
        #expect(heron["site"] as? String == "The Reed")
        #expect(heron["path"] as? String == place.path + "/all.\(suffix)")
        #expect(try hit("otter")["key"] as? String == "17")
        #expect(try hit("ete")["key"] as? String == place.path + "/all.\(suffix):8")
        // The source of a line's document is the line.
        let source = try #require(heron["source"] as? [Int])
        #expect(source == [0, try #require(lines.utf8.firstIndex(of: 10)).utf16Offset(in: lines)])
        let again = try place.winnow("index", "all.\(suffix)")
        #expect(again.output.hasPrefix("Nothing has changed in 1 file;"))
    }

    /// What stands before the damage is kept.
    @Test(arguments: ["gzip -c", "zstd -qc"])
    func damagedLines(pack: String) throws {
        let place = try Workplace()
        var lines = ""
        for number in 0..<6_000 {
            lines += "{\"id\":\"\(number)\",\"text\":\"heron \(number * 7919 % 104_729)\"}\n"
        }
        try place.write("plain", lines)
        let name = pack.hasPrefix("gzip") ? "all.jsonl.gz" : "all.jsonl.zst"
        #expect(try place.shell("\(pack) plain > whole && head -c 20000 whole > \(name)").code == 0)
        let outcome = try place.winnow("index", name)
        #expect(outcome.code == 0)
        #expect(outcome.error.hasPrefix("winnow: \(name): the "))
        #expect(outcome.error.hasSuffix(" data ends too soon\n"))
        // The bytes come in blocks, and of a block that is cut off there may be nothing.
        #expect(pack == "zstd -qc" || outcome.output.contains("Read 0 documents") == false)
        #expect(try place.winnow("index", name).output.hasPrefix("Nothing has changed in 1 file;"))
    }

    /// Two files with the same identifiers: the later one counts, and neither is read again.
    @Test func sameIdentifiersInTwoFiles() throws {
        let place = try Workplace()
        try place.write("pages/a.jsonl", "{\"id\": \"1\", \"text\": \"heron\"}\n")
        try place.write("pages/b.jsonl", "{\"id\": \"1\", \"text\": \"otter\"}\n")
        _ = try place.winnow("index", "pages")
        #expect(try place.hits("heron").isEmpty)
        #expect(try place.hits("otter") == ["b.jsonl"])
        let again = try place.winnow("index", "pages")
        #expect(again.output.hasPrefix("Nothing has changed in 2 files;"), "\(again.output)")
        #expect(try place.hits("otter") == ["b.jsonl"])
    }

    @Test func anotherWriter() throws {
        let place = try pages()
        _ = try place.winnow("index", "pages")
        let descriptor = unsafe open(place.path + "/Index/winnow.lock", O_RDWR)
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let outcome = try place.winnow("index", "other")
        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.error.hasPrefix(
                "winnow: another writer holds the index (./Index/winnow.lock is locked by process ")
        )
        #expect(try place.hits("heron") == ["heron.html"], "readers need no lock")
        close(descriptor)
        #expect(try place.winnow("index", "other").code == 0)
    }

    /// The index may stand among the pages; hidden files and other kinds of files are passed over.
    @Test func whatIsPassedOver() throws {
        let place = try pages()
        try place.write("pages/.hidden.html", Workplace.page("Hidden", "A hidden heron."))
        try place.write("pages/.git/x.html", Workplace.page("Hidden", "A hidden heron."))
        try place.write("pages/picture.png", Data([1, 2, 3]))
        unsafe symlink("..", place.path + "/pages/deep/loop")
        let arguments = ["index", "pages", "--index", "pages/index"]
        let outcome = try place.winnow(arguments)
        #expect(outcome.output.hasPrefix("2 added, "))
        #expect(outcome.output.contains("Passed over 1 file of other kinds.\n"))
        #expect(try place.winnow(arguments).output.hasPrefix("Nothing has changed in 2 files;"))
        // What is named is read whatever it is called.
        try place.write(
            "notes", "A kettle of plain words that somebody wrote down in the evening.\n")
        _ = try place.winnow("index", "notes")
        #expect(try place.hits("kettle") == ["notes"])
    }

    @Test func damageIsReported() throws {
        let place = try pages()
        _ = try place.winnow("index", "pages")
        let name = "Index/segment-00000001.positions"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: place.path + "/" + name))
        bytes[26] ^= 1
        try place.write(name, bytes)
        let outcome = try place.winnow("check")
        #expect(outcome.code == 2)
        #expect(outcome.output.split(separator: "\n")[0].hasSuffix("damaged."))
        #expect(outcome.error.contains("./\(name) is damaged at byte "))
        #expect(outcome.error.contains(" bytes with checksum "))
        try place.write(name, bytes.dropLast(3))
        let search = try place.winnow("search", "heron")
        #expect(search.code == 2 && search.output.isEmpty)
        #expect(search.error.contains("winnow: ./\(name) is damaged at byte "))
        #expect(search.error.hasSuffix("winnow check --repair\n"))
    }

    @Test func wrongOptions() throws {
        let place = try pages()
        for arguments in [
            ["index"], ["index", "pages", "--memory", "1"], ["index", "pages", "--frob"],
            ["frob"], ["search"], ["search", "x", "-z"], ["info", "extra"], ["clean"], ["tokens"],
        ] {
            let outcome = try place.winnow(arguments)
            #expect(outcome.code == 2, "\(arguments)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.error.hasPrefix("Error: ") && outcome.error.contains("Usage: winnow"))
        }
        let help = try place.winnow("--help")
        #expect(
            help.code == 0 && help.error.isEmpty && help.output.contains("Exit codes: 0 for hits"))
        #expect(try place.winnow("--version").output == "0.1.0\n")
    }

    @Test func info() throws {
        let place = try pages()
        try place.write("other/empty.html", "")
        _ = try place.winnow("index", "pages", "other")
        let outcome = try place.winnow("info")
        #expect(outcome.code == 0 && outcome.error.isEmpty)
        var rows: [String: String] = [:]
        for line in outcome.output.split(separator: "\n") {
            let parts = line.drop { $0 == " " }.split(separator: "  ", maxSplits: 1)
            rows[String(parts[0])] = parts.last?.trimmingCharacters(in: .whitespaces)
        }
        #expect(rows["index"] == "./Index")
        #expect(rows["documents"] == "4")
        #expect(rows["without text"] == "1")
        #expect(rows["commit"] == "1")
        #expect(rows["segments"] == "4 documents")
        #expect(rows["built with"]?.hasPrefix("standard-") == true)
        for kind in ["terms", "postings", "positions", "norms", "stored", "keys", "size"] {
            #expect(rows[kind]?.hasSuffix("B") == true)
        }
    }
}
