import Foundation
import JSONText
import Testing
import Winnow

@testable import WinnowServer

/// What a leaf tells the root of a collection.
@Suite struct LeafTests {
    private let folders: [TestSite]
    private let one: TestSite
    private let statistics: String

    init() throws {
        let words = (1...40).map { "word\($0)" }.joined(separator: " ")
        let documents = (0..<40).map { number in
            var document = TestSite.document(
                "page \(number)",
                number % 10 == 3 ? words : "Dam \(number % 7) holds. Steps of dam \(number).")
            document.metadata.url = "https://\(["a", "b", "c"][number % 3]).org/\(number)"
            document.metadata.published = number % 4 == 0 ? nil : "2025-1\(number % 3)-03"
            return document
        }
        one = try TestSite(documents)
        folders = try (0..<2).map { part in
            try TestSite(documents.enumerated().filter { $0.offset % 2 == part }.map(\.element))
        }
        statistics = folders[0].folder + "/global.stats"
        _ = try ShardStatistics.merge(folders.map(\.folder), to: statistics)
    }

    private func leaf(_ part: Int) throws -> Site {
        Site(
            try LiveIndex(folder: folders[part].folder, statistics: statistics), isLeaf: true)
    }

    private func object(_ response: WebResponse) throws -> JSONValue {
        try JSONParser().parse(Array(response.body.utf8).span)
    }

    @Test func scoresAreThoseOfTheCollection() async throws {
        let all = try object(await one.site().get("/api/search?q=dam+steps&limit=40&group=false"))
        var expected: [String: JSONValue] = [:]
        for hit in all["hits"]!.elements { expected[hit["key"]!.string!] = hit["score"] }
        var found: [String: JSONValue] = [:]
        for part in 0..<2 {
            let answer = try object(await leaf(part).get("/leaf/search?q=dam+steps&limit=40"))
            for hit in answer["hits"]!.elements { found[hit["key"]!.string!] = hit["score"] }
        }
        #expect(found == expected)
        #expect(found.count == 36)
    }

    @Test func nothingIsFoldedAndNearCopiesAreTold() async throws {
        let answer = try object(await leaf(1).get("/leaf/search?q=word7"))
        let sketches = answer["hits"]!.elements.map { $0["sketch"]?.string ?? "" }
        #expect(sketches.count == 4)
        #expect(Set(sketches).count == 1)
        #expect(sketches[0].utf8.count == 128)
    }

    /// A ranking has nothing of texts; passages are those that the command shows.
    @Test func passagesAreThoseOfOneIndex() async throws {
        let ranking = try await leaf(0).get("/leaf/search?q=dam+steps&limit=3").body
        #expect(!ranking.contains("passage"))
        let all = try object(await one.site().get("/api/search?q=dam+steps&limit=40&group=false"))
        let keys = ["page 4", "page 0", "absent"]
        let target = "/leaf/passages?q=dam+steps" + keys.map { "&key=" + inAddress($0) }.joined()
        let found = try object(await leaf(0).get(target))["hits"]!.elements
        #expect(found.map { $0["key"]?.string } == ["page 4", "page 0"])
        for hit in found {
            let same = all["hits"]!.elements.first { $0["key"] == hit["key"] }
            for name in ["passage", "highlights", "url", "date", "path"] {
                #expect(hit[name] == same?[name], "\(name)")
                #expect(same?[name] != nil, "\(name)")
            }
        }
    }

    /// Of the addresses that are asked for, those captures that match, with the scores that the ranking gives them.
    @Test func capturesOfAddressesAreFound() async throws {
        let site = try TestSite(
            (0..<6).map { number in
                let text = "dam " + String(repeating: "and ", count: number)
                var document = TestSite.document("\(number)", number == 4 ? "nothing" : text)
                document.metadata.url = "https://a.org/\(number % 2)?x=1&y"
                document.metadata.captured = "2024-0\(number + 1)-01T00:00:00Z"
                return document
            })
        let leaf = Site(try LiveIndex(folder: site.folder), isLeaf: true)
        let ranked = try object(await leaf.get("/leaf/search?q=dam"))["hits"]!.elements
        let addresses = ["https://a.org/0?x=1&y", "https://b.org/"].map {
            "&address=" + inAddress($0)
        }
        let found = try object(await leaf.get("/leaf/captures?q=dam" + addresses.joined()))["hits"]!
            .elements
        #expect(found.map { $0["key"]?.string } == ["0", "2"])
        for hit in found { #expect(ranked.contains(hit), "\(hit)") }
        #expect(found[1]["captured"]?.string == "2024-03-01T00:00:00Z")
    }

    @Test func facetsHaveAllValues() async throws {
        let site = try TestSite(
            (0..<60).map { number in
                var document = TestSite.document("\(number)", "dam")
                document.metadata.url = "https://host\(number).org/"
                return document
            })
        let leaf = Site(try LiveIndex(folder: site.folder), isLeaf: true)
        let answer = try object(await leaf.get("/leaf/search?q=dam&facet=site"))
        let facet = try #require(answer["facets"]?.elements.first)
        #expect(facet["counts"]?.elements.count == 60)
        #expect(facet["cut"] == .bool(false))
    }

    @Test func daysAreToldWhereTheySort() async throws {
        let answer = try object(await leaf(1).get("/leaf/search?q=dam&sort=date&limit=3"))
        #expect(answer["hits"]!.elements.allSatisfy { $0["day"] == .integer(20425) })
        let byScore = try object(await leaf(1).get("/leaf/search?q=dam&limit=3"))
        #expect(byScore["hits"]!.elements.allSatisfy { $0["day"] == nil })
    }

    @Test func aLeafHasNoPages() async throws {
        let leaf = try leaf(0)
        for path in [
            "/", "/document?key=page+0", "/api/search?q=dam", "/openapi.json", "/style.css",
        ] {
            #expect(await leaf.get(path).status == 404, "\(path)")
        }
        #expect(await leaf.get("/healthz").status == 200)
        #expect(await leaf.get("/api/document?key=page+0").status == 200)
        #expect(await leaf.get("/leaf/search").status == 400)
        #expect(await leaf.get("/leaf/search?q=dam&limit=10001").status == 400)
        #expect(await leaf.get("/leaf/search?q=dam&timeout=0").status == 400)
        #expect(try await one.site().get("/leaf/search?q=dam").status == 404)
    }

    @Test func aQueryWithoutWordsIsToldAsANote() async throws {
        let answer = try object(await leaf(0).get("/leaf/search?q=%22"))
        #expect(answer["hits"]?.elements.isEmpty == true)
        #expect(answer["notes"]?.elements.isEmpty == false)
    }

    @Test func statisticsMustBeOfTheShard() throws {
        let small = folders[0].folder + "/small.stats"
        _ = try ShardStatistics.merge([folders[0].folder], to: small)
        let large = try TestSite((0..<90).map { TestSite.document("\($0)", "dam steps") })
        #expect(throws: IndexError.self) {
            _ = try LiveIndex(folder: large.folder, statistics: small)
        }
    }
}
