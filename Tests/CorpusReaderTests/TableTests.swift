import Foundation
import SearchCore
import Testing

@testable import CorpusReader

@Suite struct TableTests {
    private func rows(
        _ text: String, separator: UInt8 = 0x2C, map: String = "", pieces: Int = 1 << 20
    ) throws -> [RecordEvent] {
        var reader = TableReader(
            InputWindow(PiecewiseStream(text.utf8, length: pieces)), separator: separator,
            path: "t",
            fields: FieldMap(map) ?? FieldMap(), limits: RecordLimits())
        var events: [RecordEvent] = []
        while let event = try reader.next() { events.append(event) }
        return events
    }

    @Test(arguments: [1, 2, 5, 1 << 20], ["\n", "\r\n"])
    func quoting(pieces: Int, lineEnd: String) throws {
        let text = [
            "\u{FEFF}ID,text,title,date", "1,\"a, \"\"b\"\"\(lineEnd)c\",T,2024-01-02",
            ",plain \"x\",,",
            "", "4,\"\",\"\",\"\"", "5", "6,\"open,x",
        ].joined(separator: lineEnd)
        let events = try rows(text, pieces: pieces)
        #expect(events.texts == ["a, \"b\"\(lineEnd)c", "plain \"x\"", "", "open,x"])
        #expect(events.records.map(\.key) == ["1", "t:3", "4", "6"])
        #expect(events.failures.map(\.path) == ["t:6"])
        #expect(events.records[0].metadata.title == "T")
        #expect(events.records[0].metadata.published == "2024-01-02")
        #expect(events.records[1].metadata.title == nil)
        let bytes = Array(text.utf8)
        guard case .text(let range) = events.records[1].content else { return }
        #expect(String(decoding: bytes[range], as: UTF8.self) == ",plain \"x\",," + lineEnd)
    }

    @Test func mapping() throws {
        let text = "key\tbody\theadline\n7\tSome \"text\tHead\n"
        let events = try rows(text, separator: 0x09, map: "text=body,title=headline,id=key")
        #expect(events.texts == ["Some \"text"])
        #expect(events.records[0].key == "7" && events.records[0].metadata.title == "Head")
        #expect(throws: IngestError.self) { try rows(text, separator: 0x09) }
        #expect(throws: IngestError.self) { try rows("") }
        for bad in ["text", "text=", "words=x", "=x", "text=a,,"] { #expect(FieldMap(bad) == nil) }
        var lines = JSONLinesReader(
            InputWindow(MemoryStream(Array("{\"body\":\"b\",\"key\":3,\"lang\":\"deu\"}".utf8))),
            path: "j",
            fields: try #require(FieldMap("text=body,id=key,language=lang")))
        guard case .record(let record)? = try lines.next() else {
            Issue.record("no record")
            return
        }
        #expect(
            record.key == "3" && record.bytes == Array("b".utf8) && record.metadata.language == "de"
        )
    }
}
