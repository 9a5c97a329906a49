/// Makes documents of the rows of a table: CSV (RFC 4180), or TSV, whose fields have no quotes around them.
///
/// The first row has the names of the columns; which of them hold what is as for JSON Lines (`FieldMap`). The key is
/// the `id`, or the file's path and the row's number, that of the first row being 1.
struct TableReader: RecordReader {
    private var window: InputWindow
    private let path: String
    private let separator: UInt8
    private let fields: FieldMap
    private let limits: RecordLimits
    /// The column of each part; nil before the first row was read.
    private var columns: [FieldMap.Part: Int]?
    /// Where the record that is to come first stands behind the first row, which is read for its names.
    private let place: RecordPlace?
    private var rowNumber = 0
    /// What the last row took of the window.
    private var taken = 0..<0

    /// The most columns of a row.
    private static let mostColumns = 1 << 16

    /// - Parameter place: the row that is to come first.
    init(
        _ window: InputWindow, separator: UInt8, path: String, fields: FieldMap,
        limits: RecordLimits,
        at place: RecordPlace? = nil
    ) {
        self.window = window
        self.separator = separator
        self.path = path
        self.fields = fields
        self.limits = limits
        self.place = place
    }

    var offset: Int { window.offset }

    mutating func next() throws(IngestError) -> RecordEvent? {
        if columns == nil { try readNames() }
        let columns = self.columns ?? [:]
        while true {
            let start = window.offset
            guard let row = try row() else { return nil }
            if row.count == 1, row[0].isEmpty { continue }
            let key = "\(path):\(rowNumber)"
            guard let column = columns[.text], column < row.count else {
                return .failure(
                    IngestFailure(path: key, reason: "no \"\(fields.name(.text))\" in this row"))
            }
            let text = String(decoding: row[column], as: UTF8.self)
            return .record(
                .row(
                    Array(text.utf8), fallback: key, source: start..<window.offset,
                    place: RecordPlace(window.stream, offset: start)
                ) { part in
                    guard let column = columns[part], column < row.count else { return nil }
                    return String(decoding: row[column], as: UTF8.self)
                })
        }
    }

    /// Reads the first row.
    ///
    /// - Throws: `IngestError.unreadable` where no column has the text.
    private mutating func readNames() throws(IngestError) {
        var names = (try row() ?? []).map { String(decoding: $0, as: UTF8.self) }
        // A byte order mark is no part of the first name.
        if let first = names.first, first.unicodeScalars.first == "\u{FEFF}" {
            names[0] = String(first.unicodeScalars.dropFirst())
        }
        var found: [FieldMap.Part: Int] = [:]
        for part in FieldMap.Part.allCases {
            let name = fields.name(part)
            found[part] =
                names.firstIndex(of: name)
                ?? names.firstIndex { $0.lowercased() == name.lowercased() }
        }
        guard found[.text] != nil else {
            throw .unreadable(
                "no column \"\(fields.name(.text))\" in the first row; --map text=NAME says which has the text"
            )
        }
        columns = found
        if let place {
            let target = Int(clamping: place.restart) + place.skip
            _ = try window.skip(max(0, target - window.offset))
        }
    }

    /// The bytes of the next row, with its line end.
    mutating func nextRow() throws(IngestError) -> [UInt8] {
        // What a row takes stays in the window until more is read.
        guard try row() != nil else { return [] }
        return Array(window.bytes[taken])
    }

    /// The fields of the next row; nil at the end.
    private mutating func row() throws(IngestError) -> [[UInt8]]? {
        guard try window.require(1) else { return nil }
        rowNumber += 1
        var row: [[UInt8]] = []
        var field: [UInt8] = []
        var isQuoted = false
        /// Where the piece of the field begins that is not yet in `field`, from the window's start on.
        var pieceStart = 0
        var place = 0
        func isSpecial(_ byte: UInt8) -> Bool {
            isQuoted ? byte == 0x22 : byte == separator || byte == 0x0A
        }
        while true {
            let first = window.range.lowerBound
            while place < window.range.count, !isSpecial(window.bytes[first + place]) {
                let byte = window.bytes[first + place]
                // Quotes count where a field begins with one.
                if byte == 0x22, separator != 0x09, field.isEmpty, place == pieceStart {
                    isQuoted = true
                    pieceStart = place + 1
                }
                place += 1
            }
            if place == window.range.count {
                guard place <= limits.recordBytes else {
                    throw .unreadable("a row of more than \(limits.recordBytes) bytes")
                }
                if try window.more() { continue }
                field += window.bytes[first + pieceStart..<first + place]
                row.append(TableReader.trimmed(field))
                taken = window.range.lowerBound..<window.range.lowerBound + place
                window.take(place)
                return row
            }
            field += window.bytes[first + pieceStart..<first + place]
            let byte = window.bytes[first + place]
            place += 1
            pieceStart = place
            if byte == 0x22, isQuoted {
                isQuoted = false
                // Two quotes are one that is meant.
                guard try window.require(place + 1) else { continue }
                if window.bytes[window.range.lowerBound + place] == 0x22 {
                    isQuoted = true
                    field.append(0x22)
                    place += 1
                    pieceStart = place
                }
            } else if byte == separator {
                if row.count < TableReader.mostColumns { row.append(field) }
                field.removeAll(keepingCapacity: true)
            } else {
                row.append(TableReader.trimmed(field))
                taken = window.range.lowerBound..<window.range.lowerBound + place
                window.take(place)
                return row
            }
        }
    }

    /// Without the carriage return before a line end.
    private static func trimmed(_ field: [UInt8]) -> [UInt8] {
        field.last == 0x0D ? Array(field.dropLast()) : field
    }
}
