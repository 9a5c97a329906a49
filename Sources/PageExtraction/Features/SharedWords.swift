/// How many of its words a block shares with the rest of the page and with the title.
///
/// The parts of an article are about one matter and say the same words again; a teaser or a notice
/// is about another. Function words and words beyond a block's first ones are left out.
struct SharedWords {
    /// What a block shares, as shares of its different words from 0 to 1.
    struct Share {
        /// Words that other blocks of prose have.
        var prose: Float = 0
        /// Words that other blocks of the richest run of prose have.
        var segment: Float = 0
        /// Words of the title.
        var title: Float = 0
        /// The share of the title's words that the block has.
        var ofTitle: Float = 0
        var words = 0
    }

    private(set) var shares: [Share] = []

    /// A table from word to the number of blocks that have it, by open addressing.
    private struct Table {
        var keys: [UInt64]
        var prose: [UInt16]
        var segment: [UInt16]
        var last: [Int32]
        var isTitle: [Bool]
        let mask: Int

        init(capacity: Int) {
            var size = 64
            while size < 2 * capacity { size *= 2 }
            keys = [UInt64](repeating: 0, count: size)
            prose = [UInt16](repeating: 0, count: size)
            segment = prose
            last = [Int32](repeating: -1, count: size)
            isTitle = [Bool](repeating: false, count: size)
            mask = size - 1
        }

        mutating func slot(_ key: UInt64) -> Int {
            let key = key == 0 ? 1 : key
            var at = Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
            while keys[at] != key {
                if keys[at] == 0 {
                    keys[at] = key
                    break
                }
                at = (at + 1) & mask
            }
            return at
        }
    }

    /// - Complexity: O(words).
    init(_ draft: PageDraft, segment: Range<Int>, title: String?) {
        let titleWords = title.map { Set(TextScanner.tokens(of: $0).filter(Self.tells)) } ?? []
        var table = Table(capacity: draft.tokens.count + titleWords.count)
        var slots: [Int32] = []
        slots.reserveCapacity(draft.tokens.count)
        for word in titleWords { table.isTitle[table.slot(word)] = true }
        for (index, block) in draft.blocks.enumerated() {
            let isProse = block.statistics.isProse
            let isInside = isProse && segment.contains(index)
            for word in draft.tokens[block.tokens] {
                guard Self.tells(word) else {
                    slots.append(-1)
                    continue
                }
                let at = table.slot(word)
                if table.last[at] == Int32(index) {
                    slots.append(-1)
                    continue
                }
                slots.append(Int32(at))
                table.last[at] = Int32(index)
                if isProse, table.prose[at] < .max { table.prose[at] += 1 }
                if isInside, table.segment[at] < .max { table.segment[at] += 1 }
            }
        }
        var next = 0
        shares.reserveCapacity(draft.blocks.count)
        for (index, block) in draft.blocks.enumerated() {
            var share = Share()
            let own: UInt16 = block.statistics.isProse ? 1 : 0
            let ownInside: UInt16 = own == 1 && segment.contains(index) ? 1 : 0
            var (words, prose, inside, ofTitle) = (0, 0, 0, 0)
            for _ in block.tokens {
                let at = Int(slots[next])
                next += 1
                guard at >= 0 else { continue }
                words += 1
                if table.prose[at] > own { prose += 1 }
                if table.segment[at] > ownInside { inside += 1 }
                if table.isTitle[at] { ofTitle += 1 }
            }
            share.words = words
            let count = Float(max(1, words))
            share.prose = Float(prose) / count
            share.segment = Float(inside) / count
            share.title = Float(ofTitle) / count
            share.ofTitle = Float(ofTitle) / Float(max(1, titleWords.count))
            shares.append(share)
        }
    }

    private static func tells(_ word: UInt64) -> Bool { !StopWords.contains(word) }
}
