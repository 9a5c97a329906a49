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
///
/// Invariant: `entries` has room for `capacity` entries, of which the first `count` are set.
@safe struct TopDocuments: ~Copyable {
    private let reader: IndexReader
    private let limit: Int
    private let capacity: Int
    private let entries: UnsafeMutablePointer<UInt64>
    private var count = 0
    private let bases: [UInt32]
    /// The score that a document must reach to be kept; 0 while any is.
    private(set) var threshold: Float = 0

    /// - Parameter bases: by segment, the number in the commit of its first document; then of all documents.
    init(_ reader: IndexReader, bases: [UInt32], limit: Int) {
        self.reader = reader
        self.bases = bases
        self.limit = min(limit, Int(bases[bases.count - 1]))
        capacity = max(3 * self.limit, 48)
        unsafe entries = .allocate(capacity: capacity)
    }

    deinit { unsafe entries.deallocate() }

    @inline(__always)
    mutating func add(segment: Int, document: UInt32, score: Float) throws(IndexError) {
        guard score >= threshold, limit > 0 else { return }
        unsafe entries[count] =
            UInt64(score.bitPattern) << 32 | UInt64(bases[segment] &+ document)
        count &+= 1
        if count == limit || count == capacity { try settle() }
    }

    /// Says that as many documents as are wanted, all of which are added sooner or later, have this score or a
    /// larger one.
    mutating func raise(to score: Float) { threshold = max(threshold, score) }

    /// Adds the documents of a block.
    mutating func add(
        _ block: borrowing CandidateBlock, segment: Int, fixed: FixedScores
    ) throws(IndexError) {
        let (documents, sums) = unsafe (block.documents, block.sums)
        for place in 0..<block.count {
            unsafe try add(
                segment: segment, document: documents[place], score: fixed.score(sums[place]))
        }
    }

    /// The documents kept, best first.
    mutating func sorted() throws(IndexError) -> [ScoredDocument] {
        if count > limit { try settle() }
        sort(0..<count)
        var start = 0
        while start < min(limit, count) {
            var end = start + 1
            while unsafe end < count && entries[end] >> 32 == entries[start] >> 32 { end += 1 }
            if end - start > 1 { try sortByKey(start..<end) }
            start = end
        }
        return (0..<min(limit, count)).map { index in
            let entry = unsafe entries[index]
            let (segment, document) = place(entry)
            return ScoredDocument(
                segment: segment, document: document,
                score: Float(bitPattern: UInt32(truncatingIfNeeded: entry >> 32)))
        }
    }

    /// Drops what is worse than the last one wanted, and raises the threshold to its score.
    private mutating func settle() throws(IndexError) {
        guard count >= limit, limit > 0 else { return }
        let worst = selectWorst()
        threshold = Float(bitPattern: UInt32(truncatingIfNeeded: worst))
        // Those that are better stand in front of those that are as good.
        var better = 0
        var kept = 0
        for index in 0..<count {
            let entry = unsafe entries[index]
            let score = entry >> 32
            if score < worst { continue }
            unsafe entries[kept] = entry
            if score > worst {
                unsafe entries[kept] = entries[better]
                unsafe entries[better] = entry
                better &+= 1
            }
            kept &+= 1
        }
        count = kept
        guard count > capacity - limit / 2 - 16 else { return }
        try sortByKey(better..<count)
        count = limit
    }

    /// The score bits of the last one wanted, by quickselect (Hoare, "Algorithm 65: find", 1961).
    private mutating func selectWorst() -> UInt64 {
        let entries = unsafe self.entries
        let wanted = limit &- 1
        var low = 0
        var high = count &- 1
        while low < high {
            let (first, middle, last) = unsafe (
                entries[low], entries[(low &+ high) / 2], entries[high]
            )
            let pivot = max(min(first, last), min(max(first, last), middle))
            var left = low
            var right = high
            while left <= right {
                while unsafe entries[left] > pivot { left &+= 1 }
                while unsafe entries[right] < pivot { right &-= 1 }
                if left <= right {
                    let entry = unsafe entries[left]
                    unsafe entries[left] = entries[right]
                    unsafe entries[right] = entry
                    left &+= 1
                    right &-= 1
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

    /// Sorts entries by their high 32 bits, the largest first.
    private func sort(_ range: Range<Int>) {
        if range.count > 64 { return sortByDigits(range) }
        let entries = unsafe self.entries
        for index in range.dropFirst() {
            let entry = unsafe entries[index]
            var place = index
            while unsafe place > range.lowerBound && entries[place &- 1] < entry {
                unsafe entries[place] = entries[place &- 1]
                place &-= 1
            }
            unsafe entries[place] = entry
        }
    }

    /// As `sort`, by counting digits of eight bits, the lowest first.
    private func sortByDigits(_ range: Range<Int>) {
        unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: range.count) { scratch in
            var source = unsafe entries + range.lowerBound
            var target = scratch.baseAddress!
            for digit in 0..<4 {
                let shift = UInt64(32 + 8 * digit)
                var next = InlineArray<256, Int>(repeating: 0)
                for index in 0..<range.count {
                    next[255 - Int(unsafe source[index] &>> shift & 255)] &+= 1
                }
                var sum = 0
                for value in 0..<256 {
                    let count = next[value]
                    next[value] = sum
                    sum &+= count
                }
                for index in 0..<range.count {
                    let entry = unsafe source[index]
                    let value = 255 - Int(entry &>> shift & 255)
                    unsafe target[next[value]] = entry
                    next[value] &+= 1
                }
                unsafe swap(&source, &target)
            }
            // After four digits they are where they were before.
            unsafe assert(source == entries + range.lowerBound)
        }
    }

    /// Puts documents with one score in the order of their keys.
    private func sortByKey(_ range: Range<Int>) throws(IndexError) {
        let (segment, _) = unsafe place(entries[range.lowerBound])
        if range.allSatisfy({ unsafe place(entries[$0]).segment == segment }) {
            try sortByRank(range, base: bases[segment], keys: reader.segments[segment].keys)
            return
        }
        var failure: IndexError?
        var tied = range.map { unsafe entries[$0] }
        tied.sort { left, right in
            do throws(IndexError) {
                return try key(left).precedes(try key(right))
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        for (offset, entry) in tied.enumerated() {
            unsafe entries[range.lowerBound + offset] = entry
        }
    }

    /// Puts documents of one segment with one score in the order of their keys.
    private func sortByRank(
        _ range: Range<Int>, base: UInt32, keys: DocumentKeys
    ) throws(IndexError) {
        let score = unsafe entries[range.lowerBound] & ~UInt64(UInt32.max)
        for index in range {
            let document = unsafe UInt32(truncatingIfNeeded: entries[index])
            let rank = try keys.rank(of: Int(document - base))
            // The smallest rank becomes the largest entry.
            unsafe entries[index] = UInt64(~rank) << 32 | UInt64(document)
        }
        sort(range)
        for index in range {
            unsafe entries[index] = score | entries[index] & UInt64(UInt32.max)
        }
    }

    private func key(_ entry: UInt64) throws(IndexError) -> ByteRegion {
        let (segment, document) = place(entry)
        return try reader.segments[segment].keys.key(of: Int(document))
    }

    private func place(_ entry: UInt64) -> (segment: Int, document: UInt32) {
        let number = UInt32(truncatingIfNeeded: entry)
        var segment = bases.count - 2
        while bases[segment] > number { segment -= 1 }
        return (segment, number - bases[segment])
    }
}
