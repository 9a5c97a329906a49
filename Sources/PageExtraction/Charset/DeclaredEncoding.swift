/// Finds the encoding that a page declares for itself.
enum DeclaredEncoding {
    /// How many bytes from the start are searched.
    static let window = 8192

    /// The encoding named by an XML declaration, `<meta charset>` or `<meta http-equiv>`.
    ///
    /// - Complexity: O(window).
    static func find(in bytes: Span<UInt8>) -> CharacterEncoding? {
        let end = min(bytes.count, window)
        var at = 0
        while at < end {
            guard bytes[at] == UInt8(ascii: "<") else {
                at += 1
                continue
            }
            let key: String
            if ASCII.hasPrefix(bytes, "<meta", at: at) {
                key = "charset"
            } else if ASCII.hasPrefix(bytes, "<?xml", at: at) {
                key = "encoding"
            } else {
                at += 1
                continue
            }
            var close = at
            while close < end, bytes[close] != UInt8(ascii: ">") { close += 1 }
            if let label = value(of: key, in: bytes, range: at..<close),
                let encoding = CharacterEncoding(label: label)
            {
                // The declaration itself was read as ASCII, so it cannot be UTF-16.
                return encoding.unitSize > 1 ? .utf8 : encoding
            }
            at = max(at + 1, close)
        }
        return nil
    }

    /// What follows `key` and an equals sign: quoted or up to a delimiter.
    private static func value(
        of key: String, in bytes: Span<UInt8>, range: Range<Int>
    ) -> String? {
        guard let found = ASCII.firstRange(of: key, in: bytes, range: range) else { return nil }
        var at = found.upperBound
        while at < range.upperBound, ASCII.isSpace(bytes[at]) { at += 1 }
        guard at < range.upperBound, bytes[at] == UInt8(ascii: "=") else { return nil }
        at += 1
        while at < range.upperBound,
            ASCII.isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "\"")
                || bytes[at] == UInt8(ascii: "'")
        {
            at += 1
        }
        var label: [UInt8] = []
        while at < range.upperBound, label.count < 40 {
            let byte = bytes[at]
            if ASCII.isSpace(byte) || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
                || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "/")
            {
                break
            }
            label.append(byte)
            at += 1
        }
        return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }
}
