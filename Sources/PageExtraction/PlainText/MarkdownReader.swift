/// Takes the inline marks of Markdown out of one block of text.
struct MarkdownReader {
    private let text: [UInt8]
    private var result: [UInt8] = []
    /// Open square brackets: where the text of each begins in `result`, and whether of an image.
    private var brackets: [(start: Int, isImage: Bool)] = []

    /// The first closing parenthesis at or after the last place that was asked for.
    private var parenthesis = 0

    private static let maximumDepth = 16

    init(_ text: [UInt8]) { self.text = text }

    /// The text without links' addresses, images, and the marks of emphasis and code.
    ///
    /// A mark that opens or closes nothing stays: `2 * 3`, `snake_case`, `[sic]`.
    ///
    /// - Complexity: O(n).
    mutating func plain() -> [UInt8] {
        var at = 0
        var isCode = false
        while at < text.count {
            let byte = text[at]
            if isCode || byte == UInt8(ascii: "`") {
                if byte == UInt8(ascii: "`") { isCode.toggle() } else { result.append(byte) }
                at += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "!") where next(at) == UInt8(ascii: "["):
                open(isImage: true)
                at += 2
            case UInt8(ascii: "["):
                open(isImage: false)
                at += 1
            case UInt8(ascii: "]"): at = close(at)
            case UInt8(ascii: "*"), UInt8(ascii: "_"):
                at = emphasis(at)
            case UInt8(ascii: "\\") where isPunctuation(next(at)):
                result.append(next(at))
                at += 2
            default:
                result.append(byte)
                at += 1
            }
        }
        // Brackets that closed no link are text.
        for bracket in brackets.reversed() {
            result.insert(contentsOf: (bracket.isImage ? "![" : "[").utf8, at: bracket.start)
        }
        brackets = []
        return collapsed()
    }

    private func next(_ at: Int) -> UInt8 { at + 1 < text.count ? text[at + 1] : 0 }

    private func isPunctuation(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !ASCII.isLetter(byte) && !ASCII.isDigit(byte)
    }

    private mutating func open(isImage: Bool) {
        if brackets.count < Self.maximumDepth {
            brackets.append((result.count, isImage))
        } else {
            result.append(UInt8(ascii: "["))
        }
    }

    /// Ends a bracket at `at` and returns the place after it and its address.
    private mutating func close(_ at: Int) -> Int {
        guard let bracket = brackets.popLast() else {
            result.append(UInt8(ascii: "]"))
            return at + 1
        }
        if next(at) == UInt8(ascii: "("), let end = closing(from: at + 2) {
            if bracket.isImage { result.removeSubrange(bracket.start...) }
            return end + 1
        }
        result.insert(contentsOf: (bracket.isImage ? "![" : "[").utf8, at: bracket.start)
        result.append(UInt8(ascii: "]"))
        return at + 1
    }

    /// The next closing parenthesis; each byte of the text is passed once.
    private mutating func closing(from at: Int) -> Int? {
        parenthesis = max(parenthesis, at)
        while parenthesis < text.count, text[parenthesis] != UInt8(ascii: ")") { parenthesis += 1 }
        return parenthesis < text.count ? parenthesis : nil
    }

    /// Skips a run of marks of emphasis, or takes it as text if a space is on both sides or, for
    /// underscores, a letter.
    private mutating func emphasis(_ start: Int) -> Int {
        var end = start
        while end < text.count, text[end] == text[start] { end += 1 }
        let before = start > 0 ? text[start - 1] : 0x20
        let after = end < text.count ? text[end] : 0x20
        let isLone = ASCII.isSpace(before) && ASCII.isSpace(after)
        let isInside = text[start] == UInt8(ascii: "_") && isWord(before) && isWord(after)
        if end - start > 3 || isLone || isInside {
            result.append(contentsOf: text[start..<end])
        }
        return end
    }

    private func isWord(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80
    }

    /// The result with no space at its ends nor two in a row, which links may leave.
    private func collapsed() -> [UInt8] {
        var plain: [UInt8] = []
        for byte in result where byte != 0x20 || plain.last.map({ $0 != 0x20 }) ?? false {
            plain.append(byte)
        }
        if plain.last == 0x20 { plain.removeLast() }
        return plain
    }
}
