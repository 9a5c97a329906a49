internal import MappedIO

/// What stands beside each word in documents that are read from segments, by the documents' new numbers.
///
/// Signatures of several segments can't be put together where one of them has none, since the term was too
/// rare there or too frequent: so they are made from positions anew.
///
/// Four bits for each position of all documents are held.
final class MergedNeighbours {
    /// The first place of each document in the map, and behind the last.
    private let bases: [Int]
    private let map: NeighbourMap

    /// Reads all exact terms of the field `text`.
    ///
    /// - Parameters:
    ///   - numbers: by source, the new numbers of its documents.
    ///   - positions: by new number, one more at least than the last position of the document.
    /// - Complexity: all positions are decoded.
    init(
        _ sources: [SegmentReader], numbers: [DocumentNumbers], positions: [UInt32],
        report: DamageReport
    ) throws(IndexError) {
        var bases = [0]
        bases.reserveCapacity(positions.count + 1)
        for count in positions { bases.append(bases.last! + Int(count) + 1) }
        self.bases = bases
        map = NeighbourMap(placeCount: bases.last!)
        for source in sources.indices {
            try read(sources[source], numbers[source], report)
        }
    }

    private func read(
        _ segment: SegmentReader, _ numbers: DocumentNumbers, _ report: DamageReport
    ) throws(IndexError) {
        let id = DictionaryID(field: .text, form: .exact)
        var cursor = try segment.dictionary(id)?.cursor()
        var gaps = PositionBuffer()
        while let entry = try cursor?.next() {
            let bit = NeighbourBit.of(entry.term)
            let list = try segment.postings(entry.info, report: report)
            gaps.removeAll()
            var positions = PositionsCursor(list)
            positions.readGaps(into: &gaps)
            var postings = PostingsCursor(list)
            var start = 0
            postings.next()
            while postings.document != PostingsCursor.end {
                let frequency = Int(postings.frequency)
                guard frequency <= gaps.count - start else { break }
                if let number = numbers[postings.document],
                    !set(bit, at: number, gaps, start, frequency)
                {
                    break
                }
                start += frequency
                postings.next()
            }
            if postings.document != PostingsCursor.end {
                list.damaged(at: 0, expected: "positions within the document")
            }
            try report.throwIfDamaged()
        }
    }

    /// Sets the places of a word in a document; false if they are not the document's.
    @inline(__always)
    private func set(
        _ bit: UInt8, at document: UInt32, _ gaps: borrowing PositionBuffer, _ start: Int,
        _ count: Int
    ) -> Bool {
        // The last place is left without a word.
        let end = bases[Int(document) + 1] - 1
        var place = bases[Int(document)]
        for index in start..<start + count {
            place += Int(gaps[index])
            if place >= end { return false }
            map.set(bit, at: place)
            place += 1
        }
        return true
    }

    /// The signature of a term in a document, of which these are the gaps.
    @inline(__always)
    func signature(
        of document: UInt32, _ gaps: borrowing PositionBuffer, _ start: Int, _ count: Int
    ) -> UInt8 {
        let end = bases[Int(document) + 1] - 1
        var place = bases[Int(document)]
        var signature: UInt8 = 0
        for index in start..<start + count {
            place += Int(gaps[index])
            // All terms were read before, and had their positions within the document.
            precondition(place < end, "a position of the document")
            signature |= map.beside(place)
            place += 1
        }
        return signature
    }
}
