internal import MappedIO

/// A word or a phrase of a query in one segment, a window of documents at a time.
///
/// Invariants: `cursors` has `cursorCount` cursors, the rarest first, used by this leaf alone; `words`
/// has `wordCount` numbers of cursors, `norms` a byte for every document of the segment,
/// `inverseNorms` 256 values, `approximation` twice the words of a window, and `ordinals` for each
/// cursor a value for each of a window's documents, set for those that have it.
@safe struct SweepLeaf: ~Copyable {
    private let cursors: UnsafeMutablePointer<PostingsCursor>
    private let cursorCount: Int
    /// The rarest term's documents, if it is dense.
    private let bitmap: DocumentBitmap
    /// By word of the phrase, its cursor; none for a term, whose documents all match.
    private let words: UnsafeMutablePointer<Int>
    private let wordCount: Int
    private let slop: Int
    private var matcher = PhraseMatcher()
    /// Documents of the window that have all terms.
    private let approximation: UnsafeMutablePointer<UInt64>
    /// By cursor and document of the window, how many postings stand before.
    private let ordinals: UnsafeMutablePointer<UInt32>
    /// The words of the window that `approximation` is of.
    private var approximated = 0..<0

    /// The rarest term's documents.
    let cost: Int
    /// The documents of all terms that are not dense.
    let gapCount: Int
    /// Whether every document with the terms matches; a phrase has to be looked for in positions.
    let isTerm: Bool
    /// Whether all its terms are dense, so that there is nothing to leap over.
    let isDense: Bool
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
        cursorCount = order.count
        unsafe cursors = .allocate(capacity: order.count)
        for (place, number) in order.enumerated() {
            unsafe (cursors + place).initialize(to: PostingsCursor(lists[number]))
        }
        bitmap = lists[order[0]].bitmap
        isDense = lists[order[0]].isDense
        isTerm = words.isEmpty
        wordCount = words.count
        unsafe self.words = .allocate(capacity: words.count)
        for (place, number) in words.enumerated() {
            unsafe (self.words + place).initialize(to: order.firstIndex(of: number)!)
        }
        self.slop = slop
        unsafe approximation = .allocate(capacity: 2 * DocumentWindow.mostWords)
        unsafe approximation.initialize(repeating: 0, count: 2 * DocumentWindow.mostWords)
        unsafe ordinals = .allocate(capacity: order.count << DocumentWindow.shift)
        cost = Int(lists[order[0]].info.documentFrequency)
        gapCount = lists.reduce(0) { $0 + ($1.isDense ? 0 : Int($1.info.documentFrequency)) }
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
        unsafe words.deallocate()
        unsafe approximation.deallocate()
        unsafe ordinals.deallocate()
        unsafe inverseNorms.deallocate()
    }

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

    /// The first word from `word` on that may have a match, or `Int.max`; words must ascend.
    mutating func nextWord(from word: Int) -> Int {
        unsafe cursors[0].advance(to: UInt32(truncatingIfNeeded: word &<< 6))
        let document = unsafe cursors[0].document
        return document == PostingsCursor.end ? .max : Int(document >> 6)
    }

    mutating func rewind() {
        for cursor in 0..<cursorCount { unsafe cursors[cursor].rewind() }
        approximated = 0..<0
    }

    /// Drops the window's candidates that don't have the terms.
    ///
    /// Windows must ascend.
    mutating func restrict(_ window: borrowing DocumentWindow) {
        if isTerm && isDense {
            for word in 0..<window.wordCount {
                unsafe window.candidates[word] &= bitmap[window.firstWord &+ word]
            }
        } else {
            approximate(window)
            for word in 0..<window.wordCount {
                unsafe window.candidates[word] &= approximation[word]
            }
        }
    }

    /// Marks a term's documents in the window as matched.
    mutating func match(_ window: borrowing DocumentWindow) {
        if isDense {
            for word in 0..<window.wordCount {
                unsafe window.matched[word] |= bitmap[window.firstWord &+ word]
            }
        } else {
            unsafe cursors[0].advance(to: window.start)
            unsafe cursors[0].setBits(
                from: window.start, below: window.end, in: window.matched)
        }
    }

    /// Finds the documents of the window that have all terms.
    private mutating func approximate(_ window: borrowing DocumentWindow) {
        let words = window.firstWord..<window.firstWord + window.wordCount
        if words == approximated { return }
        approximated = words
        let scratch = unsafe approximation + DocumentWindow.mostWords
        for cursor in 0..<cursorCount {
            var any: UInt64 = 0
            let target = unsafe cursor == 0 ? approximation : scratch
            if unsafe cursors[cursor].isDense {
                let bitmap = unsafe cursors[cursor].bitmap
                for word in 0..<words.count {
                    unsafe target[word] = bitmap[words.lowerBound &+ word]
                }
            } else {
                for word in 0..<words.count { unsafe target[word] = 0 }
                unsafe cursors[cursor].advance(to: window.start)
                unsafe cursors[cursor].setBits(
                    from: window.start, below: window.end, in: target,
                    ordinals: ordinals + cursor << DocumentWindow.shift)
            }
            for word in 0..<words.count {
                if cursor > 0 { unsafe approximation[word] &= scratch[word] }
                any |= unsafe approximation[word]
            }
            if any == 0 { return }
        }
    }

    /// Marks the window's candidates that a phrase matches, but for those matched already.
    mutating func verify(_ window: borrowing DocumentWindow) {
        approximate(window)
        for word in 0..<window.wordCount {
            var rest = unsafe window.candidates[word] & ~window.matched[word] & approximation[word]
            if rest == 0 { continue }
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                rest &= rest &- 1
                if phraseFrequency(word &<< 6 &+ bit, window.firstWord) > 0 {
                    unsafe window.matched[word] |= 1 &<< UInt64(bit)
                }
            }
        }
    }

    /// Adds the scores of the window's candidates that match, and marks them as matched.
    ///
    /// Documents that have no score yet are passed over where this one is below `least`: others can't
    /// lift them over the threshold. A phrase is not looked for where it could not lift a document's
    /// sum to `least`.
    mutating func score(_ window: borrowing DocumentWindow, least: Double) {
        if !isTerm {
            scorePhrase(window, least: least)
        } else if isDense {
            scoreBitmap(window, least: Float(least))
        } else if window.isIn(approximated) {
            scoreApproximated(window, least: Float(least))
        } else {
            scoreGaps(window, least: Float(least))
        }
    }

    private mutating func scoreGaps(_ window: borrowing DocumentWindow, least: Float) {
        let (candidates, sums) = unsafe (window.candidates, window.sums)
        let (matched, touched) = unsafe (window.matched, window.touched)
        let (norms, inverseNorms, weight) = unsafe (self.norms, self.inverseNorms, self.weight)
        let start = window.start
        unsafe cursors[0].advance(to: start)
        unsafe cursors[0].forEach(below: window.end) { cursor, document, ordinal in
            let offset = Int(document &- start)
            let bit = UInt64(1) &<< UInt64(offset & 63)
            if unsafe candidates[offset &>> 6] & bit == 0 { return }
            let norm = unsafe Int(norms[Int(document)])
            let score = BM25.score(
                weight: weight, frequency: Float(cursor.frequency(at: ordinal)),
                inverseNorm: unsafe inverseNorms[norm])
            if unsafe touched[offset &>> 6] & bit != 0 {
                unsafe sums[offset] += Double(score)
            } else {
                if score < least { return }
                unsafe sums[offset] = Double(score)
                unsafe touched[offset &>> 6] |= bit
            }
            unsafe matched[offset &>> 6] |= bit
        }
    }

    /// As `scoreGaps`, where `restrict` was called for the window: candidates all have the term.
    private mutating func scoreApproximated(_ window: borrowing DocumentWindow, least: Float) {
        for word in 0..<window.wordCount {
            var rest = unsafe window.candidates[word] & approximation[word]
            while rest != 0 {
                let offset = word &<< 6 &+ rest.trailingZeroBitCount
                rest &= rest &- 1
                let frequency = unsafe cursors[0].frequency(at: Int(ordinals[offset]))
                let document = window.firstWord &<< 6 &+ offset
                window.add(score(document, frequency: Float(frequency)), at: offset, least: least)
            }
        }
    }

    private mutating func scoreBitmap(_ window: borrowing DocumentWindow, least: Float) {
        for word in 0..<window.wordCount {
            let wanted = unsafe window.candidates[word]
            if wanted == 0 { continue }
            let all = bitmap[window.firstWord &+ word]
            var rest = all & wanted
            if rest == 0 { continue }
            let before = bitmap.rank(ofWord: window.firstWord &+ word)
            let norms = unsafe self.norms + ((window.firstWord &+ word) &<< 6)
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                let ordinal = before &+ (all & (1 &<< UInt64(bit) &- 1)).nonzeroBitCount
                rest &= rest &- 1
                let frequency = unsafe cursors[0].frequency(at: ordinal)
                let score = BM25.score(
                    weight: weight, frequency: Float(frequency),
                    inverseNorm: unsafe inverseNorms[Int(norms[bit])])
                window.add(score, at: word &<< 6 &+ bit, least: least)
            }
        }
    }

    private mutating func scorePhrase(_ window: borrowing DocumentWindow, least: Double) {
        approximate(window)
        for word in 0..<window.wordCount {
            var rest = unsafe window.candidates[word] & approximation[word]
            if rest == 0 { continue }
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                rest &= rest &- 1
                let offset = word &<< 6 &+ bit
                let missing = least - window.sum(at: offset)
                guard let score = phraseScore(offset, window.firstWord, least: missing) else {
                    continue
                }
                window.add(score, at: offset, least: -.infinity)
            }
        }
    }

    /// The score of a phrase in a document of the window that has all terms, or nil if it does not
    /// match or its score is below `least`.
    private mutating func phraseScore(_ offset: Int, _ firstWord: Int, least: Double) -> Float? {
        let document = firstWord &<< 6 &+ offset
        // Words out of order can match more often than the rarest occurs, those in order can't.
        if least > 0, slop == 0 {
            var frequency = UInt32.max
            for cursor in 0..<cursorCount {
                let ordinal = ordinal(cursor, offset, firstWord)
                frequency = min(frequency, unsafe cursors[cursor].frequency(at: ordinal))
            }
            if Double(score(document, frequency: Float(frequency))) < least { return nil }
        }
        let frequency = phraseFrequency(offset, firstWord)
        return frequency > 0 ? score(document, frequency: frequency) : nil
    }

    private func score(_ document: Int, frequency: Float) -> Float {
        BM25.score(
            weight: weight, frequency: frequency,
            inverseNorm: unsafe inverseNorms[Int(norms[document])])
    }

    /// How often the phrase stands in a document of the window that has all terms.
    private mutating func phraseFrequency(_ offset: Int, _ firstWord: Int) -> Float {
        let (cursors, words) = unsafe (self.cursors, self.words)
        let (ordinals, shift) = unsafe (self.ordinals, DocumentWindow.shift)
        @inline(__always) func ordinal(_ word: Int) -> Int {
            let cursor = unsafe words[word]
            return unsafe cursors[cursor].isDense
                ? cursors[cursor].bitmap.rank(of: firstWord &<< 6 &+ offset)
                : Int(ordinals[cursor &<< shift &+ offset])
        }
        return matcher.match(
            wordCount: wordCount, slop: slop,
            frequency: { unsafe cursors[words[$0]].frequency(at: ordinal($0)) },
            read: { unsafe cursors[words[$0]].readPositions(at: ordinal($0), into: &$1) })
    }

    /// How many postings of a cursor stand before a document of the window that has the term.
    @inline(__always)
    private func ordinal(_ cursor: Int, _ offset: Int, _ firstWord: Int) -> Int {
        unsafe cursors[cursor].isDense
            ? cursors[cursor].bitmap.rank(of: firstWord &<< 6 &+ offset)
            : Int(ordinals[cursor &<< DocumentWindow.shift &+ offset])
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
