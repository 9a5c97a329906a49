internal import PageExtraction

/// A part of a mail, or the whole mail: a header and a body (RFC 2045 and 2046).
struct MailPart {
    let bytes: [UInt8]
    let fields: HeaderFields
    /// The body, as it was sent.
    let body: Range<Int>

    /// How deep parts are looked at within parts, and how many of one.
    private static let mostDepth = 16
    private static let mostParts = 1000

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        fields = HeaderFields(bytes, in: range)
        body = min(fields.end, range.upperBound)..<range.upperBound
    }

    var type: MediaType { MediaType(fields.value("content-type", in: bytes) ?? "text/plain") }

    /// The parts of the body, if it has such.
    var parts: [MailPart] {
        guard type.name.hasPrefix("multipart/"), let boundary = type["boundary"] else { return [] }
        let mark = Array("--\(boundary)".utf8)
        var parts: [MailPart] = []
        var partStart: Int?
        var lineStart = body.lowerBound
        while lineStart < body.upperBound, parts.count < MailPart.mostParts {
            let lineEnd =
                ByteScan.first(0x0A, in: bytes, from: lineStart, to: body.upperBound)
                ?? body.upperBound
            if bytes[lineStart] == 0x2D, bytes[lineStart..<lineEnd].starts(with: mark) {
                let rest = bytes[lineStart + mark.count..<lineEnd].filter { $0 > 0x20 }
                let isLast = rest.elementsEqual([0x2D, 0x2D])
                if rest.isEmpty || isLast {
                    if let partStart { parts.append(MailPart(bytes, in: partStart..<lineStart)) }
                    partStart = isLast ? nil : min(lineEnd + 1, body.upperBound)
                    if isLast { return parts }
                }
            }
            lineStart = lineEnd + 1
        }
        // A mail that is cut off has its last part all the same.
        if let partStart, parts.count < MailPart.mostParts {
            parts.append(MailPart(bytes, in: partStart..<body.upperBound))
        }
        return parts
    }

    /// The body as it was meant.
    var content: [UInt8] {
        let encoding = fields.value("content-transfer-encoding", in: bytes)?.lowercased() ?? ""
        return switch encoding {
        case "base64": TransferEncoding.base64(bytes[body])
        case "quoted-printable": TransferEncoding.quotedPrintable(bytes[body])
        default: Array(bytes[body])
        }
    }

    /// The part with the text to read: plain text before HTML where there are both, and no attachment.
    func text(depth: Int = 0) -> MailPart? {
        let type = self.type
        if type.name.hasPrefix("multipart/") {
            guard depth < MailPart.mostDepth else { return nil }
            let found = parts.compactMap { $0.text(depth: depth + 1) }
            if type.name == "multipart/alternative" {
                return found.first { $0.type.name == "text/plain" && !$0.isBlank } ?? found.first
            }
            return found.first { !$0.isBlank } ?? found.first
        }
        let disposition = fields.value("content-disposition", in: bytes)?.lowercased() ?? ""
        if disposition.hasPrefix("attachment") { return nil }
        if type.name == "message/rfc822", depth < MailPart.mostDepth {
            return MailPart(bytes, in: body).text(depth: depth + 1)
        }
        return type.pageForm == nil ? nil : self
    }

    private var isBlank: Bool { content.allSatisfy { $0 <= 0x20 } }

    /// The page of a mail that holds one with what it shows (RFC 2557): the part that `start` names, or the first
    /// that is a page.
    func page() -> MailPart? {
        let parts = self.parts
        if parts.isEmpty { return type.pageForm == nil ? nil : self }
        let start = type["start"]
        return parts.first { start != nil && $0.fields.value("content-id", in: bytes) == start }
            ?? parts.lazy.compactMap { $0.type.pageForm == nil ? $0.page() : $0 }.first
    }

    /// The value of a field as it was meant (RFC 2047).
    func value(_ name: StaticString) -> String? {
        fields.range(name, in: bytes).flatMap { range in
            let text = EncodedWords.decoded(Array(bytes[range]))
            return text.isEmpty ? nil : text
        }
    }
}
