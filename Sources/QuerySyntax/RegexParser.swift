/// Reads a regular expression.
///
/// ```
/// choice   --> sequence ("|" sequence)*
/// sequence --> (atom ("*" | "+" | "?" | "{" n ("," m?)? "}")?)*
/// atom     --> "(" choice ")" | "[" "^"? range* "]" | "." | "\" character | character
/// ```
/// `\d`, `\w` and `\s` are digits, letters with digits and `_`, and spaces; in capitals, all others. It
/// stands for a whole word, so that `^` and `$` at its ends say nothing.
///
/// - Complexity: linear in its length.
struct RegexParser {
    /// The most characters and sets, those of repeated parts counted as often as they may have to stand.
    static let maximumSize = 1000
    private static let maximumDepth = 32

    /// Why a regular expression can't be read.
    struct Fault: Error, Hashable {
        var message: String
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var size = 0

    /// - Throws: `Fault` if it is malformed, or larger than `maximumSize`.
    static func parse(_ text: String) throws(Fault) -> RegexNode {
        var parser = RegexParser(text)
        let node = try parser.choice(depth: 0)
        guard parser.index == parser.scalars.count else { throw Fault(message: "a ) without (") }
        return node
    }

    private init(_ text: String) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "^" { scalars.removeFirst() }
        if scalars.last == "$", scalars.dropLast().last != "\\" { scalars.removeLast() }
        self.scalars = scalars
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        index += 1
        return true
    }

    private mutating func choice(depth: Int) throws(Fault) -> RegexNode {
        guard depth <= RegexParser.maximumDepth else { throw Fault(message: "it nests too deep") }
        var choices = [try sequence(depth: depth)]
        while take("|") { choices.append(try sequence(depth: depth)) }
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private mutating func sequence(depth: Int) throws(Fault) -> RegexNode {
        var parts: [RegexNode] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            let before = size
            var part = try atom(depth: depth)
            while let (least, most) = try repetition() {
                // A part that stands n times has n copies.
                try grow(by: (size - before) * max(0, max(least, most ?? least + 1) - 1))
                part = .repeated(part, least: least, most: most)
            }
            parts.append(part)
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func grow(by count: Int) throws(Fault) {
        size += count
        guard size <= RegexParser.maximumSize else { throw Fault(message: "it is too large") }
    }

    private mutating func repetition() throws(Fault) -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard take("{") else { return nil }
        guard let least = number() else { throw Fault(message: "a { without a number") }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}") else { throw Fault(message: "a { without }") }
        if let most, most < least { throw Fault(message: "a range of times that is empty") }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = current, ("0"..."9").contains(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar.value) - 48, 1 << 20)
            index += 1
        }
        return value
    }

    private mutating func atom(depth: Int) throws(Fault) -> RegexNode {
        try grow(by: 1)
        let scalar = scalars[index]
        index += 1
        switch scalar {
        case "(":
            // A group that captures or looks around has a mark here.
            if current == "?" { throw Fault(message: "(? is not known") }
            let inner = try choice(depth: depth + 1)
            guard take(")") else { throw Fault(message: "a ( without )") }
            return inner
        case "[": return .characters(try set())
        case ".": return .characters(.any)
        case "*", "+", "?", "{": throw Fault(message: "a \(scalar) with nothing before it")
        case "\\": return .characters(try escape())
        default: return .characters(ScalarSet(scalar))
        }
    }

    private mutating func escape() throws(Fault) -> ScalarSet {
        guard let scalar = current else { throw Fault(message: "a \\ at the end") }
        index += 1
        switch scalar {
        case "d": return RegexParser.digits
        case "D": return RegexParser.digits.inverted
        case "w": return RegexParser.letters
        case "W": return RegexParser.letters.inverted
        case "s": return RegexParser.spaces
        case "S": return RegexParser.spaces.inverted
        case "a"..."z", "A"..."Z", "0"..."9": throw Fault(message: "\\\(scalar) is not known")
        default: return ScalarSet(scalar)
        }
    }

    private mutating func set() throws(Fault) -> ScalarSet {
        let isInverted = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while let scalar = current, scalar != "]" || isFirst {
            isFirst = false
            index += 1
            guard scalar != "\\" else {
                ranges += try escape().ranges
                continue
            }
            var last = scalar
            if current == "-", index + 1 < scalars.count, scalars[index + 1] != "]" {
                last = scalars[index + 1]
                index += 2
                guard last != "\\", last >= scalar else {
                    throw Fault(message: "a range of characters that is empty")
                }
            }
            ranges.append(scalar.value...last.value)
        }
        guard take("]") else { throw Fault(message: "a [ without ]") }
        let set = ScalarSet(ranges)
        return isInverted ? set.inverted : set
    }

    private static let digits = ScalarSet([0x30...0x39])
    private static let spaces = ScalarSet([0x09...0x0D, 0x20...0x20])
    /// Letters, marks and digits: of what is not ASCII everything, since terms have nothing else.
    private static let letters = ScalarSet([
        0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xAA...0x10FFFF,
    ])
}
