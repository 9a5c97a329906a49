/// The heading that each block stands under.
struct HeadingContext {
    /// What is known of a block's heading, and of what stands under it.
    struct Place {
        /// The blocks since the heading; without one, the block's own index and one more.
        var distance = 0
        /// Words of prose up to the next heading.
        var prose = 0
        /// All words up to the next heading.
        var words = 0
        /// What the heading's wording says of what follows.
        var phrases: PhraseFamilies = []
    }

    private(set) var places: [Place] = []
    /// The number of headings.
    private(set) var count = 0

    /// - Complexity: O(blocks).
    init(_ blocks: [BlockDraft]) {
        places.reserveCapacity(blocks.count)
        var start = 0
        var current = Place()
        for (index, block) in blocks.enumerated() {
            if block.kind == .heading {
                close(start..<index, current)
                start = index
                count += 1
                current = Place()
                current.phrases = block.phrases.all
            }
            current.distance = index - start + (count == 0 ? 1 : 0)
            current.words += block.statistics.words
            if block.statistics.isProse { current.prose += block.statistics.plainWords }
            places.append(current)
        }
        close(start..<blocks.count, current)
    }

    private mutating func close(_ range: Range<Int>, _ sums: Place) {
        for at in range {
            places[at].prose = sums.prose
            places[at].words = sums.words
        }
    }
}
