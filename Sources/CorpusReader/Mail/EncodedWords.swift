internal import PageExtraction

/// Reads the values of fields in which text of other encodings stands as ASCII (RFC 2047).
///
/// ```
/// word --> "=?", charset, "?", ("B" | "Q"), "?", text, "?="
/// ```
/// White space between two words is none.
enum EncodedWords {
    static func decoded(_ bytes: [UInt8]) -> String {
        var text = ""
        /// Bytes of words of one charset, which may share a character.
        var pending: [UInt8] = []
        var charset: String?
        func flush() {
            if let charset { text += EncodedText.string(pending, charset: charset) }
            pending.removeAll()
            charset = nil
        }
        var plain = 0
        var place = 0
        while let start = ByteScan.first("=?", in: bytes, from: place, to: bytes.count) {
            guard let word = word(bytes, at: start) else {
                place = start + 2
                continue
            }
            let between = bytes[plain..<start]
            if charset == nil || !between.allSatisfy({ $0 <= 0x20 }) {
                flush()
                text += plainText(between)
            }
            if charset != word.charset { flush() }
            charset = word.charset
            pending += word.content
            place = word.end
            plain = place
        }
        flush()
        text += plainText(bytes[plain...])
        return text
    }

    private static func word(
        _ bytes: [UInt8], at start: Int
    ) -> (charset: String, content: [UInt8], end: Int)? {
        guard let first = ByteScan.first(0x3F, in: bytes, from: start + 2, to: bytes.count),
            first + 2 < bytes.count, bytes[first + 2] == 0x3F,
            let end = ByteScan.first("?=", in: bytes, from: first + 3, to: bytes.count)
        else { return nil }
        // A language may follow the charset (RFC 2231).
        let name = bytes[start + 2..<first].prefix { $0 != 0x2A }
        guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let text = bytes[first + 3..<end]
        let content: [UInt8]
        switch bytes[first + 1] | 0x20 {
        case 0x62: content = TransferEncoding.base64(text)
        case 0x71: content = TransferEncoding.quotedPrintable(text, inHeader: true)
        default: return nil
        }
        return (String(decoding: name, as: UTF8.self).lowercased(), content, end + 2)
    }

    /// Text outside of words, in which a folded line goes on with one space.
    private static func plainText(_ bytes: ArraySlice<UInt8>) -> String {
        let lines = EncodedText.string(Array(bytes), charset: nil)
            .split(whereSeparator: \.isNewline)
        guard lines.count > 1 else { return lines.first.map(String.init) ?? "" }
        return lines.enumerated().map { index, line in
            index == 0 ? String(line) : " " + line.drop { $0 == " " || $0 == "\t" }
        }.joined()
    }
}
