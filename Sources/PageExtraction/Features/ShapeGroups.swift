/// Blocks of a page that stand in alike elements, taken together.
///
/// The paragraphs of an article share a shape, as do the comments below it or the entries of a menu;
/// what a single short block can't tell, its group can.
struct ShapeGroups {
    /// Sums over the blocks of a group.
    struct Group {
        var blocks = 0
        var words = 0
        var linkWords = 0
        var proseWords = 0
        var sentenceEnds = 0
    }

    private var groups: [Group] = []
    private var numbers: [Int] = []

    /// Groups blocks by a key.
    ///
    /// - Complexity: O(blocks).
    init(_ blocks: [BlockDraft], key: (BlockDraft) -> UInt32) {
        var known = HashTable(empty: -1)
        numbers.reserveCapacity(blocks.count)
        for block in blocks {
            let key = UInt64(key(block))
            var number = known[key]
            if number < 0 {
                number = groups.count
                known[key] = number
                groups.append(Group())
            }
            numbers.append(number)
            groups[number].blocks += 1
            groups[number].words += block.statistics.words
            groups[number].linkWords += block.statistics.linkWords
            groups[number].sentenceEnds += block.statistics.sentenceEnds
            if block.statistics.isProse {
                groups[number].proseWords += block.statistics.plainWords
            }
        }
    }

    /// The number of groups.
    var count: Int { groups.count }

    /// The group of the block at `index`.
    subscript(index: Int) -> Group { groups[numbers[index]] }

    /// A number for the group of the block at `index`.
    func number(_ index: Int) -> Int { numbers[index] }
}
