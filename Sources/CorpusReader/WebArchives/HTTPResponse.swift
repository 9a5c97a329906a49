/// The head of an HTTP response (RFC 9112), and its body as it was meant.
struct HTTPResponse {
    var status: Int
    private let fields: HeaderFields

    /// Nil for bytes that are no response.
    init?(_ bytes: [UInt8], in range: Range<Int>) {
        guard ByteScan.has("http/", in: bytes, at: range.lowerBound, to: range.upperBound),
            let lineEnd = ByteScan.first(
                0x0A, in: bytes, from: range.lowerBound, to: range.upperBound),
            let space = ByteScan.first(0x20, in: bytes, from: range.lowerBound, to: lineEnd),
            case let code = bytes[(space + 1)..<lineEnd].prefix(3),
            let status = HeaderFields.number(code), code.count == 3
        else { return nil }
        self.status = status
        fields = HeaderFields(bytes, in: lineEnd + 1..<range.upperBound)
    }

    /// What the body is, if that is said.
    func mediaType(in bytes: [UInt8]) -> MediaType? {
        fields.value("content-type", in: bytes).map(MediaType.init)
    }

    /// The body without the codings that it was sent in.
    ///
    /// - Parameter limit: more bytes than this don't come out.
    /// - Throws: `IngestError.unreadable` for a coding that is not known.
    func body(
        _ bytes: [UInt8], in range: Range<Int>, limit: Int
    ) throws(IngestError) -> [UInt8] {
        let range = fields.end..<range.upperBound
        var body: [UInt8]?
        if let coding = fields.value("transfer-encoding", in: bytes),
            coding.lowercased().contains("chunked")
        {
            body = ContentCoding.unchunked(bytes, in: range)
        }
        let sent = body ?? Array(bytes[range])
        guard let coding = fields.value("content-encoding", in: bytes) else { return sent }
        return try ContentCoding.decoded(sent, coding, limit: limit)
    }
}
