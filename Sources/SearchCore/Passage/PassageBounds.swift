/// Where a passage begins and ends: at sentences where they are near, at words else, and never
/// within a character.
struct PassageBounds {
    let text: [UInt8]
    /// Bytes to show, about.
    let length: Int
    /// Bytes to show before the first match, at the most.
    let lead: Int

    /// The most bytes behind the last match, or behind the first `length` bytes, that bounds depend on.
    static func reach(of length: Int) -> Int { 2 * length + 64 }

    /// The bytes to show around the matches; from the start of the text if there are none.
    func range(around matches: [Range<Int>]) -> Range<Int> {
        guard let first = matches.first else { return trimmed(0..<end(from: 0, atLeast: 0)) }
        let start = self.start(before: first.lowerBound)
        let reach =
            matches.last { $0.upperBound <= start + 2 * length }?.upperBound ?? first.upperBound
        return trimmed(start..<end(from: start, atLeast: reach))
    }

    /// The start of the sentence if it is near, or else of a word.
    private func start(before match: Int) -> Int {
        let limit = max(0, match - lead)
        var index = match
        var word = match
        while index > limit {
            if endsSentence(index) { return index }
            if isSpace(text[index - 1]) { word = index }
            index -= 1
        }
        if index == 0 { return 0 }
        if endsSentence(index) { return index }
        return word < match ? word : characterStart(index)
    }

    private func end(from start: Int, atLeast reach: Int) -> Int {
        let wanted = max(start + length, reach)
        if wanted >= text.count { return text.count }
        var index = wanted
        // A sentence that ends a little later or earlier is the better end.
        for candidate in stride(
            from: min(text.count, wanted + 60), to: max(reach, start + length / 2), by: -1)
        where endsSentence(candidate) {
            return candidate
        }
        while index > max(reach, start + 1), !isSpace(text[index]) { index -= 1 }
        if isSpace(text[index]) { return index }
        index = wanted
        while index < min(text.count, wanted + lead), !isSpace(text[index]) { index += 1 }
        if index == text.count || isSpace(text[index]) { return index }
        return max(reach, characterStart(wanted))
    }

    /// Whether a sentence or a line ends directly before a byte that begins another.
    private func endsSentence(_ index: Int) -> Bool {
        guard index > 0, index < text.count else { return false }
        if text[index - 1] == 0x0A { return true }
        if index >= 3, text[index - 3] == 0xE3, text[index - 2] == 0x80, text[index - 1] == 0x82 {
            return true  // The ideographic full stop needs no space.
        }
        guard isSpace(text[index - 1]), index >= 2, !isSpace(text[index]) else { return false }
        switch text[index - 2] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        default: return false
        }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private func characterStart(_ index: Int) -> Int {
        var index = min(index, text.count)
        while index > 0, index < text.count, text[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, isSpace(text[low]) { low += 1 }
        while high > low, isSpace(text[high - 1]) { high -= 1 }
        return low..<high
    }
}
