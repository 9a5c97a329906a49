import Foundation
import Testing

@testable import SearchCore

@Suite struct MergeFailureTests {
    /// Damage in an old segment is found when it should be merged; new documents come in all the
    /// same.
    @Test func damagedSegment() throws {
        let folder = try TemporaryFolder()
        func add(_ number: Int) throws -> IndexWriter.CommitSummary {
            let writer = try IndexWriter(folder: folder.path)
            try writer.add(Document(key: "\(number)", text: "heron number \(number)"))
            return try writer.commit()
        }
        for number in 1..<MergePolicy.segmentsPerTier {
            #expect(try add(number).mergeFailure == nil)
        }
        let path = folder.path + "/" + FileNames.segment(3, .norms)
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[FileEnvelope.headerLength] ^= 1
        try bytes.write(to: URL(filePath: path))

        let summary = try add(MergePolicy.segmentsPerTier)
        guard case .corrupt(path, _, _, _) = summary.mergeFailure else {
            Issue.record("no damage found: \(String(describing: summary.mergeFailure))")
            return
        }
        let searcher = Searcher(try IndexReader(folder: folder.path))
        #expect(searcher.reader.documentCount == MergePolicy.segmentsPerTier)
        let error = #expect(throws: IndexError.self) { try searcher.search(try Query("heron")) }
        #expect(error == summary.mergeFailure)
        #expect(try IndexChecker.check(folder: folder.path).errors == [error])

        #expect(try IndexRepair.run(folder: folder.path).saved == 1)
        let repaired = Searcher(try IndexReader(folder: folder.path))
        #expect(try repaired.search(try Query("heron")).total == MergePolicy.segmentsPerTier)
    }
}
