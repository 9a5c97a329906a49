internal import MappedIO

/// Finds near copies of documents in all segments of a commit: texts of which half of the shingles are shared.
public struct NearCopies {
    let reader: IndexReader

    /// Of the documents of a commit.
    public init(_ reader: IndexReader) { self.reader = reader }

    /// The keys of the documents that are near copies of the one with a key, in the order of their bytes; nil if
    /// there is no such document.
    ///
    /// - Complexity: that of `Sketches.nearCopies` in each segment.
    public func keys(ofKey key: String) throws(IndexError) -> [String]? {
        for (index, segment) in reader.segments.enumerated() {
            for document in try segment.keys.documents(forKey: Array(key.utf8))
            where reader.isLive(UInt32(document), segment: index) {
                return try keys(of: UInt32(document), segment: index)
            }
        }
        return nil
    }

    /// Goes through all documents that have near copies, in the order of arrival.
    ///
    /// - Complexity: as for one, for each document.
    public func forEachDocument(
        _ body: (_ key: String, _ copies: [String]) -> Void
    ) throws(IndexError) {
        for (index, segment) in reader.segments.enumerated() {
            for document in 0..<segment.info.documentCount
            where reader.isLive(UInt32(document), segment: index) {
                let copies = try keys(of: UInt32(document), segment: index)
                if copies.isEmpty { continue }
                body(try segment.keys.key(of: document).string, copies)
            }
        }
    }

    private func keys(of document: UInt32, segment: Int) throws(IndexError) -> [String] {
        var keys: [String] = []
        for copy in try documents(of: document, segment: segment) {
            keys.append(try reader.segments[copy.segment].keys.key(of: Int(copy.document)).string)
        }
        return keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The documents that are near copies of one, itself left out, those that are deleted too.
    func documents(
        of document: UInt32, segment: Int
    ) throws(IndexError) -> [(segment: Int, document: UInt32)] {
        guard let own = reader.segments[segment].sketches else { return [] }
        let sketch = try own.sketch(of: Int(document))
        var found: [(segment: Int, document: UInt32)] = []
        for (index, other) in reader.segments.enumerated() {
            for copy in try other.sketches?.nearCopies(of: sketch) ?? []
            where (index != segment || copy != Int(document))
                && reader.isLive(UInt32(copy), segment: index)
            {
                found.append((index, UInt32(copy)))
            }
        }
        return found
    }
}
