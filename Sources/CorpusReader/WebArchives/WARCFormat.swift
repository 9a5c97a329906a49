/// WARC files (ISO 28500), versions 0.17 to 1.1; those of text (WET) and metadata (WAT) are the same.
///
/// ```
/// file   --> record^*
/// record --> "WARC/" version, line end, (name ":" value, line end)^*, line end, block, line end, line end
/// ```
/// Responses, resources and conversions may be documents.
struct WARCFormat: WebArchiveFormat {
    static let name = "a WARC"
    static let lookahead = 64

    static func headerEnd(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
        var start = range.lowerBound
        while let end = ByteScan.first(0x0A, in: bytes, from: start, to: range.upperBound) {
            // Some files have more carriage returns than one.
            if bytes[start..<end].allSatisfy({ $0 == 0x0D }) { return end + 1 }
            start = end + 1
        }
        return nil
    }

    func header(_ bytes: [UInt8], in range: Range<Int>) -> WebArchiveHeader? {
        guard WARCFormat.isVersion(bytes, in: range),
            let lineEnd = ByteScan.first(
                0x0A, in: bytes, from: range.lowerBound, to: range.upperBound)
        else { return nil }
        let fields = HeaderFields(bytes, in: lineEnd + 1..<range.upperBound)
        return WebArchiveHeader(
            blockLength: fields.length("content-length", in: bytes), capture: capture(fields, bytes)
        )
    }

    private func capture(_ fields: HeaderFields, _ bytes: [UInt8]) -> WebCapture? {
        guard let type = fields.range("warc-type", in: bytes) else { return nil }
        let kinds: [StaticString] = ["response", "resource", "conversion"]
        guard
            kinds.contains(where: {
                $0.utf8CodeUnitCount == type.count
                    && ByteScan.has($0, in: bytes, at: type.lowerBound, to: type.upperBound)
            }), var url = fields.value("warc-target-uri", in: bytes)
        else { return nil }
        // As the grammar of version 1.0 has it.
        if url.hasPrefix("<"), url.hasSuffix(">") { url = String(url.dropFirst().dropLast()) }
        return WebCapture(
            url: url, time: fields.value("warc-date", in: bytes).flatMap(CaptureTime.init),
            type: fields.value("content-type", in: bytes),
            languages: fields.value("warc-identified-content-language", in: bytes),
            place: RecordPlace())
    }

    static func firstRecord(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
        var start = range.lowerBound
        while let found = ByteScan.first("WARC/", in: bytes, from: start, to: range.upperBound) {
            let isLineStart = found == range.lowerBound || bytes[found - 1] == 0x0A
            if isLineStart, isVersion(bytes, in: found..<range.upperBound) { return found }
            start = found + 1
        }
        return nil
    }

    static func mayBegin(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        isVersion(bytes, in: range) || range.count < "WARC/1.0\n".utf8.count
    }

    /// Whether bytes begin with `WARC/`, a number with a point, and a line end.
    private static func isVersion(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        guard
            ByteScan.stands("WARC/", in: bytes, at: range.lowerBound, to: range.upperBound)
        else { return false }
        var place = range.lowerBound + 5
        var points = 0
        while place < range.upperBound, place < range.lowerBound + 12 {
            let byte = bytes[place]
            if byte == 0x2E { points += 1 } else if byte &- 0x30 >= 10 { break }
            place += 1
        }
        while place < range.upperBound, bytes[place] == 0x0D || bytes[place] == 0x20 { place += 1 }
        return points == 1 && place < range.upperBound && bytes[place] == 0x0A
    }
}
