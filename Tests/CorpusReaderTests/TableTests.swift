import Foundation
import SearchCore
import Testing

@testable import CorpusReader

@Suite struct TableTests {
    private func rows(
        _ text: String, separator: UInt8 = 0x2C, map: String = "", pieces: Int = 1 << 20
    ) throws -> [RecordEvent] {
        try rows(Array(text.utf8), separator: separator, map: map, pieces: pieces)
    }

    private func rows(
        _ bytes: [UInt8], separator: UInt8 = 0x2C, map: String = "", pieces: Int = 1 << 20
    ) throws -> [RecordEvent] {
        let window = InputWindow(PiecewiseStream(bytes, length: pieces))
        let rows = RowReader(
            ConvertedStream.window(window), separator: separator, mostBytes: 1 << 20)
        var reader = TableReader(rows, path: "t", fields: FieldMap(map) ?? FieldMap())
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

    /// A quote at the start of a field of TSV is one of the text, unless another one ends the field.
    @Test(arguments: [1, 3, 1 << 20], ["\n", "\r\n"])
    func quotesInTSV(pieces: Int, lineEnd: String) throws {
        for (row, text, title) in [
            ("\"a \"\"b\"\"\"\tT", "a \"b\"", "T"), ("\"\tT", "\"", "T"),
            ("\"a\" b\tT", "\"a\" b", "T"), ("\"a\(lineEnd)b\"\tT", "a\(lineEnd)b", "T"),
            // Two fields with a quote before the first and behind the second, and one field with a separator.
            ("\"a\tb\"", "\"a", "b\""), ("\"a\tb\"\tT", "a\tb", "T"),
            ("a\t\"T\"", "a", "T"), ("\"\"\tT", "", "T"),
        ] {
            let events = try rows(
                ["text\ttitle", row, "next\t\"N", "last \"\tL\""].joined(separator: lineEnd),
                separator: 0x09, pieces: pieces)
            #expect(events.texts == [text, "next", "last \""], "\(row)")
            #expect(events.records.map(\.metadata.title) == [title, "\"N", "L\""], "\(row)")
        }
    }

    /// Tables are read in the encodings that plain text is read in.
    @Test(arguments: [1, 7, 1 << 20]) func encodings(pieces: Int) throws {
        let russian = String(repeating: "Цапля стоит в камышах и ждёт рыбу. ", count: 20)
        let text = "\"id\",text\r\nя,\"\(russian)\"\r\n2,Ночь\r\n"
        func wide(_ bytes: (UInt16) -> [UInt8]) -> [UInt8] {
            text.utf16.reduce(into: []) { $0 += bytes($1) }
        }
        let little = wide { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let big = wide { [UInt8($0 >> 8), UInt8($0 & 255)] }
        let scratch = try Scratch()
        let narrow = try scratch.filtered(
            Data(text.utf8), ["iconv", "-f", "utf-8", "-t", "windows-1251"])
        for bytes in [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + little,
            [0xFE, 0xFF] + big, Array(narrow),
        ] {
            let events = try rows(bytes, pieces: pieces)
            #expect(events.texts == [russian, "Ночь"], "\(bytes.prefix(4))")
            #expect(events.records.map(\.key) == ["я", "2"])
        }
    }

    /// Of a table that had to be converted, a row is found again, and its line too.
    @Test func placesInConvertedTables() throws {
        let scratch = try Scratch()
        let text = "id,text\n1,Цапля\n2,\"Ночь и\nкамыш\"\n"
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(unit & 255), UInt8(unit >> 8)] }
        let path = try scratch.write("in/t.csv", Data(bytes))
        let folder = scratch.path + "/index"
        let summary = try Ingest.run([path], into: try IndexWriter(folder: folder))
        #expect(summary.failures == [] && summary.documents == 2)
        let searcher = Searcher(try IndexReader(folder: folder))
        let row = try #require(try searcher.document(withKey: "2"))
        let found = try SourceRecord.bytes(of: row.source, at: row.place)
        #expect(String(decoding: found, as: UTF8.self) == "2,\"Ночь и\nкамыш\"\n")
        let start = text.utf8.count - found.count
        #expect(SourceLines.lines(of: [start], in: row.source, at: row.place) == [3])
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
