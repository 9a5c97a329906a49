internal import MappedIO
internal import TextAnalysis

/// Which documents of several indexes are left where each key is to be there once: of those with the same key the one
/// of the last index.
enum KeyMerge {
    /// The segments of all indexes, each with what is left of it.
    ///
    /// - Complexity: O(n), with 16 bytes held for each document; a key that is there several times is looked up in
    ///   each segment behind.
    static func liveDocuments(
        of readers: [IndexReader]
    ) throws(IndexError) -> [(reader: SegmentReader, live: LiveDocuments)] {
        var sources: [(reader: SegmentReader, live: LiveDocuments)] = []
        for reader in readers {
            for (segment, live) in zip(reader.segments, reader.live) {
                sources.append((segment, live ?? LiveDocuments(count: segment.info.documentCount)))
            }
        }
        var seen: Set<UInt64> = []
        for source in sources.indices.reversed() {
            let keys = sources[source].reader.keys
            for document in 0..<keys.count where sources[source].live.contains(UInt32(document)) {
                let key = try keys.key(of: document).array
                guard !seen.insert(FNV1a(key).value).inserted,
                    try isAmong(sources[(source + 1)...], key)
                else { continue }
                sources[source].live.delete(UInt32(document))
            }
        }
        return sources
    }

    private static func isAmong(
        _ sources: ArraySlice<(reader: SegmentReader, live: LiveDocuments)>, _ key: [UInt8]
    ) throws(IndexError) -> Bool {
        for (reader, live) in sources {
            for document in try reader.keys.documents(forKey: key)
            where live.contains(UInt32(document)) {
                return true
            }
        }
        return false
    }
}
