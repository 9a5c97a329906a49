import Foundation

@testable import PageExtraction

/// Runs the page cleaner over a folder of saved pages: `clean`, `features` or `show`.
@main
struct CleaningTool {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch (arguments.first, arguments.count) {
        case ("clean", 3): try Folder(arguments[2]).clean(into: arguments[3])
        case ("features", 3): try Folder(arguments[2]).writeFeatures(to: arguments[3])
        case ("show", 2): try show(arguments[2])
        default:
            print("usage: CleaningTool clean FOLDER OUT | features FOLDER OUT | show PAGE")
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
