internal import MappedIO

/// A word or a phrase of a query in one segment.
///
/// Invariant: `cursors` has `cursorCount` cursors, the rarest first, used by this leaf alone; they are the
/// plan's.
@safe struct SweepLeaf: ~Copyable {
    let cursors: UnsafeMutablePointer<PostingsCursor>
    let cursorCount: Int
    /// By word of the phrase, its cursor; none for a term, whose documents all match.
    let words: [Int]
    let slop: Int
    /// By cursor: what tells of postings that the phrase can't be there; none where no cursor has that.
    let filters: [NeighbourFilter?]
    let kernel: ScoreKernel
    /// What the kernel points into.
    private let scoring: SegmentScoring
    /// The rarest term's documents.
    let cost: Int
    /// Whether all its terms are dense, so that there is nothing to leap over.
    let isDense: Bool
    /// No score is above, in fixed point.
    let most: UInt32
    /// What a byte of a range's maximum stands for, at the most, in units of `RangeBounds` by 256.
    let boundFactor: UInt32
    /// The same as `most`, in units of `RangeBounds`.
    let mostUnits: UInt32

    /// Whether every document with the terms matches; a phrase has to be looked for in positions.
    var isTerm: Bool { words.isEmpty }

    /// - Parameter cursors: where the cursors of the lists are to be.
    init(_ parts: LeafParts, cursors: UnsafeMutablePointer<PostingsCursor>, fixed: FixedScores) {
        unsafe self.cursors = unsafe cursors
        let lists = parts.lists
        cursorCount = lists.count
        if lists.count == 1 {
            unsafe cursors.initialize(to: PostingsCursor(lists[0]))
            words = parts.words
            filters = parts.neighbours.map { NeighbourFilter(lists[0], wanted: $0) }
        } else {
            let order = lists.indices.sorted {
                lists[$0].info.documentFrequency < lists[$1].info.documentFrequency
            }
            for (place, number) in order.enumerated() {
                unsafe (cursors + place).initialize(to: PostingsCursor(lists[number]))
            }
            words = parts.words.map { word in order.firstIndex(of: word)! }
            let neighbours = parts.neighbours
            filters =
                neighbours.isEmpty
                ? [] : order.map { NeighbourFilter(lists[$0], wanted: neighbours[$0]) }
        }
        slop = parts.slop
        scoring = parts.scoring
        kernel = ScoreKernel(parts.scoring, weight: parts.weight, fixed: fixed)
        cost = parts.cost
        isDense = parts.isDense
        most = fixed.fixed(parts.weight)
        let unit = parts.weight * parts.scoring.correction / 255 * fixed.scale
        boundFactor = UInt32(min(unit * 256 / Float(1 << RangeBounds.unitShift), 0x1p23))
        mostUnits = most >> RangeBounds.unitShift + 1
    }

    /// The smallest ranges that its terms have maxima of, or nil if none has any.
    var rangeShift: Int? {
        var shift = Int.max
        for cursor in 0..<cursorCount {
            let list = unsafe cursors[cursor].list
            guard list.rangeCount > 0 else { continue }
            shift = min(shift, list.rangeShift)
        }
        return shift == .max ? nil : shift
    }

    /// No score of a posting with at most this tf part is above (see `ChampionList`).
    func most(ofPart part: Float, _ fixed: FixedScores) -> UInt32 {
        // The difference that a score is made as is off by up to 2^-23 of the weight, which is 2^29 at most.
        min(most, fixed.fixed(part * kernel.weight * scoring.correction) + 64)
    }

    /// Writes the maxima of all ranges of 2^shift documents to `bytes`, `scratch` being as large.
    ///
    /// Cursors must stand before the first document, and do so afterwards.
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
            // So few documents have the term that each is looked at.
            unsafe bytes.update(repeating: 0)
            unsafe cursors[cursor].next()
            while unsafe cursors[cursor].document != PostingsCursor.end {
                unsafe bytes[Int(cursors[cursor].document) >> shift] = 255
                unsafe cursors[cursor].next()
            }
            unsafe cursors[cursor].rewind()
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
