/// Finds how often words stand as a phrase in one document, from their positions.
struct PhraseMatcher {
    /// Where matches without slop begin, ascending.
    private(set) var starts: [UInt32] = []
    private var positions: [UInt32] = []
    private var order: [(frequency: UInt32, word: Int)] = []
    private(set) var sloppy = SloppyMatcher()

    /// How often the phrase stands in the document.
    ///
    /// Without slop, each place counts 1. With slop, a match in which words stand `m` off their
    /// places counts 1 / (1 + m), as in Lucene.
    ///
    /// - Parameters:
    ///   - frequency: how often a word occurs in the document.
    ///   - append: appends a word's positions, ascending.
    /// - Complexity: linear in the words' occurrences in the document.
    @inline(__always)
    mutating func match(
        wordCount: Int, slop: Int, frequency: (Int) -> UInt32,
        append: (Int, inout [UInt32]) -> Void
    ) -> Float {
        if slop > 0 {
            return sloppy.match(wordCount: wordCount, slop: slop, append: append)
        }
        order.removeAll(keepingCapacity: true)
        for word in 0..<wordCount {
            let entry = (frequency: frequency(word), word: word)
            var place = order.count
            order.append(entry)
            while place > 0, order[place - 1].frequency > entry.frequency {
                order[place] = order[place - 1]
                place -= 1
            }
            order[place] = entry
        }
        // The rarest word leaves the fewest candidates, and most often none for the others.
        let rarest = order[0].word
        starts.removeAll(keepingCapacity: true)
        append(rarest, &starts)
        if rarest > 0 {
            // At the start of a field there is no room for the words before.
            let room = starts.firstIndex { $0 >= UInt32(rarest) } ?? starts.count
            starts.removeFirst(room)
            for index in starts.indices { starts[index] -= UInt32(rarest) }
        }
        for place in 1..<wordCount {
            if starts.isEmpty { return 0 }
            let word = order[place].word
            positions.removeAll(keepingCapacity: true)
            append(word, &positions)
            PhraseMatcher.keep(&starts, followedAt: UInt32(word), by: positions)
        }
        return Float(starts.count)
    }

    /// Keeps the starts that have a position `distance` behind them.
    private static func keep(
        _ starts: inout [UInt32], followedAt distance: UInt32, by positions: [UInt32]
    ) {
        var kept = 0
        // Both lists are read from front to back, and no more is written than was read.
        unsafe starts.withUnsafeMutableBufferPointer { starts in
            unsafe positions.withUnsafeBufferPointer { positions in
                var cursor = 0
                for index in 0..<starts.count {
                    let wanted = unsafe starts[index] &+ distance
                    while cursor < positions.count, unsafe positions[cursor] < wanted {
                        cursor &+= 1
                    }
                    if cursor == positions.count { break }
                    if unsafe positions[cursor] == wanted {
                        unsafe starts[kept] = starts[index]
                        kept &+= 1
                    }
                }
            }
        }
        starts.removeLast(starts.count - kept)
    }
}
