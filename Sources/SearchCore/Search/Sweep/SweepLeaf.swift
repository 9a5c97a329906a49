internal import MappedIO

/// A word or a phrase of a query in one segment, 64 documents at a time.
///
/// Invariants: `cursors` has `cursorCount` cursors, the rarest first, and they are used by this leaf
/// alone; `norms` has a byte for every document of the segment, and `inverseNorms` 256 values.
@safe struct SweepLeaf: ~Copyable {
    private let cursors: UnsafeMutablePointer<WordCursor>
    private let cursorCount: Int
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
        self.words = words.map { number in order.firstIndex(of: number)! }
        self.slop = slop
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

    /// Whether the bits of a word are all matches, rather than documents to look at.
    var isTerm: Bool { words.isEmpty }

    /// Whether the leaf may match in any word, so that there is nothing to leap over.
    var isDense: Bool { unsafe cursors[0].list.isDense }

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

    /// The documents of a word that match, or of a phrase those that may; words must ascend.
    @inline(__always)
    mutating func load(_ word: Int) -> UInt64 {
        var bits = unsafe cursors[0].load(word)
        var cursor = 1
        while cursor < cursorCount, bits != 0 {
            bits &= unsafe cursors[cursor].load(word)
            cursor &+= 1
        }
        return bits
    }

    /// The first word from `word` on that may have a match; it must be behind the current one.
    mutating func nextWord(from word: Int) -> Int { unsafe cursors[0].nextWord(from: word) }

    mutating func rewind() {
        for cursor in 0..<cursorCount { unsafe cursors[cursor].rewind() }
    }

    /// The score of a term in a document of the word loaded that has it.
    @inline(__always)
    mutating func termScore(_ word: Int, bit: Int) -> Float {
        score(word, bit, frequency: Float(unsafe cursors[0].frequency(ofBit: bit)))
    }

    /// The score of a phrase in a document of the word loaded that has all terms, or nil if it does
    /// not match or its score is below `least`.
    mutating func phraseScore(_ word: Int, bit: Int, least: Float) -> Float? {
        if least > 0 {
            var frequency = UInt32.max
            for cursor in 0..<cursorCount {
                frequency = min(frequency, unsafe cursors[cursor].frequency(ofBit: bit))
            }
            // Words out of order can match more often than the rarest occurs, but not if in order.
            if slop == 0, score(word, bit, frequency: Float(frequency)) < least { return nil }
        }
        let frequency = phraseFrequency(bit)
        return frequency > 0 ? score(word, bit, frequency: frequency) : nil
    }

    /// How often the phrase stands in a document of the word loaded that has all terms.
    mutating func phraseFrequency(_ bit: Int) -> Float {
        let (cursors, words) = unsafe (self.cursors, self.words)
        return unsafe matcher.match(
            wordCount: words.count, slop: slop,
            frequency: { unsafe cursors[words[$0]].frequency(ofBit: bit) },
            append: { unsafe cursors[words[$0]].appendPositions(ofBit: bit, to: &$1) })
    }

    @inline(__always)
    private func score(_ word: Int, _ bit: Int, frequency: Float) -> Float {
        let norm = unsafe Int(norms[word &<< 6 &+ bit])
        return BM25.score(
            weight: weight, frequency: frequency, inverseNorm: unsafe inverseNorms[norm])
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
                for range in unsafe bytes.indices {
                    unsafe bytes[range] = min(bytes[range], scratch[range])
                }
            } else {
                // Each occurrence of any of the words may begin a match.
                for range in unsafe bytes.indices {
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
                let end = unsafe min(start + step, bytes.count)
                if start < end {
                    unsafe (bytes.baseAddress! + start).update(
                        repeating: maxima[range], count: end - start)
                }
            }
        }
    }
}
