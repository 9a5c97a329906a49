/// Cuts a text into parts that are stored and analysed one by one.
///
/// A passage then needs one part of a long document decompressed and analysed, not all of it. Cuts
/// are behind a line end, else behind white space, where no word can go on; only a run of 16 KiB
/// without either is cut between two characters.
enum TextParts {
    static let length = 16 << 10

    static func split(_ text: [UInt8]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        while text.count - start > length {
            let end = cut(text, from: start)
            parts.append(start..<end)
            start = end
        }
        parts.append(start..<text.count)
        return parts
    }

    private static func cut(_ text: [UInt8], from start: Int) -> Int {
        let limit = start + length
        var space: Int?
        var index = limit - 1
        while index > start {
            if text[index] == 0x0A, index >= start + length / 2 { return index + 1 }
            if space == nil, text[index] == 0x20 || text[index] == 0x0A { space = index + 1 }
            if space != nil, index < start + length / 2 { break }
            index -= 1
        }
        if let space { return space }
        // A character has at most three bytes behind its first; more are none's, and cut anywhere.
        for index in stride(from: limit, to: limit - 4, by: -1) where text[index] & 0xC0 != 0x80 {
            return index
        }
        return limit
    }
}
