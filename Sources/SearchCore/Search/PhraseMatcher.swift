/// Finds how often words stand as a phrase in one document, from their positions.
struct PhraseMatcher: ~Copyable {
    /// Where matches without slop begin, ascending, as the last call of `match` left them.
    private(set) var starts = PositionBuffer()
    private var positions = PositionBuffer()
    private var sloppy = SloppyMatcher()

    /// Whether `sloppyMatches` is wanted.
    var recordsMatches: Bool {
        get { sloppy.recordsMatches }
        set { sloppy.recordsMatches = newValue }
    }

    /// Where the words of matches with slop stand, one match after the other.
    var sloppyMatches: [UInt32] { sloppy.matched }

    /// How often the phrase stands in the document.
    ///
    /// Without slop, each place counts 1. With slop, a match in which words stand `m` off their
    /// places counts 1 / (1 + m), as in Lucene.
    ///
    /// - Parameters:
    ///   - frequency: how often a word occurs in the document.
    ///   - read: appends a word's positions, ascending.
    /// - Complexity: linear in the words' occurrences in the document.
    @inline(__always)
    mutating func match(
        wordCount: Int, slop: Int, frequency: (Int) -> UInt32,
        read: (Int, inout PositionBuffer) -> Void
    ) -> Float {
        if slop > 0 { return sloppy.match(wordCount: wordCount, slop: slop, read: read) }
        // The rarest word leaves the fewest candidates, and most often none for the others.
        var rarest = 0
        var least = UInt32.max
        for word in 0..<wordCount {
            let own = frequency(word)
            if own < least { (rarest, least) = (word, own) }
        }
        starts.removeAll()
        read(rarest, &starts)
        if rarest > 0 { dropStarts(before: UInt32(rarest)) }
        // Neighbours of the rarest word first: they differ from it most often.
        var distance = 1
        while distance < wordCount, starts.count > 0 {
            if rarest >= distance {
                positions.removeAll()
                read(rarest - distance, &positions)
                keepStarts(followedAt: UInt32(rarest - distance))
            }
            if rarest + distance < wordCount, starts.count > 0 {
                positions.removeAll()
                read(rarest + distance, &positions)
                keepStarts(followedAt: UInt32(rarest + distance))
            }
            distance += 1
        }
        return Float(starts.count)
    }

    /// Takes positions of a word to where the phrase begins; at the start of a field there may be no
    /// room for the words before.
    private mutating func dropStarts(before distance: UInt32) {
        var kept = 0
        let list = unsafe starts.start
        for index in 0..<starts.count {
            let position = unsafe list[index]
            unsafe list[kept] = position &- distance
            kept &+= position >= distance ? 1 : 0
        }
        starts.truncate(to: kept)
    }

    /// Keeps the starts that have a position `distance` behind them.
    private mutating func keepStarts(followedAt distance: UInt32) {
        var kept = 0
        // Both lists are read from front to back, and no more is written than was read.
        let (list, others, count) = unsafe (starts.start, positions.start, positions.count)
        var cursor = 0
        for index in 0..<starts.count {
            let start = unsafe list[index]
            let wanted = start &+ distance
            while cursor < count, unsafe others[cursor] < wanted { cursor &+= 1 }
            if cursor == count { break }
            unsafe list[kept] = start
            kept &+= unsafe others[cursor] == wanted ? 1 : 0
        }
        starts.truncate(to: kept)
    }
}
