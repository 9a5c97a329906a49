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
        let arguments = CommandLine.arguments
        let hasSites = arguments.count == 4 && arguments[1] == "--sites"
        guard arguments.count == 2 || hasSites else {
            StandardStream.error.write("usage: winnow-cleaning-benchmark [--sites TABLE] FOLDER\n")
            exit(2)
        }
        do {
            try run(arguments.last!, sites: hasSites ? try SiteTable(path: arguments[2]) : nil)
        } catch {
            StandardStream.error.write("winnow-cleaning-benchmark: \(error)\n")
            exit(2)
        }
    }

    private static func run(_ folder: String, sites: SiteTable?) throws {
        let pages = try PageFile.all(in: folder)
        for page in pages.prefix(warmups) { _ = try page.clean() }
        let knowledge = try sites?.knowledge(of: pages) ?? [:]
        for page in pages {
            let site = sites?.site(of: page).flatMap { knowledge[$0] }
            try StandardStream.output.print(try page.clean(site: site).line + "\n")
        }
    }
}
