import Foundation
import Testing

/// `winnow shard`, `winnow merge` and `winnow search --stats`.
@Suite struct ShardTests {
    private let place: Workplace

    /// Pages of two sites and rows, in three lists.
    init() throws {
        place = try Workplace()
        for number in 0..<6 {
            try place.write(
                "pages-\(number % 2)/\(number).html",
                Workplace.page(
                    "Dam \(number)", "The dam of valley \(number) holds the \(Self.words[number]).")
            )
        }
        for part in 0..<2 {
            try place.write(
                "rows-\(part).jsonl",
                (0..<20).map { row in
                    let word = Self.words[(row * 7 + part) % Self.words.count]
                    return
                        "{\"id\":\"\(part)-\(row)\",\"text\":\"\(word) by the dam, \(word) \(row) years\"}\n"
                }.joined())
        }
        try place.write("list-0", "\(place.path)/pages-0\n\(place.path)/rows-0.jsonl\n")
        try place.write("list-1", "\(place.path)/pages-1\n")
        try place.write("list-2", "\(place.path)/rows-1.jsonl\n")
    }

    private static let words = ["water", "river", "stone", "rivers", "salmon", "waters"]
    private static let queries = [
        "water", "dam river", "\"the dam\"", "riv*", "+dam -salmon", "\"by the dam\"~2", "stone~1",
        "title:dam", "in:boilerplate the",
    ]

    private func build(_ part: Int, in folder: String) throws -> Workplace.Outcome {
        try place.winnow("shard", "build", "--manifest", "list-\(part)", "--out", folder)
    }

    /// The hits of a query in an index: keys and scores.
    private func hits(_ query: String, _ options: [String]) throws -> [String] {
        let outcome = try place.winnow(
            ["search", query, "--json", "-n", "100", "--no-group"] + options)
        #expect(outcome.code < 2, "\(outcome.error)")
        return try outcome.objects().filter { $0["type"] as? String == "hit" }.map {
            "\($0["score"] ?? "") \($0["key"] ?? "")"
        }
    }

    @Test func shardsRankAsOneIndex() throws {
        #expect(
            try place.winnow(
                "index", "pages-0", "rows-0.jsonl", "pages-1", "rows-1.jsonl", "--index", "one"
            )
            .code == 0)
        for part in 0..<3 { #expect(try build(part, in: "shards/\(part)").code == 0) }
        let parts = (0..<3).map { "shards/\($0)" }
        let merged = try place.winnow(
            ["shard", "stats", "merge"] + parts + ["-o", "global.stats"])
        #expect(merged.code == 0, "\(merged.error)")
        #expect(try merged.objects().first?["documents"] as? Int == 46)
        for query in Self.queries {
            let expected = try hits(query, ["--index", "one"])
            var found: [String] = []
            for part in parts {
                found += try hits(query, ["--index", part, "--stats", "global.stats"])
            }
            #expect(Set(found) == Set(expected), "\(query)")
            #expect(found.count == expected.count, "\(query)")
        }
        // Without them a shard's own words count.
        #expect(
            try hits("salmon", ["--index", "shards/2"])
                != hits("salmon", ["--index", "shards/2", "--stats", "global.stats"]))
    }

    @Test func mergedShardsAreTheSameIndex() throws {
        for part in 0..<3 { #expect(try build(part, in: "shards/\(part)").code == 0) }
        let parts = (0..<3).map { "shards/\($0)" }
        let outcome = try place.winnow(["merge"] + parts + ["--out", "large"])
        #expect(outcome.code == 0, "\(outcome.error)")
        #expect(try outcome.objects().first?["documents"] as? Int == 46)
        #expect(try place.winnow("check", "--index", "large").code == 0)
        #expect(
            try place.winnow(["shard", "stats", "merge"] + parts + ["-o", "global.stats"]).code == 0
        )
        #expect(try place.winnow("shard", "stats", "merge", "large", "-o", "large.stats").code == 0)
        #expect(
            try place.shell(
                "cmp global.stats large.stats && cmp global.stats.boilerplate large.stats.boilerplate"
            ).code == 0)
        for query in Self.queries {
            var found: [String] = []
            for part in parts {
                found += try hits(query, ["--index", part, "--stats", "global.stats"])
            }
            #expect(Set(found) == Set(try hits(query, ["--index", "large"])), "\(query)")
        }
        let again = try place.winnow(["merge"] + parts + ["--out", "large"])
        #expect(try again.objects().first?["skipped"] as? Bool == true)
        let other = try place.winnow("merge", "shards/0", "--out", "large")
        #expect(other.code == 2)
        #expect(other.error.contains("other inputs"))
    }

    @Test func theSameInputsMakeTheSameBytes() throws {
        #expect(try build(0, in: "a/0").code == 0)
        #expect(try build(0, in: "b/0").code == 0)
        #expect(try place.shell("diff -r a b").code == 0)
    }

    @Test func whatIsThereIsNotBuiltAgain() throws {
        let first = try build(0, in: "shards/0").objects().first
        #expect(first?["skipped"] as? Bool == false)
        let before = try place.shell("stat -c '%i %Y' shards/0/*").output
        let second = try build(0, in: "shards/0").objects().first
        #expect(second?["skipped"] as? Bool == true)
        #expect(second?["documents"] as? Int == first?["documents"] as? Int)
        #expect(try place.shell("stat -c '%i %Y' shards/0/*").output == before)

        let other = try build(1, in: "shards/0")
        #expect(other.code == 2)
        #expect(other.error.contains("is a shard of other inputs"))
        let otherwise = try place.winnow(
            "shard", "build", "--manifest", "list-0", "--out", "shards/0", "--lang", "de")
        #expect(otherwise.code == 2)
        #expect(try place.shell("stat -c '%i %Y' shards/0/*").output == before)
    }

    @Test func aDamagedShardIsBuiltAnew() throws {
        #expect(try build(0, in: "shards/0").code == 0)
        #expect(
            try place.shell(
                "cp -r shards whole && printf X | dd of=shards/0/segment-00000001.postings bs=1 seek=40 conv=notrunc"
            ).code == 0)
        #expect(try place.winnow("check", "--index", "shards/0").code == 2)
        #expect(try build(0, in: "shards/0").objects().first?["skipped"] as? Bool == false)
        #expect(try place.shell("diff -r shards whole && test \"$(ls -A shards)\" = 0").code == 0)
    }

    @Test func whatCannotBeReadIsNamed() throws {
        try place.write(
            "list-3", "\(place.path)/absent.jsonl\n\(place.path)/bad.jsonl\n\(place.path)/pages-1\n"
        )
        try place.write("bad.jsonl", "{\"id\":\"a\",\"text\":\"good\"}\nno JSON\n")
        let outcome = try build(3, in: "shards/3")
        #expect(outcome.code == 0)
        let object = try #require(try outcome.objects().first)
        #expect(object["documents"] as? Int == 4)
        let failures = (object["failures"] as? [[String: String]] ?? []).compactMap { $0["path"] }
        #expect(failures == [place.path + "/absent.jsonl", place.path + "/bad.jsonl:2"])
    }

    /// A build that is killed leaves no shard, and what it left is gone after the next.
    @Test func aKilledBuildLeavesNothing() throws {
        let left = place.path + "/shards/0.building-elsewhere-1"
        try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
        try place.write("shards/0.building-elsewhere-1/segment-00000001.terms", "half")
        #expect(try build(0, in: "shards/0").code == 0)
        #expect(try place.shell("ls -A shards").output == "0\n")
    }

    @Test func whatIsNoShardIsLeftAlone() throws {
        try place.write("precious/thesis.txt", "mine")
        let outcome = try build(0, in: "precious")
        #expect(outcome.code == 2)
        #expect(outcome.error.contains("no shard in precious"))
        #expect(try place.shell("cat precious/thesis.txt").output == "mine")
        #expect(try place.winnow("shard", "build", "--manifest", "absent", "--out", "x").code == 2)
        try place.write("twice", "pages-0\npages-0\n")
        let twice = try place.winnow("shard", "build", "--manifest", "twice", "--out", "x")
        #expect(twice.code == 2)
        #expect(twice.error.contains("twice"))
    }

    @Test func statisticsOfLessAreRefused() throws {
        for part in 0..<2 { #expect(try build(part, in: "shards/\(part)").code == 0) }
        #expect(
            try place.winnow("shard", "stats", "merge", "shards/1", "-o", "one.stats").code == 0)
        let outcome = try place.winnow(
            "search", "dam", "--index", "shards/0", "--stats", "one.stats")
        #expect(outcome.code == 2)
        #expect(outcome.error.contains("one.stats has the statistics of fewer documents"))
        let absent = try place.winnow(
            "search", "dam", "--index", "shards/0", "--stats", "absent.stats")
        #expect(absent.code == 2)
        #expect(absent.error.contains("absent.stats"))
        let index = try place.winnow(
            "search", "dam", "--index", "shards/0", "--stats", "shards/0/00000001.commit")
        #expect(index.code == 2)
        #expect(try place.winnow("shard", "stats", "show", "one.stats").code == 0)
    }
}
