extension Searcher {
    /// The document with a key, whole, with what a query matches in it; nil if there is none.
    ///
    /// - Parameters:
    ///   - query: what to highlight; nil for nothing.
    ///   - timeout: how long the words of the query may be looked for.
    /// - Complexity: all of the text is decompressed and analysed.
    public func document(
        withKey key: String, highlighting query: Query? = nil, timeout: Duration? = nil
    ) throws(IndexError) -> HitDetails? {
        guard let hit = try hit(withKey: Array(key.utf8)) else { return nil }
        let nothing = Query.boolean(must: [], should: [], mustNot: [])
        let results = try results(showing: query ?? nothing, timeout: timeout)
        return try details(of: hit, in: results, length: nil)
    }

    /// What is known of the document with a key; nil if there is none.
    public func metadata(ofKey key: String) throws(IndexError) -> DocumentMetadata? {
        guard let hit = try hit(withKey: Array(key.utf8)) else { return nil }
        return try storedDocuments(of: hit.segment).record(of: Int(hit.document)).metadata
    }

    func hit(withKey key: [UInt8]) throws(IndexError) -> Hit? {
        for (index, segment) in reader.segments.enumerated() {
            for document in try segment.keys.documents(forKey: key)
            where reader.isLive(UInt32(document), segment: index) {
                return Hit(
                    rank: 1, score: 0, key: String(decoding: key, as: UTF8.self), similar: 0,
                    segment: index,
                    document: UInt32(document))
            }
        }
        return nil
    }
}
