/// Gathers the occurrences of a term from several segments in the order of their documents' new numbers.
///
/// Reused from term to term.
struct OccurrenceMerger: ~Copyable {
    /// Shorter lists are sorted by comparing.
    private static let fewest = 48
    /// Bits of a radix.
    private static let digit = 10

    private let documentCount: Int
    private let documentBits: Int
    /// A document's new number, and its place in `entries`.
    private var keys: [UInt64] = []
    private var spare: [UInt64] = []
    /// How often each document has the term, where the gaps of its positions begin, and what stands beside.
    private var entries: [(frequency: UInt32, signature: UInt8, start: Int)] = []
    private var gaps = PositionBuffer()
    private var isSorted = true
    /// The frequencies of all documents that were added.
    private var occurrenceCount = 0
    private var counts = [Int](repeating: 0, count: 1 << OccurrenceMerger.digit)

    /// - Parameter documentCount: New numbers are below.
    init(documentCount: Int) {
        self.documentCount = documentCount
        documentBits = Int.bitWidth - max(documentCount - 1, 1).leadingZeroBitCount
    }

    mutating func removeAll() {
        keys.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        gaps.removeAll()
        isSorted = true
        occurrenceCount = 0
    }

    /// Adds the postings of the term in one segment, but for those of deleted documents.
    ///
    /// - Parameter neighbours: what signatures are made of, where the term may be going to have some.
    mutating func add(
        _ list: PostingList, numbers: DocumentNumbers, hasPositions: Bool,
        neighbours: MergedNeighbours? = nil
    ) throws(IndexError) {
        var start = gaps.count
        if list.info.totalFrequency == 1 {
            if hasPositions { gaps.append(list.info.singlePosition) }
            if let number = numbers[list.info.singleDocument] {
                let signature = neighbours?.signature(of: number, gaps, start, 1) ?? 0
                add(number, frequency: 1, signature: signature, start: start)
            }
            return
        }
        if hasPositions {
            var cursor = PositionsCursor(list)
            cursor.readGaps(into: &gaps)
        }
        var cursor = PostingsCursor(list)
        cursor.next()
        while cursor.document != PostingsCursor.end {
            let frequency = cursor.frequency
            guard !hasPositions || Int(frequency) <= gaps.count - start else {
                start = -1
                break
            }
            if let number = numbers[cursor.document] {
                let signature =
                    neighbours?.signature(of: number, gaps, start, Int(frequency)) ?? 0
                add(number, frequency: frequency, signature: signature, start: start)
            }
            start &+= Int(frequency)
            cursor.next()
        }
        guard !hasPositions || start == gaps.count else {
            list.damaged(at: 0, expected: "as many occurrences as positions")
            return try list.report.throwIfDamaged()
        }
        try list.report.throwIfDamaged()
    }

    /// Adds a posting without positions.
    mutating func add(_ document: UInt32, frequency: UInt32) {
        add(document, frequency: frequency, signature: 0, start: 0)
    }

    @inline(__always)
    private mutating func add(
        _ document: UInt32, frequency: UInt32, signature: UInt8, start: Int
    ) {
        let key = UInt64(document) << 32 | UInt64(keys.count)
        if let last = keys.last, last > key { isSorted = false }
        keys.append(key)
        entries.append((frequency, signature, start))
        occurrenceCount &+= Int(frequency)
    }

    /// Makes `occurrences` all that was added.
    ///
    /// - Parameter hasSignatures: whether signatures were made, and the term's dictionary has some.
    mutating func write(
        to occurrences: inout TermOccurrences, hasPositions: Bool, hasSignatures: Bool = false
    ) {
        if !isSorted { sort() }
        occurrences.removeAll()
        for key in keys {
            occurrences.documents.append(UInt32(truncatingIfNeeded: key &>> 32))
            occurrences.frequencies.append(entries[Int(key & 0xFFFF_FFFF)].frequency)
        }
        if hasPositions { writeGaps(to: &occurrences) }
        guard hasSignatures,
            NeighbourSignatures.areKept(
                documentFrequency: keys.count, documentCount: documentCount)
        else { return }
        for key in keys {
            occurrences.signatures.append(entries[Int(key & 0xFFFF_FFFF)].signature)
        }
    }

    private mutating func writeGaps(to occurrences: inout TermOccurrences) {
        if isSorted, occurrenceCount == gaps.count {
            // The usual case, for the longest lists too: all gaps, as they came.
            swap(&gaps, &occurrences.gaps)
            return
        }
        for key in keys {
            let (frequency, _, start) = entries[Int(key & 0xFFFF_FFFF)]
            for place in start..<start + Int(frequency) { occurrences.gaps.append(gaps[place]) }
        }
    }

    /// Sorts the keys, those of long lists by the digits of documents' numbers, the lowest first.
    private mutating func sort() {
        guard keys.count >= OccurrenceMerger.fewest else { return keys.sort() }
        var shift = 32
        while shift < 32 + documentBits {
            sortByDigit(at: UInt64(shift))
            shift += OccurrenceMerger.digit
        }
    }

    private mutating func sortByDigit(at shift: UInt64) {
        let mask = UInt64(counts.count - 1)
        for digit in counts.indices { counts[digit] = 0 }
        for key in keys { counts[Int(key &>> shift & mask)] &+= 1 }
        var start = 0
        for digit in counts.indices { (counts[digit], start) = (start, start + counts[digit]) }
        if spare.count < keys.count {
            spare.append(contentsOf: repeatElement(0, count: keys.count - spare.count))
        }
        for key in keys {
            let digit = Int(key &>> shift & mask)
            spare[counts[digit]] = key
            counts[digit] &+= 1
        }
        spare.removeSubrange(keys.count...)
        swap(&keys, &spare)
    }
}
