/// All occurrences of one term, in the order of documents, as a writer takes them.
///
/// Reused from term to term, so that its arrays grow to the longest and stay.
struct TermOccurrences: ~Copyable {
    /// Documents that have the term, ascending.
    var documents: [UInt32] = []
    /// How often each has it, at least once.
    var frequencies: [UInt32] = []
    /// The positions in all of them, one document after the other.
    ///
    /// Each is the difference from the one before less one; the first of a document is itself. Empty
    /// where positions are not kept.
    var gaps = PositionBuffer()
    /// What stands beside the term in each document (see `NeighbourSignatures`); empty where that is not kept.
    var signatures: [UInt8] = []

    mutating func removeAll() {
        signatures.removeAll(keepingCapacity: true)
        documents.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        gaps.removeAll()
    }

    /// Adds a document, which must be greater than the one before.
    mutating func add(document: UInt32, positions: some Collection<UInt32>) {
        documents.append(document)
        frequencies.append(UInt32(positions.count))
        var next: UInt32 = 0
        for position in positions {
            gaps.append(position &- next)
            next = position &+ 1
        }
    }

    /// Adds a document, which must be greater than the one before.
    mutating func add(document: UInt32, positions: borrowing PositionBuffer) {
        documents.append(document)
        frequencies.append(UInt32(positions.count))
        var next: UInt32 = 0
        for index in 0..<positions.count {
            gaps.append(positions[index] &- next)
            next = positions[index] &+ 1
        }
    }
}
