/// Takes a table apart into rows: CSV (RFC 4180), or TSV.
///
/// In TSV a quote that begins a field is mostly one of the text. It is taken for a quote of the format only where a
/// second one ends the field: not with both a line end and a separator between them, and with one of these only
/// where the row then has as many fields as the first. So what a lone quote begins is never taken for one field with the next.
struct RowReader {
    private(set) var window: InputWindow
    private let separator: UInt8
    private let mostBytes: Int
    /// The number of the last row, the first being 1.
    private(set) var number = 0
    /// What the last row took of the window.
    private var taken = 0..<0
    /// How many fields the first row has.
    private(set) var width: Int?

    /// The most columns of a row.
    private static let mostColumns = 1 << 16
    /// The longest quoted field of TSV.
    private static let longestQuoted = 1 << 20

    /// - Parameters:
    ///   - mostBytes: those of the longest row that is read.
    ///   - width: how many fields the first row has, where that is not the first to be read.
    init(_ window: InputWindow, separator: UInt8, mostBytes: Int, width: Int? = nil) {
        self.window = window
        self.separator = separator
        self.mostBytes = mostBytes
        self.width = width
    }

    /// Where quotes count at the start of a field.
    private enum Quoting {
        case everywhere
        case whereClosed
        case nowhere
    }

    /// What stands at the start of the window.
    private struct Row {
        var fields: [[UInt8]] = []
        var length = 0
        /// Whether a separator or a line end is within quotes of TSV.
        var mayBeMore = false
    }

    /// The fields of the next row; nil at the end.
    mutating func next() throws(IngestError) -> [[UInt8]]? {
        if number == 0 { try passMark() }
        guard try window.require(1) else { return nil }
        number += 1
        let isTSV = separator == 0x09
        var row = try row(isTSV ? .whereClosed : .everywhere)
        if row.mayBeMore, row.fields.count != width ?? row.fields.count {
            row = try self.row(.nowhere)
        }
        width = width ?? row.fields.count
        taken = window.range.lowerBound..<window.range.lowerBound + row.length
        window.take(row.length)
        return row.fields
    }

    /// A byte order mark is no part of the first name.
    private mutating func passMark() throws(IngestError) {
        guard try window.require(3) else { return }
        if window.bytes[window.range].starts(with: [0xEF, 0xBB, 0xBF]) { window.take(3) }
    }

    /// The bytes of the next row, with its line end.
    mutating func nextBytes() throws(IngestError) -> [UInt8] {
        // What a row takes stays in the window until more is read.
        guard try next() != nil else { return [] }
        return Array(window.bytes[taken])
    }

    /// Passes over what comes before a place in the stream.
    mutating func skip(to offset: Int) throws(IngestError) {
        _ = try window.skip(max(0, offset - window.offset))
    }

    private mutating func row(_ quoting: Quoting) throws(IngestError) -> Row {
        var row = Row()
        var field: [UInt8] = []
        var isQuoted = false
        /// Where the piece of the field begins that is not yet in `field`, from the window's start on.
        var pieceStart = 0
        var place = 0
        while true {
            var first = window.range.lowerBound
            while place < window.range.count {
                let byte = window.bytes[first + place]
                if isQuoted ? byte == 0x22 : byte == separator || byte == 0x0A { break }
                // Quotes count where a field begins with one.
                if byte == 0x22, quoting != .nowhere, field.isEmpty, place == pieceStart {
                    if quoting == .everywhere {
                        isQuoted = true
                        pieceStart = place + 1
                    } else if let quoted = try quoted(from: place) {
                        first = window.range.lowerBound
                        field = RowReader.unquoted(window.bytes[first + place..<first + quoted.end])
                        row.mayBeMore = row.mayBeMore || quoted.mayBeMore
                        place = quoted.end
                        pieceStart = place
                        continue
                    } else {
                        first = window.range.lowerBound
                    }
                }
                place += 1
            }
            if place >= window.range.count {
                guard place <= mostBytes else {
                    throw .unreadable("a row of more than \(mostBytes) bytes")
                }
                if try window.more() { continue }
                field += window.bytes[first + pieceStart..<first + place]
                row.fields.append(RowReader.trimmed(field))
                row.length = place
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
                if row.fields.count < RowReader.mostColumns { row.fields.append(field) }
                field.removeAll(keepingCapacity: true)
            } else {
                row.fields.append(RowReader.trimmed(field))
                row.length = place
                return row
            }
        }
    }

    /// The end of the quoted field that begins at a place; nil if it is none.
    private mutating func quoted(
        from start: Int
    ) throws(IngestError) -> (end: Int, mayBeMore: Bool)? {
        var place = start + 1
        var hasLineEnd = false
        var hasSeparator = false
        func byte(_ place: Int) -> UInt8 { window.bytes[window.range.lowerBound + place] }
        while place - start <= RowReader.longestQuoted, try window.require(place + 1) {
            switch byte(place) {
            case 0x22:
                place += 1
                guard try window.require(place + 1) else {
                    return (place, hasLineEnd || hasSeparator)
                }
                if byte(place) == 0x22 { break }
                if byte(place) == separator || byte(place) == 0x0A {
                    return (place, hasLineEnd || hasSeparator)
                }
                guard byte(place) == 0x0D else { return nil }
                let isLast = try !window.require(place + 2)
                return isLast || byte(place + 1) == 0x0A ? (place, hasLineEnd || hasSeparator) : nil
            case 0x0A: hasLineEnd = true
            case separator: hasSeparator = true
            default: break
            }
            if hasLineEnd, hasSeparator { return nil }
            place += 1
        }
        return nil
    }

    /// What stands between quotes, two for one that is meant.
    private static func unquoted(_ quoted: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var isSecond = false
        for byte in quoted.dropFirst().dropLast() {
            isSecond = byte == 0x22 && !isSecond
            if !isSecond { bytes.append(byte) }
        }
        return bytes
    }

    /// Without the carriage return before a line end.
    private static func trimmed(_ field: [UInt8]) -> [UInt8] {
        field.last == 0x0D ? Array(field.dropLast()) : field
    }
}
