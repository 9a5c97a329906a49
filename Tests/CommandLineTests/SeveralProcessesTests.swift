import Foundation
import Testing

/// Commands that run beside each other, and commands that are killed.
@Suite struct SeveralProcessesTests {
    /// Six documents, each of which has the word of its version three times.
    private static func corpus(_ version: Int) -> String {
        (0..<6).map { number in
            #"{"id": "\#(number)", "text": "A heron of version\#(version) waits by tide \#(number)."}"#
        }.joined(separator: "\n") + "\n"
    }

    /// Searches that run while an index is written see all of a version or all of another.
    ///
    /// Each commit brings a page that stays, so that segments are merged.
    @Test func searchesBesideAWriter() throws {
        let place = try Workplace()
        try place.write("corpus.jsonl", Self.corpus(0))
        #expect(try place.winnow("index", "corpus.jsonl").code == 0)
        for number in 1...500 { try place.write("version-\(number)", Self.corpus(number)) }
        let outcome = try place.shell(
            """
            for reader in 1 2 3 4; do
                (while [ ! -e done ]; do
                    "$WINNOW" search heron --json --no-group -n 20 && echo end || echo "failed $?"
                done > found-$reader) &
            done
            mkdir pages
            for number in $(seq 500); do
                cp version-$number corpus.jsonl
                echo "A tern comes to page $number." > pages/$number.txt
                "$WINNOW" index corpus.jsonl pages --durability none > said || { cat said; echo "index failed"; }
            done
            touch done
            wait
            cat found-1 found-2 found-3 found-4
            """)
        #expect(outcome.error == "")
        let runs = outcome.output.components(separatedBy: "end\n").dropLast()
        #expect(runs.count > 20 && !outcome.output.contains("failed"))
        var versions: Set<Substring> = []
        for run in runs {
            let seen = run.matches(of: /version[0-9]+/).map { $0.output }
            #expect(
                Set(seen).count == 1 && run.components(separatedBy: "\"hit\"").count == 7, "\(run)")
            versions.formUnion(seen)
        }
        // Each commit makes a segment, and so does each merge.
        let files = try FileManager.default.contentsOfDirectory(atPath: place.path + "/Index")
        let made = files.compactMap { Int($0.dropFirst(8).prefix(8)) }.max() ?? 0
        let merges = made - 501
        print(
            "processes: 500 commits, \(merges) merges, "
                + "\(runs.count) searches saw \(versions.count) versions")
        #expect(merges > 400)
        #expect(versions.count > 20)
        #expect(try place.winnow("check").code == 0)
    }

    /// Wherever a run is killed, the index is whole, and the next run completes it.
    @Test func killed() throws {
        let place = try Workplace()
        for number in 0..<400 {
            try place.write("pages/\(number).txt", "A heron stands in reed \(number) and waits.")
        }
        // What a run takes here, cut at forty places.
        let outcome = try place.shell(
            """
            for cut in $(seq 40); do
                touch -d "@$((1700000000 + cut))" pages/[0-9]*.txt
                "$WINNOW" index pages > said 2>&1 &
                sleep "0.$(printf %03d $((cut * 4)))"
                kill -9 $! 2> /dev/null
                wait $! 2> /dev/null
                if ls Index/*.commit > /dev/null 2>&1; then
                    "$WINNOW" check > said || { cat said; echo damaged; }
                fi
            done
            "$WINNOW" index pages && "$WINNOW" check && "$WINNOW" search heron -n 1
            """)
        #expect(!outcome.output.contains("damaged"))
        #expect(outcome.output.contains("all is well") && outcome.output.contains("of 400"))
    }
}
