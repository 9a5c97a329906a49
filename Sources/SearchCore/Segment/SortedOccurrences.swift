/// The places of all occurrences of the terms of a field, those of a term together and ascending.
///
/// Invariant: `starts` ascends and ends with the number of places.
@safe struct SortedOccurrences {
    private let places: PlaceList
    private let starts: [UInt32]
    private let documents: DocumentPlaces

    /// - Parameters:
    ///   - starts: Where the places of each term begin, and the end.
    ///   - bases: The place of the first position of each document, and behind the last.
    init(places: PlaceList, starts: [UInt32], bases: [UInt32]) {
        precondition(places.count == Int(starts.last!), "as many places as there are occurrences")
        self.places = places
        self.starts = starts
        documents = DocumentPlaces(bases: bases)
    }

    func count(of term: Int) -> Int { Int(starts[term + 1] - starts[term]) }

    /// Makes `occurrences` those of a term.
    func fill(_ occurrences: inout TermOccurrences, with term: Int) {
        occurrences.removeAll()
        let low = Int(starts[term])
        let count = Int(starts[term + 1]) - low
        if count == 1 {
            let place = unsafe places.numbers[low]
            let document = documents.document(at: place)
            occurrences.documents.append(document.number)
            occurrences.frequencies.append(1)
            occurrences.gaps.append(place - document.base)
            return
        }
        let gaps = unsafe occurrences.gaps.room(for: count)
        var frequencies: [UInt32] = []
        swap(&frequencies, &occurrences.frequencies)
        frequencies.append(addingCapacity: count) { frequencies in
            occurrences.documents.append(addingCapacity: count) { numbers in
                unsafe append(low..<low + count, &numbers, &frequencies, gaps)
            }
        }
        swap(&frequencies, &occurrences.frequencies)
        unsafe occurrences.gaps.add(count)
    }

    /// Adds to the occurrences of a term, as `fill` made them, what stands beside them.
    func addSignatures(
        to occurrences: inout TermOccurrences, of term: Int, _ neighbours: NeighbourMap
    ) {
        precondition(Int(documents.end) <= neighbours.placeCount, "a map of the same places")
        let places = unsafe UnsafeBufferPointer(
            start: self.places.numbers + Int(starts[term]), count: count(of: term))
        unsafe neighbours.appendSignatures(
            of: places, frequencies: occurrences.frequencies, to: &occurrences.signatures)
    }

    /// `gaps` has room for as many as there are places in the range.
    private func append(
        _ range: Range<Int>, _ numbers: inout OutputSpan<UInt32>,
        _ frequencies: inout OutputSpan<UInt32>, _ gaps: UnsafeMutablePointer<UInt32>
    ) {
        unsafe numbers.withUnsafeMutableBufferPointer { numbers, numberCount in
            unsafe frequencies.withUnsafeMutableBufferPointer { frequencies, frequencyCount in
                let count = unsafe split(
                    places.numbers + range.lowerBound, range.count, numbers.baseAddress!,
                    frequencies.baseAddress!, gaps)
                (numberCount, frequencyCount) = (count, count)
            }
        }
    }

    /// Writes the documents that `count` places are in, how many are in each, and the gaps between
    /// them, and returns how many documents these are.
    ///
    /// Nothing depends on a branch: whether the next place is in the same document can't be foreseen.
    @inline(__always)
    private func split(
        _ places: UnsafePointer<UInt32>, _ count: Int, _ numbers: UnsafeMutablePointer<UInt32>,
        _ frequencies: UnsafeMutablePointer<UInt32>, _ gaps: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var last = -1
        var previous = UInt32.max
        var next: UInt32 = 0
        var first: UInt32 = 0
        for index in 0..<count {
            let place = unsafe places[index]
            let document = documents.document(at: place)
            let isNew: UInt32 = document.number == previous ? 0 : 1
            let mask = 0 &- isNew
            previous = document.number
            last &+= Int(isNew)
            next ^= (next ^ document.base) & mask
            unsafe gaps[index] = place &- next
            next = place &+ 1
            first ^= (first ^ UInt32(truncatingIfNeeded: index)) & mask
            unsafe numbers[last] = document.number
            unsafe frequencies[last] = UInt32(truncatingIfNeeded: index) &- first &+ 1
        }
        return last &+ 1
    }
}

/// As many places as there are occurrences.
///
/// Invariant: `numbers` has room for `count` of them, and for one more that means nothing, while the
/// list lives.
@safe final class PlaceList {
    let count: Int
    let numbers: UnsafeMutablePointer<UInt32>

    init(count: Int) {
        self.count = count
        unsafe numbers = .allocate(capacity: count + 1)
    }

    deinit { unsafe numbers.deallocate() }
}

/// Finds the document that a place is in, and where it begins.
///
/// Documents begin at multiples of `unit` places, no two at the same. So a bit for each unit says
/// whether a document begins there, and how many bits are set up to a place is the document. Such a
/// table is small enough for the processor's cache.
struct DocumentPlaces {
    static let unit = 1 << unitShift
    private static let unitShift = 5
    private static let runShift = unitShift + 6

    private let runs: [Run]
    /// Behind the last place.
    let end: UInt32

    /// 64 units.
    private struct Run {
        var begins: UInt64 = 0
        /// Documents that begin before.
        var before: UInt32 = 0
        /// Where the last of them begins.
        var lastBase: UInt32 = 0
    }

    /// How many places a document of so many positions takes: one more at least, so that its last word
    /// does not stand beside the first of the next document.
    static func rounded(_ positions: Int) -> UInt32 {
        UInt32((positions >> unitShift + 1) << unitShift)
    }

    /// - Parameter bases: The place of the first position of each document, and behind the last.
    init(bases: [UInt32]) {
        var runs = [Run](
            repeating: Run(), count: Int(bases.last!) >> DocumentPlaces.runShift + 1)
        for base in bases.dropLast() {
            let unit = base >> UInt32(DocumentPlaces.unitShift)
            runs[Int(unit >> 6)].begins |= 1 << UInt64(unit & 63)
        }
        var before = 0
        for index in runs.indices {
            runs[index].before = UInt32(before)
            runs[index].lastBase = before == 0 ? 0 : bases[before - 1]
            before += runs[index].begins.nonzeroBitCount
        }
        self.runs = runs
        end = bases.last!
    }

    @inline(__always)
    func document(at place: UInt32) -> (number: UInt32, base: UInt32) {
        let number = place &>> UInt32(DocumentPlaces.runShift)
        let run = runs[Int(number)]
        let unit = UInt64(place &>> UInt32(DocumentPlaces.unitShift)) & 63
        // The bits up to that of the unit; twice the 63rd is 0, of which one less is all bits.
        let begins = run.begins & ((2 &<< unit) &- 1)
        let own =
            number &<< UInt32(DocumentPlaces.runShift)
            | UInt32(truncatingIfNeeded: 63 &- begins.leadingZeroBitCount)
            &<< UInt32(DocumentPlaces.unitShift)
        return (
            run.before &+ UInt32(truncatingIfNeeded: begins.nonzeroBitCount) &- 1,
            begins == 0 ? run.lastBase : own
        )
    }
}
