internal import CPostingKernels

/// Up to 256 documents that may match, ascending, with their scores so far and where lists of postings
/// have them.
///
/// Invariants: all buffers have room for `capacity` values and 16 more, which what finds places may write
/// behind the last; the first `count` documents and sums are set, the first `normCount` inverse norms,
/// and of a row the values of documents that its list has.
@safe struct CandidateBlock: ~Copyable {
    static let capacity = ScoreKernel.capacity
    private static let stride = capacity + 16

    private(set) var count = 0
    /// The buffers, one behind the other.
    private let buffers: UnsafeMutablePointer<UInt32>
    private var rows: UnsafeMutablePointer<UInt32>
    private var rowCount: Int
    /// How many rows are in use.
    private var usedRows = 0
    /// Whether the inverse norms are those of the documents, and of which field.
    private var normField: Field?

    init() {
        unsafe buffers = .allocate(capacity: 7 * CandidateBlock.stride)
        rowCount = 4
        unsafe rows = .allocate(capacity: rowCount * CandidateBlock.stride)
    }

    deinit {
        unsafe buffers.deallocate()
        unsafe rows.deallocate()
    }

    @inline(__always)
    private func buffer(_ number: Int) -> UnsafeMutablePointer<UInt32> {
        unsafe buffers + number &* CandidateBlock.stride
    }

    var documents: UnsafeMutablePointer<UInt32> {
        @inline(__always) get { unsafe buffer(0) }
    }
    /// The score so far of each document.
    var sums: UnsafeMutablePointer<UInt32> {
        @inline(__always) get { unsafe buffer(1) }
    }
    /// Places of documents that were found.
    private var places: UnsafeMutablePointer<UInt32> {
        @inline(__always) get { unsafe buffer(2) }
    }
    /// What is known of the documents at `places`: how many postings of a list stand before, how often a
    /// term occurs, and the score of that.
    private var ordinals: UnsafeMutablePointer<UInt32> {
        @inline(__always) get { unsafe buffer(3) }
    }
    private var frequencies: UnsafeMutablePointer<UInt32> {
        @inline(__always) get { unsafe buffer(4) }
    }
    private var scores: UnsafeMutablePointer<UInt32> {
        @inline(__always) get { unsafe buffer(5) }
    }
    private var inverseNorms: UnsafeMutablePointer<Float> {
        @inline(__always) get {
            unsafe UnsafeMutableRawPointer(buffer(6)).assumingMemoryBound(to: Float.self)
        }
    }

    /// The values of a row.
    @inline(__always)
    func row(_ row: Int) -> UnsafeMutablePointer<UInt32> {
        assert(row >= 0 && row < rowCount)
        return unsafe rows + row &* CandidateBlock.stride
    }

    /// Makes room for rows.
    mutating func reserve(rows wanted: Int) {
        while rowCount < wanted { growRows() }
    }

    private mutating func growRows() {
        let larger = UnsafeMutablePointer<UInt32>.allocate(
            capacity: 2 * rowCount * CandidateBlock.stride)
        unsafe larger.update(from: rows, count: usedRows * CandidateBlock.stride)
        unsafe rows.deallocate()
        unsafe rows = larger
        rowCount *= 2
    }

    /// Forgets all documents.
    mutating func removeAll() {
        count = 0
        usedRows = 0
        normField = nil
    }

    /// How many more documents there is room for.
    @inline(__always)
    var room: Int { CandidateBlock.capacity &- count }

    /// Takes documents of a list below `end` from its current one on, with the row 0.
    mutating func take(_ cursor: inout PostingsCursor, below end: UInt32, room: Int) {
        assert(room <= self.room)
        count &+= unsafe cursor.take(
            below: end, room: room, documents: documents + count, ordinals: row(0) + count)
        usedRows = 1
    }

    /// Takes the documents of a word of 64 that are set in `bits`; there must be room for them.
    @inline(__always)
    mutating func take(word: Int, bits: UInt64) {
        assert(bits.nonzeroBitCount <= room)
        var rest = bits
        let start = UInt32(truncatingIfNeeded: word &<< 6)
        let documents = unsafe self.documents
        while rest != 0 {
            unsafe documents[count] = start &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
            count &+= 1
            rest &= rest &- 1
        }
    }

    /// Takes the documents of a word of 64 that are set in `bits`.
    ///
    /// - Parameter word: the sums of the word's documents, or nil if these have none.
    @inline(__always)
    mutating func take(word: Int, bits: UInt64, sums wordSums: UnsafePointer<UInt32>?) {
        let first = count
        take(word: word, bits: bits)
        if let wordSums = unsafe wordSums {
            for place in first..<count {
                unsafe sums[place] = wordSums[Int(documents[place] & 63)]
            }
        } else {
            unsafe (sums + first).update(repeating: 0, count: count &- first)
        }
    }

    /// Takes a term's champions in place of what there was, with their scores.
    ///
    /// - Returns: `rest` of the champions, or nil if the term has none.
    mutating func takeChampions(of list: PostingList, _ kernel: ScoreKernel) -> Float? {
        removeAll()
        guard let rest = unsafe list.readChampions(documents: documents, frequencies: frequencies)
        else { return nil }
        count = ChampionList.count
        makeNorms(kernel)
        unsafe kernel.scores(frequencies, inverseNorms: inverseNorms, count: count, into: sums)
        return rest
    }

    /// The sum that is in place `rank`, from 1, of the sums by size; 0 if there are fewer.
    ///
    /// - Complexity: O(n * rank); most sums are not among the best when their turn comes.
    func sum(ofRank rank: Int) -> UInt32 {
        guard count >= rank, rank > 0 else { return 0 }
        var best: [UInt32] = []
        best.reserveCapacity(rank + 1)
        for place in 0..<count {
            let sum = unsafe sums[place]
            if best.count == rank, sum <= best[rank - 1] { continue }
            best.insert(sum, at: best.firstIndex { $0 < sum } ?? best.count)
            if best.count > rank { best.removeLast() }
        }
        return best[rank - 1]
    }

    mutating func clearSums() {
        unsafe sums.update(repeating: 0, count: count)
    }

    /// Finds the documents that a list has: afterwards their places and ordinals are known.
    private mutating func find(_ cursor: inout PostingsCursor, map: WindowMap?) -> Int {
        guard let map else {
            let found = unsafe winnow_find_in_set(
                cursor.bitmap.words, documents, count, 1, places)
            return found
        }
        return unsafe cursor.find(
            documents, count: count, places: places, ordinals: ordinals, map: map)
    }

    /// Keeps the documents that a list has.
    ///
    /// - Parameters:
    ///   - map: of the list's own; nil if it is dense.
    ///   - row: the row where ordinals of the list are to be, the one behind those in use; of no use for a
    ///     dense list.
    mutating func intersect(_ cursor: inout PostingsCursor, map: WindowMap?, row: Int) {
        let found = find(&cursor, map: map)
        keep(found)
        if map == nil { return }
        assert(row == usedRows)
        usedRows = row &+ 1
        unsafe self.row(row).update(from: ordinals, count: found)
    }

    /// Keeps the documents in which a term may have what must stand beside it.
    ///
    /// - Parameter row: where the ordinals of its list are.
    mutating func keep(_ filter: NeighbourFilter, row: Int) {
        assert(row < usedRows)
        keep(unsafe filter.find(self.row(row), count: count, places: places))
    }

    /// How many of the documents a list has.
    mutating func countCommon(_ cursor: inout PostingsCursor, map: WindowMap?) -> Int {
        find(&cursor, map: map)
    }

    /// Drops the documents that a list has.
    mutating func exclude(_ cursor: inout PostingsCursor, map: WindowMap?) {
        if map == nil {
            keep(
                unsafe winnow_find_in_set(cursor.bitmap.words, documents, count, 0, places))
            return
        }
        let found = find(&cursor, map: map)
        if found > 0 { dropFound(found) }
    }

    /// Drops the documents that are in a set.
    mutating func exclude(_ set: UnsafePointer<UInt64>) {
        keep(unsafe winnow_find_in_set(set, documents, count, 0, places))
    }

    /// Drops the first `found` places.
    private mutating func dropFound(_ found: Int) {
        // What is found goes to another buffer, so that places can be those of the others.
        unsafe ordinals.update(from: places, count: found)
        var (next, kept) = (0, 0)
        for place in 0..<count {
            if next < found, unsafe Int(ordinals[next]) == place {
                next &+= 1
            } else {
                unsafe places[kept] = UInt32(truncatingIfNeeded: place)
                kept &+= 1
            }
        }
        keep(kept)
    }

    /// Keeps the documents that are not deleted.
    mutating func keep(live: LiveDocuments) {
        let documents = unsafe self.documents
        keep { unsafe live.contains(documents[$0]) }
    }

    /// Takes the documents of another block, with their sums, and as row 0 their places in it.
    mutating func copy(_ other: borrowing CandidateBlock) {
        removeAll()
        count = other.count
        unsafe documents.update(from: other.documents, count: count)
        unsafe sums.update(from: other.sums, count: count)
        let places = unsafe row(0)
        for place in 0..<count { unsafe places[place] = UInt32(truncatingIfNeeded: place) }
        usedRows = 1
    }

    /// Takes the sums of a block that was copied from this one.
    func takeSums(of part: borrowing CandidateBlock) {
        for place in 0..<part.count { unsafe sums[Int(part.row(0)[place])] = part.sums[place] }
    }

    /// Takes the documents' sums from those of a window.
    func takeSums(fromWindow window: UnsafePointer<UInt32>) {
        for place in 0..<count { unsafe sums[place] = window[Int(documents[place] & 4095)] }
    }

    /// Makes the documents' sums those of a window.
    func giveSums(toWindow window: UnsafeMutablePointer<UInt32>) {
        for place in 0..<count { unsafe window[Int(documents[place] & 4095)] = sums[place] }
    }

    /// Drops the documents of a block that was copied from this one.
    mutating func drop(_ part: borrowing CandidateBlock) {
        if part.count == 0 { return }
        unsafe places.update(from: part.row(0), count: part.count)
        dropFound(part.count)
    }

    /// Adds a row with the ordinals of a dense list, which must have all documents.
    ///
    /// - Returns: the row.
    mutating func addRanks(of cursor: borrowing PostingsCursor) -> Int {
        if usedRows == rowCount { growRows() }
        let row = usedRows
        usedRows += 1
        unsafe cursor.bitmap.writeRanks(of: documents, count: count, to: self.row(row))
        return row
    }

    /// Keeps the documents for which `body` is true.
    @inline(__always)
    mutating func keep(where body: (_ place: Int) -> Bool) {
        var found = 0
        for place in 0..<count {
            unsafe places[found] = UInt32(truncatingIfNeeded: place)
            found &+= body(place) ? 1 : 0
        }
        keep(found)
    }

    /// Keeps the documents whose sum is `least` or more.
    mutating func keep(atLeast least: UInt32) {
        if least == 0 { return }
        keep(unsafe winnow_find_at_least(sums, count, least, places))
    }

    /// Keeps the documents in ranges with bounds from `low` to `high`.
    mutating func keep(_ bounds: RangeBounds, from low: UInt16, through high: UInt16) {
        keep(
            unsafe bounds.find(documents, count: count, from: low, through: high, places: places))
    }

    /// Keeps the documents whose sums reach `least` with what bounds say of other leaves.
    mutating func keep(atLeast least: UInt32, with bounds: RangeBounds) {
        keep(
            unsafe bounds.find(
                documents, sums: sums, count: count, atLeast: least, places: places))
    }

    /// Keeps the documents at the first places, and what is known of them.
    private mutating func keep(_ found: Int) {
        if found == count { return }
        if found > 0 {
            unsafe winnow_compress(documents, places, found)
            unsafe winnow_compress(sums, places, found)
            if normField != nil {
                unsafe winnow_compress(buffer(6), places, found)
            }
            for row in 0..<usedRows { unsafe winnow_compress(self.row(row), places, found) }
        }
        count = found
    }

    /// Adds a term's scores to all documents, which must have it.
    ///
    /// - Parameter row: where the list's ordinals are; of no use for a dense list.
    mutating func addScores(of cursor: inout PostingsCursor, row: Int, _ kernel: ScoreKernel) {
        makeNorms(kernel)
        let ordinals: UnsafeMutablePointer<UInt32>
        if cursor.isDense {
            unsafe cursor.bitmap.writeRanks(of: documents, count: count, to: self.ordinals)
            unsafe ordinals = unsafe self.ordinals
        } else {
            unsafe ordinals = self.row(row)
        }
        unsafe cursor.frequencies(of: ordinals, count: count, into: frequencies)
        unsafe kernel.scores(frequencies, inverseNorms: inverseNorms, count: count, into: scores)
        let (sums, scores) = unsafe (self.sums, self.scores)
        for place in 0..<count { unsafe sums[place] &+= scores[place] }
    }

    /// Adds a term's scores to those documents that have it.
    ///
    /// - Parameter map: of the list's own; nil if it is dense.
    mutating func addScoresWhereFound(
        _ cursor: inout PostingsCursor, map: WindowMap?, _ kernel: ScoreKernel
    ) {
        let found = find(&cursor, map: map)
        if found == 0 { return }
        makeNorms(kernel)
        // Only those that are found are worked on, brought together in buffers that hold scores later.
        let (places, scores) = unsafe (self.places, self.scores)
        if map == nil {
            for place in 0..<found { unsafe scores[place] = documents[Int(places[place])] }
            unsafe cursor.bitmap.writeRanks(of: scores, count: found, to: ordinals)
        }
        unsafe cursor.frequencies(of: ordinals, count: found, into: frequencies)
        let norms = unsafe UnsafeMutableRawPointer(ordinals).assumingMemoryBound(to: Float.self)
        for place in 0..<found { unsafe norms[place] = inverseNorms[Int(places[place])] }
        unsafe kernel.scores(frequencies, inverseNorms: norms, count: found, into: scores)
        unsafe winnow_add_at(sums, places, scores, found)
    }

    private mutating func makeNorms(_ kernel: ScoreKernel) {
        if normField == kernel.field { return }
        unsafe kernel.inverseNorms(documents, count: count, into: inverseNorms)
        normField = kernel.field
    }
}
