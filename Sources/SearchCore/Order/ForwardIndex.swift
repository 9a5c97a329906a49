/// The terms of each document by number, in no particular order.
///
/// Invariants: `terms` has room for `capacity` numbers; the range of document d ends before that of
/// document d + 1 begins, at `capacity` for the last, and `ends[d]` lies within it.
@safe struct ForwardIndex: ~Copyable {
    let documentCount: Int
    private let starts: [UInt32]
    private var ends: [UInt32]
    private let terms: UnsafeMutablePointer<UInt16>
    /// How many terms there is room for, those of all documents together.
    let capacity: Int

    /// - Parameter lengths: How many terms each document has; 2^32 - 1 at most in all.
    init(lengths: [UInt32]) {
        var starts: [UInt32] = []
        starts.reserveCapacity(lengths.count + 1)
        var sum: UInt32 = 0
        starts.append(sum)
        for length in lengths {
            sum += length
            starts.append(sum)
        }
        documentCount = lengths.count
        self.starts = starts
        ends = Array(starts.dropLast())
        capacity = Int(sum)
        unsafe terms = .allocate(capacity: capacity)
    }

    deinit { unsafe terms.deallocate() }

    /// Adds a term to a document, which must have room for it.
    @inline(__always)
    mutating func add(_ term: UInt16, to document: Int) {
        let end = ends[document]
        precondition(end < starts[document &+ 1], "a document of more terms than were counted")
        unsafe terms[Int(end)] = term
        ends[document] = end &+ 1
    }

    /// Where the terms of a document are.
    func range(of document: Int) -> Range<Int> { Int(starts[document])..<Int(ends[document]) }

    /// All terms, those of each document in its range.
    @unsafe var start: UnsafeMutablePointer<UInt16> { unsafe terms }
}
