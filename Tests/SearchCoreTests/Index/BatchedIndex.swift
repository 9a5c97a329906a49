import Testing

@testable import SearchCore

/// Indexes that are built of batches of documents.
enum BatchedIndex {
    /// Builds an index of batches of documents, each a commit; then some are deleted.
    ///
    /// - Parameter merges: whether all becomes one segment at the end.
    static func build(
        _ batches: [[Document]], _ settings: IndexSettings, in folder: TemporaryFolder,
        deleting deleted: Set<String> = [], merges: Bool = false
    ) throws {
        var options = IndexWriter.Options()
        options.isDurable = false
        let writer = try IndexWriter(folder: folder.path, settings: settings, options: options)
        for batch in batches {
            for document in batch { try writer.add(document) }
            try writer.commit()
        }
        for key in deleted.sorted() { try writer.delete(key: key) }
        if merges { try writer.optimize() } else { try writer.commit() }
    }

    /// The segment of an index that has one.
    static func onlySegment(_ folder: TemporaryFolder) throws -> SegmentReader {
        let reader = try IndexReader(folder: folder.path)
        #expect(reader.segments.count == 1)
        return try #require(reader.segments.first)
    }
}
