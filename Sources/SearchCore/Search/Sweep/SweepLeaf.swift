internal import MappedIO

/// A word or a phrase of a query in one segment, 64 documents at a time.
///
/// Invariants: `cursors` has `cursorCount` cursors, the rarest first, and they are used by this leaf
/// alone; `norms` has a byte for every document of the segment, and `inverseNorms` 256 values.
@safe struct SweepLeaf: ~Copyable {
    private let cursors: UnsafeMutablePointer<WordCursor>
    private let cursorCount: Int
    /// The rarest term's, if it is dense.
    private let bitmap: DocumentBitmap
    /// By word of the phrase, its cursor; empty for a term, whose documents all match.
    private let words: [Int]
    private let slop: Int
    private var matcher = PhraseMatcher()
    /// The rarest term's documents.
    let cost: Int
    let weight: Float
    private let norms: UnsafePointer<UInt8>
    private let normOwner: ByteRegion
    private let inverseNorms: UnsafeMutablePointer<Float>
    /// What a byte of a range's maximum stands for, at the most.
    let boundUnit: Float

    /// A leaf that matches documents with all of `lists`; where `words` is not empty, those where the
    /// words stand as a phrase.
    ///
    /// - Parameters:
    ///   - words: by word of the phrase, which list it has.
    ///   - slop: how far the words may stand from their places in the phrase.
    init(
        _ lists: [PostingList], words: [Int] = [], slop: Int = 0, scoring: SegmentScoring,
        weight: Float
    ) {
        let order = lists.indices.sorted {
            lists[$0].info.documentFrequency < lists[$1].info.documentFrequency
        }
        cursorCount = lists.count
        unsafe cursors = .allocate(capacity: lists.count)
        for (place, number) in order.enumerated() {
            unsafe (cursors + place).initialize(to: WordCursor(lists[number]))
        }
        isTerm = words.isEmpty
        self.words = words.map { number in order.firstIndex(of: number)! }
        self.slop = slop
        isDense = lists[order[0]].isDense
        bitmap = lists[order[0]].bitmap
        cost = Int(lists[order[0]].info.documentFrequency)
        self.weight = weight
        normOwner = scoring.norms
        unsafe norms = scoring.norms.unsafeBase.assumingMemoryBound(to: UInt8.self)
        unsafe inverseNorms = .allocate(capacity: 256)
        for norm in 0..<256 { unsafe inverseNorms[norm] = scoring.inverseNorms[norm] }
        boundUnit = weight * scoring.correction / 255
    }

    deinit {
        unsafe cursors.deinitialize(count: cursorCount)
        unsafe cursors.deallocate()
        unsafe inverseNorms.deallocate()
    }

    /// Whether every document with the terms matches; a phrase has to be looked for in positions.
    let isTerm: Bool

    /// Whether the leaf may match in any word, so that there is nothing to leap over.
    let isDense: Bool

    /// The smallest ranges that its terms have maxima of, or nil if one has none.
    var rangeShift: Int? {
        var shift = Int.max
        for cursor in 0..<cursorCount {
            let list = unsafe cursors[cursor].list
            guard list.rangeCount > 0 else { continue }
            shift = min(shift, list.rangeShift)
        }
        return shift == .max ? nil : shift
    }

    /// The first word from `word` on that may have a match; words must ascend.
    mutating func nextWord(from word: Int) -> Int { unsafe cursors[0].nextWord(from: word) }

    mutating func rewind() {
        for cursor in 0..<cursorCount { unsafe cursors[cursor].rewind() }
    }

    /// Drops candidates that can't match, where that is quickly seen: windows must ascend.
    ///
    /// Words of a phrase can't be gone through twice, so that only a window of one word is looked at.
    mutating func restrict(_ window: borrowing DocumentWindow) {
        if isTerm {
            for word in 0..<window.wordCount {
                unsafe window.candidates[word] &= bitmap[window.firstWord &+ word]
            }
        } else if window.wordCount == 1, unsafe window.candidates[0] != 0 {
            unsafe window.candidates[0] &= load(window.firstWord)
        }
    }

    /// Marks a term's documents in the window as matched.
    mutating func match(_ window: borrowing DocumentWindow) {
        let matched = unsafe window.matched
        if isDense {
            for word in 0..<window.wordCount {
                unsafe matched[word] |= bitmap[window.firstWord &+ word]
            }
            return
        }
        let start = window.start
        unsafe cursors[0].postings.advance(to: start)
        unsafe cursors[0].postings.forEach(below: window.end) { _, document, _ in
            let offset = Int(document &- start)
            unsafe matched[offset &>> 6] |= 1 &<< UInt64(offset & 63)
        }
    }

    /// Marks the window's candidates that a phrase matches, but for those matched already.
    mutating func verify(_ window: borrowing DocumentWindow) {
        for word in 0..<window.wordCount {
            var rest = unsafe window.candidates[word] & ~window.matched[word]
            if rest == 0 { continue }
            rest &= load(window.firstWord &+ word)
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                rest &= rest &- 1
                if phraseFrequency(bit) > 0 {
                    unsafe window.matched[word] |= 1 &<< UInt64(bit)
                }
            }
        }
    }

    /// Adds the scores of the window's candidates that match, and marks them as matched.
    ///
    /// A phrase is not looked for where it could not lift a document's sum to `least`.
    mutating func score(_ window: borrowing DocumentWindow, least: Double) {
        if !isTerm {
            scorePhrase(window, least: least)
        } else if isDense {
            scoreBitmap(window)
        } else {
            scoreGaps(window)
        }
    }

    private mutating func scoreGaps(_ window: borrowing DocumentWindow) {
        let (sums, candidates) = unsafe (window.sums, window.candidates)
        let (matched, touched) = unsafe (window.matched, window.touched)
        let (norms, inverseNorms, weight) = unsafe (self.norms, self.inverseNorms, self.weight)
        let start = window.start
        unsafe cursors[0].postings.advance(to: start)
        unsafe cursors[0].postings.forEach(below: window.end) { cursor, document, ordinal in
            let offset = Int(document &- start)
            let bit = UInt64(1) &<< UInt64(offset & 63)
            if unsafe candidates[offset &>> 6] & bit == 0 { return }
            unsafe matched[offset &>> 6] |= bit
            unsafe touched[offset &>> 6] |= bit
            let norm = unsafe Int(norms[Int(document)])
            unsafe sums[offset] += Double(
                BM25.score(
                    weight: weight, frequency: Float(cursor.frequency(at: ordinal)),
                    inverseNorm: inverseNorms[norm]))
        }
    }

    private mutating func scoreBitmap(_ window: borrowing DocumentWindow) {
        for word in 0..<window.wordCount {
            let wanted = unsafe window.candidates[word]
            if wanted == 0 { continue }
            let all = bitmap[window.firstWord &+ word]
            var rest = all & wanted
            if rest == 0 { continue }
            unsafe window.matched[word] |= rest
            unsafe window.touched[word] |= rest
            let before = bitmap.rank(ofWord: window.firstWord &+ word)
            let norms = unsafe self.norms + ((window.firstWord &+ word) &<< 6)
            let sums = unsafe window.sums + (word &<< 6)
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                let ordinal = before &+ (all & (1 &<< UInt64(bit) &- 1)).nonzeroBitCount
                rest &= rest &- 1
                let frequency = unsafe cursors[0].postings.frequency(at: ordinal)
                unsafe sums[bit] += Double(
                    BM25.score(
                        weight: weight, frequency: Float(frequency),
                        inverseNorm: inverseNorms[Int(norms[bit])]))
            }
        }
    }

    private mutating func scorePhrase(_ window: borrowing DocumentWindow, least: Double) {
        var word = 0
        while word < window.wordCount {
            if !isDense {
                word = nextWord(from: window.firstWord &+ word) &- window.firstWord
                if word >= window.wordCount { return }
            }
            var rest = unsafe window.candidates[word]
            if rest != 0 { rest &= load(window.firstWord &+ word) }
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                rest &= rest &- 1
                let offset = word &<< 6 &+ bit
                let missing = unsafe least - window.sums[offset]
                let number = window.firstWord &<< 6 &+ offset
                guard let score = phraseScore(number, bit, least: missing) else { continue }
                unsafe window.sums[offset] += Double(score)
                unsafe window.matched[word] |= 1 &<< UInt64(bit)
                unsafe window.touched[word] |= 1 &<< UInt64(bit)
            }
            word += 1
        }
    }

    /// The score of a phrase in a document of the word loaded that has all terms, or nil if it does
    /// not match or its score is below `least`.
    private mutating func phraseScore(_ document: Int, _ bit: Int, least: Double) -> Float? {
        // Words out of order can match more often than the rarest occurs, those in order can't.
        if least > 0, slop == 0 {
            var frequency = UInt32.max
            for cursor in 0..<cursorCount {
                frequency = min(frequency, unsafe cursors[cursor].frequency(ofBit: bit))
            }
            if Double(score(document, frequency: Float(frequency))) < least { return nil }
        }
        let frequency = phraseFrequency(bit)
        return frequency > 0 ? score(document, frequency: frequency) : nil
    }

    private func score(_ document: Int, frequency: Float) -> Float {
        BM25.score(
            weight: weight, frequency: frequency,
            inverseNorm: unsafe inverseNorms[Int(norms[document])])
    }

    /// How often the phrase stands in a document of the word loaded that has all terms.
    private mutating func phraseFrequency(_ bit: Int) -> Float {
        let (cursors, words) = unsafe (self.cursors, self.words)
        return matcher.match(
            wordCount: words.count, slop: slop,
            frequency: { unsafe cursors[words[$0]].frequency(ofBit: bit) },
            append: { unsafe cursors[words[$0]].appendPositions(ofBit: bit, to: &$1) })
    }

    /// The documents of a word that have all terms of a phrase; words must ascend.
    private mutating func load(_ word: Int) -> UInt64 {
        var bits = unsafe cursors[0].load(word)
        var cursor = 1
        while cursor < cursorCount, bits != 0 {
            bits &= unsafe cursors[cursor].load(word)
            cursor &+= 1
        }
        return bits
    }

    /// Writes the maxima of all ranges of 2^shift documents to `bytes`, `scratch` being as large.
    func writeMaxima(
        shift: Int, to bytes: UnsafeMutableBufferPointer<UInt8>,
        scratch: UnsafeMutableBufferPointer<UInt8>
    ) {
        unsafe writeMaxima(of: 0, shift: shift, to: bytes)
        for cursor in 1..<max(cursorCount, 1) {
            unsafe writeMaxima(of: cursor, shift: shift, to: scratch)
            if slop == 0 {
                for range in bytes.indices {
                    unsafe bytes[range] = min(bytes[range], scratch[range])
                }
            } else {
                // Each occurrence of any of the words may begin a match.
                for range in bytes.indices {
                    let (own, other) = unsafe (UInt16(bytes[range]), UInt16(scratch[range]))
                    unsafe bytes[range] =
                        own == 0 || other == 0
                        ? 0 : UInt8(truncatingIfNeeded: min(255, own &+ other))
                }
            }
        }
    }

    private func writeMaxima(
        of cursor: Int, shift: Int, to bytes: UnsafeMutableBufferPointer<UInt8>
    ) {
        let list = unsafe cursors[cursor].list
        guard list.rangeCount > 0 else {
            // So few documents have the term that its ranges are not told apart.
            unsafe bytes.update(repeating: 255)
            return
        }
        let step = 1 << (list.rangeShift - shift)
        unsafe list.maxima.withBytes { maxima in
            if step == 1 {
                unsafe UnsafeMutableRawBufferPointer(bytes).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: maxima[..<bytes.count]))
                return
            }
            for range in 0..<list.rangeCount {
                let start = range * step
                let end = min(start + step, bytes.count)
                if start < end {
                    unsafe (bytes.baseAddress! + start).update(
                        repeating: maxima[range], count: end - start)
                }
            }
        }
    }
}
