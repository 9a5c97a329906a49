import Foundation
import Testing

@testable import WinnowCommand

@Suite struct BenchTests {
    private static let shared = Result { try build() }

    private func place() throws -> Workplace { try Self.shared.get() }

    private static func build() throws -> Workplace {
        let place = try Workplace()
        var lines = ""
        for number in 0..<30 {
            lines += try Workplace.line([
                "id": "doc-\(number)", "text": "The heron stood in the reeds on day \(number).",
            ])
        }
        try place.write("all.jsonl", lines)
        #expect(try place.winnow("index", "all.jsonl").code == 0)
        try place.write(
            "queries.tsv",
            "term,union\theron\nphrase\t\"the reeds\"\r\n\nterm\treeds heron\nphrase\t-\nabsent\n")
        return place
    }

    @Test func table() throws {
        let outcome = try place().winnow("bench", "--queries", "queries.tsv", "--top", "5")
        #expect(outcome.code == 0)
        #expect(outcome.error == "winnow: queries.tsv:5: the query has no word to search for\n")
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0].hasPrefix("4 queries, 10 rounds, 30 documents; "))
        let rows = lines[2...].prefix { !$0.isEmpty }.map { $0.split(separator: " ") }
        #expect(
            rows[0] == ["command", "class", "queries", "p50", "p95", "p99", "mean", "max"])
        #expect(
            rows.dropFirst().map { $0.dropLast(5).joined(separator: " ") } == [
                "count term 2", "count phrase 1", "count all 4",
                "top 5 term 2", "top 5 phrase 1", "top 5 all 4",
                "top 5 and count term 2", "top 5 and count phrase 1", "top 5 and count all 4",
                "passages of 5 term 2", "passages of 5 phrase 1", "passages of 5 all 4",
            ])
        let names = ["count", "top 5", "top 5 and count", "passages of 5"]
        #expect(lines.filter { names.contains(String($0)) }.count == 4)
        #expect(lines.contains { $0.contains(" µs |#") })
    }

    @Test func json() throws {
        let outcome = try place().winnow(
            "bench", "--queries", "queries.tsv", "--rounds", "3", "--json")
        #expect(outcome.code == 0)
        let objects = try outcome.objects()
        #expect(objects.count == 13)
        for object in objects.dropLast() {
            #expect(object["type"] as? String == "latencies")
            let figures = try ["p50", "p95", "p99", "max"].map {
                try #require(object[$0] as? Double)
            }
            #expect(figures[0] > 0 && figures == figures.sorted())
            let mean = try #require(object["mean"] as? Double)
            #expect(mean > 0 && mean <= figures[3])
            let buckets = try #require(object["histogram"] as? [[String: Any]])
            let inBuckets = buckets.reduce(0) { $0 + ($1["queries"] as? Int ?? 0) }
            #expect(inBuckets == object["queries"] as? Int)
        }
        let whole = objects.filter { $0["class"] is NSNull }
        #expect(
            whole.map { $0["command"] as? String } == [
                "count", "top 10", "top 10 and count", "passages of 10",
            ])
        let summary = try #require(objects.last)
        #expect(summary["type"] as? String == "summary")
        #expect(summary["queries"] as? Int == 4 && summary["rounds"] as? Int == 3)
        #expect(summary["documents"] as? Int == 30)
    }

    @Test func standardInput() throws {
        let outcome = try place().winnow(["bench", "--queries", "-"], input: "heron\n+\n")
        #expect(outcome.code == 0)
        #expect(outcome.error.hasPrefix("winnow: standard input:2: "))
        #expect(outcome.output.hasPrefix("1 query, "))
    }

    @Test func refusals() throws {
        let place = try place()
        let missing = try place.winnow("bench", "--queries", "nowhere.txt")
        #expect(missing.code == 2 && missing.error.contains("nowhere.txt"))
        let empty = try place.winnow(["bench", "--queries", "-"], input: "\n \n")
        #expect(empty.code == 2 && empty.error == "winnow: no query in standard input\n")
        #expect(try place.winnow("bench", "--queries", "-", "--rounds", "0").code == 2)
        #expect(try place.winnow("bench", "--queries", "-", "--top", "0").code == 2)
        #expect(try place.winnow("bench").code == 2)
        let noIndex = try place.winnow("bench", "--queries", "queries.tsv", "--index", "none")
        #expect(noIndex.code == 2 && noIndex.error.contains("no index in none"))
    }

    @Test func figures() {
        // 1 to 150 microseconds, in no order; 95 of a hundred is no whole number of them.
        let times = (1...150).reversed().map { Duration.microseconds($0) }
        let latencies = Latencies(times)
        #expect(latencies.count == 150)
        let percentiles = [50, 95, 99, 100].map { latencies.percentile($0).rounded() }
        #expect(percentiles == [75, 143, 149, 150])
        #expect(abs(latencies.mean - 75.5) < 0.001)
        #expect(latencies.maximum.rounded() == 150)
        let buckets = latencies.histogram
        #expect(buckets.map(\.low) == [1, 2, 4, 8, 16, 32, 64, 128])
        #expect(buckets.map(\.count) == [1, 2, 4, 8, 16, 32, 64, 23])
        // One query alone, of less than a microsecond.
        let single = Latencies([.nanoseconds(600)])
        #expect([1, 50, 99].map(single.percentile).allSatisfy { abs($0 - 0.6) < 1e-9 })
        #expect(single.histogram.map(\.low) == [0.5] && single.histogram[0].count == 1)
    }
}
