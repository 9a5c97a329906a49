internal import MappedIO

/// What tells how hits of several shards stand to each other.
extension Searcher {
    /// The day by which a hit is sorted, counted from 1970; nil where none is known.
    package func day(of hit: Hit) throws(IndexError) -> Int? {
        try reader.segments[hit.segment].columns().day(of: Int(hit.document)).map(Int.init)
    }

    /// The address that a hit was captured from, and when; nil for what is no capture.
    package func capture(of hit: Hit) throws(IndexError) -> (url: String, time: String)? {
        let segment = reader.segments[hit.segment]
        guard segment.hasCaptureColumn else { return nil }
        let columns = try segment.columns()
        guard let time = try columns.value(.captured, of: Int(hit.document)),
            let url = try columns.value(.url, of: Int(hit.document))
        else { return nil }
        return (url, time)
    }

    /// The captures of an address that match, as hits without a rank, in the order of arrival.
    package func captures(
        ofAddress url: String, in results: Results
    ) throws(IndexError) -> [Hit] {
        guard let captures = try openCaptures() else { return [] }
        return try matching(try captures.documents(ofAddress: url), results.weight).map {
            document throws(IndexError) in
            Hit(
                rank: 0, score: document.score, key: try key(of: document), similar: 0,
                segment: document.segment, document: document.document)
        }
    }

    /// The document with a key, as a hit without a score; nil if there is none.
    package func hit(withKey key: String) throws(IndexError) -> Hit? {
        try hit(withKey: Array(key.utf8))
    }

    /// The sketch of a hit's text, 64 bytes, by which near copies are told (see `ShingleSketch`); all zeros for a
    /// text without words, and nil in an index that has no sketches.
    package func sketch(of hit: Hit) throws(IndexError) -> [UInt8]? {
        try reader.segments[hit.segment].sketches?.sketch(of: Int(hit.document)).bytes
    }
}
