internal import MappedIO

/// A document of a commit and its score.
package struct ScoredDocument: Sendable, Hashable {
    package var segment: Int
    package var document: UInt32
    package var score: Float
}

/// Keeps the best documents: higher scores first, equal ones by the bytes of their keys.
///
/// A flat buffer of some times as many as are wanted; when it is full, what is worse than the last one
/// wanted goes. Of those that are as good as it all stay, so that keys are looked up at the end alone,
/// or when there are too many of them.
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
        capacity = limit == 0 ? 0 : max(3 * limit, 32)
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
        entries.sort(by: >)
        var start = 0
        while start < min(limit, entries.count) {
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
            if end - start > 1 { try sortByKey(start..<end) }
            start = end
        }
        return entries.prefix(limit).map { entry in
            let (segment, document) = place(entry)
            return ScoredDocument(
                segment: segment, document: document,
                score: Float(bitPattern: UInt32(truncatingIfNeeded: entry >> 32)))
        }
    }

    /// Drops what is worse than the last one wanted, and raises the threshold to its score.
    private mutating func settle() throws(IndexError) {
        guard entries.count >= limit, limit > 0 else { return }
        let worst = selectWorst()
        threshold = Float(bitPattern: UInt32(truncatingIfNeeded: worst))
        // Selection has left what is better in front of the last one wanted.
        var better = 0
        var kept = 0
        for index in entries.indices where entries[index] >> 32 >= worst {
            entries[kept] = entries[index]
            kept += 1
            if entries[index] >> 32 > worst { better += 1 }
        }
        entries.removeSubrange(kept...)
        guard kept > capacity - limit / 2 else { return }
        entries.sort(by: >)
        try sortByKey(better..<kept)
        entries.removeSubrange(limit...)
    }

    /// The score bits of the last one wanted, by quickselect (Hoare, "Algorithm 65: find", 1961).
    private mutating func selectWorst() -> UInt64 {
        unsafe entries.withUnsafeMutableBufferPointer { entries in
            let wanted = limit - 1
            var low = 0
            var high = entries.count - 1
            while low < high {
                let pivot = unsafe max(
                    min(entries[low], entries[high]),
                    min(max(entries[low], entries[high]), entries[(low + high) / 2]))
                var left = low
                var right = high
                while left <= right {
                    while unsafe entries[left] > pivot { left += 1 }
                    while unsafe entries[right] < pivot { right -= 1 }
                    if left <= right {
                        unsafe entries.swapAt(left, right)
                        left += 1
                        right -= 1
                    }
                }
                if wanted <= right {
                    high = right
                } else if wanted >= left {
                    low = left
                } else {
                    break
                }
            }
            return unsafe entries[wanted] >> 32
        }
    }

    private mutating func sortByKey(_ range: Range<Int>) throws(IndexError) {
        let documents = entries[range].map { place($0) }
        let (segment, _) = documents[0]
        if documents.allSatisfy({ $0.segment == segment }) {
            try sortByRank(range, base: bases[segment], keys: reader.segments[segment].keys)
            return
        }
        var failure: IndexError?
        var tied = entries[range]
        tied.sort { left, right in
            do throws(IndexError) {
                return try key(left).precedes(try key(right))
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        entries.replaceSubrange(range, with: tied)
    }

    /// Puts documents of one segment with one score in the order of their keys.
    private mutating func sortByRank(
        _ range: Range<Int>, base: UInt32, keys: DocumentKeys
    ) throws(IndexError) {
        let score = entries[range.lowerBound] & ~UInt64(UInt32.max)
        for place in range {
            let document = UInt32(truncatingIfNeeded: entries[place])
            let rank = try keys.rank(of: Int(document - base))
            entries[place] = UInt64(rank) << 32 | UInt64(document)
        }
        unsafe entries.withUnsafeMutableBufferPointer { entries in
            var tied = unsafe UnsafeMutableBufferPointer(rebasing: entries[range])
            unsafe tied.sort()
            for place in range {
                unsafe entries[place] = score | entries[place] & UInt64(UInt32.max)
            }
        }
    }

    private func key(_ entry: UInt64) throws(IndexError) -> ByteRegion {
        let (segment, document) = place(entry)
        return try reader.segments[segment].keys.key(of: Int(document))
    }

    private func place(_ entry: UInt64) -> (segment: Int, document: UInt32) {
        let number = UInt32(truncatingIfNeeded: entry)
        var segment = bases.count - 1
        while bases[segment] > number { segment -= 1 }
        return (segment, number - bases[segment])
    }
}
