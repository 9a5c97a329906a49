import TextAnalysis

/// The words of the tables in `LanguageTables`, which are in small letters and between spaces or line
/// ends.
enum TableWords {
    /// Calls `body` with the hash of each word, as `TextScanner` makes it, and whether it ends a line.
    ///
    /// - Complexity: O(text length), a fraction of what scanning takes: thousands of words are read
    ///   before the first page is.
    static func forEach(in text: String, _ body: (_ hash: UInt64, _ endsLine: Bool) -> Void) {
        let bytes = Array(text.utf8)
        let end = bytes.count
        var word = FNV1a()
        var isInWord = false
        var at = 0
        while at < end {
            let byte = bytes[at]
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
                if isInWord { body(word.value, byte == UInt8(ascii: "\n")) }
                word = FNV1a()
                isInWord = false
                at += 1
            } else {
                let (scalar, length) = Scalars.decode(bytes.span, at: at, end: end)
                word.add(scalar.value)
                isInWord = true
                at += length
            }
        }
        if isInWord { body(word.value, true) }
    }
}
