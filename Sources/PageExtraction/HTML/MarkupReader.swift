/// A piece of markup, for those who want elements' names and not blocks.
package enum MarkupToken: Sendable {
    /// A start tag: names in lower case, with their prefixes.
    case start(name: String, attributes: [String: String])
    case end(name: String)
    case text(String)
}

/// Reads markup tag by tag, HTML and, as far as a page's tags go, XML.
package enum MarkupReader {
    /// Calls `body` with each tag and each piece of text.
    ///
    /// - Parameter charset: what the encoding is called where the file came from.
    /// - Complexity: O(n).
    package static func read(
        _ bytes: [UInt8], charset: String? = nil, _ body: (MarkupToken) -> Void
    ) {
        let utf8 = DecodedText(bytes, charset: charset).utf8
        var tokenizer = HTMLTokenizer(utf8.span)
        while true {
            switch tokenizer.next() {
            case .end: return
            case .text: body(.text(String(decoding: tokenizer.text)))
            case .startTag:
                var attributes: [String: String] = [:]
                for index in 0..<tokenizer.attributes.count {
                    attributes[tokenizer.attributes.name(index)] = tokenizer.attributes.value(index)
                }
                let name = name(tokenizer.nameRange, utf8)
                body(.start(name: name, attributes: attributes))
                if tokenizer.isSelfClosing { body(.end(name: name)) }
            case .endTag: body(.end(name: name(tokenizer.nameRange, utf8)))
            case .comment, .doctype: break
            }
        }
    }

    private static func name(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
        String(decoding: bytes[range].map(ASCII.lowercased), as: UTF8.self)
    }
}

/// Text in whatever encoding.
package enum EncodedText {
    /// The text of bytes, in the encoding that they seem to be in.
    ///
    /// - Parameter charset: what the encoding is called where they came from.
    /// - Complexity: O(n).
    package static func string(_ bytes: [UInt8], charset: String?) -> String {
        String(decoding: DecodedText(bytes, charset: charset).utf8, as: UTF8.self)
    }
}
