internal import PageExtraction
internal import SearchCore
internal import TextAnalysis

/// What a record of a web archive holds: an HTTP response, or content as it is.
struct WebCapture {
    var url: String
    var time: CaptureTime?
    /// What the archive says that the block is.
    var type: String?
    /// Codes of languages, the most used first (`WARC-Identified-Content-Language`).
    var languages: String?
    /// Where the record is.
    var place: RecordPlace

    /// The record of the capture, `block` being a range of `bytes`.
    ///
    /// - Parameter limit: more bytes than this don't come out of a compressed body.
    func event(
        _ bytes: [UInt8], block: Range<Int>, keys: inout CaptureKeys, limit: Int
    ) -> RecordEvent {
        // What a crawler notes of itself, such as wget's log, is no page.
        if url.hasPrefix("metadata:") || url.hasPrefix("dns:") || block.isEmpty {
            return .passedOver
        }
        let type: MediaType?
        let content: [UInt8]
        if let response = HTTPResponse(bytes, in: block) {
            guard (200..<300).contains(response.status) else { return .passedOver }
            type = response.mediaType(in: bytes)
            // Whether it is a page is known before anything is copied.
            if let type, !type.isDocument { return .passedOver }
            do throws(IngestError) {
                content = try response.body(bytes, in: block, limit: limit)
            } catch {
                return .failure(
                    IngestFailure(path: keys.name(of: self), reason: error.description))
            }
        } else {
            type = self.type.map(MediaType.init)
            if let type, !type.isDocument { return .passedOver }
            content = Array(bytes[block])
        }
        if content.allSatisfy({ $0 <= 0x20 }) { return .passedOver }
        var record = Record(
            key: keys.key(of: self), bytes: content,
            content: type?.isPDF ?? false ? .pdf : .page(type?.pageForm ?? .detect, name: ""),
            charset: type?["charset"],
            place: place)
        record.metadata.url = url
        record.metadata.captured = time?.text
        record.metadata.language = languages.flatMap(LanguageTag.code)
        return .record(record)
    }
}

/// Makes keys of captures: the file, the address and the time, as in `crawl.warc.gz#https://example.org/@20240131120000`.
struct CaptureKeys {
    /// What all begin with.
    let path: String
    private var keys = UniqueKeys()

    init(path: String) { self.path = path }

    func name(of capture: WebCapture) -> String {
        "\(path)#\(capture.url)" + (capture.time.map { "@\($0.digits)" } ?? "")
    }

    /// The key of the next capture; `~2` and so on behind those of the same address and second.
    mutating func key(of capture: WebCapture) -> String {
        keys.key(name(of: capture))
    }
}
