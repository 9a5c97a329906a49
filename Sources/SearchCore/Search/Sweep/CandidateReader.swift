internal import CPostingKernels

/// Reads the documents that several lists of postings all have, some at a time.
///
/// The rarest list leads: documents are taken from it, and looked up in the other lists, the dense ones
/// first, since their bits are tested quickest. Where all lists are dense, their bits are intersected.
///
/// Invariant: `order` has numbers of the plan's cursors.
@safe struct CandidateReader {
    private let plan: SweepPlan
    private let cursors: UnsafeMutablePointer<PostingsCursor>
    /// The leading list first, then the dense ones, then the others, the rarest first.
    private let order: [Int]
    private let scratch: SweepScratch
    private let wordCount: Int
    /// Whether all lists are dense.
    let isDense: Bool
    /// The next word, where all lists are dense.
    private var word = 0
    /// Dense lists whose documents are left out, where all lists are dense.
    private var leftOut: [Int] = []

    /// - Parameter leaves: whose cursors are read, by nobody else.
    init(_ plan: SweepPlan, leaves: Range<Int>, scratch: SweepScratch, documentCount: Int) {
        let numbers = plan.cursorNumbers(ofLeaves: leaves)
        let cursors = unsafe plan.cursors
        self.plan = plan
        unsafe self.cursors = unsafe cursors
        self.scratch = scratch
        wordCount = (documentCount + 63) / 64
        if numbers.count == 1 {
            order = numbers
        } else {
            let rising = numbers.sorted {
                unsafe cursors[$0].list.info.documentFrequency
                    < cursors[$1].list.info.documentFrequency
            }
            let others = rising.dropFirst()
            order =
                [rising[0]] + others.filter { unsafe cursors[$0].isDense }
                + others.filter { unsafe !cursors[$0].isDense }
        }
        isDense = unsafe cursors[order[0]].isDense
    }

    /// Leaves out documents of a dense list; all lists that are read must be dense.
    mutating func leaveOut(_ number: Int) {
        assert(isDense)
        leftOut.append(number)
    }

    /// How many documents the rarest list has.
    var cost: Int { Int(unsafe cursors[order[0]].list.info.documentFrequency) }

    /// Goes back to before the first document.
    mutating func rewind() {
        word = 0
        for number in order { unsafe cursors[number].rewind() }
    }

    /// All documents to come are this one or behind it; `PostingsCursor.end` at the end.
    var position: UInt32 {
        mutating get {
            if isDense {
                return word < wordCount
                    ? UInt32(truncatingIfNeeded: word &<< 6) : PostingsCursor.end
            }
            if unsafe cursors[order[0]].ordinal < 0 { unsafe cursors[order[0]].next() }
            return unsafe cursors[order[0]].document
        }
    }

    /// Passes over documents before `target`, a multiple of 64 where all lists are dense.
    mutating func advance(to target: UInt32) {
        if isDense {
            word = max(word, Int(target >> 6))
        } else {
            unsafe cursors[order[0]].advance(to: target)
        }
    }

    /// Takes documents below `end`, a multiple of 64 or the last document's successor where all lists are
    /// dense, into a block, as many as it has room for and at most about `limit`.
    ///
    /// They may lack some of the lists until `complete` is called. `position` must have been called before.
    mutating func take(into block: inout CandidateBlock, below end: UInt32, limit: Int) {
        if !isDense {
            unsafe block.take(
                &cursors[order[0]], below: end, room: min(block.room, limit - block.count))
            return
        }
        let stop = min(wordCount, (Int(end) + 63) >> 6)
        while word < stop, block.room >= 64, block.count < limit {
            var bits = UInt64.max
            for number in order { bits &= unsafe cursors[number].bitmap[word] }
            for number in leftOut { bits &= unsafe ~cursors[number].bitmap[word] }
            if bits != 0 { block.take(word: word, bits: bits) }
            word += 1
        }
    }

    /// Keeps those documents that all lists have.
    func complete(_ block: inout CandidateBlock) {
        if !isDense { intersect(&block, upTo: order.count) }
    }

    /// How many of the block's documents all lists have.
    func countComplete(_ block: inout CandidateBlock) -> Int {
        if isDense || order.count == 1 { return block.count }
        intersect(&block, upTo: order.count - 1)
        if block.count == 0 { return 0 }
        let last = order[order.count - 1]
        return unsafe block.countCommon(
            &cursors[last], map: cursors[last].isDense ? nil : scratch.map(last))
    }

    /// Keeps those documents that the lists at the first `end` places have, and in which their terms may have what
    /// must stand beside them.
    private func intersect(_ block: inout CandidateBlock, upTo end: Int) {
        block.reserve(rows: order.count)
        for place in 0..<end {
            if block.count == 0 { return }
            let number = order[place]
            if place > 0 {
                unsafe block.intersect(
                    &cursors[number], map: cursors[number].isDense ? nil : scratch.map(number),
                    row: row(ofPlace: place))
            }
            if let filter = plan.filter(ofCursor: number) {
                block.keep(filter, row: row(ofPlace: place))
            }
        }
    }

    /// The row where a block has the ordinals of a cursor, once it is complete; of no use for a dense one.
    func row(of number: Int) -> Int {
        order.firstIndex(of: number).map { row(ofPlace: $0) } ?? 0
    }

    private func row(ofPlace place: Int) -> Int {
        if place == 0 { return 0 }
        var row = 0
        for other in 1...place where unsafe !cursors[order[other]].isDense { row += 1 }
        return row
    }

    /// How many documents all lists have; all must be dense.
    func countDense() -> Int {
        let whole = wordCount - 1
        var total = 0
        let sets = unsafe order.map { unsafe Optional(cursors[$0].bitmap.words) }
        unsafe sets.withUnsafeBufferPointer { sets in
            total = unsafe Int(winnow_count_common(sets.baseAddress!, sets.count, whole))
        }
        // The last word may have bits behind the last document.
        var bits = UInt64.max
        for number in order { bits &= unsafe cursors[number].bitmap[whole] }
        return total + bits.nonzeroBitCount
    }
}
