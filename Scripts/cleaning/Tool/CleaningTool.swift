import Foundation

@testable import PageExtraction

/// Runs the page cleaner over a folder of saved pages: `clean`, `features` or `show`.
@main
struct CleaningTool {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let more = arguments.count > 3 ? arguments[3] : nil
        switch (arguments.first, arguments.count) {
        case ("clean", 3...):
            var decider = HeuristicDecider()
            for name in arguments.dropFirst(4) {
                if let favor = Favor(rawValue: name) { decider.favor = favor }
                decider.rules.removeAll { $0.rawValue == name }
            }
            try Folder(arguments[1]).clean(
                into: arguments[2], decider: decider, likely: more == "-" ? nil : more)
        case ("features", 3...5):
            try Folder(arguments[1]).writeFeatures(
                to: arguments[2], likely: more == "-" ? nil : more,
                lexicons: arguments.count > 4 ? arguments[4] : nil)
        case ("elements", 3): try Folder(arguments[1]).writeElements(to: arguments[2])
        case ("show", 2): try show(arguments[1])
        default:
            print(
                """
                usage: CleaningTool clean FOLDER OUT [LIKELY|- [precision|recall] [RULE LEFT OUT]...]
                       CleaningTool features FOLDER OUT [LIKELY|- [LEXICONS]]
                       CleaningTool elements FOLDER OUT
                       CleaningTool show PAGE
                """)
            exit(2)
        }
    }

    /// Prints a page's metadata and every block with the decision on it.
    private static func show(_ path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let page = try PageCleaner().clean(bytes, name: path)
        print(page.metadata)
        for block in page.blocks {
            print(block.isKept ? "+" : "-", block.kind.rawValue, "[\(block.reason)]", block.text)
        }
    }
}
