import Foundation
import Testing

@testable import PageExtraction

@Suite("Scraped pages handed in")
struct SeedPageTests {
    private static func pages() -> [(name: String, bytes: [UInt8])] {
        guard let folder = SharedData.folder?.appending(path: "data/seeds"),
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        else {
            print("Seed pages skipped: shared data not found")
            return []
        }
        return names.sorted().compactMap { name in
            (try? Data(contentsOf: folder.appending(path: name))).map { (name, [UInt8]($0)) }
        }
    }

    @Test func boilerplateIsGone() throws {
        for (name, bytes) in Self.pages() {
            let text = try PageCleaner().clean(bytes, name: name).text.lowercased()
            for phrase in [
                "email address will not be published", "leave a comment", "leave a reply",
                "post a comment", "lost your password", "scroll to top", "comments are closed",
                "related articles", "follow us", "all rights reserved", "min read", "read also:",
                "read more:", "learn more:", "advertisement", "lorem ipsum",
            ] {
                #expect(!text.contains(phrase), "\(name): \(phrase)")
            }
        }
    }

    /// Every long line above the first terminator is the article's, but for pointers and captions.
    @Test func articlesAreWhole() throws {
        for (name, bytes) in Self.pages() {
            let text = try PageCleaner().clean(bytes, name: name).text
            let source = String(decoding: bytes, as: UTF8.self)
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
                #expect(text.contains(folded), "\(name): \(folded.prefix(60))")
            }
        }
    }

    @Test func headlinesAreFound() throws {
        for (name, bytes) in Self.pages() {
            let title = try PageCleaner().clean(bytes, name: name).metadata.title
            let source = String(decoding: bytes, as: UTF8.self)
            let found = try #require(title, "\(name)")
            #expect(found.count > 40)
            #expect(source.contains(found))
        }
    }
}
