/// Finds matches of a phrase whose words may stand off their places.
///
/// Each word of the phrase has positions, taken relative to its place in the phrase: where the phrase
/// stands exactly, all are equal. A choice of one position for each word matches if the largest and
/// the smallest differ by at most the slop; that difference is the match's length. Choices are made
/// as Lucene's `SloppyPhraseMatcher` does: the word that is furthest behind moves on, and a match is
/// counted with its shortest length once moving on no longer shortens it. A word that stands twice
/// in the phrase takes two different positions.
struct SloppyMatcher: ~Copyable {
    private var positions = PositionBuffer()
    /// By word: where its positions begin and end in the buffer, and where it stands.
    private var ends: [Int] = []
    private var heads: [Int] = []
    private var best: [UInt32] = []
    /// Whether `matched` is wanted.
    var recordsMatches = false
    /// Where the words of the matches stand, one match after the other.
    private(set) var matched: [UInt32] = []

    /// The sum of 1 / (1 + length) over the matches.
    mutating func match(
        wordCount: Int, slop: Int, read: (Int, inout PositionBuffer) -> Void
    ) -> Float {
        matched.removeAll(keepingCapacity: true)
        positions.removeAll()
        ends.removeAll(keepingCapacity: true)
        heads.removeAll(keepingCapacity: true)
        for word in 0..<wordCount {
            heads.append(positions.count)
            read(word, &positions)
            ends.append(positions.count)
            if heads[word] == ends[word] { return 0 }
        }
        if wordCount == 2, !recordsMatches, positions[0] != positions[ends[0]] {
            return SloppyMatcher.matchPair(
                positions.span.extracting(..<ends[0]), positions.span.extracting(ends[0]...),
                slop: slop)
        }
        return matchAny(wordCount, slop)
    }

    /// Two words that are not the same: wherever the word that is behind changes, its last place and the
    /// other's next are a match of the shortest length.
    ///
    /// - Parameters:
    ///   - first: the first word's positions, ascending, one at least; `second` likewise. Those that are
    ///     further than the slop from all of the other word's may be left out, but not the last before one
    ///     that is not.
    static func matchPair(_ first: Span<UInt32>, _ second: Span<UInt32>, slop: Int) -> Float {
        var (index, other) = (0, 0)
        var frequency: Float = 0
        // Relative to their places: the second word's are one less.
        var own = Int(first[0])
        var behind = Int(second[0]) - 1
        while true {
            if own <= behind {
                var last = own
                index &+= 1
                while index < first.count, Int(first[index]) <= behind {
                    last = Int(first[index])
                    index &+= 1
                }
                if behind - last <= slop { frequency += 1 / Float(1 + behind - last) }
                if index == first.count { return frequency }
                own = Int(first[index])
            } else {
                var last = behind
                other &+= 1
                while other < second.count, Int(second[other]) - 1 <= own {
                    last = Int(second[other]) - 1
                    other &+= 1
                }
                if own - last <= slop { frequency += 1 / Float(1 + own - last) }
                if other == second.count { return frequency }
                behind = Int(second[other]) - 1
            }
        }
    }

    private mutating func matchAny(_ wordCount: Int, _ slop: Int) -> Float {
        guard settleRepeats(wordCount) else { return 0 }
        var frequency: Float = 0
        var (last, end) = extremes(wordCount)
        var length = end - place(last)
        remember(wordCount)
        while true {
            // The one behind moves on until it is no longer the one behind.
            let next = secondSmallest(wordCount, besides: last)
            heads[last] += 1
            guard heads[last] < ends[last], settleRepeats(wordCount) else {
                count(length, slop, &frequency)
                return frequency
            }
            end = max(end, largest(wordCount))
            if place(last) > next {
                count(length, slop, &frequency)
                (last, _) = extremes(wordCount)
                length = end - place(last)
                remember(wordCount)
            } else if end - place(last) < length {
                length = end - place(last)
                remember(wordCount)
            }
        }
    }

    private mutating func count(_ length: Int, _ slop: Int, _ frequency: inout Float) {
        guard length <= slop else { return }
        frequency += 1 / Float(1 + length)
        matched += best
    }

    private mutating func remember(_ wordCount: Int) {
        guard recordsMatches else { return }
        best.removeAll(keepingCapacity: true)
        for word in 0..<wordCount { best.append(positions[heads[word]]) }
    }

    /// The position of a word's head relative to its place.
    private func place(_ word: Int) -> Int { Int(positions[heads[word]]) - word }

    private func extremes(_ wordCount: Int) -> (smallest: Int, largest: Int) {
        var smallest = 0
        var largest = Int.min
        for word in 0..<wordCount {
            if place(word) < place(smallest) { smallest = word }
            largest = max(largest, place(word))
        }
        return (smallest, largest)
    }

    private func largest(_ wordCount: Int) -> Int {
        (0..<wordCount).reduce(Int.min) { max($0, place($1)) }
    }

    private func secondSmallest(_ wordCount: Int, besides word: Int) -> Int {
        var least = Int.max
        for other in 0..<wordCount where other != word { least = min(least, place(other)) }
        return least
    }

    /// Moves heads on until no two words of the phrase stand at one position; false if one ends.
    private mutating func settleRepeats(_ wordCount: Int) -> Bool {
        var word = 1
        while word < wordCount {
            let own = positions[heads[word]]
            if let clash = (0..<word).first(where: { positions[heads[$0]] == own }) {
                // Only words that are the same can stand at the same position.
                let later = place(clash) < place(word) ? clash : word
                heads[later] += 1
                if heads[later] == ends[later] { return false }
                word = 1
            } else {
                word += 1
            }
        }
        return true
    }
}
