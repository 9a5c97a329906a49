/// The header fields of a record of a web archive, of an HTTP message or of a mail (RFC 5322, section 2.2), as
/// ranges of the bytes that they stand in.
struct HeaderFields {
    private var fields: [(name: Range<Int>, value: Range<Int>)] = []
    /// Behind the empty line that ends the header, or where the bytes end.
    private(set) var end: Int
    /// Whether there was such a line.
    private(set) var isComplete = false

    /// Reads lines up to an empty one.
    ///
    /// A line without a colon is passed over; one that begins with white space goes
    /// on with the field before it.
    ///
    /// - Complexity: O(header's bytes).
    init(_ bytes: [UInt8], in range: Range<Int>) {
        var start = range.lowerBound
        end = range.upperBound
        while start < range.upperBound {
            let lineEnd =
                ByteScan.first(0x0A, in: bytes, from: start, to: range.upperBound)
                ?? range.upperBound
            var stop = lineEnd
            while stop > start, bytes[stop - 1] == 0x0D { stop -= 1 }
            if stop == start {
                end = min(lineEnd + 1, range.upperBound)
                isComplete = lineEnd < range.upperBound
                return
            }
            if bytes[start] == 0x20 || bytes[start] == 0x09 {
                if let last = fields.indices.last {
                    fields[last].value = fields[last].value.lowerBound..<stop
                }
            } else if let colon = ByteScan.first(0x3A, in: bytes, from: start, to: stop) {
                fields.append((start..<colon, colon + 1..<stop))
            }
            start = lineEnd + 1
        }
    }

    /// The value of the first field with a name, which is given in lower case, without white space around it.
    func range(_ name: StaticString, in bytes: [UInt8]) -> Range<Int>? {
        for field in fields
        where field.name.count == name.utf8CodeUnitCount
            && ByteScan.has(name, in: bytes, at: field.name.lowerBound, to: field.name.upperBound)
        {
            var range = field.value
            while let first = range.first, bytes[first] <= 0x20 {
                range = first + 1..<range.upperBound
            }
            while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
            return range
        }
        return nil
    }

    /// As text; nil where there is none, or an empty one.
    func value(_ name: StaticString, in bytes: [UInt8]) -> String? {
        guard let range = range(name, in: bytes), !range.isEmpty else { return nil }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// As a number of bytes: digits alone, and no more of them than any file has bytes.
    func length(_ name: StaticString, in bytes: [UInt8]) -> Int? {
        guard let range = range(name, in: bytes) else { return nil }
        return HeaderFields.number(bytes[range])
    }

    /// A number of decimal digits below 10^15.
    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...15).contains(digits.count) else { return nil }
        var number = 0
        for digit in digits {
            guard digit &- 0x30 < 10 else { return nil }
            number = 10 * number + Int(digit - 0x30)
        }
        return number
    }
}
