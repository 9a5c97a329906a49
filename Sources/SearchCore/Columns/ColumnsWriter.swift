internal import MappedIO
internal import QuerySyntax

/// Writes the columns of a segment: for each document, what it can be filtered, sorted and counted by.
///
/// ```
/// payload --> column^6, day (bits)^n,
///             (table start (u64), values (u32))^6, days start (u64), first day (u32), days (u32), n (u32)
/// column  --> value block^b, block start (u64)^(b + 1), ordinal (bits)^n   (b = values / 32, rounded up)
/// value block --> (lengths, bytes)^32 (fewer in the last)
/// ```
/// The columns are those of `TextColumn`, in its order. Values stand in the order of their bytes, each once,
/// in blocks like those of keys (see `DocumentKeysWriter`). An ordinal is 0 where a document has no value, and
/// else 1 more than its place. A table starts with the starts of blocks. A day is 0 where there is none, and else
/// 1 more than what it is behind the first day, which is counted from 1970-01-01, as a signed number; `days` is
/// how many numbers there can be. Numbers in bits have as many as the greatest takes (`PackedNumbers`).
struct ColumnsWriter: ~Copyable {
    static let valuesPerBlock = 32

    private var tables: [ValueTable] = TextColumn.allCases.map { _ in ValueTable() }
    /// By document; nil where none is known.
    private var days: [Int32?] = []

    var count: Int { days.count }

    /// Bytes held.
    var memoryUse: Int { 8 * days.count + tables.reduce(0) { $0 + $1.memoryUse } }

    /// The day that a document is from: that of publication, or else of the last change.
    static func day(of metadata: DocumentMetadata) -> Int32? {
        for text in [metadata.published, metadata.modified] {
            if let text, let days = DayRange(text) { return days.first }
        }
        return nil
    }

    mutating func add(_ metadata: DocumentMetadata) {
        for column in TextColumn.allCases {
            tables[column.rawValue].add(column.value(in: metadata))
        }
        days.append(ColumnsWriter.day(of: metadata))
    }

    /// Gives the documents other numbers: document d becomes what document `order[d]` was.
    mutating func reorder(_ order: [UInt32]) {
        for column in tables.indices { tables[column].reorder(order) }
        days = order.map { days[Int($0)] }
    }

    func write(to file: inout IndexFileWriter) throws(IndexError) {
        var starts: [UInt64] = []
        for table in tables { starts.append(try table.write(to: &file)) }
        let known = days.compactMap { $0 }
        let first = known.min() ?? 0
        // Days are those of years of four digits, so that their difference is small.
        let limit = known.isEmpty ? 1 : Int(known.max()!) - Int(first) + 2
        let codes = days.map { day in day.map { UInt32(Int($0) - Int(first)) + 1 } ?? 0 }
        let daysStart = UInt64(file.offset)
        let valueCounts = tables.map { UInt32($0.valueCount) }
        try file.write { buffer in
            PackedNumbers.append(codes, width: PackedNumbers.width(below: limit), to: &buffer)
            for (start, count) in zip(starts, valueCounts) {
                buffer.append(start)
                buffer.append(count)
            }
            buffer.append(daysStart)
            buffer.append(UInt32(bitPattern: first))
            buffer.append(UInt32(limit))
            buffer.append(UInt32(codes.count))
        }
    }
}

/// The values of one column.
private struct ValueTable {
    private var numbers: [[UInt8]: UInt32] = [:]
    private var values: [[UInt8]] = []
    /// By document: 1 more than the number of its value, in the order of arrival; 0 for none.
    private var numberOf: [UInt32] = []
    private var byteCount = 0

    var valueCount: Int { values.count }
    var memoryUse: Int { byteCount + 120 * values.count + 4 * numberOf.count }

    mutating func add(_ value: String?) {
        guard let value = value.map({ Array($0.utf8) }) else { return numberOf.append(0) }
        if let known = numbers[value] { return numberOf.append(known) }
        values.append(value)
        byteCount += value.count
        let number = UInt32(values.count)
        numbers[value] = number
        numberOf.append(number)
    }

    mutating func reorder(_ order: [UInt32]) { numberOf = order.map { numberOf[Int($0)] } }

    /// Writes the column, and returns where its table starts.
    func write(to file: inout IndexFileWriter) throws(IndexError) -> UInt64 {
        let sorted = values.indices.sorted {
            values[$0].lexicographicallyPrecedes(values[$1])
        }
        var ordinals = [UInt32](repeating: 0, count: values.count + 1)
        var blockStarts: [UInt64] = []
        var previous: [UInt8] = []
        for (rank, number) in sorted.enumerated() {
            ordinals[number + 1] = UInt32(rank + 1)
            if rank % ColumnsWriter.valuesPerBlock == 0 {
                blockStarts.append(UInt64(file.offset))
                previous.removeAll(keepingCapacity: true)
            }
            let value = values[number]
            let shared = zip(previous, value).prefix { $0 == $1 }.count
            try file.write { buffer in
                buffer.append(shared: shared, length: value.count - shared)
                buffer.bytes.append(contentsOf: value[shared...])
            }
            previous = value
        }
        blockStarts.append(UInt64(file.offset))
        let tableStart = UInt64(file.offset)
        let codes = numberOf.map { ordinals[Int($0)] }
        let width = PackedNumbers.width(below: values.count + 1)
        try file.write { buffer in
            for start in blockStarts { buffer.append(start) }
            PackedNumbers.append(codes, width: width, to: &buffer)
        }
        return tableStart
    }
}
