internal import Glibc
internal import JSONText
internal import MappedIO
internal import PageExtraction

/// Winnow's page cleaner behind the protocol that every extractor of the comparison speaks.
///
/// Exit codes: 0 for success, 2 for errors.
@main enum Main {
    /// Pages that are cleaned once before those that count.
    static let warmups = 10

    static func main() {
        StandardStream.ignoreBrokenPipes()
        guard CommandLine.arguments.count == 2 else {
            StandardStream.error.write("usage: winnow-cleaning-benchmark FOLDER\n")
            exit(2)
        }
        do {
            try run(CommandLine.arguments[1])
        } catch {
            StandardStream.error.write("winnow-cleaning-benchmark: \(error)\n")
            exit(2)
        }
    }

    private static func run(_ folder: String) throws {
        let pages = try PageFile.all(in: folder)
        for page in pages.prefix(warmups) { _ = try page.clean() }
        for page in pages { try StandardStream.output.print(try page.clean().line + "\n") }
    }
}
