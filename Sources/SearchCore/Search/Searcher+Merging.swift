internal import MappedIO

/// What tells how hits of several shards stand to each other.
extension Searcher {
    /// The day by which a hit is sorted, counted from 1970; nil where none is known.
    package func day(of hit: Hit) throws(IndexError) -> Int? {
        try reader.segments[hit.segment].columns().day(of: Int(hit.document)).map(Int.init)
    }

    /// The sketch of a hit's text, 64 bytes, by which near copies are told (see `ShingleSketch`); all zeros for a
    /// text without words, and nil in an index that has no sketches.
    package func sketch(of hit: Hit) throws(IndexError) -> [UInt8]? {
        try reader.segments[hit.segment].sketches?.sketch(of: Int(hit.document)).bytes
    }
}
