import Testing

@testable import SearchCore

/// Indexes that are built of batches of documents.
enum BatchedIndex {
    /// Builds an index of batches of documents, each a commit; then some are deleted.
    ///
    /// - Parameter order: that in which all becomes one segment at the end; nil for segments as they come.
    static func build(
        _ batches: [[Document]], _ settings: IndexSettings, in folder: TemporaryFolder,
        deleting deleted: Set<String> = [], merging order: DocumentOrder? = nil
    ) throws {
        var options = IndexWriter.Options()
        options.isDurable = false
        let writer = try IndexWriter(folder: folder.path, settings: settings, options: options)
        for batch in batches {
            for document in batch { try writer.add(document) }
            try writer.commit()
        }
        for key in deleted.sorted() { #expect(try writer.delete(key: key)) }
        guard let order else {
            try writer.commit()
            return
        }
        #expect(try writer.optimize(order: order).segmentCount == 1)
    }

    /// The segment of an index that has one.
    static func onlySegment(_ folder: TemporaryFolder) throws -> SegmentReader {
        let reader = try IndexReader(folder: folder.path)
        #expect(reader.segments.count == 1)
        return try #require(reader.segments.first)
    }
}
