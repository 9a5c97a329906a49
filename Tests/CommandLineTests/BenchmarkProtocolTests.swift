import Foundation
import Testing

/// `winnow-benchmark`, which stands next to the command.
@Suite struct BenchmarkProtocolTests {
    private static let shared = Result { try build() }

    private func place() throws -> Workplace { try Self.shared.get() }

    private static func build() throws -> Workplace {
        let place = try Workplace()
        let texts = [
            "river dam", "river river treaty", "the dam of the river\u{301}", "no words of these",
        ]
        let lines = try texts.enumerated().map { number, text in
            try Workplace.line(["id": "d\(number)", "text": text])
        }
        // The last line without an end, too.
        try place.write("corpus.jsonl", String(lines.joined().dropLast()))
        let outcome = try place.shell("\"$WINNOW-benchmark\" index corpus.jsonl index")
        #expect(outcome.code == 0 && outcome.error.isEmpty)
        let cost = try #require(try outcome.objects().first)
        #expect(cost["documents"] as? Int == 4)
        for name in ["wall_seconds", "process_cpu_seconds", "thread_cpu_seconds"] {
            #expect(try #require(cost[name] as? Double) > 0)
        }
        return place
    }

    private func answers(_ lines: String...) throws -> [String] {
        // Tests run side by side: each has a file of its own.
        let name = "lines-" + UUID().uuidString
        try place().write(name, lines.map { $0 + "\n" }.joined())
        let outcome = try place().shell("\"$WINNOW-benchmark\" serve index < \(name)")
        #expect(outcome.code == 0 && outcome.error.isEmpty)
        return outcome.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map(String.init)
    }

    @Test func protocolLines() throws {
        let answers = try answers(
            "COUNT\triver", "COUNT\t\"the river\u{301}\"", "COUNT\t+dam -the", "TOP_10\triver",
            "TOP_100\triver", "TOP_1000\triver", "TOP_10_COUNT\triver dam", "COUNT\tabsent")
        #expect(answers == ["2", "1", "1", "1", "1", "1", "3", "0"])
    }

    @Test func times() throws {
        let answers = try answers("TIMED\tCOUNT\triver", "TIMED\tTOP_10\triver dam")
        let fields = answers.map { $0.split(separator: "\t").compactMap { Int($0) } }
        #expect(fields.map(\.count) == [3, 3])
        #expect(fields.map(\.first) == [2, 1])
        for times in fields { #expect(times[1] > 0 && times[2] > 0) }
    }

    @Test func documents() throws {
        let answers = try answers("IDS\tTOP_10_COUNT\triver", "IDS\tCOUNT\triver")
        let fields = answers[0].split(separator: " ")
        #expect(fields[0] == "2")
        // Twice the word in three is worth more than once in two.
        let hits = fields.dropFirst().map { $0.split(separator: ":") }
        #expect(hits.map(\.first) == ["d1", "d0"])
        let scores = hits.compactMap { Float($0[1]) }
        #expect(scores.count == 2 && scores[0] > scores[1])
        #expect(answers[1] == "2")
    }

    /// The same answers, whatever the order of the documents.
    @Test func orders() throws {
        let place = try Workplace()
        let lines = try (0..<300).map { number in
            let words = ["river \(number / 9)", "dam of \(number)", "treaty \(number / 9)"]
            return try Workplace.line(["id": "d\(number)", "text": words[number % 3]])
        }
        try place.write("corpus.jsonl", lines.joined())
        try place.write("lines", "IDS\tTOP_10_COUNT\triver 7\nIDS\tTOP_10\tdam\n")
        let answers = try ["arrival", "similarity"].map { order in
            let build = try place.shell(
                "\"$WINNOW-benchmark\" index corpus.jsonl \(order) --order \(order)")
            #expect(build.code == 0 && build.error.isEmpty)
            return try place.shell("\"$WINNOW-benchmark\" serve \(order) < lines").output
        }
        #expect(answers[0].hasPrefix("104 ") && answers[0] == answers[1], "\(answers)")
        let keys = try ["arrival/segment-00000001.keys", "similarity/segment-00000002.keys"].map {
            try Data(contentsOf: URL(filePath: place.path + "/" + $0))
        }
        #expect(keys[0] != keys[1])
    }

    @Test func unsupported() throws {
        let lines = ["TOP_7\triver", "COUNT", "", "TIMED\tCOUNT", "COUNT\t", "COUNT\ta\tb"]
        try place().write("odd", lines.map { $0 + "\n" }.joined() + "COUNT\triver\n")
        let outcome = try place().shell("\"$WINNOW-benchmark\" serve index < odd")
        #expect(outcome.code == 0)
        #expect(
            outcome.output.split(separator: "\n")
                == Array(repeating: "UNSUPPORTED", count: lines.count) + ["2"])
    }

    @Test func errors() throws {
        let place = try place()
        try place.write("broken.jsonl", "{\"id\":\"a\",\"text\":\"b\"}\n{\"id\":\"c\"}\n")
        let broken = try place.shell("\"$WINNOW-benchmark\" index broken.jsonl other")
        #expect(broken.code == 2)
        #expect(broken.error == "winnow-benchmark: broken.jsonl:2: no \"text\"\n")
        for arguments in [
            "", "serve", "index corpus.jsonl", "index corpus.jsonl x --memory 0",
            "index corpus.jsonl x --tokens odd", "index corpus.jsonl x --order odd",
            "index corpus.jsonl x --memory", "odd x",
        ] {
            let outcome = try place.shell("\"$WINNOW-benchmark\" \(arguments)")
            #expect(outcome.code == 2 && outcome.error.hasPrefix("usage: "), "\(arguments)")
            #expect(outcome.output.isEmpty)
        }
        let missing = try place.shell("\"$WINNOW-benchmark\" serve nowhere")
        #expect(missing.code == 2 && missing.error.contains("nowhere"))
    }
}
