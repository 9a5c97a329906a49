/// Reads the fields between two lines of three hyphens at the head of a Markdown file, as static
/// site generators write them.
enum FrontMatter {
    private static let limit = 60

    /// Adds the fields to `evidence` and returns the index of the first line after them, which is
    /// 0 if there are none.
    static func read(
        _ text: [UInt8], _ lines: [TextLine], into evidence: inout MetadataEvidence
    ) -> Int {
        guard let first = lines.first, isFence(text, first),
            let end = lines.prefix(limit).dropFirst().firstIndex(where: { isFence(text, $0) })
        else { return 0 }
        var fields: [(String, String)] = []
        for line in lines[1..<end] {
            let bytes = text[line.range]
            guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
                // A list goes on with indented items.
                if line.indent > 0 || bytes.first == UInt8(ascii: "-") { continue }
                return 0
            }
            let name = bytes[..<colon]
            guard name.allSatisfy({ $0 > 0x20 }) else { return 0 }
            let value = Text.collapsed(unquoted(bytes[(colon + 1)...]))
            if line.indent == 0, !value.isEmpty {
                fields.append(
                    (String(decoding: name.map(ASCII.lowercased), as: UTF8.self), value))
            }
        }
        for (name, value) in fields { evidence.addField(name, value) }
        return end + 1
    }

    private static func isFence(_ text: [UInt8], _ line: TextLine) -> Bool {
        text[line.range].elementsEqual("---".utf8)
    }

    private static func unquoted(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let value = value.drop(while: ASCII.isSpace)
        guard value.count >= 2, let mark = value.first, mark == value.last,
            mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'")
        else { return value }
        return value.dropFirst().dropLast()
    }
}
