internal import JSONText

/// Makes documents of the lines of a JSON Lines file.
///
/// A line is an object with `text` and, each if it is there, `id`, `title`, `url`, `site`, `author`,
/// `date` and `language`, or what a `FieldMap` has in their places. The key is the `id`, or the file's path and the
/// line's number.
struct JSONLinesReader: RecordReader {
    private let path: String
    private let fields: FieldMap
    private let parser = JSONParser()
    private var lines: LineReader
    private var lineNumber = 0

    /// - Parameter path: the file's, for keys and failures.
    init(_ window: InputWindow, path: String, fields: FieldMap = FieldMap()) {
        self.path = path
        self.fields = fields
        lines = LineReader(window)
    }

    var offset: Int { lines.offset }

    mutating func next() throws(IngestError) -> RecordEvent? {
        while true {
            let start = lines.offset
            guard let line = try lines.next() else { return nil }
            lineNumber += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            return event(line, start..<start + line.count)
        }
    }

    private func event(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>) -> RecordEvent {
        func failure(_ reason: String) -> RecordEvent {
            .failure(IngestFailure(path: "\(path):\(lineNumber)", reason: reason))
        }
        let value: JSONValue
        let text: [UInt8]?
        do { (value, text) = try parser.parse(bytes.span, takingBytesOf: fields.name(.text)) } catch
        {
            return failure("no JSON: \(error)")
        }
        guard case .object = value else { return failure("no JSON object") }
        guard let text else { return failure("no \"\(fields.name(.text))\"") }
        return .record(
            .row(
                text, fallback: "\(path):\(lineNumber)", source: range,
                place: RecordPlace(lines.stream, offset: range.lowerBound)
            ) { part in
                switch value[fields.name(part)] {
                case .string(let string): string
                case .integer(let number): part == .id ? String(number) : nil
                default: nil
                }
            })
    }
}
