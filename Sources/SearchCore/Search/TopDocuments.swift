internal import MappedIO

/// A document of a commit and its score.
package struct ScoredDocument: Sendable, Hashable {
    package var segment: Int
    package var document: UInt32
    package var score: Float
}

/// Keeps the best documents: higher scores first, equal ones by the bytes of their keys.
///
/// A flat buffer of up to twice as many as are wanted; when it is full, the worse half goes. Keys are
/// looked up only where scores are equal at the border, or in what is given out at the end.
///
/// An entry is a score's bits, which order as scores do since none is negative, above a document's
/// number in the commit.
struct TopDocuments {
    private let reader: IndexReader
    private let limit: Int
    private let capacity: Int
    private var entries: [UInt64] = []
    /// By segment, the number in the commit of its first document.
    private let bases: [UInt32]
    /// The score that a document must reach to be kept; 0 while any is.
    private(set) var threshold: Float = 0

    init(_ reader: IndexReader, limit: Int) {
        self.reader = reader
        self.limit = limit
        capacity = limit == 0 ? 0 : max(2 * limit, 32)
        entries.reserveCapacity(min(capacity, 4096))
        var bases: [UInt32] = []
        var base: UInt32 = 0
        for segment in reader.segments {
            bases.append(base)
            base &+= UInt32(truncatingIfNeeded: segment.info.documentCount)
        }
        self.bases = bases
    }

    @inline(__always)
    mutating func add(segment: Int, document: UInt32, score: Float) throws(IndexError) {
        guard score >= threshold else { return }
        entries.append(UInt64(score.bitPattern) << 32 | UInt64(bases[segment] &+ document))
        if entries.count == limit || entries.count == capacity { try settle() }
    }

    /// The documents kept, best first.
    mutating func sorted() throws(IndexError) -> [ScoredDocument] {
        try settle()
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
            if end - start > 1 { try sortByKey(start..<end) }
            start = end
        }
        return entries.map { entry in
            let (segment, document) = place(entry)
            return ScoredDocument(
                segment: segment, document: document,
                score: Float(bitPattern: UInt32(truncatingIfNeeded: entry >> 32)))
        }
    }

    /// Sorts by score, drops what is beyond the limit, and raises the threshold.
    private mutating func settle() throws(IndexError) {
        entries.sort(by: >)
        guard entries.count >= limit, limit > 0 else { return }
        let worst = entries[limit - 1] >> 32
        if entries.count > limit, entries[limit] >> 32 == worst {
            let start = entries.firstIndex { $0 >> 32 == worst }!
            let end = entries[limit...].firstIndex { $0 >> 32 != worst } ?? entries.count
            try sortByKey(start..<end)
        }
        entries.removeSubrange(limit...)
        threshold = Float(bitPattern: UInt32(truncatingIfNeeded: worst))
    }

    private mutating func sortByKey(_ range: Range<Int>) throws(IndexError) {
        var keyed: [(prefix: UInt64, key: ByteRegion, entry: UInt64)] = []
        for entry in entries[range] {
            let (segment, document) = place(entry)
            let key = try reader.segments[segment].keys.key(of: Int(document))
            keyed.append((TopDocuments.prefix(key), key, entry))
        }
        keyed.sort { left, right in
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            return left.key.precedes(right.key)
        }
        for (place, key) in zip(range, keyed) { entries[place] = key.entry }
    }

    private func place(_ entry: UInt64) -> (segment: Int, document: UInt32) {
        let number = UInt32(truncatingIfNeeded: entry)
        var segment = bases.count - 1
        while bases[segment] > number { segment -= 1 }
        return (segment, number - bases[segment])
    }

    /// The first eight bytes, which order as the keys do; shorter keys are filled up with zeros.
    private static func prefix(_ key: ByteRegion) -> UInt64 {
        if let bytes = key.uint64(at: 0) { return bytes.byteSwapped }
        return (0..<8).reduce(0) { $0 << 8 | UInt64(key.byte(at: $1) ?? 0) }
    }
}
