/// Why bytes are no JSON.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    package enum Problem: String, Sendable {
        case unexpectedEnd = "unexpected end"
        case unexpectedByte = "unexpected byte"
        case invalidNumber = "invalid number"
        case invalidEscape = "invalid escape"
        case invalidUTF8 = "invalid UTF-8"
        case controlCharacter = "control character in a string"
        case tooDeep = "nested too deep"
        case tooManyValues = "too many values"
        case trailingBytes = "bytes after the value"
    }

    /// What is wrong.
    package let problem: Problem
    /// Where, as a byte offset in the input.
    package let offset: Int

    /// One line for people.
    package var description: String { "\(problem.rawValue) at byte \(offset)" }
}
