/// A piece of a query.
enum QueryToken: Hashable {
    case word(String)
    case phrase(String, byStems: Bool, slop: Int)
    /// A known field's name and a colon.
    case field(String)
    case open
    case close
    case plus
    case minus
    case and
    case or
    case not

    /// Whether it is a word or a phrase.
    var isOperand: Bool {
        switch self {
        case .word, .phrase: true
        default: false
        }
    }
}

/// Cuts a query into tokens.
///
/// Any text has tokens; what is odd about it becomes a note.
struct QueryLexer {
    static let fields: Set<String> = ["title", "text"]
    private static let longestField = 16
    /// The largest slop; more is taken as this much.
    static let mostSlop = 1 << 16

    private let bytes: [UInt8]
    private var index = 0
    var tokens: [QueryToken] = []
    private(set) var notes: [String] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        while let token = next() { tokens.append(token) }
    }

    private mutating func next() -> QueryToken? {
        while index < bytes.count, isSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "("):
            index += 1
            return .open
        case UInt8(ascii: ")"):
            index += 1
            return .close
        case UInt8(ascii: "\""):
            return phrase()
        case UInt8(ascii: "+") where startsOperand(after: index):
            index += 1
            return .plus
        case UInt8(ascii: "-") where startsOperand(after: index):
            index += 1
            return .minus
        case UInt8(ascii: "!") where startsOperand(after: index):
            index += 1
            return .not
        default:
            return word()
        }
    }

    /// Whether a sign at `position` stands directly before what it is about.
    private func startsOperand(after position: Int) -> Bool {
        position + 1 < bytes.count && !isSpace(bytes[position + 1])
    }

    private mutating func phrase() -> QueryToken {
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if index == bytes.count {
            notes.append("a quote is not closed; the phrase is taken to end with the query")
            return .phrase(text, byStems: false, slop: 0)
        }
        index += 1
        guard index < bytes.count, bytes[index] == UInt8(ascii: "~") else {
            return .phrase(text, byStems: false, slop: 0)
        }
        index += 1
        let digits = index
        while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
        guard index > digits else { return .phrase(text, byStems: true, slop: 0) }
        let slop = Int(String(decoding: bytes[digits..<index], as: UTF8.self)) ?? .max
        return .phrase(text, byStems: false, slop: min(slop, QueryLexer.mostSlop))
    }

    private mutating func word() -> QueryToken {
        let start = index
        while index < bytes.count, !isSpace(bytes[index]), !isDelimiter(bytes[index]) {
            if bytes[index] == UInt8(ascii: ":"), index - start <= QueryLexer.longestField,
                index + 1 < bytes.count, !isSpace(bytes[index + 1])
            {
                let name = String(decoding: bytes[start..<index], as: UTF8.self)
                if QueryLexer.fields.contains(name) {
                    index += 1
                    return .field(name)
                }
            }
            index += 1
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if index - start > 3 { return .word(text) }
        switch text {
        case "AND", "&&": return .and
        case "OR", "||": return .or
        case "NOT": return .not
        default: return .word(text)
        }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private func isDelimiter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\"")
    }
}
