/// Finds an order of documents in which those with the same terms stand near each other.
///
/// Recursive graph bisection: a set of documents is halved, documents change sides until each is where
/// its terms are more frequent, and the halves are bisected in turn. This makes the logarithms of the
/// gaps in posting lists small, which is what these take in bits. Dhulipala et al., "Compressing graphs
/// and indexes with recursive graph bisection", KDD 2016. Sets are split at the median of their
/// documents' biases, and a round must gain the more the later it comes, as in Mackenzie, Petri and
/// Moffat, "Tradeoff options for bipartite graph partitioning", TKDE 2022, and in Lucene's
/// `BPIndexReorderer`.
///
/// All arithmetic is of integers, so that an order depends on the documents alone.
///
/// Invariants: the range of terms of each document lies within both `terms` and `others`, of which one
/// has the terms of the set that is bisected, and the other takes those of its halves, which are not
/// more. Tables by term have an element for every number of 16 bits, arrays by place one for each
/// document, and the lower half of each of `keys` is a place.
@safe struct GraphBisection: ~Copyable {
    /// No smaller set is bisected: a block of postings is about as long.
    private static let smallestSet = 64
    private static let mostRounds = 20
    /// A round in which no more than one document in so many changes sides is the last.
    private static let fewestMoves = 64
    /// The two documents that gain most by changing sides must gain so much in the first round, twice
    /// as much in the second, and so on: else documents go to and fro.
    private static let cooling = LogarithmTable.one
    /// A term that more than one document in so many of a set has says little, and takes the most time.
    static let largestShare = 5
    private static let noTerm = UInt16.max

    private let documentCount: Int
    private let index: ForwardIndex
    private let terms: UnsafeMutablePointer<UInt16>
    private let others: UnsafeMutablePointer<UInt16>
    /// By place: the document, and where its terms begin and end.
    private let entries: UnsafeMutablePointer<Entry>
    /// Those of a set's right half, while it is divided.
    private let moved: UnsafeMutablePointer<Entry>
    /// By place: whether the document is to go to the right half.
    private let isRight: UnsafeMutablePointer<Bool>
    /// By place in any order: a document's bias, and its place.
    private let keys: UnsafeMutablePointer<Int64>
    /// By term: how many documents of each half have it.
    private let leftCounts: UnsafeMutablePointer<UInt32>
    private let rightCounts: UnsafeMutablePointer<UInt32>
    /// By term: how much it draws a document of each half to the right.
    private let leftBiases: UnsafeMutablePointer<Int16>
    private let rightBiases: UnsafeMutablePointer<Int16>
    /// By term: its number in each half, or `noTerm`.
    private let leftNumbers: UnsafeMutablePointer<UInt16>
    private let rightNumbers: UnsafeMutablePointer<UInt16>
    private let logarithms = LogarithmTable()

    private struct Entry {
        var document: UInt32
        var start: UInt32
        var end: UInt32

        @inline(__always) var range: Range<Int> { Int(start)..<Int(end) }
    }

    /// The documents of an index in their new order.
    ///
    /// - Parameter termCount: Terms are below; 65 535 at most.
    /// - Complexity: O(n log d) for n postings and d documents. Holds 4 bytes a posting and 45 a
    ///   document.
    static func order(_ index: consuming ForwardIndex, termCount: Int) -> [UInt32] {
        precondition(termCount <= Int(noTerm), "term numbers of 16 bits")
        let bisection = GraphBisection(index)
        unsafe bisection.bisect(
            0..<bisection.documentCount, bisection.terms, bisection.others, termCount)
        return (0..<bisection.documentCount).map { unsafe bisection.entries[$0].document }
    }

    private init(_ index: consuming ForwardIndex) {
        documentCount = index.documentCount
        unsafe terms = index.start
        unsafe others = .allocate(capacity: index.capacity)
        unsafe entries = .allocate(capacity: documentCount)
        unsafe moved = .allocate(capacity: documentCount - documentCount / 2)
        unsafe isRight = .allocate(capacity: documentCount)
        unsafe keys = .allocate(capacity: documentCount)
        let numbers = Int(UInt16.max) + 1
        unsafe leftCounts = .allocate(capacity: numbers)
        unsafe rightCounts = .allocate(capacity: numbers)
        unsafe leftBiases = .allocate(capacity: numbers)
        unsafe rightBiases = .allocate(capacity: numbers)
        unsafe leftNumbers = .allocate(capacity: numbers)
        unsafe rightNumbers = .allocate(capacity: numbers)
        for document in 0..<documentCount {
            let range = index.range(of: document)
            unsafe entries[document] = Entry(
                document: UInt32(document), start: UInt32(range.lowerBound),
                end: UInt32(range.upperBound))
        }
        self.index = index
    }

    deinit {
        unsafe others.deallocate()
        unsafe entries.deallocate()
        unsafe moved.deallocate()
        unsafe isRight.deallocate()
        unsafe keys.deallocate()
        unsafe leftCounts.deallocate()
        unsafe rightCounts.deallocate()
        unsafe leftBiases.deallocate()
        unsafe rightBiases.deallocate()
        unsafe leftNumbers.deallocate()
        unsafe rightNumbers.deallocate()
    }

    /// Bisects the documents at these places, whose terms are in `terms` and below `termCount`.
    private func bisect(
        _ places: Range<Int>, _ terms: UnsafeMutablePointer<UInt16>,
        _ others: UnsafeMutablePointer<UInt16>, _ termCount: Int
    ) {
        guard places.count > GraphBisection.smallestSet else { return }
        let middle = places.lowerBound + places.count / 2
        unsafe countTerms(places, middle, terms, termCount)
        for round in 0..<GraphBisection.mostRounds {
            weighTerms(termCount)
            let gain = unsafe weighDocuments(places, terms)
            if gain <= (round + 1) * GraphBisection.cooling { break }
            unsafe select(keys + places.lowerBound, count: places.count, first: places.count / 2)
            let moves = unsafe changeSides(places, middle, terms)
            if moves <= places.count / GraphBisection.fewestMoves { break }
        }
        let counts = numberTerms(termCount, documentCount: places.count / 2)
        unsafe divide(places, middle, terms, into: others)
        unsafe bisect(places.lowerBound..<middle, others, terms, counts.left)
        unsafe bisect(middle..<places.upperBound, others, terms, counts.right)
    }

    /// Puts every document into the half where it is.
    private func countTerms(
        _ places: Range<Int>, _ middle: Int, _ terms: UnsafeMutablePointer<UInt16>,
        _ termCount: Int
    ) {
        unsafe leftCounts.update(repeating: 0, count: termCount)
        unsafe rightCounts.update(repeating: 0, count: termCount)
        for place in places {
            let isRight = place >= middle
            unsafe self.isRight[place] = isRight
            let counts = unsafe isRight ? rightCounts : leftCounts
            for index in unsafe entries[place].range { unsafe counts[Int(terms[index])] &+= 1 }
        }
    }

    /// The derivative of what a term's gaps cost, when a document that has it changes sides: the
    /// logarithm of how many others there have it, by that of how many have it where it was.
    private func weighTerms(_ termCount: Int) {
        for term in 0..<termCount {
            let (left, right) = unsafe (leftCounts[term], rightCounts[term])
            unsafe leftBiases[term] = logarithms[right &+ 1] &- logarithms[max(left, 1)]
            unsafe rightBiases[term] = logarithms[max(right, 1)] &- logarithms[left &+ 1]
        }
    }

    /// Adds up how much each document is drawn to the right, in `keys`.
    ///
    /// - Returns: what those two gain that gain most by changing sides.
    private func weighDocuments(
        _ places: Range<Int>, _ terms: UnsafeMutablePointer<UInt16>
    ) -> Int {
        var largestOnLeft = Int.min / 2
        var leastOnRight = Int.max / 2
        for place in places {
            let isRight = unsafe isRight[place]
            let biases = unsafe isRight ? rightBiases : leftBiases
            var bias = 0
            for index in unsafe entries[place].range {
                bias &+= Int(unsafe biases[Int(terms[index])])
            }
            unsafe keys[place] = Int64(bias) &<< 32 | Int64(place)
            if isRight {
                leastOnRight = min(leastOnRight, bias)
            } else {
                largestOnLeft = max(largestOnLeft, bias)
            }
        }
        return largestOnLeft - leastOnRight
    }

    /// Brings the least keys to the front, `first` of them, in any order; no two are equal.
    ///
    /// Quickselect; after many unlucky pivots, a sort.
    private func select(_ keys: UnsafeMutablePointer<Int64>, count: Int, first: Int) {
        var low = 0
        var high = count - 1
        var attempts = 2 * (Int.bitWidth - count.leadingZeroBitCount)
        while low < high {
            attempts -= 1
            if attempts < 0 {
                var rest = unsafe UnsafeMutableBufferPointer(
                    start: keys + low, count: high + 1 - low)
                return unsafe rest.sort()
            }
            let (a, b, c) = unsafe (keys[low], keys[(low + high) / 2], keys[high])
            let pivot = max(min(a, b), min(max(a, b), c))
            var left = low
            var right = high
            // The pivot, and then what was exchanged, ends each of the inner loops.
            while left <= right {
                while unsafe keys[left] < pivot { left &+= 1 }
                while unsafe keys[right] > pivot { right &-= 1 }
                if left > right { break }
                unsafe (keys[left], keys[right]) = (keys[right], keys[left])
                left &+= 1
                right &-= 1
            }
            if first <= right { high = right } else if first >= left { low = left } else { return }
        }
    }

    /// Makes the documents of the first keys those of the left half.
    ///
    /// - Returns: how many have changed sides, by the half.
    private func changeSides(
        _ places: Range<Int>, _ middle: Int, _ terms: UnsafeMutablePointer<UInt16>
    ) -> Int {
        var moves = 0
        for index in places {
            let isRight = index >= middle
            let place = Int(unsafe keys[index] & 0xFFFF_FFFF)
            if unsafe self.isRight[place] == isRight { continue }
            unsafe self.isRight[place] = isRight
            let (old, new) =
                unsafe isRight ? (leftCounts, rightCounts) : (rightCounts, leftCounts)
            for index in unsafe entries[place].range {
                let term = Int(unsafe terms[index])
                unsafe old[term] &-= 1
                unsafe new[term] &+= 1
            }
            moves += isRight ? 1 : 0
        }
        return moves
    }

    /// Numbers the terms of each half that make a difference to it, in the same order.
    private func numberTerms(_ termCount: Int, documentCount: Int) -> (left: Int, right: Int) {
        let most = UInt32(max(documentCount / GraphBisection.largestShare, 2))
        var (left, right) = (0, 0)
        for term in 0..<termCount {
            let (isLeft, isRight) = unsafe (
                2...most ~= leftCounts[term], 2...most ~= rightCounts[term]
            )
            unsafe leftNumbers[term] =
                isLeft ? UInt16(truncatingIfNeeded: left) : GraphBisection.noTerm
            unsafe rightNumbers[term] =
                isRight ? UInt16(truncatingIfNeeded: right) : GraphBisection.noTerm
            left &+= isLeft ? 1 : 0
            right &+= isRight ? 1 : 0
        }
        return (left, right)
    }

    /// Brings the documents of each half together, in the order they have, and their terms with them
    /// to `others`.
    private func divide(
        _ places: Range<Int>, _ middle: Int, _ terms: UnsafeMutablePointer<UInt16>,
        into others: UnsafeMutablePointer<UInt16>
    ) {
        var left = places.lowerBound
        var right = 0
        var end = unsafe entries[places.lowerBound].start
        for place in places {
            let entry = unsafe entries[place]
            if unsafe isRight[place] {
                unsafe moved[right] = entry
                right &+= 1
            } else {
                unsafe entries[left] = renumber(entry, leftNumbers, terms, into: others, at: &end)
                left &+= 1
            }
        }
        for index in 0..<right {
            unsafe entries[middle &+ index] = renumber(
                moved[index], rightNumbers, terms, into: others, at: &end)
        }
    }

    /// Writes the terms of a document that have a number from `end` on.
    @inline(__always)
    private func renumber(
        _ entry: Entry, _ numbers: UnsafeMutablePointer<UInt16>,
        _ terms: UnsafeMutablePointer<UInt16>, into others: UnsafeMutablePointer<UInt16>,
        at end: inout UInt32
    ) -> Entry {
        let start = end
        for index in entry.range {
            let number = unsafe numbers[Int(terms[index])]
            unsafe others[Int(end)] = number
            end &+= number == GraphBisection.noTerm ? 0 : 1
        }
        return Entry(document: entry.document, start: start, end: end)
    }
}
