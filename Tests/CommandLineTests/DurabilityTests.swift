import ArgumentParser
import Foundation
import Testing
import Winnow

@testable import WinnowCommand

@Suite struct DurabilityTests {
    @Test func durability() throws {
        func options(_ arguments: String...) throws -> IndexWriter.Options {
            try IndexCommand.parse(["pages"] + arguments).options
        }
        #expect(try options().isDurable)
        #expect(try options("--durability", "commit").isDurable)
        #expect(try !options("--durability", "none").isDurable)
        #expect(try options("--durability", "none", "--memory", "32").memoryBudget == 32 << 20)
        let place = try Workplace()
        try place.write(
            "pages/heron.html", Workplace.page("Herons", "A grey heron stood in the reeds."))
        let outcome = try place.winnow("index", "pages", "--durability", "none")
        #expect(outcome.code == 0 && outcome.output.hasPrefix("1 added, "))
        #expect(try place.hits("heron") == ["heron.html"])
        #expect(try place.winnow("check").code == 0)
        #expect(try place.winnow("index", "pages", "--durability", "some").code == 2)
        #expect(try place.winnow("optimize", "--durability", "none").code == 0)
        #expect(try place.hits("heron") == ["heron.html"])
        let optimize = try OptimizeCommand.parse(["--durability", "none"])
        #expect(!optimize.durability.options.isDurable)
    }
}
