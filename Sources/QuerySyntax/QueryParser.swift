/// Makes a syntax tree of a query.
///
/// Every text has one: what can't be meant as typed is read in the nearest way that can, and said
/// in the notes.
///
/// ```
/// group  --> choice*                         side by side
/// choice --> both ("OR" both)*
/// both   --> clause ("AND" clause)*
/// clause --> ("+" | "-" | "NOT")? operand
/// operand --> word | phrase | "(" group ")" | field ":" operand
/// ```
/// AND binds tighter than OR, and OR tighter than standing side by side.
///
/// - Complexity: linear in the length of the query; nesting is followed to a depth of 64.
public struct QueryParser {
    /// The longest query, in bytes of UTF-8.
    public static let maximumLength = 1 << 16
    /// Words and phrases that are looked for; what stands behind them is ignored.
    public static let maximumOperands = 1024
    private static let maximumDepth = 64

    private let tokens: [QueryToken]
    private var index = 0
    private var notes: [String]

    /// Parses a query.
    ///
    /// - Throws: `QueryError.tooLong`.
    public static func parse(_ text: String) throws(QueryError) -> ParsedQuery {
        guard text.utf8.count <= maximumLength else {
            throw .tooLong(bytes: text.utf8.count, limit: maximumLength)
        }
        var lexer = QueryLexer(text)
        let cut = QueryParser.cut(&lexer.tokens)
        var parser = QueryParser(
            tokens: lexer.tokens, notes: cut.isEmpty ? lexer.notes : lexer.notes + cut)
        var clauses = parser.group(depth: 0)
        while parser.index < parser.tokens.count {
            parser.index += 1
            parser.note("a ) without ( is ignored")
            clauses += parser.group(depth: 0)
        }
        return ParsedQuery(node: node(of: clauses), notes: parser.notes)
    }

    /// Takes away what is beyond the last word or phrase that is looked for, and says so.
    private static func cut(_ tokens: inout [QueryToken]) -> [String] {
        if tokens.count <= maximumOperands { return [] }
        let operands = tokens.indices.filter { tokens[$0].isOperand }
        guard operands.count > maximumOperands else { return [] }
        tokens.removeSubrange((operands[maximumOperands - 1] + 1)...)
        return ["words and phrases beyond \(maximumOperands) are ignored"]
    }

    private init(tokens: [QueryToken], notes: [String]) {
        self.tokens = tokens
        self.notes = notes
    }

    private var current: QueryToken? { index < tokens.count ? tokens[index] : nil }

    // Whether the next token is of a kind: told without a copy of it.
    private var isAtOr: Bool {
        if index < tokens.count, case .or = tokens[index] { true } else { false }
    }
    private var isAtAnd: Bool {
        if index < tokens.count, case .and = tokens[index] { true } else { false }
    }
    private var isAtClose: Bool {
        if index < tokens.count, case .close = tokens[index] { true } else { false }
    }

    private mutating func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }

    /// Clauses up to a closing parenthesis or the end.
    private mutating func group(depth: Int) -> [QueryClause] {
        var clauses: [QueryClause] = []
        while index < tokens.count, !isAtClose {
            let before = index
            if let clause = choice(depth: depth) { clauses.append(clause) }
            if index == before { index += 1 }
        }
        return clauses
    }

    private mutating func choice(depth: Int) -> QueryClause? {
        let first = both(depth: depth)
        guard isAtOr else { return first }
        if first == nil { note("an OR lacks a side") }
        var choices = first.map { [$0] } ?? []
        while isAtOr {
            index += 1
            if let next = both(depth: depth) {
                choices.append(next)
            } else {
                note("an OR lacks a side")
            }
        }
        guard choices.count > 1 else { return choices.first }
        return QueryClause(.should, .group(choices))
    }

    private mutating func both(depth: Int) -> QueryClause? {
        let first = clause(depth: depth)
        guard isAtAnd else { return first }
        if first == nil { note("an AND lacks a side") }
        var clauses = first.map { [$0] } ?? []
        while isAtAnd {
            index += 1
            if let next = clause(depth: depth) {
                clauses.append(next)
            } else {
                note("an AND lacks a side")
            }
        }
        guard clauses.count > 1 else { return clauses.first }
        let required = clauses.map { clause in
            clause.occurrence == .should ? QueryClause(.must, clause.node) : clause
        }
        return QueryClause(.should, .group(required))
    }

    private mutating func clause(depth: Int) -> QueryClause? {
        var occurrence = QueryClause.Occurrence.should
        while index < tokens.count {
            switch tokens[index] {
            case .plus: occurrence = .must
            case .minus, .not: occurrence = .mustNot
            default:
                guard let node = operand(depth: depth) else {
                    if occurrence != .should { note("a +, - or NOT has nothing behind it") }
                    return nil
                }
                return QueryClause(occurrence, node)
            }
            index += 1
        }
        if occurrence != .should { note("a +, - or NOT has nothing behind it") }
        return nil
    }

    private mutating func operand(depth: Int) -> QueryNode? {
        switch current {
        case .word(let text):
            index += 1
            return .word(text)
        case .phrase(let text, let byStems, let slop):
            index += 1
            return .phrase(text, byStems: byStems, slop: slop)
        case .field(let name):
            index += 1
            guard depth < QueryParser.maximumDepth else { return operandTooDeep() }
            if let node = operand(depth: depth + 1) { return .field(name, node) }
            note("\(name): has nothing behind it")
            return nil
        case .open:
            index += 1
            guard depth < QueryParser.maximumDepth else { return operandTooDeep() }
            let clauses = group(depth: depth + 1)
            if isAtClose {
                index += 1
            } else {
                note("a ( is not closed; it is taken to end with the query")
            }
            return QueryParser.node(of: clauses)
        default:
            return nil
        }
    }

    private mutating func operandTooDeep() -> QueryNode? {
        note("parentheses more than \(QueryParser.maximumDepth) deep are ignored")
        return nil
    }

    private static func node(of clauses: [QueryClause]) -> QueryNode? {
        if clauses.isEmpty { return nil }
        if clauses.count == 1, clauses[0].occurrence != .mustNot { return clauses[0].node }
        return .group(clauses)
    }
}
