/// French, Italian and Catalan words that lose their vowel before another word: l'homme, qu'elle.
enum Elision {
    /// Whether the bytes `start ..< end` are such a word, in any case.
    ///
    /// These are l d j m t s n c qu of the three languages, jusqu lorsqu puisqu quoiqu of French, and
    /// un, dell, nell, dall, sull, all, coll, quell of Italian.
    static func isPrefix(_ start: Int, _ end: Int, of text: borrowing TextBytes) -> Bool {
        guard end - start <= 6 else { return false }
        var word: UInt64 = 0
        for position in start..<end {
            let byte = text[position] | 0x20
            guard byte &- 0x61 < 26 else { return false }
            word = word << 8 | UInt64(byte)
        }
        switch word {
        case 0x6C, 0x64, 0x6A, 0x6D, 0x74, 0x73, 0x6E, 0x63, 0x7175: return true
        case 0x6A75_7371_75, 0x6C6F_7273_7175, 0x7075_6973_7175, 0x7175_6F69_7175: return true
        case 0x756E, 0x6465_6C6C, 0x6E65_6C6C, 0x6461_6C6C, 0x7375_6C6C: return true
        case 0x616C6C, 0x636F_6C6C, 0x7175_656C6C: return true
        default: return false
        }
    }

    /// Whether at least three letters in a row follow the apostrophe that ends at `position`.
    static func mayPrecede(
        _ position: Int, _ limit: Int, of text: borrowing TextBytes
    ) -> Bool {
        var position = position
        var count = 0
        while position < limit, count < 3 {
            let scalar = text.scalar(at: position)
            let properties = ScalarProperties(of: scalar.value)
            if properties.isWord, WordBreakSet.letters.contains(properties.breakClass),
                scalar.value != 0x02BC
            {
                count += 1
            } else if !properties.isAttached {
                return false
            }
            position += scalar.length
        }
        return count == 3
    }
}
