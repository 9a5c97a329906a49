/// The places of all occurrences of the terms of a field, those of a term together and ascending.
struct SortedOccurrences {
    private let places: [UInt32]
    private let starts: [UInt32]
    private let documents: DocumentPlaces

    /// - Parameters:
    ///   - starts: Where the places of each term begin, and the end.
    ///   - bases: The place of the first position of each document, and behind the last.
    init(places: [UInt32], starts: [UInt32], bases: [UInt32]) {
        self.places = places
        self.starts = starts
        documents = DocumentPlaces(bases: bases)
    }

    func count(of term: Int) -> Int { Int(starts[term + 1] - starts[term]) }

    /// Makes `occurrences` those of a term.
    func fill(_ occurrences: inout TermOccurrences, with term: Int) {
        occurrences.removeAll()
        let low = Int(starts[term])
        let high = Int(starts[term + 1])
        if high - low == 1 {
            let place = places[low]
            let document = documents.document(at: place)
            occurrences.documents.append(UInt32(document))
            occurrences.frequencies.append(1)
            occurrences.gaps.append(place - documents.bases[document])
            return
        }
        let count = high - low
        var gaps: [UInt32] = []
        var frequencies: [UInt32] = []
        swap(&gaps, &occurrences.gaps)
        swap(&frequencies, &occurrences.frequencies)
        gaps.append(addingCapacity: count) { gaps in
            frequencies.append(addingCapacity: count) { frequencies in
                occurrences.documents.append(addingCapacity: count) { documents in
                    append(low..<high, &documents, &frequencies, &gaps)
                }
            }
        }
        swap(&gaps, &occurrences.gaps)
        swap(&frequencies, &occurrences.frequencies)
    }

    @inline(__always)
    private func append(
        _ range: Range<Int>, _ numbers: inout OutputSpan<UInt32>,
        _ frequencies: inout OutputSpan<UInt32>, _ gaps: inout OutputSpan<UInt32>
    ) {
        let places = self.places.span
        let bases = documents.bases.span
        var index = range.lowerBound
        while index < range.upperBound {
            var place = places[index]
            let document = documents.document(at: place)
            let end = bases[document &+ 1]
            var next = bases[document]
            let first = index
            repeat {
                gaps.append(place &- next)
                next = place &+ 1
                index &+= 1
                if index == range.upperBound { break }
                place = places[index]
            } while place < end
            numbers.append(UInt32(truncatingIfNeeded: document))
            frequencies.append(UInt32(truncatingIfNeeded: index &- first))
        }
    }
}

/// Finds the document that a place is in.
struct DocumentPlaces {
    let bases: [UInt32]
    private let shift: UInt32
    /// For each run of 2^shift places, the document that its first is in, and the last document.
    private let first: [UInt32]

    init(bases: [UInt32]) {
        let count = bases.count - 1
        let total = Int(bases[count])
        var shift: UInt32 = 0
        // Four runs a document: most runs are of one document.
        while total >> Int(shift) > 4 * count { shift += 1 }
        var first: [UInt32] = []
        var document = 0
        for run in 0...total >> Int(shift) {
            while document + 1 < count, Int(bases[document + 1]) <= run << Int(shift) {
                document += 1
            }
            first.append(UInt32(document))
        }
        first.append(UInt32(max(count - 1, 0)))
        self.bases = bases
        self.shift = shift
        self.first = first
    }

    @inline(__always)
    func document(at place: UInt32) -> Int {
        let run = Int(place &>> shift)
        var low = Int(first[run])
        var high = Int(first[run &+ 1])
        while low < high {
            let middle = (low &+ high &+ 1) / 2
            if bases[middle] <= place { low = middle } else { high = middle &- 1 }
        }
        return low
    }
}
