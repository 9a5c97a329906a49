import Glibc

/// Searches from several threads beside a writer, for ThreadSanitizer to watch.
@main struct Races {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let commits = Int(arguments[2]), commits > 0 else {
            print("usage: Races FOLDER COMMITS")
            exit(2)
        }
        let report = try WriterAndReaders.run(path: arguments[1], commits: commits)
        print(
            "\(report.commits) commits, \(report.merges) merges, "
                + "\(report.searches) searches of \(report.versionCount) versions, "
                + "\(report.faults.count) wrong")
        for fault in report.faults.prefix(20) { print(fault) }
        exit(report.faults.isEmpty ? 0 : 1)
    }
}
