internal import CBitPacking

/// Finds how often a phrase stands in documents that have all of its words, many documents in one go.
///
/// Frequencies and positions of single documents are all over a term's postings: of a batch of
/// documents, first what is to be read is found and asked of memory, step by step, and then they are
/// compared one by one. Positions are compared where they are decoded, and no more of them are decoded
/// than that takes: those of the document's rarest word, and of the others those that may stand near.
///
/// Invariants: there is room for `capacity` words and as many rows; `words` has `wordCount` numbers of rows,
/// `rows` `rowCount`, all below `capacity`, and `occurrences` `batch` values for each row.
@safe struct CandidateMatcher: ~Copyable {
    /// Documents looked at in one go.
    ///
    /// As many lines of memory are under way as the processor can wait for, and they are not driven out of
    /// its caches before they are used.
    private static let batch = 32
    /// If so many more documents are in a block of frequencies, it is decoded whole.
    private static let shared = 3
    /// So many occurrences between two documents are decoded to decode both in one go.
    private static let close: UInt32 = 32
    /// With slops up to it, distances don't overflow.
    private static let small = 1 << 20

    /// By word of the phrase, its row: the postings of which term it has.
    private var words: UnsafeMutablePointer<Int>
    private var wordCount = 0
    /// The rows that words have, each once.
    private var rows: UnsafeMutablePointer<Int>
    private var rowCount = 0
    private var slop = 0
    /// By row and document of the batch: the occurrences, of which none is decoded yet.
    private var occurrences: UnsafeMutablePointer<PositionsCursor.Occurrences>
    private var capacity: Int
    /// Positions of the document's rarest word, or where the phrase could begin by it, ascending.
    private var starts = PositionBuffer()
    /// Positions of the other word that are near one of `starts`, with those before them.
    private var near = PositionBuffer()
    private var sloppy = SloppyMatcher()

    init() {
        capacity = 4
        unsafe words = .allocate(capacity: capacity)
        unsafe rows = .allocate(capacity: capacity)
        unsafe occurrences = .allocate(capacity: capacity * CandidateMatcher.batch)
    }

    deinit {
        unsafe words.deallocate()
        unsafe rows.deallocate()
        unsafe occurrences.deallocate()
    }

    /// Sets the phrase to look for.
    ///
    /// - Parameters:
    ///   - words: by word of the phrase, the row of its term; two words may share one.
    ///   - slop: how far the words may stand from their places in the phrase, in sum.
    mutating func prepare(words phrase: [Int], slop: Int) {
        let needed = max(phrase.count, (phrase.max() ?? -1) + 1)
        if needed > capacity { grow(to: max(needed, 2 * capacity)) }
        self.slop = slop
        (wordCount, rowCount) = (phrase.count, 0)
        for (word, row) in phrase.enumerated() {
            unsafe words[word] = row
            if phrase.firstIndex(of: row) == word {
                unsafe rows[rowCount] = row
                rowCount += 1
            }
        }
    }

    private mutating func grow(to larger: Int) {
        unsafe words.deallocate()
        unsafe rows.deallocate()
        unsafe occurrences.deallocate()
        capacity = larger
        unsafe words = .allocate(capacity: capacity)
        unsafe rows = .allocate(capacity: capacity)
        unsafe occurrences = .allocate(capacity: capacity * CandidateMatcher.batch)
    }

    /// Writes how often the phrase stands in each document.
    ///
    /// Without slop, each place counts 1. With slop, a match in which words stand `m` off their
    /// places counts 1 / (1 + m), as in Lucene.
    ///
    /// - Parameters:
    ///   - cursors: by row, the postings of its term; only their positions and frequencies move.
    ///   - ordinals: of a row, the posting of each document; documents ascend.
    ///   - count: how many documents.
    ///   - onlyWhether: whether it is enough to know where the frequency is above 0.
    ///   - frequencies: where to write to, `count` values.
    /// - Complexity: for each document linear in the occurrences of its words, at the most.
    mutating func match(
        _ cursors: UnsafeMutablePointer<PostingsCursor>,
        ordinals: (_ row: Int) -> UnsafePointer<UInt32>, count: Int, onlyWhether: Bool,
        frequencies: UnsafeMutablePointer<Float>
    ) {
        var start = 0
        while start < count {
            let length = min(CandidateMatcher.batch, count &- start)
            for index in 0..<rowCount {
                let row = unsafe rows[index]
                unsafe find(&cursors[row], row, ordinals(row) + start, length)
            }
            for document in 0..<length {
                let rarest = rarestWord(document)
                var frequency: Float
                if let quick = unsafe matchInGroups(cursors, document, rarest, onlyWhether) {
                    frequency = quick
                } else if slop == 0 {
                    frequency = unsafe matchExact(cursors, document, rarest, onlyWhether)
                } else {
                    frequency = unsafe matchSloppy(cursors, document, rarest, onlyWhether)
                }
                unsafe frequencies[start &+ document] = frequency
            }
            start &+= length
        }
    }

    /// Finds the occurrences in a batch of documents, and asks memory for their positions.
    private func find(
        _ cursor: inout PostingsCursor, _ row: Int, _ ordinals: UnsafePointer<UInt32>, _ count: Int
    ) {
        let all = unsafe occurrences + row &* CandidateMatcher.batch
        if count > 1 {
            var last = -1
            for document in 0..<count {
                let block = Int(unsafe ordinals[document] >> 7)
                if block != last { cursor.list.prefetchDirectory(ofBlock: block) }
                last = block
            }
            last = -1
            for document in 0..<count {
                let block = Int(unsafe ordinals[document] >> 7)
                if block != last { cursor.frequencies.prefetch(ofBlock: block) }
                last = block
            }
        }
        var group: UInt32 = .max
        for document in 0..<count {
            let ordinal = unsafe Int(ordinals[document])
            // A block is decoded whole if enough of it is asked for, or if what comes next is not known.
            let behind = document &+ CandidateMatcher.shared
            let isShared =
                unsafe count == 1 || behind < count && ordinals[behind] >> 7 == ordinal &>> 7
            let numbers =
                isShared
                ? cursor.frequencies.occurrences(at: ordinal)
                : cursor.frequencies.occurrences(atLone: ordinal)
            let located = cursor.positions.locate(numbers, ofBlock: ordinal &>> 7)
            if located.first &>> 7 != group { cursor.positions.prefetch(located) }
            group = located.first &>> 7
            unsafe all[document] = located
        }
        if count == 1 { return }
        // What documents have in one group close to each other is decoded together.
        var (first, until) = (UInt32.max, UInt32(0))
        for document in (0..<count).reversed() {
            let own = unsafe all[document]
            let end = own.first &+ own.count
            let isClose = first &- end < CandidateMatcher.close && first &>> 7 == own.first &>> 7
            until = isClose ? until : end
            unsafe all[document].until = until
            first = own.first
        }
    }

    @inline(__always)
    private func all(_ word: Int, _ document: Int) -> PositionsCursor.Occurrences {
        unsafe occurrences[words[word] &* CandidateMatcher.batch &+ document]
    }

    /// The word that occurs least often in a document.
    private func rarestWord(_ document: Int) -> Int {
        var rarest = 0
        var least = UInt32.max
        for word in 0..<wordCount {
            let own = all(word, document).count
            rarest = own < least ? word : rarest
            least = min(own, least)
        }
        return rarest
    }

    /// Compares positions where they are decoded, if none of the words' are in several groups; nil if that is
    /// not so, there are too many of the rarest word, or the frequency does not come of it.
    @inline(__always)
    private func matchInGroups(
        _ cursors: UnsafeMutablePointer<PostingsCursor>, _ document: Int, _ rarest: Int,
        _ onlyWhether: Bool
    ) -> Float? {
        if slop > 0, wordCount != 2 || rowCount != 2 || slop > CandidateMatcher.small { return nil }
        let rare = all(rarest, document)
        if rare.count == 0 { return 0 }
        guard rare.count <= PositionsCursor.Run.most, rare.isInOneGroup else { return nil }
        guard let rareRun = unsafe cursors[words[rarest]].positions.run(rare) else { return 0 }
        var found = rareRun.all
        for word in 0..<wordCount where word != rarest {
            let other = all(word, document)
            guard other.isInOneGroup else { return nil }
            guard let run = unsafe cursors[words[word]].positions.run(other) else { return 0 }
            found &= rareRun.near(run, distance: word &- rarest, slop: slop)
            if found == 0 { return 0 }
        }
        return slop == 0 || onlyWhether ? Float(found.nonzeroBitCount) : nil
    }

    private mutating func matchExact(
        _ cursors: UnsafeMutablePointer<PostingsCursor>, _ document: Int, _ rarest: Int,
        _ onlyWhether: Bool
    ) -> Float {
        // The rarest word leaves the fewest starts.
        unsafe readStarts(&cursors[words[rarest]], all(rarest, document), less: UInt32(rarest))
        // Neighbours of the rarest word first: they differ from it most often.
        var left = wordCount &- 1
        var distance = 1
        while starts.count > 0, left > 0 {
            if rarest >= distance {
                left &-= 1
                unsafe keepStarts(cursors, rarest &- distance, document, onlyWhether && left == 0)
            }
            if rarest &+ distance < wordCount {
                left &-= 1
                unsafe keepStarts(cursors, rarest &+ distance, document, onlyWhether && left == 0)
            }
            distance &+= 1
        }
        return Float(starts.count)
    }

    /// Reads positions, taken to where the phrase begins; at the start of a field there may be no room
    /// for the words before.
    @inline(__always)
    private mutating func readStarts(
        _ cursor: inout PostingsCursor, _ all: PositionsCursor.Occurrences, less distance: UInt32
    ) {
        starts.removeAll()
        var rest = PositionsCursor.Rest(all)
        while !rest.isEmpty, let run = cursor.positions.run(&rest) {
            let list = unsafe starts.room(for: run.count)
            var kept = 0
            for index in 0..<run.count {
                unsafe list[kept] = run[index] &- distance
                kept &+= run[index] >= distance ? 1 : 0
            }
            unsafe starts.add(kept)
        }
    }

    /// Keeps the starts behind which a word stands in its place; one of them if that is enough.
    @inline(__always)
    private mutating func keepStarts(
        _ cursors: UnsafeMutablePointer<PostingsCursor>, _ word: Int, _ document: Int,
        _ isOneEnough: Bool
    ) {
        let (cursor, distance) = unsafe (cursors + words[word], UInt32(truncatingIfNeeded: word))
        var rest = PositionsCursor.Rest(all(word, document))
        var (index, kept) = (0, 0)
        // No more is written than was read.
        let (list, count) = unsafe (starts.start, starts.count)
        search: while index < count, !rest.isEmpty {
            guard let run = unsafe cursor.pointee.positions.run(&rest) else { break }
            let last = run.last
            var low = 0
            while index < count {
                let start = unsafe list[index]
                let wanted = start &+ distance
                if wanted > last { continue search }
                low = run.firstIndex(from: low, atLeast: wanted)
                unsafe list[kept] = start
                kept &+= run[low] == wanted ? 1 : 0
                if kept > 0, isOneEnough { break search }
                index &+= 1
            }
        }
        starts.truncate(to: kept)
    }

    private mutating func matchSloppy(
        _ cursors: UnsafeMutablePointer<PostingsCursor>, _ document: Int, _ rarest: Int,
        _ onlyWhether: Bool
    ) -> Float {
        guard wordCount == 2, rowCount == 2 else {
            return unsafe matchMany(cursors, document)
        }
        let other = 1 &- rarest
        unsafe readStarts(&cursors[words[rarest]], all(rarest, document), less: 0)
        unsafe findNear(
            &cursors[words[other]], all(other, document), distance: other &- rarest,
            onlyWhether)
        if near.count == 0 || onlyWhether { return Float(near.count) }
        return rarest == 0
            ? SloppyMatcher.matchPair(starts.span, near.span, slop: slop)
            : SloppyMatcher.matchPair(near.span, starts.span, slop: slop)
    }

    /// Finds the positions that are at most the slop away from being `distance` behind a start, each with the
    /// one before it; one of them if that is enough.
    ///
    /// The position before counts where words stand at the same place relative to theirs: which of them
    /// comes first depends on it.
    @inline(__always)
    private mutating func findNear(
        _ cursor: inout PostingsCursor, _ all: PositionsCursor.Occurrences, distance: Int,
        _ isOneEnough: Bool
    ) {
        near.removeAll()
        var rest = PositionsCursor.Rest(all)
        var index = 0
        var before: UInt32?
        search: while index < starts.count, !rest.isEmpty {
            guard let run = cursor.positions.run(&rest) else { break }
            let last = Int(run.last)
            var low = 0
            while index < starts.count {
                let place = Int(unsafe starts.start[index]) &+ distance
                let (least, greatest) = (max(place &- slop, 0), place &+ slop)
                if least > last { break }
                let first = run.firstIndex(from: low, atLeast: UInt32(truncatingIfNeeded: least))
                if first > low { before = run[first &- 1] }
                low = first
                while low < run.count, Int(run[low]) <= greatest {
                    if isOneEnough { return near.append(run[low]) }
                    if let position = before { near.append(position) }
                    near.append(run[low])
                    before = nil
                    low &+= 1
                }
                // The next start may be near the same, and this one near what follows.
                if low == run.count { continue search }
                index &+= 1
            }
            before = run.last
        }
    }

    private mutating func matchMany(
        _ cursors: UnsafeMutablePointer<PostingsCursor>, _ document: Int
    ) -> Float {
        let (words, all) = unsafe (self.words, self.occurrences)
        return sloppy.match(wordCount: wordCount, slop: slop) { word, output in
            let row = unsafe words[word]
            unsafe cursors[row].positions.read(
                all[row &* CandidateMatcher.batch &+ document], into: &output)
        }
    }
}
