/// Makes documents of the rows of a table.
///
/// The first row has the names of the columns; which of them hold what is as for JSON Lines (`FieldMap`). The key is
/// the `id`, or the file's path and the row's number, that of the first row being 1.
struct TableReader: RecordReader {
    private var rows: RowReader
    private let path: String
    private let fields: FieldMap
    /// The column of each part; nil before the first row was read.
    private var columns: [FieldMap.Part: Int]?
    /// Where the record that is to come first stands behind the first row, which is read for its names.
    private let place: RecordPlace?

    /// - Parameter place: the row that is to come first.
    init(_ rows: RowReader, path: String, fields: FieldMap, at place: RecordPlace? = nil) {
        self.rows = rows
        self.path = path
        self.fields = fields
        self.place = place
    }

    var offset: Int { rows.window.offset }

    mutating func next() throws(IngestError) -> RecordEvent? {
        if columns == nil { try readNames() }
        let columns = self.columns ?? [:]
        while true {
            let start = offset
            guard let row = try rows.next() else { return nil }
            if row.count == 1, row[0].isEmpty { continue }
            let key = "\(path):\(rows.number)"
            guard let column = columns[.text], column < row.count else {
                return .failure(
                    IngestFailure(path: key, reason: "no \"\(fields.name(.text))\" in this row"))
            }
            let text = String(decoding: row[column], as: UTF8.self)
            return .record(
                .row(
                    Array(text.utf8), fallback: key, source: start..<offset,
                    place: RecordPlace(rows.window.stream, offset: start)
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
        let names = (try rows.next() ?? []).map { String(decoding: $0, as: UTF8.self) }
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
            try rows.skip(to: Int(clamping: place.restart) + place.skip)
        }
    }
}
