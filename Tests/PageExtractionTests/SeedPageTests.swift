import Foundation
import PageExtraction
import Testing

/// Cleans the scraped pages that were handed in, whose lines are labelled in
/// `Benchmarks/Cleaning/seeds`: 1 is the article's, 0 boilerplate, ? may be either.
@Suite("Scraped pages handed in")
struct SeedPageTests {
    private struct Seed {
        let name: String
        let bytes: [UInt8]
        let labels: [UInt8]
    }

    private static func seeds() throws -> [Seed] {
        let labels = SharedData.packageRoot.appending(path: "Benchmarks/Cleaning/seeds")
        guard let folder = SharedData.folder?.appending(path: "data/seeds"),
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        else {
            print("Seed pages skipped: shared data not found")
            return []
        }
        return try names.filter { $0.hasSuffix(".txt") }.sorted().map { name in
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            let file = labels.appending(path: name.dropLast(4) + ".labels")
            let line = [UInt8](try Data(contentsOf: file)).filter { $0 != UInt8(ascii: "\n") }
            return Seed(name: name, bytes: bytes, labels: line)
        }
    }

    @Test func everyLineOfTheArticleIsKeptAndNothingElse() throws {
        for seed in try Self.seeds() {
            let kept = try PageCleaner().clean(seed.bytes, name: seed.name).blocks
                .filter(\.isKept).map(\.source)
            let lines = Self.lines(seed.bytes)
            try #require(lines.count >= seed.labels.count, "\(seed.name)")
            for (number, (line, label)) in zip(lines, seed.labels).enumerated() {
                let isKept = kept.contains { $0.overlaps(line) }
                if label == UInt8(ascii: "1") {
                    #expect(isKept, "\(seed.name):\(number + 1) is the article's")
                } else if label == UInt8(ascii: "0") {
                    #expect(!isKept, "\(seed.name):\(number + 1) is not the article's")
                }
            }
        }
    }

    @Test func boilerplateIsGone() throws {
        for seed in try Self.seeds() {
            let text = try PageCleaner().clean(seed.bytes, name: seed.name).text.lowercased()
            for phrase in [
                "email address will not be published", "leave a comment", "leave a reply",
                "post a comment", "lost your password", "scroll to top", "comments are closed",
                "related articles", "follow us", "all rights reserved", "min read", "read also:",
                "read more:", "learn more:", "advertisement", "lorem ipsum",
            ] {
                #expect(!text.contains(phrase), "\(seed.name): \(phrase)")
            }
        }
    }

    /// Every long line above the first terminator is the article's, but for pointers and captions.
    @Test func articlesAreWhole() throws {
        for seed in try Self.seeds() {
            let text = try PageCleaner().clean(seed.bytes, name: seed.name).text
            let source = String(decoding: seed.bytes, as: UTF8.self)
            for line in source.split(whereSeparator: \.isNewline) {
                let folded = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if folded.hasPrefix("Related Articles") || folded.hasPrefix("Leave a") { break }
                if folded.hasPrefix("Post a comment") || folded.hasPrefix("Comments are") { break }
                let isOther = ["Read", "Learn more", "©", "RASC News >"].contains {
                    folded.hasPrefix($0)
                }
                guard folded.count > 90, !isOther, !folded.contains("hoto: ") else { continue }
                let isHeadline = !folded.contains(".")
                if isHeadline { continue }
                #expect(text.contains(folded), "\(seed.name): \(folded.prefix(60))")
            }
        }
    }

    @Test func headlinesAreFound() throws {
        for seed in try Self.seeds() {
            let title = try PageCleaner().clean(seed.bytes, name: seed.name).metadata.title
            let source = String(decoding: seed.bytes, as: UTF8.self)
            let found = try #require(title, "\(seed.name)")
            #expect(found.count > 40)
            #expect(source.contains(found))
        }
    }

    /// The bytes of each line, without its end.
    private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            $0.startIndex..<$0.endIndex
        }
    }
}
