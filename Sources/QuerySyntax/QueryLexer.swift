/// Cuts a query into tokens.
///
/// Any text has tokens; what is odd about it becomes a note.
struct QueryLexer {
    /// The largest slop or distance; more is taken as this much.
    static let mostSlop = 1 << 16
    /// What scores are multiplied with at the most.
    static let mostBoost: Float = 1000
    /// The most letters in which a fuzzy word may differ.
    static let mostEdits = 2
    private static let defaultDistance = 10
    /// The longest regular expression and the longest range of days, in bytes: so far an end is looked
    /// for.
    private static let longestRegex = 1000
    private static let longestDate = 64

    static let noDate =
        "date: takes a day such as 2025-11-13 or 2025-11, or a range such as "
        + "[2025-11-01 TO 2025-11-13]; what it has is looked for as words"

    private let bytes: [UInt8]
    private var index = 0
    private(set) var tokens: [QueryToken] = []
    /// By token: the byte it begins with.
    private(set) var offsets: [Int] = []
    private(set) var notes: [QueryNote] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        while skipSpace() { next() }
    }

    /// Forgets all tokens from one on.
    mutating func cut(from token: Int) {
        tokens.removeSubrange(token...)
        offsets.removeSubrange(token...)
    }

    private mutating func skipSpace() -> Bool {
        while index < bytes.count, isSpace(bytes[index]) { index += 1 }
        return index < bytes.count
    }

    private mutating func append(_ token: QueryToken, at offset: Int) {
        tokens.append(token)
        offsets.append(offset)
    }

    private mutating func note(_ message: String, at offset: Int) {
        if !notes.contains(where: { $0.message == message }) {
            notes.append(QueryNote(message: message, offset: offset))
        }
    }

    private mutating func next() {
        let start = index
        switch bytes[index] {
        case UInt8(ascii: "("): sign(.open)
        case UInt8(ascii: ")"):
            sign(.close)
            boost()
        case UInt8(ascii: "\""): phrase()
        case UInt8(ascii: "+") where startsOperand(after: index): sign(.plus)
        case UInt8(ascii: "-") where startsOperand(after: index): sign(.minus)
        case UInt8(ascii: "!") where startsOperand(after: index): sign(.not)
        default:
            if case .field(let field) = tokens.last, isDirectlyBehindField {
                switch field {
                case .date: return date()
                case .path, .url: return word(isPlace: true)
                default: break
                }
            }
            if bytes[start] == UInt8(ascii: "/"), let end = endOfRegex() {
                return regex(endingAt: end)
            }
            word(isPlace: false)
        }
    }

    private var isDirectlyBehindField: Bool {
        index > 0 && bytes[index - 1] == UInt8(ascii: ":")
    }

    private mutating func sign(_ token: QueryToken) {
        append(token, at: index)
        index += 1
    }

    /// Whether a sign at `position` stands directly before what it is about.
    private func startsOperand(after position: Int) -> Bool {
        position + 1 < bytes.count && !isSpace(bytes[position + 1])
    }

    // MARK: Phrases

    private mutating func phrase() {
        let start = index
        index += 1
        let end = closingQuote()
        let words = QueryTextReader.phrase(bytes[index..<end])
        index = min(end + 1, bytes.count)
        if end == bytes.count {
            note("a quote is not closed; the phrase is taken to end with the query", at: start)
            return append(.operand(.phrase(words, byStems: false, slop: 0)), at: start)
        }
        var (byStems, slop) = (false, 0)
        if index < bytes.count, bytes[index] == UInt8(ascii: "~") {
            index += 1
            let digits = digits()
            byStems = digits == nil
            slop = min(digits ?? 0, QueryLexer.mostSlop)
        }
        append(.operand(.phrase(words, byStems: byStems, slop: slop)), at: start)
        boost()
    }

    /// The next quote that no backslash stands before, or the end.
    private func closingQuote() -> Int {
        var end = index
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            end += bytes[end] == UInt8(ascii: "\\") && end + 1 < bytes.count ? 2 : 1
        }
        return min(end, bytes.count)
    }

    /// The number at the current place, which is passed over; nil if there is none.
    ///
    /// Numbers that are too large are the largest.
    private mutating func digits() -> Int? {
        let start = index
        while index < bytes.count, isDigit(bytes[index]) { index += 1 }
        return start == index ? nil : Int(text(start..<index)) ?? .max
    }

    // MARK: Regular expressions

    /// Where the regular expression that begins at the current slash ends: at a slash that no word
    /// goes on behind.
    private func endOfRegex() -> Int? {
        var end = index + 1
        let limit = min(bytes.count, end + QueryLexer.longestRegex)
        while end < limit, !isLineEnd(bytes[end]) {
            if bytes[end] == UInt8(ascii: "\\") {
                end += 1
            } else if bytes[end] == UInt8(ascii: "/") {
                let goesOn =
                    end + 1 < bytes.count && !isSpace(bytes[end + 1])
                    && bytes[end + 1] != UInt8(ascii: ")") && bytes[end + 1] != UInt8(ascii: "^")
                return goesOn || end == index + 1 ? nil : end
            }
            end += 1
        }
        return nil
    }

    private mutating func regex(endingAt end: Int) {
        let start = index
        let typed = text(start + 1..<end)
        index = end + 1
        do throws(RegexParser.Fault) {
            append(.operand(.regex(try RegexParser.parse(typed), typed: typed)), at: start)
        } catch {
            note(
                "/\(typed)/ is no regular expression: \(error.message); it is looked for as words",
                at: start)
            append(.operand(.word(QueryText(typed))), at: start)
        }
        boost()
    }

    // MARK: Words

    /// A word, an operator, or a field's name.
    ///
    /// - Parameter isPlace: whether it is a path or an address, in which more characters stand for
    ///   themselves.
    private mutating func word(isPlace: Bool) {
        let start = index
        while index < bytes.count, !isSpace(bytes[index]), !isDelimiter(bytes[index]) {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
                !isSpace(bytes[index + 1])
            {
                index += 2
                continue
            }
            if bytes[index] == UInt8(ascii: ":"), !isPlace, field(from: start) { return }
            index += 1
        }
        index = min(index, bytes.count)
        if mayBeOperator(bytes[start]), let token = operatorToken(text(start..<index)) {
            return append(token, at: start)
        }
        var end = index
        let factor = isPlace ? nil : boostSuffix(of: start..<end)
        if let factor { end = factor.end }
        if !isPlace, let fuzzy = fuzzySuffix(of: start..<end) {
            append(
                .operand(
                    .fuzzy(
                        QueryTextReader.plain(bytes[start..<fuzzy.end]), edits: fuzzy.edits)),
                at: start)
        } else {
            append(.operand(.word(QueryTextReader.word(bytes[start..<end]))), at: start)
        }
        if let factor { append(.boost(factor.value), at: factor.end) }
    }

    /// Takes what stands from `start` to a colon as a field's name, if it is one.
    private mutating func field(from start: Int) -> Bool {
        guard index - start <= 8, index + 1 < bytes.count, !isSpace(bytes[index + 1]) else {
            return false
        }
        let name = text(start..<index)
        guard let field = QueryField(rawValue: name) else {
            let isName =
                index - start > 2 && name.utf8.allSatisfy { (97...122).contains($0) }
                && bytes[index + 1] != UInt8(ascii: "/")
            if isName { note("\(name): is not a field; it is looked for as a word", at: start) }
            return false
        }
        index += 1
        append(.field(field), at: start)
        return true
    }

    private func mayBeOperator(_ first: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "A"), UInt8(ascii: "O"), UInt8(ascii: "N"), UInt8(ascii: "&"),
            UInt8(ascii: "|"):
            true
        default: false
        }
    }

    private func operatorToken(_ text: String) -> QueryToken? {
        switch text {
        case "AND", "&&": return .and
        case "OR", "||": return .or
        case "NOT": return .not
        case "NEAR": return .near(QueryLexer.defaultDistance)
        default:
            guard text.hasPrefix("NEAR/"), text.utf8.count > 5,
                text.utf8.dropFirst(5).allSatisfy(isDigit)
            else { return nil }
            return .near(min(Int(text.dropFirst(5)) ?? .max, QueryLexer.mostSlop))
        }
    }

    /// A `~` or `~1` at the end of a word.
    private mutating func fuzzySuffix(of range: Range<Int>) -> (edits: Int?, end: Int)? {
        var tilde = range.upperBound - 1
        while tilde > range.lowerBound,
            isDigit(bytes[tilde]) || bytes[tilde] == UInt8(ascii: ".")
        {
            tilde -= 1
        }
        guard tilde > range.lowerBound, bytes[tilde] == UInt8(ascii: "~"),
            bytes[tilde - 1] != UInt8(ascii: "\\")
        else { return nil }
        let number = text(tilde + 1..<range.upperBound)
        if number.isEmpty { return (nil, tilde) }
        guard let value = Double(number) else { return nil }
        // Lucene before version 4 took a likeness from 0 to 1 here.
        if value < 1, number.contains(".") { return (nil, tilde) }
        if value > Double(QueryLexer.mostEdits) {
            note("words may differ by \(QueryLexer.mostEdits) letters at most", at: tilde)
        }
        return (Int(min(value, Double(QueryLexer.mostEdits))), tilde)
    }

    // MARK: Boosts

    /// A `^2` directly behind a phrase, a group or a regular expression.
    private mutating func boost() {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "^") else { return }
        let start = index
        var end = index + 1
        while end < bytes.count, isDigit(bytes[end]) || bytes[end] == UInt8(ascii: ".") { end += 1 }
        guard let value = boost(start + 1..<end) else { return }
        append(.boost(value), at: start)
        index = end
    }

    /// A `^2` at the end of a word.
    private mutating func boostSuffix(of range: Range<Int>) -> (value: Float, end: Int)? {
        var sign = range.upperBound - 1
        while sign > range.lowerBound, isDigit(bytes[sign]) || bytes[sign] == UInt8(ascii: ".") {
            sign -= 1
        }
        guard sign > range.lowerBound, bytes[sign] == UInt8(ascii: "^"),
            bytes[sign - 1] != UInt8(ascii: "\\"),
            let value = boost(sign + 1..<range.upperBound)
        else { return nil }
        return (value, sign)
    }

    private mutating func boost(_ range: Range<Int>) -> Float? {
        guard let value = Float(text(range)) else { return nil }
        if value > QueryLexer.mostBoost {
            note("a boost is \(Int(QueryLexer.mostBoost)) at most", at: range.lowerBound - 1)
        }
        return min(value, QueryLexer.mostBoost)
    }

    // MARK: Dates

    /// What stands behind `date:`.
    private mutating func date() {
        let start = index
        let isRange = bytes[start] == UInt8(ascii: "[") || bytes[start] == UInt8(ascii: "{")
        var end = start
        while end < min(bytes.count, start + QueryLexer.longestDate),
            isRange
                ? bytes[end] != UInt8(ascii: "]") && bytes[end] != UInt8(ascii: "}")
                : !isSpace(bytes[end]) && !isDelimiter(bytes[end])
        {
            end += 1
        }
        if isRange, end < bytes.count { end += 1 }
        let typed = text(start..<end)
        if let days = DateSyntax.days(typed) {
            append(.operand(.date(days)), at: start)
            index = end
            return
        }
        note(QueryLexer.noDate, at: start)
        // Without its field, and whatever it is made of.
        tokens.removeLast()
        offsets.removeLast()
        word(isPlace: false)
        if index == start { index += 1 }
    }

    // MARK: Bytes

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || isLineEnd(byte) || byte == 0x09 }

    private func isLineEnd(_ byte: UInt8) -> Bool { (0x0A...0x0D).contains(byte) }

    private func isDelimiter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\"")
    }
}
