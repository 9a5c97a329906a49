/// What sweeps need of memory, kept from one query to the next.
///
/// Invariants: `block` and `part` are there as long as the object; `sums` has a value for each document of a
/// window, `needs` and `masks` one for each 64 of them, `bits` and `spareBits` `setWords`.
@safe final class SweepScratch {
    /// Documents of a window that has sums: 4,096, as a power of two.
    static let windowShift: UInt32 = 12
    /// Words of 64 documents in it.
    static let windowWords = 1 << (Int(windowShift) - 6)
    /// Words of 64 documents in a window of sets: as many as the processor's nearest cache takes.
    static let setWords = 4096

    /// The documents that are looked at.
    let block: UnsafeMutablePointer<CandidateBlock>
    /// Those of them that may have a phrase which need not be there.
    let part: UnsafeMutablePointer<CandidateBlock>
    let matcher: UnsafeMutablePointer<CandidateMatcher>
    /// Scores of a window's documents.
    let sums: UnsafeMutablePointer<UInt32>
    /// By word of a window, what sums of its documents must be.
    let needs: UnsafeMutablePointer<UInt32>
    /// By word of a window, documents of it.
    let masks: UnsafeMutablePointer<UInt64>
    /// Documents of a window of sets.
    let bits: UnsafeMutablePointer<UInt64>
    let spareBits: UnsafeMutablePointer<UInt64>
    /// When the search that is running has to stop.
    var deadline = Deadline.never
    private var maps: [WindowMap] = []
    private var set = unsafe UnsafeMutableBufferPointer<UInt64>(start: nil, count: 0)

    init() {
        unsafe block = .allocate(capacity: 1)
        unsafe block.initialize(to: CandidateBlock())
        unsafe part = .allocate(capacity: 1)
        unsafe part.initialize(to: CandidateBlock())
        unsafe matcher = .allocate(capacity: 1)
        unsafe matcher.initialize(to: CandidateMatcher())
        unsafe sums = .allocate(capacity: 64 * SweepScratch.windowWords)
        unsafe sums.initialize(repeating: 0, count: 64 * SweepScratch.windowWords)
        unsafe needs = .allocate(capacity: SweepScratch.windowWords)
        unsafe needs.initialize(repeating: 0, count: SweepScratch.windowWords)
        unsafe masks = .allocate(capacity: SweepScratch.windowWords)
        unsafe masks.initialize(repeating: 0, count: SweepScratch.windowWords)
        unsafe bits = .allocate(capacity: SweepScratch.setWords)
        unsafe bits.initialize(repeating: 0, count: SweepScratch.setWords)
        unsafe spareBits = .allocate(capacity: SweepScratch.setWords)
        unsafe spareBits.initialize(repeating: 0, count: SweepScratch.setWords)
    }

    deinit {
        unsafe block.deinitialize(count: 1)
        unsafe block.deallocate()
        unsafe part.deinitialize(count: 1)
        unsafe part.deallocate()
        unsafe matcher.deinitialize(count: 1)
        unsafe matcher.deallocate()
        unsafe sums.deallocate()
        unsafe needs.deallocate()
        unsafe masks.deallocate()
        unsafe bits.deallocate()
        unsafe spareBits.deallocate()
        unsafe set.deallocate()
    }

    /// An empty set of documents below `documentCount`; there is one at a time.
    @unsafe func makeSet(documentCount: Int) -> UnsafeMutablePointer<UInt64> {
        let words = max(1, (documentCount + 63) / 64)
        if unsafe words > set.count {
            unsafe set.deallocate()
            unsafe set = .allocate(capacity: words)
        }
        unsafe set.baseAddress!.update(repeating: 0, count: words)
        return unsafe set.baseAddress!
    }

    /// A map that nobody else uses who has another number.
    func map(_ number: Int) -> WindowMap {
        while maps.count <= number { maps.append(WindowMap()) }
        return maps[number]
    }
}
