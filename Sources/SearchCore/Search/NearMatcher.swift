/// Finds where words and phrases stand near each other in one document.
///
/// Each part has places where it begins and a length. A choice of one place for each part matches if no
/// two overlap and at most `distance` words stand between the first part's end and the last one's begin,
/// those of parts between them not counted. Choices are made as in a merge: the part that begins first
/// moves on; so every shortest stretch of text that has all parts is looked at once.
struct NearMatcher: ~Copyable {
    let distance: Int
    private var phrase = PhraseMatcher()
    /// By part: where it begins, ascending.
    private var places: [[UInt32]] = []
    private var heads: [Int] = []
    private var lengths: [Int] = []
    /// Where the parts of the matches stand: first words, and how many words.
    private(set) var matched: [(start: UInt32, count: UInt32)] = []

    init(distance: Int) { self.distance = distance }

    /// The sum of 1 / (1 + words between the parts) over the matches.
    ///
    /// - Parameter parts: the words of each part, all at the document.
    mutating func match(_ parts: [[TermPostings]]) -> Float {
        matched.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        for words in parts {
            let starts = starts(of: words)
            if starts.isEmpty { return 0 }
            places.append(starts)
        }
        lengths = parts.map(\.count)
        heads = Array(repeating: 0, count: parts.count)
        var frequency: Float = 0
        while true {
            let order = parts.indices.sorted { (place($0), $0) < (place($1), $1) }
            if let gap = gap(order), gap <= distance {
                frequency += 1 / Float(1 + gap)
                for part in order { matched.append((place(part), UInt32(lengths[part]))) }
            }
            let first = order[0]
            heads[first] += 1
            if heads[first] == places[first].count { return frequency }
        }
    }

    private func place(_ part: Int) -> UInt32 { places[part][heads[part]] }

    /// The words between parts in the order in which they stand, or nil where two overlap.
    private func gap(_ order: [Int]) -> Int? {
        var sum = 0
        for (left, right) in zip(order, order.dropFirst()) {
            let gap = Int(place(right)) - Int(place(left)) - lengths[left]
            if gap < 0 { return nil }
            sum += gap
        }
        return sum
    }

    private mutating func starts(of words: [TermPostings]) -> [UInt32] {
        if words.count == 1 {
            var positions = PositionBuffer()
            words[0].readPositions(into: &positions)
            return positions.values
        }
        _ = phrase.match(
            wordCount: words.count, slop: 0, frequency: { words[$0].frequency },
            read: { words[$0].readPositions(into: &$1) })
        return phrase.starts.values
    }
}
