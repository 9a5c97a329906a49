import Testing

@testable import SearchCore

/// Readers that search without pause while a writer commits and merges.
@Suite struct ConcurrencyTests {
    @Test(.timeLimit(.minutes(20))) func everyReaderSeesOneCommit() throws {
        let folder = try TemporaryFolder()
        let report = try WriterAndReaders.run(path: folder.path, commits: 500)
        print(
            "concurrency: \(report.commits) commits, \(report.merges) merges, "
                + "\(report.searches) searches saw \(report.versionCount) versions")
        #expect(report.faults == [])
        #expect(report.merges > 400 && report.versionCount > 20)
        #expect(try IndexChecker.check(folder: folder.path).errors == [])
    }
}
