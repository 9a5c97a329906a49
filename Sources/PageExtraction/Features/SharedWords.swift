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

    /// A word of the page.
    private struct Word {
        /// The number of blocks of prose that have it, and of those in the richest run.
        var prose: UInt16 = 0
        var segment: UInt16 = 0
        /// The last block that has it.
        var last: Int32 = -1
        var isTitle = false
    }

    /// - Complexity: O(words).
    init(_ draft: PageDraft, segment: Range<Int>, title: String?) {
        let titleWords = title.map { Set(TextScanner.tokens(of: $0).filter(Self.tells)) } ?? []
        var numbers = HashTable(empty: Int32(-1), capacity: 1024)
        var table: [Word] = []
        func number(_ word: UInt64) -> Int32 {
            var number = numbers[word]
            if number < 0 {
                number = Int32(table.count)
                numbers[word] = number
                table.append(Word())
            }
            return number
        }
        // For each token, the number of its word; -1 if it does not count.
        var slots: [Int32] = []
        slots.reserveCapacity(draft.tokens.count)
        for word in titleWords {
            let at = Int(number(word))
            table[at].isTitle = true
        }
        for (index, block) in draft.blocks.enumerated() {
            let isProse = block.statistics.isProse
            let isInside = isProse && segment.contains(index)
            for word in draft.tokens[block.tokens] {
                guard Self.tells(word) else {
                    slots.append(-1)
                    continue
                }
                let slot = number(word)
                let at = Int(slot)
                if table[at].last == Int32(index) {
                    slots.append(-1)
                    continue
                }
                slots.append(slot)
                table[at].last = Int32(index)
                if isProse, table[at].prose < .max { table[at].prose += 1 }
                if isInside, table[at].segment < .max { table[at].segment += 1 }
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
                if table[at].prose > own { prose += 1 }
                if table[at].segment > ownInside { inside += 1 }
                if table[at].isTitle { ofTitle += 1 }
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

    private static func tells(_ word: UInt64) -> Bool { !TextScanner.isFunctionWord(word) }
}
