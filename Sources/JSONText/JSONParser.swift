/// Reads JSON (RFC 8259) from UTF-8 bytes.
///
/// Strict, with one latitude for what pages embed: `allowsControlCharacters` lets raw line breaks
/// and tabs stand in strings. Depth and number of values are bounded, so that hostile input costs
/// linear time and memory. Lone surrogates in escapes become U+FFFD.
package struct JSONParser: Sendable {
    /// The deepest nesting read.
    package var maximumDepth: Int
    /// The most values read.
    package var maximumValues: Int
    /// Whether strings may hold raw control characters.
    package var allowsControlCharacters: Bool

    package init(
        maximumDepth: Int = 128, maximumValues: Int = 1 << 20,
        allowsControlCharacters: Bool = false
    ) {
        self.maximumDepth = maximumDepth
        self.maximumValues = maximumValues
        self.allowsControlCharacters = allowsControlCharacters
    }

    /// Reads exactly one value with nothing but white space around it.
    ///
    /// - Complexity: O(n).
    /// - Throws: `JSONError` with the byte offset of the first fault.
    package func parse(_ bytes: Span<UInt8>) throws(JSONError) -> JSONValue {
        try parse(bytes, takingBytesOf: nil).value
    }

    /// Reads exactly one value, and a long string in it without making a `String`.
    ///
    /// - Returns: the value, and the UTF-8 of the last string that is a member `name` of the value
    ///   itself. Such strings are empty in the value.
    /// - Complexity: O(n).
    /// - Throws: `JSONError` with the byte offset of the first fault.
    package func parse(
        _ bytes: Span<UInt8>, takingBytesOf name: String?
    ) throws(JSONError) -> (value: JSONValue, bytes: [UInt8]?) {
        var reader = Reader(options: self, taken: name)
        reader.skipSpace(bytes)
        let value = try reader.value(bytes, depth: 0)
        reader.skipSpace(bytes)
        guard reader.at == bytes.count else { throw reader.error(.trailingBytes) }
        return (value, reader.takenBytes)
    }
}

/// The cursor of a parse.
private struct Reader {
    let options: JSONParser
    /// The member of the outermost object whose bytes are kept instead of a string.
    let taken: String?
    private(set) var takenBytes: [UInt8]?
    var at = 0
    private var values = 0

    init(options: JSONParser, taken: String?) {
        self.options = options
        self.taken = taken
    }

    func error(_ problem: JSONError.Problem) -> JSONError {
        JSONError(problem: problem, offset: at)
    }

    mutating func skipSpace(_ bytes: Span<UInt8>) {
        while at < bytes.count {
            let byte = bytes[at]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            at += 1
        }
    }

    func peek(_ bytes: Span<UInt8>) throws(JSONError) -> UInt8 {
        guard at < bytes.count else { throw error(.unexpectedEnd) }
        return bytes[at]
    }

    mutating func value(_ bytes: Span<UInt8>, depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= options.maximumDepth else { throw error(.tooDeep) }
        values += 1
        guard values <= options.maximumValues else { throw error(.tooManyValues) }
        switch try peek(bytes) {
        case UInt8(ascii: "{"): return try object(bytes, depth: depth)
        case UInt8(ascii: "["): return try array(bytes, depth: depth)
        case UInt8(ascii: "\""): return .string(try string(bytes))
        case UInt8(ascii: "t"): return try literal(bytes, "true", .bool(true))
        case UInt8(ascii: "f"): return try literal(bytes, "false", .bool(false))
        case UInt8(ascii: "n"): return try literal(bytes, "null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return try number(bytes)
        default: throw error(.unexpectedByte)
        }
    }

    private mutating func literal(
        _ bytes: Span<UInt8>, _ word: String, _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        for byte in word.utf8 {
            guard try peek(bytes) == byte else { throw error(.unexpectedByte) }
            at += 1
        }
        return value
    }

    private mutating func array(
        _ bytes: Span<UInt8>, depth: Int
    ) throws(JSONError) -> JSONValue {
        at += 1
        var elements: [JSONValue] = []
        skipSpace(bytes)
        if try peek(bytes) == UInt8(ascii: "]") {
            at += 1
            return .array([])
        }
        while true {
            skipSpace(bytes)
            elements.append(try value(bytes, depth: depth + 1))
            skipSpace(bytes)
            switch try peek(bytes) {
            case UInt8(ascii: ","): at += 1
            case UInt8(ascii: "]"):
                at += 1
                return .array(elements)
            default: throw error(.unexpectedByte)
            }
        }
    }

    private mutating func object(
        _ bytes: Span<UInt8>, depth: Int
    ) throws(JSONError) -> JSONValue {
        at += 1
        var members: [JSONValue.Member] = []
        skipSpace(bytes)
        if try peek(bytes) == UInt8(ascii: "}") {
            at += 1
            return .object([])
        }
        while true {
            skipSpace(bytes)
            guard try peek(bytes) == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
            let name = try string(bytes)
            skipSpace(bytes)
            guard try peek(bytes) == UInt8(ascii: ":") else { throw error(.unexpectedByte) }
            at += 1
            skipSpace(bytes)
            members.append(.init(name: name, value: try member(name, bytes, depth: depth + 1)))
            skipSpace(bytes)
            switch try peek(bytes) {
            case UInt8(ascii: ","): at += 1
            case UInt8(ascii: "}"):
                at += 1
                return .object(members)
            default: throw error(.unexpectedByte)
            }
        }
    }

    private mutating func member(
        _ name: String, _ bytes: Span<UInt8>, depth: Int
    ) throws(JSONError) -> JSONValue {
        guard depth == 1, name == taken, try peek(bytes) == UInt8(ascii: "\"") else {
            if depth == 1, name == taken { takenBytes = nil }
            return try value(bytes, depth: depth)
        }
        values += 1
        guard values <= options.maximumValues else { throw error(.tooManyValues) }
        let start = at
        let (range, unescaped) = try content(bytes)
        let plain = bytes.extracting(range)
        guard unescaped.map({ UTF8Check.isWellFormed($0.span) }) ?? UTF8Check.isWellFormed(plain)
        else {
            at = start
            throw error(.invalidUTF8)
        }
        takenBytes = unescaped ?? (unsafe plain.withUnsafeBufferPointer { unsafe [UInt8]($0) })
        return .string("")
    }

    private mutating func number(_ bytes: Span<UInt8>) throws(JSONError) -> JSONValue {
        let start = at
        var isInteger = true
        if bytes[at] == UInt8(ascii: "-") { at += 1 }
        if try peek(bytes) == UInt8(ascii: "0") {
            at += 1
        } else {
            try digits(bytes)
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            isInteger = false
            at += 1
            try digits(bytes)
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
                at += 1
            }
            try digits(bytes)
        }
        var text = ""
        for index in start..<at { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
        if isInteger, let integer = Int(text) { return .integer(integer) }
        guard let double = Double(text), double.isFinite else {
            at = start
            throw error(.invalidNumber)
        }
        return .number(double)
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private mutating func digits(_ bytes: Span<UInt8>) throws(JSONError) {
        guard isDigit(try peek(bytes)) else { throw error(.invalidNumber) }
        while at < bytes.count, isDigit(bytes[at]) { at += 1 }
    }

    private mutating func string(_ bytes: Span<UInt8>) throws(JSONError) -> String {
        let start = at
        let (range, unescaped) = try content(bytes)
        if let unescaped { return try text(unescaped.span, from: start) }
        return try text(bytes.extracting(range), from: start)
    }

    /// Goes through a string.
    ///
    /// - Returns: where it stands in the input, and what it says if it has escapes.
    private mutating func content(
        _ bytes: Span<UInt8>
    ) throws(JSONError) -> (range: Range<Int>, unescaped: [UInt8]?) {
        at += 1
        let first = at
        var run = at
        var content: [UInt8]?
        while true {
            at = StringScanner.end(ofPlainBytes: bytes, from: at)
            switch try peek(bytes) {
            case UInt8(ascii: "\""):
                let end = at
                at += 1
                if content != nil { append(bytes.extracting(run..<end), to: &content!) }
                return (first..<end, content)
            case UInt8(ascii: "\\"):
                if content == nil { content = [] }
                append(bytes.extracting(run..<at), to: &content!)
                at += 1
                content!.append(contentsOf: String(try escape(bytes)).utf8)
                run = at
            default:
                guard options.allowsControlCharacters else { throw error(.controlCharacter) }
                at += 1
            }
        }
    }

    private mutating func text(
        _ bytes: Span<UInt8>, from start: Int
    ) throws(JSONError) -> String {
        do { return String(copying: try UTF8Span(validating: bytes)) } catch {
            at = start
            throw self.error(.invalidUTF8)
        }
    }

    private func append(_ bytes: Span<UInt8>, to content: inout [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe content.append(contentsOf: $0) }
    }

    private mutating func escape(_ bytes: Span<UInt8>) throws(JSONError) -> Unicode.Scalar {
        let letter = try peek(bytes)
        at += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let unit = try hexadecimal(bytes)
            if (0xD800..<0xDC00).contains(unit), at + 1 < bytes.count,
                bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
            {
                let mark = at
                at += 2
                let low = try hexadecimal(bytes)
                if (0xDC00..<0xE000).contains(low) {
                    let code = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                    return Unicode.Scalar(code) ?? "\u{FFFD}"
                }
                at = mark
            }
            return Unicode.Scalar(unit) ?? "\u{FFFD}"
        default:
            at -= 1
            throw error(.invalidEscape)
        }
    }

    private mutating func hexadecimal(_ bytes: Span<UInt8>) throws(JSONError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let byte = try peek(bytes)
            guard
                let digit = Unicode.Scalar(byte).properties.isASCIIHexDigit
                    ? UInt32(String(Unicode.Scalar(byte)), radix: 16) : nil
            else { throw error(.invalidEscape) }
            unit = unit << 4 | digit
            at += 1
        }
        return unit
    }
}
