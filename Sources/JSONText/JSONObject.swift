/// Builds one line of JSON.
package struct JSONObject {
    private var text = "{"

    package init() {}

    /// The object, closed.
    package var line: String { text + "}" }

    package mutating func add(_ name: String, _ value: String?) {
        addRaw(name, value.map(JSONObject.quoted) ?? "null")
    }

    package mutating func add(_ name: String, _ value: Int) { addRaw(name, String(value)) }

    package mutating func add(_ name: String, _ value: Bool) {
        addRaw(name, value ? "true" : "false")
    }

    package mutating func add(_ name: String, _ value: Float) {
        addRaw(name, value.isFinite ? "\(value)" : "null")
    }

    package mutating func add(_ name: String, _ value: Double) {
        addRaw(name, value.isFinite ? "\(value)" : "null")
    }

    package mutating func add(_ name: String, _ range: Range<Int>) {
        addRaw(name, "[\(range.lowerBound),\(range.upperBound)]")
    }

    package mutating func add(_ name: String, _ ranges: [Range<Int>]) {
        addRaw(
            name,
            "[" + ranges.map { "[\($0.lowerBound),\($0.upperBound)]" }.joined(separator: ",") + "]")
    }

    package mutating func add(_ name: String, _ objects: [JSONObject]) {
        addRaw(name, "[" + objects.map(\.line).joined(separator: ",") + "]")
    }

    package mutating func add(_ name: String, _ object: JSONObject) { addRaw(name, object.line) }

    package mutating func add(_ name: String, _ texts: [String]) {
        addRaw(name, "[" + texts.map(JSONObject.quoted).joined(separator: ",") + "]")
    }

    private mutating func addRaw(_ name: String, _ value: String) {
        if text.utf8.count > 1 { text += "," }
        text += JSONObject.quoted(name) + ":" + value
    }

    /// A string in quotes, with what JSON (RFC 8259, section 7) does not allow in it escaped, and
    /// the control characters that it does allow, which a terminal might obey.
    static func quoted(_ string: String) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        var isAfterC2 = false
        for byte in string.utf8 {
            defer { isAfterC2 = byte == 0xC2 }
            switch byte {
            case 0x7F: bytes += Array("\\u007f".utf8)
            case 0x80...0x9F where isAfterC2:
                // U+0080 to U+009F, whose first byte is written already.
                bytes.removeLast()
                bytes += Array("\\u00\(String(byte, radix: 16))".utf8)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += Array("\\n".utf8)
            case 0x09: bytes += Array("\\t".utf8)
            case 0x0D: bytes += Array("\\r".utf8)
            case ..<0x20:
                let digits = String(byte, radix: 16)
                bytes += Array("\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }
}
