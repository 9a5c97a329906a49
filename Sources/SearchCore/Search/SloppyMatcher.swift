/// Finds matches of a phrase whose words may stand off their places.
///
/// Each word of the phrase has positions, taken relative to its place in the phrase: where the phrase
/// stands exactly, all are equal. A choice of one position for each word matches if the largest and
/// the smallest differ by at most the slop; that difference is the match's length. Choices are made
/// as Lucene's `SloppyPhraseMatcher` does: the word that is furthest behind moves on, and a match is
/// counted with its shortest length once moving on no longer shortens it. A word that stands twice
/// in the phrase takes two different positions.
struct SloppyMatcher {
    private var positions: [[UInt32]] = []
    private var heads: [Int] = []
    private var best: [UInt32] = []
    /// Where the words of the matches stand, one match after the other.
    private(set) var matched: [UInt32] = []

    /// The sum of 1 / (1 + length) over the matches.
    mutating func match(
        wordCount: Int, slop: Int, append: (Int, inout [UInt32]) -> Void
    ) -> Float {
        while positions.count < wordCount { positions.append([]) }
        heads = Array(repeating: 0, count: wordCount)
        for word in 0..<wordCount {
            positions[word].removeAll(keepingCapacity: true)
            append(word, &positions[word])
            if positions[word].isEmpty { return 0 }
        }
        matched.removeAll(keepingCapacity: true)
        guard settleRepeats(wordCount) else { return 0 }
        var frequency: Float = 0
        func count(_ length: Int) {
            guard length <= slop else { return }
            frequency += 1 / Float(1 + length)
            matched += best
        }
        remember(wordCount)
        var (last, end) = extremes(wordCount)
        var length = end - place(last)
        while true {
            // The one behind moves on until it is no longer the one behind.
            let next = secondSmallest(wordCount, besides: last)
            heads[last] += 1
            guard heads[last] < positions[last].count, settleRepeats(wordCount) else {
                count(length)
                return frequency
            }
            end = max(end, largest(wordCount))
            if place(last) > next {
                count(length)
                (last, _) = extremes(wordCount)
                length = end - place(last)
                remember(wordCount)
            } else if end - place(last) < length {
                length = end - place(last)
                remember(wordCount)
            }
        }
    }

    private mutating func remember(_ wordCount: Int) {
        best.removeAll(keepingCapacity: true)
        for word in 0..<wordCount { best.append(positions[word][heads[word]]) }
    }

    /// The position of a word's head relative to its place.
    private func place(_ word: Int) -> Int { Int(positions[word][heads[word]]) - word }

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
            let own = positions[word][heads[word]]
            if let clash = (0..<word).first(where: { positions[$0][heads[$0]] == own }) {
                // Only words that are the same can stand at the same position.
                let later = place(clash) < place(word) ? clash : word
                heads[later] += 1
                if heads[later] == positions[later].count { return false }
                word = 1
            } else {
                word += 1
            }
        }
        return true
    }
}
