import Foundation

@testable import CorpusReader

/// Makes web archives.
enum WebArchiveFixture {
    static func warc(
        _ type: String, url: String? = "http://a.example/", date: String = "2024-11-03T12:00:00Z",
        contentType: String = "application/http; msgtype=response", length: Int? = nil,
        more: String = "", version: String = "1.0", _ block: [UInt8]
    ) -> [UInt8] {
        let target = url.map { "WARC-Target-URI: \($0)\r\n" } ?? ""
        return Array(
            """
            WARC/\(version)\r
            WARC-Type: \(type)\r
            \(target)WARC-Date: \(date)\r
            Content-Type: \(contentType)\r
            \(more)Content-Length: \(length ?? block.count)\r
            \r

            """.utf8) + block + Array("\r\n\r\n".utf8)
    }

    static func http(
        _ body: [UInt8], status: Int = 200, type: String? = "text/html", more: String = ""
    ) -> [UInt8] {
        let type = type.map { "Content-Type: \($0)\r\n" } ?? ""
        return Array("HTTP/1.1 \(status) Said\r\n\(type)\(more)\r\n".utf8) + body
    }

    static func http(
        _ body: String, status: Int = 200, type: String? = "text/html", more: String = ""
    ) -> [UInt8] {
        http(Array(body.utf8), status: status, type: type, more: more)
    }

    static func events(
        _ bytes: [UInt8], pieces: Int = 1 << 20, limits: RecordLimits = RecordLimits()
    ) throws -> [RecordEvent] {
        let stream = PiecewiseStream(bytes, length: pieces)
        var reader: any RecordReader =
            bytes.starts(with: "filedesc:".utf8)
            ? WebArchiveReader(InputWindow(stream), ARCFormat(), path: "x", limits: limits)
            : WebArchiveReader(InputWindow(stream), WARCFormat(), path: "x", limits: limits)
        var events: [RecordEvent] = []
        while let event = try reader.next() { events.append(event) }
        return events
    }
}

extension [RecordEvent] {
    var records: [Record] {
        compactMap { if case .record(let record) = $0 { record } else { nil } }
    }

    var failures: [IngestFailure] {
        compactMap { if case .failure(let failure) = $0 { failure } else { nil } }
    }

    var texts: [String] { records.map { String(decoding: $0.bytes, as: UTF8.self) } }
}
