internal import PageExtraction

/// A media type with its parameters, as `Content-Type` states it (RFC 2045, section 5.1).
struct MediaType: Sendable {
    /// Type and subtype in lower case, such as `text/html`.
    let name: String
    /// What follows them.
    private let rest: Substring.UTF8View

    /// What there is of a type in a text, however broken.
    init(_ text: String) {
        let bytes = text.utf8
        let end = bytes.firstIndex { $0 == 0x3B || $0 == 0x2C } ?? bytes.endIndex
        name = MediaType.trimmed(bytes[..<end]).lowercased()
        rest = bytes[end...]
    }

    private static func trimmed(_ text: Substring.UTF8View) -> String {
        var text = text
        while let first = text.first, first <= 0x20 { text.removeFirst() }
        while let last = text.last, last <= 0x20 { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    /// The value of the first parameter with a name, which is given in lower case.
    ///
    /// - Complexity: O(text).
    subscript(parameter: String) -> String? {
        var rest = self.rest
        while rest.popFirst() != nil {
            let name = rest.prefix { $0 != 0x3D && $0 != 0x3B }
            rest = rest[name.endIndex...]
            guard rest.first == 0x3D else { continue }
            rest.removeFirst()
            while let first = rest.first, first == 0x20 || first == 0x09 { rest.removeFirst() }
            var value: [UInt8] = []
            if rest.first == 0x22 {
                rest.removeFirst()
                while let byte = rest.popFirst(), byte != 0x22 {
                    guard let byte = byte == 0x5C ? rest.popFirst() : byte else { break }
                    value.append(byte)
                }
                rest = rest[(rest.firstIndex(of: 0x3B) ?? rest.endIndex)...]
            } else {
                let bare = rest.prefix { $0 != 0x3B }
                value = Array(MediaType.trimmed(bare).utf8)
                rest = rest[bare.endIndex...]
            }
            if MediaType.trimmed(name).lowercased() == parameter {
                return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
            }
        }
        return nil
    }

    /// Whether the type is that of PDF files.
    var isPDF: Bool { name == "application/pdf" }

    /// Whether what is of the type becomes a document.
    var isDocument: Bool { pageForm != nil || isPDF }

    /// How pages of the type are written; nil for what is no page.
    var pageForm: PageForm? {
        switch name {
        case "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml": .html
        case "text/plain": .text
        case "text/markdown", "text/x-markdown": .markdown
        default: nil
        }
    }
}
