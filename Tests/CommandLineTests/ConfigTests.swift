import Foundation
import Testing

/// Options that are set in files and in the environment.
@Suite struct ConfigTests {
    private static func place() throws -> Workplace {
        let place = try Workplace()
        for number in 1...5 { try place.write("pages/\(number).txt", "Heron number \(number).\n") }
        #expect(try place.winnow("index", "pages").code == 0)
        return place
    }

    private static func count(
        _ place: Workplace, _ more: [String: String] = [:], _ typed: String...
    )
        throws -> Int
    {
        let outcome = try place.winnow(
            ["search", "heron", "-l"] + typed,
            environment: ["XDG_CONFIG_HOME": place.path + "/home"].merging(more) { $1 })
        #expect(outcome.error.isEmpty)
        return outcome.output.split(separator: "\n").count
    }

    @Test func whatCountsMost() throws {
        let place = try Self.place()
        #expect(try Self.count(place) == 5)
        try place.write("home/winnow/winnow.toml", "[search]\nlimit = 4\n")
        #expect(try Self.count(place) == 4)
        try place.write("winnow.toml", "# here\n[search] # for searches\nlimit = 3 # at most\n\n")
        #expect(try Self.count(place) == 3)
        #expect(try Self.count(place, ["WINNOW_SEARCH_LIMIT": "2"]) == 2)
        #expect(try Self.count(place, ["WINNOW_SEARCH_LIMIT": "2"], "-n", "1") == 1)
        let shown = try place.winnow(
            ["config"],
            environment: [
                "XDG_CONFIG_HOME": place.path + "/home", "WINNOW_INDEX_MEMORY": "64",
            ])
        #expect(shown.code == 0)
        #expect(shown.output.contains("\nlimit = 3   # winnow.toml:3\n"))
        #expect(shown.output.contains("\nmemory = 64   # $WINNOW_INDEX_MEMORY\n"))
        #expect(shown.output.contains("\noffset = 0\n"))
    }

    /// What is chosen of the server, here or in settings, reaches it; the token in a way that ps does not show.
    @Test func serverGetsWhatIsSet() throws {
        let place = try Workplace()
        // A program of this name stands beside the command.
        try FileManager.default.copyItem(atPath: Workplace.command, toPath: place.path + "/winnow")
        try place.write("winnow-serve", "#!/bin/sh\necho \"$@\"\necho token $WINNOW_TOKEN\n")
        _ = try place.shell("chmod +x winnow-serve")
        try place.write(
            "winnow.toml", "[serve]\nport = 9000\nname = [\"a.example\", \"b.example\"]\n")
        let outcome = try place.shell("./winnow serve --timeout 1 --token 0123456789abcdef")
        #expect(
            outcome.output == """
                --index=./Index --listen=127.0.0.1 --port=9000 --timeout=1.0 --name=a.example --name=b.example
                token 0123456789abcdef

                """)
        #expect(try place.shell("./winnow serve --port 9001").output.contains("--port=9001 "))
        #expect(try place.shell("./winnow serve --frob").code == 2)
        _ = try place.shell("rm winnow-serve")
        let missing = try place.shell("./winnow serve")
        #expect(missing.code == 2 && missing.error.hasSuffix("build it with: make server\n"))
    }

    @Test func kindsOfValues() throws {
        let place = try Self.place()
        try place.write(
            "winnow.toml",
            "[search]\nfacet = [\"lang\", 'date:year']\njson = true\ngroup = false\nk1 = 1.5\n")
        let outcome = try place.winnow("search", "heron")
        #expect(outcome.code == 0)
        let facets = try #require(try outcome.objects().last?["facets"] as? [[String: Any]])
        #expect(facets.map { $0["by"] as? String } == ["lang", "date:year"])
        // What is set counts for its own command alone.
        #expect(try place.winnow("info").code == 0)
    }

    @Test(arguments: [
        ("limit = 3", "winnow.toml:1: limit stands under no command, such as [search]"),
        ("[serch]\nlimit = 3", "winnow.toml:2: there is no command serch"),
        ("[search]\nlimt = 3", "winnow.toml:2: winnow search has no option limt"),
        ("[search]\nlimit 3", "winnow.toml:2: a key without ="),
        ("[search", "winnow.toml:1: a [ without ]"),
        (
            "[search]\nlimit = many",
            "winnow.toml:2: a value that is no number, true, false or text in quotes"
        ),
        ("[search]\nsort = \"date", "winnow.toml:2: a \" without another"),
        ("[search]\nsort = \"d\\x\"", "winnow.toml:2: a \\ that is none of \\n \\t \\\" \\\\"),
        ("[search]\nfacet = [\"lang\" \"site\"]", "winnow.toml:2: a list without , or ]"),
        ("[search]\nlimit = 3 4", "winnow.toml:2: something behind the value"),
        ("[search]\nlimit = 3\nlimit = 4", "winnow.toml:3: limit is set twice"),
    ])
    func faults(text: String, message: String) throws {
        let place = try Workplace()
        try place.write("winnow.toml", text + "\n")
        for command in [["search", "heron"], ["config"]] {
            let outcome = try place.winnow(command)
            #expect(outcome.code == 2 && outcome.error == "winnow: \(message)\n")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test func flagsInTheEnvironment() throws {
        let place = try Self.place()
        func isJSON(_ value: String) throws -> Bool {
            let outcome = try place.winnow(
                ["search", "heron"], environment: ["WINNOW_SEARCH_JSON": value])
            #expect(outcome.code == 0)
            return outcome.output.hasPrefix("{")
        }
        for value in ["1", "true", "yes"] { #expect(try isJSON(value), "\(value)") }
        for value in ["0", "false", "no", ""] { #expect(try !isJSON(value), "\(value)") }
    }

    @Test func wrongValues() throws {
        let place = try Self.place()
        try place.write("winnow.toml", "[search]\nlimit = -3\n")
        let outcome = try place.winnow("search", "heron")
        #expect(outcome.code == 2 && outcome.error.contains("-n must be 0 to 1000000"))
    }
}
