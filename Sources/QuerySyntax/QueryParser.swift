/// Makes a syntax tree of a query.
///
/// Every text has one: what can't be meant as typed is read in the nearest way that can, and said
/// in the notes.
///
/// ```
/// group   --> choice*                         side by side
/// choice  --> both ("OR" both)*
/// both    --> clause ("AND" clause)*
/// clause  --> ("+" | "-" | "NOT")? nearness
/// nearness --> operand ("NEAR" operand)*
/// operand --> (leaf | "(" group ")" | field ":" operand) boost?
/// ```
/// NEAR binds tighter than AND, AND tighter than OR, and OR tighter than standing side by side.
///
/// - Complexity: linear in the length of the query; nesting is followed to a depth of 64.
public struct QueryParser {
    /// The longest query, in bytes of UTF-8.
    public static let maximumLength = 1 << 16
    /// Words and phrases that are looked for; what stands behind them is ignored.
    public static let maximumOperands = 1024
    private static let maximumDepth = 64

    private let tokens: [QueryToken]
    /// By token, and then where the query ends.
    private let offsets: [Int]
    private var index = 0
    private var notes: [QueryNote]
    /// The field that the current operand is looked for in.
    private var field = QueryField.text
    private var part = PagePart.text

    /// Parses a query.
    ///
    /// - Throws: `QueryError.tooLong`.
    public static func parse(_ text: String) throws(QueryError) -> ParsedQuery {
        guard text.utf8.count <= maximumLength else {
            throw .tooLong(bytes: text.utf8.count, limit: maximumLength)
        }
        var lexer = QueryLexer(text)
        let cut = QueryParser.cut(&lexer)
        var parser = QueryParser(
            tokens: lexer.tokens, offsets: lexer.offsets + [text.utf8.count],
            notes: lexer.notes + cut)
        var clauses = parser.group(depth: 0)
        while parser.index < parser.tokens.count {
            parser.note("a ) without ( is ignored")
            parser.index += 1
            clauses += parser.group(depth: 0)
        }
        return ParsedQuery(node: node(of: clauses), part: parser.part, notes: parser.notes)
    }

    /// Takes away what is beyond the last word or phrase that is looked for, and says so.
    private static func cut(_ lexer: inout QueryLexer) -> [QueryNote] {
        if lexer.tokens.count <= maximumOperands { return [] }
        let operands = lexer.tokens.indices.filter { lexer.tokens[$0].isOperand }
        guard operands.count > maximumOperands else { return [] }
        let offset = lexer.offsets[operands[maximumOperands]]
        lexer.cut(from: operands[maximumOperands - 1] + 1)
        return [
            QueryNote(
                message: "words and phrases beyond \(maximumOperands) are ignored", offset: offset)
        ]
    }

    private init(tokens: [QueryToken], offsets: [Int], notes: [QueryNote]) {
        self.tokens = tokens
        self.offsets = offsets
        self.notes = notes
    }

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

    /// - Parameter place: the token that it is about; the next one if nil.
    private mutating func note(_ message: String, at place: Int? = nil) {
        if notes.contains(where: { $0.message == message }) { return }
        notes.append(
            QueryNote(message: message, offset: offsets[min(place ?? index, tokens.count)]))
    }

    /// Clauses up to a closing parenthesis or the end.
    private mutating func group(depth: Int) -> [QueryClause] {
        var clauses: [QueryClause] = []
        while index < tokens.count, !isAtClose {
            let before = index
            if var clause = choice(depth: depth) {
                // Sites side by side behind one site: are a choice.
                if !field.isFilter { asFilter(&clause) }
                clauses.append(clause)
            }
            if index == before { skip() }
        }
        return clauses
    }

    /// Makes a clause that only has conditions a filter.
    private func asFilter(_ clause: inout QueryClause) {
        switch clause.occurrence {
        case .should, .must:
            if QueryParser.isFilter(clause.node, field) { clause.occurrence = .filter }
        case .mustNot, .filter: break
        }
    }

    private static func isFilter(_ node: QueryNode, _ field: QueryField) -> Bool {
        switch node {
        case .date: true
        case .field(let own, let inner): isFilter(inner, own)
        case .boosted(let inner, _): isFilter(inner, field)
        case .group(let clauses): clauses.allSatisfy { isFilter($0.node, field) }
        case .word, .phrase, .fuzzy, .regex, .near: field.isFilter
        }
    }

    /// Passes over a token that stands where it says nothing.
    private mutating func skip() {
        switch tokens[index] {
        case .near: note("a NEAR lacks a side")
        case .boost: note("a ^ has nothing before it")
        default: break
        }
        index += 1
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
                note("an OR lacks a side", at: index - 1)
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
                note("an AND lacks a side", at: index - 1)
            }
        }
        guard clauses.count > 1 else { return clauses.first }
        let required = clauses.map { clause in
            var clause = clause
            if clause.occurrence == .should { clause.occurrence = .must }
            if !field.isFilter { asFilter(&clause) }
            return clause
        }
        return QueryClause(.should, .group(required))
    }

    private mutating func clause(depth: Int) -> QueryClause? {
        var occurrence = QueryClause.Occurrence.should
        let start = index
        let part = part
        while index < tokens.count {
            switch tokens[index] {
            case .plus: occurrence = .must
            case .minus, .not: occurrence = .mustNot
            default:
                guard let node = nearness(depth: depth) else {
                    if occurrence != .should {
                        note("a +, - or NOT has nothing behind it", at: start)
                    }
                    return nil
                }
                // Not in the boilerplate is in the text.
                if occurrence == .mustNot, node == QueryParser.nothing { self.part = part }
                return QueryClause(occurrence, node)
            }
            index += 1
        }
        if occurrence != .should { note("a +, - or NOT has nothing behind it", at: start) }
        return nil
    }

    private mutating func nearness(depth: Int) -> QueryNode? {
        let start = index
        guard let first = operand(depth: depth) else { return nil }
        var operands = [first]
        var distance = 0
        while index < tokens.count, case .near(let own) = tokens[index] {
            index += 1
            if let next = operand(depth: depth) {
                operands.append(next)
                distance = max(distance, own)
            } else {
                note("a NEAR lacks a side", at: index - 1)
            }
        }
        if operands.count == 1 { return first }
        if operands.allSatisfy(QueryParser.canBeNear) {
            return .near(operands, distance: distance)
        }
        note("NEAR takes words and phrases; it is taken as AND", at: start)
        return .group(operands.map { QueryClause(.must, $0) })
    }

    private static func canBeNear(_ node: QueryNode) -> Bool {
        switch node {
        case .word, .fuzzy, .regex, .phrase(_, _, slop: 0): true
        default: false
        }
    }

    private mutating func operand(depth: Int) -> QueryNode? {
        guard var node = unboosted(depth: depth) else { return nil }
        while index < tokens.count, case .boost(let factor) = tokens[index] {
            index += 1
            node = .boosted(node, by: factor)
        }
        return node
    }

    private mutating func unboosted(depth: Int) -> QueryNode? {
        guard index < tokens.count else { return nil }
        switch tokens[index] {
        case .operand(let node):
            index += 1
            return field == .date ? day(node) : node
        case .field(let name):
            guard depth < QueryParser.maximumDepth else { return operandTooDeep() }
            index += 1
            if name == .part { return namedPart(depth: depth) }
            let outer = field
            field = name
            defer { field = outer }
            if let node = operand(depth: depth + 1) { return .field(name, node) }
            note("\(name.rawValue): has nothing behind it", at: index - 1)
            return nil
        case .open:
            guard depth < QueryParser.maximumDepth else { return operandTooDeep() }
            let start = index
            index += 1
            let clauses = group(depth: depth + 1)
            if isAtClose {
                index += 1
            } else {
                note("a ( is not closed; it is taken to end with the query", at: start)
            }
            return QueryParser.node(of: clauses)
        default:
            return nil
        }
    }

    /// What stands behind `in:`.
    private mutating func namedPart(depth: Int) -> QueryNode? {
        if index < tokens.count, case .operand(.word(let text)) = tokens[index],
            let part = PagePart(rawValue: text.typed.lowercased())
        {
            index += 1
            self.part = part
            return QueryParser.nothing
        }
        note("in: takes text or boilerplate", at: index - 1)
        return operand(depth: depth + 1)
    }

    /// What asks for nothing, where something stood.
    private static let nothing = QueryNode.group([])

    /// A day that stands in a group behind `date:`.
    private mutating func day(_ node: QueryNode) -> QueryNode {
        switch node {
        case .word(let text), .phrase(let text, _, _):
            if let days = DateSyntax.days(text.typed) { return .date(days) }
            note(QueryLexer.noDate, at: index - 1)
            return .field(.text, node)
        default: return node
        }
    }

    private mutating func operandTooDeep() -> QueryNode? {
        note("parentheses more than \(QueryParser.maximumDepth) deep are ignored")
        index += 1
        return nil
    }

    private static func node(of clauses: [QueryClause]) -> QueryNode? {
        if clauses.isEmpty { return nil }
        if clauses.count == 1, clauses[0].occurrence != .mustNot { return clauses[0].node }
        return .group(clauses)
    }
}
