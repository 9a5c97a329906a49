import Foundation
import Testing

@Suite struct OptimizeTests {
    /// Two segments, with a file that was changed and one that is gone.
    private func place() throws -> Workplace {
        let place = try Workplace()
        for name in ["heron", "otter", "seal", "egret", "bittern"] {
            try place.write(
                "pages/\(name).html", Workplace.page(name, "The \(name) swam or stood."))
        }
        _ = try place.winnow("index", "pages")
        try place.write("pages/otter.html", Workplace.page("Otters", "The otter ate an eel."))
        try place.write("pages/tern.html", Workplace.page("Terns", "The tern fished for an eel."))
        try place.remove("pages/seal.html")
        _ = try place.winnow("index", "pages")
        return place
    }

    @Test(arguments: ["similarity", "arrival"])
    func mergesEverything(order: String) throws {
        let place = try place()
        let before = try place.winnow("search", "--json", "eel OR heron OR evening")
        let outcome = try place.winnow("optimize", "--order", order)
        #expect(outcome.code == 0 && outcome.error.isEmpty)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("Merged 2 segments, in the order of \(order), in ") == true)
        #expect(lines.dropFirst().first == "Dropped 2 documents deleted before.")
        #expect(
            lines.last?.wholeMatch(
                of: /\.\/Index has 5 documents in 1 segment, [\d.]+ KB, [\d.]+ KB before\./) != nil,
            "\(outcome.output)")
        #expect(try place.winnow("check").code == 0)
        let after = try place.winnow("search", "--json", "eel OR heron OR evening")
        #expect(try after.objects().count == before.objects().count)
        #expect(try place.hits("eel") == ["otter.html", "tern.html"])
        #expect(try place.hits("seal").isEmpty)
        // The files are known as before.
        let again = try place.winnow("index", "pages")
        #expect(again.output.hasPrefix("Nothing has changed in 5 files; none was read.\n"))
    }

    /// By similarity it is done again, in the order of arrival there is nothing left to do.
    @Test func again() throws {
        let place = try place()
        _ = try place.winnow("optimize")
        let arrival = try place.winnow("optimize", "--order", "arrival")
        #expect(arrival.code == 0)
        #expect(arrival.output.hasPrefix("Nothing was to be merged.\n./Index has 5 documents"))
        let similarity = try place.winnow("optimize")
        #expect(similarity.output.hasPrefix("Merged 1 segment, in the order of similarity, "))
        #expect(try place.winnow("check").code == 0)
    }

    @Test func errors() throws {
        let place = try place()
        let missing = try place.winnow("optimize", "--index", "nowhere")
        #expect(missing.code == 2)
        #expect(missing.error.hasPrefix("winnow: no index in nowhere"))
        #expect(!FileManager.default.fileExists(atPath: place.path + "/nowhere"))
        #expect(try place.winnow("optimize", "--order", "odd").code == 2)
        let name = "Index/segment-00000001.positions"
        var bytes = try Data(contentsOf: URL(filePath: place.path + "/" + name))
        bytes[30] ^= 1
        try bytes.write(to: URL(filePath: place.path + "/" + name))
        let damaged = try place.winnow("optimize")
        #expect(damaged.code == 2 && damaged.output.isEmpty)
        #expect(damaged.error.contains("segment-00000001.positions is damaged"))
        // Nothing was lost by it: with the byte back, all is as before.
        bytes[30] ^= 1
        try bytes.write(to: URL(filePath: place.path + "/" + name))
        #expect(try place.hits("heron") == ["heron.html"])
    }
}
