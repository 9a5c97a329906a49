/// Text of a query in which `*` and `?` may stand for other characters.
public struct QueryText: Sendable, Hashable, ExpressibleByStringLiteral {
    /// A stretch of the text.
    public enum Piece: Sendable, Hashable {
        /// Characters that stand for themselves.
        case text(String)
        /// Any characters, or none.
        case anyRun
        /// Any one character.
        case anyOne
    }

    /// The text; no two pieces of characters stand side by side, and none is empty.
    public private(set) var pieces: [Piece] = []

    /// No text.
    public init() {}

    /// Text without wildcards.
    public init(_ text: String) { pieces = text.isEmpty ? [] : [.text(text)] }

    /// Text without wildcards.
    public init(stringLiteral text: String) { self.init(text) }

    /// Whether there is a `*` or `?` in it.
    public var hasWildcards: Bool {
        pieces.contains { if case .text = $0 { false } else { true } }
    }

    /// Whether it is a `*` and nothing else.
    public var isAnything: Bool { pieces == [.anyRun] }

    /// The characters alone, with wildcards as they are typed.
    public var typed: String {
        if pieces.count == 1, case .text(let only) = pieces[0] { return only }
        return pieces.reduce(into: "") { text, piece in
            switch piece {
            case .text(let characters): text += characters
            case .anyRun: text += "*"
            case .anyOne: text += "?"
            }
        }
    }

    /// Appends characters that stand for themselves.
    public mutating func append(_ text: String) {
        if text.isEmpty { return }
        if case .text(let before) = pieces.last {
            pieces[pieces.count - 1] = .text(before + text)
        } else {
            pieces.append(.text(text))
        }
    }

    /// Appends a piece.
    public mutating func append(_ piece: Piece) {
        if case .text(let characters) = piece { return append(characters) }
        // Two stars side by side say what one says.
        if piece == .anyRun, pieces.last == .anyRun { return }
        pieces.append(piece)
    }
}
