import Foundation
import MappedIO
import Testing

@testable import SearchCore

/// Random flips and truncations of the files of an index with everything that larger segments have.
@Suite struct FlipTests {
    private static func build(in folder: String) throws {
        var generator = SeededGenerator(seed: 21)
        var options = IndexWriter.Options()
        options.isDurable = false
        let writer = try IndexWriter(folder: folder, options: options)
        for number in 0..<4800 {
            let words = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                let fraction = Double.random(in: 0..<1, using: &generator)
                return "w\(Int(fraction * fraction * 300))"
            }
            try writer.add(Document(key: "\(number)", text: words.joined(separator: " ")))
        }
        try writer.commit()
        for number in 0..<40 { try writer.delete(key: "\(number * 7)") }
        try writer.commit()
    }

    /// What a check compares first finds every one of them: a bit, a byte, a run of bytes, an end cut off.
    @Test func everyOneIsFound() throws {
        let folder = try TemporaryFolder()
        try Self.build(in: folder.path)
        let generation = try IndexReader(folder: folder.path).generation
        let commit = try IndexFolder.commit(generation, in: folder.path)
        let names = IndexFolder.names(of: commit).sorted()
        let contents = try names.map {
            [UInt8](try Data(contentsOf: URL(filePath: folder.path + "/" + $0)))
        }
        let total = contents.reduce(0) { $0 + $1.count }
        var generator = SeededGenerator(seed: 22)
        var found = 0
        for round in 0..<100_000 {
            // Every file as often as it is long, and each now and then.
            var file = round % names.count
            if round % 4 != 0 {
                var place = Int.random(in: 0..<total, using: &generator)
                file = 0
                while place >= contents[file].count {
                    place -= contents[file].count
                    file += 1
                }
            }
            var bytes = contents[file]
            let place = Int.random(in: bytes.indices, using: &generator)
            switch round % 5 {
            case 0: bytes.removeLast(bytes.count - place)
            case 1: bytes[place] = bytes[place] &+ UInt8.random(in: 1...255, using: &generator)
            case 2:
                for index in place..<min(place + 40, bytes.count) { bytes[index] = ~bytes[index] }
            default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            }
            if Self.isFound(ByteRegion(copying: bytes), names[file], commit) { found += 1 }
        }
        print("flips and truncations: 100000, found: \(found)")
        #expect(found == 100_000)
    }

    /// Whether what opening and checking do with a file's bytes fails.
    private static func isFound(_ bytes: ByteRegion, _ name: String, _ commit: Commit) -> Bool {
        let kind = FileKind.allCases.first { name.hasSuffix("." + $0.suffix) }!
        let segment = kind == .commit ? 0 : commit.segments[0].number
        do throws(IndexError) {
            try IndexFile(bytes, path: name, kind: kind, segment: segment).verifyAll()
            return false
        } catch {
            return error.description.hasPrefix(name)
        }
    }

    /// A search in a damaged index neither crashes nor runs on, and finds what is there or says what is wrong.
    @Test(.timeLimit(.minutes(20))) func searchesGoOn() throws {
        let folder = try TemporaryFolder()
        try Self.build(in: folder.path)
        let generation = try IndexReader(folder: folder.path).generation
        let commit = try IndexFolder.commit(generation, in: folder.path)
        let names = IndexFolder.names(of: commit).sorted()
        let texts = [
            "w0", "w40", "\"w40 w41\"", "w1 w2 w50", "+w3 +w60", "+w30 -w2", "\"w0 w1\"~3",
            "w7 \"w2 w3\"",
        ]
        let queries = try texts.map { try Query($0) }
        let right = try Self.answers(to: queries, in: folder.path).map { try $0.get() }
        var generator = SeededGenerator(seed: 23)
        var outcomes = (right: 0, error: 0, wrong: 0)
        for round in 0..<1500 {
            let name = names[round % names.count]
            let url = URL(filePath: folder.path + "/" + name)
            let whole = try Data(contentsOf: url)
            var bytes = whole
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            if round % 9 == 0 {
                bytes.removeLast(bytes.count - place)
            } else {
                bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            }
            try FileManager.default.removeItem(at: url)
            try bytes.write(to: url)
            do throws(IndexError) {
                for (answer, expected) in zip(
                    try Self.answers(to: queries, in: folder.path), right)
                {
                    switch answer {
                    case .success(expected): outcomes.right += 1
                    case .success: outcomes.wrong += 1
                    case .failure: outcomes.error += 1
                    }
                }
            } catch { outcomes.error += queries.count }
            try FileManager.default.removeItem(at: url)
            try whole.write(to: url)
        }
        print("searches of a damaged index: \(outcomes)")
        #expect(outcomes.wrong == 0 && outcomes.right > 1000 && outcomes.error > 1000)
    }

    /// All that people see of what is found, or the error.
    private static func answers(
        to queries: [Query], in folder: String
    ) throws(IndexError) -> [Result<[String], IndexError>] {
        let searcher = Searcher(try IndexReader(folder: folder))
        return queries.map { query in
            do throws(IndexError) {
                let results = try searcher.search(query, limit: 5)
                var seen = ["\(results.total) of \(try searcher.count(query))"]
                for hit in results.hits {
                    let details = try searcher.details(of: hit, in: results)
                    seen.append("\(hit.key) \(hit.score) \(details)")
                }
                return .success(seen)
            } catch { return .failure(error) }
        }
    }
}
