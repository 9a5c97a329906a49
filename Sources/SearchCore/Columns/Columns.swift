internal import MappedIO

/// The columns file of a segment.
///
/// The format is described at `ColumnsWriter`.
final class Columns: Sendable {
    let count: Int
    private let file: IndexFile
    private let texts: [Text]
    private let days: PackedNumbers
    private let firstDay: Int
    private let dayLimit: Int
    private struct Text {
        let valueCount: Int
        let blockStarts: Int
        let ordinals: PackedNumbers
    }

    /// - Complexity: O(1).
    init(_ file: IndexFile) throws(IndexError) {
        self.file = file
        let length = file.payload.count
        let columns = TextColumn.all(ofVersion: file.version)
        let tail = length - 12 * columns.count - 20
        guard tail >= 0 else { throw Columns.noTables(file) }
        count = Int(try file.uint32(at: length - 4)!)
        dayLimit = Int(try file.uint32(at: length - 8)!)
        firstDay = Int(Int32(bitPattern: try file.uint32(at: length - 12)!))
        let daysWidth = PackedNumbers.width(below: dayLimit)
        let daysStart = Int(clamping: try file.uint64(at: length - 20)!)
        guard dayLimit > 0,
            Columns.fits(daysStart, PackedNumbers.byteCount(count, width: daysWidth), before: tail)
        else { throw Columns.noTables(file) }
        days = PackedNumbers(file, at: daysStart, width: daysWidth)
        var texts: [Text] = []
        for column in columns {
            let place = tail + 12 * column.rawValue
            let start = Int(clamping: try file.uint64(at: place)!)
            let values = Int(try file.uint32(at: place + 8)!)
            let blocks =
                (values + ColumnsWriter.valuesPerBlock - 1) / ColumnsWriter.valuesPerBlock
            let width = PackedNumbers.width(below: values + 1)
            let ordinals = 8 * (blocks + 1)
            guard
                Columns.fits(
                    start, ordinals + PackedNumbers.byteCount(count, width: width), before: tail)
            else { throw Columns.noTables(file) }
            texts.append(
                Text(
                    valueCount: values, blockStarts: start,
                    ordinals: PackedNumbers(file, at: start + ordinals, width: width)))
        }
        // A column that the version does not have has no values.
        while texts.count < TextColumn.allCases.count {
            texts.append(
                Text(
                    valueCount: 0, blockStarts: tail,
                    ordinals: PackedNumbers(file, at: tail, width: 0)))
        }
        self.texts = texts
    }

    private static func fits(_ start: Int, _ length: Int, before end: Int) -> Bool {
        start <= end && length <= end - start
    }

    private static func noTables(_ file: IndexFile) -> IndexError {
        .corrupt(
            path: file.path, offset: FileEnvelope.headerLength, expected: "tables of columns",
            found: "\(file.payload.count) bytes")
    }

    private func corrupt(_ expected: String) -> IndexError {
        .corrupt(
            path: file.path, offset: FileEnvelope.headerLength, expected: expected,
            found: "other bytes")
    }

    /// The day of a document, in days since 1970-01-01; nil if it has none.
    func day(of document: Int) throws(IndexError) -> Int32? {
        guard document < count, let code = try days.number(document), code < dayLimit,
            let day = Int32(exactly: firstDay + Int(code) - 1)
        else { throw corrupt("a day of document \(document)") }
        return code == 0 ? nil : day
    }

    func valueCount(_ column: TextColumn) -> Int { texts[column.rawValue].valueCount }

    /// 1 more than the number of a document's value; 0 if it has none.
    @inline(__always)
    func ordinal(_ column: TextColumn, of document: Int) throws(IndexError) -> Int {
        let text = texts[column.rawValue]
        guard document < count, let ordinal = try text.ordinals.number(document),
            ordinal <= text.valueCount
        else { throw corrupt("a value of document \(document)") }
        return Int(ordinal)
    }

    /// A document's value.
    ///
    /// - Complexity: the values before it in its block are decoded.
    func value(_ column: TextColumn, of document: Int) throws(IndexError) -> String? {
        let ordinal = try ordinal(column, of: document)
        return ordinal == 0 ? nil : try value(column, number: ordinal - 1)
    }

    /// The value with a number, in the order of bytes.
    func value(_ column: TextColumn, number: Int) throws(IndexError) -> String {
        let first = number / ColumnsWriter.valuesPerBlock * ColumnsWriter.valuesPerBlock
        var found = ""
        try forEachValue(column, in: first..<number + 1) { index, value in
            if index == number { found = String(decoding: value, as: UTF8.self) }
        }
        return found
    }

    /// The number of a value; nil if no document has it.
    ///
    /// - Complexity: O(log values) blocks are decoded.
    func number(ofValue wanted: [UInt8], in column: TextColumn) throws(IndexError) -> Int? {
        let count = texts[column.rawValue].valueCount
        let size = ColumnsWriter.valuesPerBlock
        var (low, high) = (0, (count + size - 1) / size)
        // The last block whose first value does not come behind the one that is wanted.
        while low < high {
            let middle = (low + high) / 2
            var isBehind = false
            try forEachValue(column, in: middle * size..<middle * size + 1) { _, value in
                isBehind = wanted.lexicographicallyPrecedes(value)
            }
            if isBehind { high = middle } else { low = middle + 1 }
        }
        guard low > 0 else { return nil }
        var found: Int?
        try forEachValue(column, in: (low - 1) * size..<min(low * size, count)) { number, value in
            if value == wanted { found = number }
        }
        return found
    }

    /// All values in the order of their bytes, with their numbers.
    func forEachValue(
        _ column: TextColumn, _ body: (Int, [UInt8]) -> Void
    ) throws(IndexError) {
        try forEachValue(column, in: 0..<texts[column.rawValue].valueCount, body)
    }

    /// - Parameter range: values, from the first of a block on.
    private func forEachValue(
        _ column: TextColumn, in range: Range<Int>, _ body: (Int, [UInt8]) -> Void
    ) throws(IndexError) {
        let text = texts[column.rawValue]
        var value: [UInt8] = []
        var reader = ByteReader(ByteRegion(copying: []))
        for number in range {
            if number % ColumnsWriter.valuesPerBlock == 0 {
                reader = ByteReader(
                    try block(number / ColumnsWriter.valuesPerBlock, text.blockStarts))
                value.removeAll(keepingCapacity: true)
            }
            guard let (shared, length) = reader.prefixLengths(), shared <= value.count,
                let rest = reader.bytes(length)
            else { throw corrupt("a value") }
            value.removeSubrange(shared...)
            value.append(contentsOf: rest.array)
            body(number, value)
        }
    }

    private func block(_ number: Int, _ starts: Int) throws(IndexError) -> ByteRegion {
        guard let start = try file.uint64(at: starts + 8 * number),
            let end = try file.uint64(at: starts + 8 * number + 8), start <= end,
            end <= UInt64(file.payload.count),
            let bytes = try file.slice(Int(start)..<Int(end))
        else { throw corrupt("a block of values") }
        return bytes
    }
}
