@testable import PageExtraction

/// Tokens in a short notation, one string each.
///
/// `text`, `<a b="c">`, `</a>`, `<a/>`, `<!--text-->`, `<!>` for a document type declaration. Pieces of
/// text that follow one another are one.
func tokens(
    _ html: String, _ model: HTMLContentModel = .data, after tag: String = "",
    follows: Bool = false,
    allowsCDATA: Bool = false
) -> [String] {
    let bytes = Array(html.utf8)
    var tokenizer = HTMLTokenizer(bytes.span)
    tokenizer.contentModel = model
    tokenizer.lastStartTag = NameHash(tag)
    tokenizer.allowsCDATA = allowsCDATA
    var result: [String] = []
    var text = ""
    var end = 0
    func name(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while true {
        let kind = tokenizer.next()
        precondition(tokenizer.range.lowerBound >= end, "tokens stand one after another")
        end = tokenizer.range.upperBound
        if kind != .text, !text.isEmpty {
            result.append(text)
            text = ""
        }
        switch kind {
        case .end: return result
        case .text: text += String(decoding: tokenizer.text)
        case .startTag:
            var tag = "<" + name(tokenizer.nameRange).lowercased()
            for at in 0..<tokenizer.attributes.count {
                tag += " \(tokenizer.attributes.name(at))=\"\(tokenizer.attributes.value(at))\""
            }
            result.append(tag + (tokenizer.isSelfClosing ? "/>" : ">"))
            if follows { tokenizer.contentModel = tokenizer.tag.contentModel }
        case .endTag: result.append("</" + name(tokenizer.nameRange).lowercased() + ">")
        case .comment: result.append("<!--" + name(tokenizer.commentRange) + "-->")
        case .doctype: result.append("<!>")
        }
    }
}
