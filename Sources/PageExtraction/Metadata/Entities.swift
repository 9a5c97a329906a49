/// Replaces the few character references that survive in metadata.
enum Entities {
    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "rsquo": "’",
        "lsquo": "‘", "rdquo": "”", "ldquo": "“", "ndash": "–", "mdash": "—", "hellip": "…",
    ]

    /// The text with named and numeric references replaced; unknown ones stay.
    static func replaced(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "&", let end = rest.prefix(10).firstIndex(of: ";"),
                let value = scalarValue(String(rest[..<end]))
            else {
                result.append(scalar)
                continue
            }
            result.append(value)
            rest = rest[rest.index(after: end)...]
        }
        return String(result)
    }

    private static func scalarValue(_ name: String) -> Unicode.Scalar? {
        if let scalar = named[name] { return scalar }
        guard name.utf8.first == UInt8(ascii: "#") else { return nil }
        let digits = name.dropFirst()
        let isHex = digits.utf8.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }
}
