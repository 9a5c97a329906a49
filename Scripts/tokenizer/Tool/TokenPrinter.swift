import Foundation

@testable import PageExtraction

/// Prints the tokens of texts: for each line of standard input, an object with the text as `input`, a
/// line with an array of tokens in the form of the html5lib tests.
///
/// `state` names the state to begin in and `lastStartTag` the tag before. With `follows`, start tags
/// change the state as they do in a page, SVG and MathML apart.
@main
struct TokenPrinter {
    static func main() throws {
        while let line = readLine() {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            guard let query = object as? [String: Any] else { throw CocoaError(.coderReadCorrupt) }
            let data = try JSONSerialization.data(
                withJSONObject: tokens(of: query), options: [.withoutEscapingSlashes])
            print(String(decoding: data, as: UTF8.self))
        }
    }

    private static func tokens(of query: [String: Any]) -> [[Any]] {
        let bytes = Array((query["input"] as? String ?? "").utf8)
        let follows = query["follows"] as? Bool ?? false
        var tokenizer = HTMLTokenizer(bytes.span)
        tokenizer.lastStartTag = NameHash(query["lastStartTag"] as? String ?? "")
        switch query["state"] as? String {
        case "RCDATA state": tokenizer.contentModel = .characterData
        case "RAWTEXT state": tokenizer.contentModel = .rawText
        case "Script data state": tokenizer.contentModel = .scriptData
        case "PLAINTEXT state": tokenizer.contentModel = .plainText
        case "CDATA section state":
            tokenizer.isInCDATA = true
        default: break
        }
        var tokens: [[Any]] = []
        var text = ""
        func closeText() {
            if !text.isEmpty { tokens.append(["Character", text]) }
            text = ""
        }
        while true {
            let kind = tokenizer.next()
            if kind != .text { closeText() }
            switch kind {
            case .end: return tokens
            case .text: text += String(decoding: tokenizer.text)
            case .startTag:
                var attributes: [String: String] = [:]
                for index in 0..<tokenizer.attributes.count {
                    attributes[tokenizer.attributes.name(index)] = tokenizer.attributes.value(index)
                }
                var token: [Any] = ["StartTag", name(tokenizer.nameRange, bytes), attributes]
                if tokenizer.isSelfClosing { token.append(true) }
                tokens.append(token)
                if follows { tokenizer.contentModel = tokenizer.tag.contentModel }
            case .endTag: tokens.append(["EndTag", name(tokenizer.nameRange, bytes)])
            case .comment:
                let data = bytes[tokenizer.commentRange].map {
                    $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0]
                }
                let comment = String(decoding: data.joined(), as: UTF8.self)
                tokens.append([
                    "Comment",
                    comment.replacingOccurrences(of: "\r\n", with: "\n")
                        .replacingOccurrences(of: "\r", with: "\n"),
                ])
            case .doctype: tokens.append(["DOCTYPE"])
            }
        }
    }

    /// The name of a tag, in lower case.
    private static func name(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
        let lower = bytes[range].map { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [ASCII.lowercased($0)] }
        return String(decoding: lower.joined(), as: UTF8.self)
    }
}
