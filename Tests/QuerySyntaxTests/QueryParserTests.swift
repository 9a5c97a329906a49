import Testing

@testable import QuerySyntax

/// A tree in one line: `[+a -b "c d"~ title:x]`.
private func line(_ node: QueryNode?) -> String {
    switch node {
    case nil: "nothing"
    case .word(let text): text
    case .phrase(let text, let byStems, let slop):
        "\"\(text)\"" + (byStems ? "~" : "") + (slop > 0 ? "~\(slop)" : "")
    case .field(let name, let inner): "\(name):\(line(inner))"
    case .group(let clauses):
        "["
            + clauses.map { clause in
                switch clause.occurrence {
                case .must: "+" + line(clause.node)
                case .should: line(clause.node)
                case .mustNot: "-" + line(clause.node)
                }
            }.joined(separator: " ") + "]"
    }
}

@Suite struct QueryParserTests {
    static let unclosedQuote = "a quote is not closed; the phrase is taken to end with the query"
    static let unclosed = "a ( is not closed; it is taken to end with the query"
    static let unopened = "a ) without ( is ignored"
    static let noOperand = "a +, - or NOT has nothing behind it"

    @Test(arguments: [
        // Words and phrases.
        ("", "nothing"), (" \t\n\r", "nothing"), ("dam", "dam"), (" dam ", "dam"),
        ("border talks", "[border talks]"), ("cross-border", "cross-border"), ("don't", "don't"),
        ("新闻 поход", "[新闻 поход]"), ("a\u{A0}b", "a\u{A0}b"),
        ("\"verifiable steps\"", "\"verifiable steps\""), ("\"a b\"~", "\"a b\"~"),
        ("\"\"", "\"\""), ("\"a\" \"b\"", "[\"a\" \"b\"]"), ("a\"b\"c", "[a \"b\" c]"),
        ("\"(a OR b)\"", "\"(a OR b)\""), ("\"a\" ~", "[\"a\" ~]"), ("\"a\"~b", "[\"a\"~ b]"),
        // Signs.
        ("+a -b c", "[+a -b c]"), ("-a", "[-a]"), ("+a", "a"), ("!a b", "[-a b]"),
        ("a - b", "[a - b]"), ("a-b", "a-b"), ("a -(b c)", "[a -[b c]]"), ("--a", "[-a]"),
        ("+-a", "[-a]"), ("-+a", "a"), ("NOT NOT a", "[-a]"), ("-\"a b\"", "[-\"a b\"]"),
        ("C++ c#", "[C++ c#]"), ("a+", "a+"),
        // Operators: AND binds tighter than OR, and OR tighter than standing side by side.
        ("a AND b", "[+a +b]"), ("a && b", "[+a +b]"), ("a OR b", "[a b]"), ("a || b", "[a b]"),
        ("a AND b OR c", "[[+a +b] c]"), ("a OR b AND c", "[a [+b +c]]"),
        ("a AND b c OR d", "[[+a +b] [c d]]"), ("a AND NOT b", "[+a -b]"), ("a AND -b", "[+a -b]"),
        ("NOT a AND b", "[-a +b]"), ("a OR b OR c", "[a b c]"), ("a AND b AND c", "[+a +b +c]"),
        ("a and b", "[a and b]"), ("or", "or"), ("ANDY", "ANDY"), ("+a OR b", "[+a b]"),
        // Groups.
        ("(a)", "a"), ("((a b))", "[a b]"), ("(a OR b) AND c", "[+[a b] +c]"), ("(a)(b)", "[a b]"),
        ("(a b) c", "[[a b] c]"), ("(-a)", "[-a]"), ("a () b", "[a b]"), ("()", "nothing"),
        ("-(-a)", "[-[-a]]"), ("+(a b) c", "[+[a b] c]"),
        // Fields.
        ("title:a", "title:a"), ("title:(a b) c", "[title:[a b] c]"),
        ("text:\"a b\"~", "text:\"a b\"~"),
        ("-title:a", "[-title:a]"), ("title:a:b", "title:a:b"), ("url:a", "url:a"),
        ("https://a.example/b", "https://a.example/b"), ("title:", "title:"),
        ("title: a", "[title: a]"),
        ("Title:a", "Title:a"), ("title:text:a", "title:text:a"), ("12:30", "12:30"), (":a", ":a"),
        ("a:title:b", "a:title:b"), ("title:OR", "nothing"),
    ])
    func trees(text: String, expected: String) throws {
        let parsed = try QueryParser.parse(text)
        #expect(line(parsed.node) == expected)
        if expected != "nothing" || text != "title:OR" { #expect(parsed.notes.isEmpty) }
    }

    @Test(arguments: [
        ("\"a b", "\"a b\"", [unclosedQuote]), ("\"", "\"\"", [unclosedQuote]),
        ("a \"b c\" \"", "[a \"b c\" \"\"]", [unclosedQuote]),
        ("(a b", "[a b]", [unclosed]), ("((a", "a", [unclosed]), ("a)", "a", [unopened]),
        (")a))(", "a", [unopened, unclosed]), ("a AND", "a", ["an AND lacks a side"]),
        ("AND a", "a", ["an AND lacks a side"]), ("a OR", "a", ["an OR lacks a side"]),
        ("OR a", "a", ["an OR lacks a side"]), ("OR", "nothing", ["an OR lacks a side"]),
        ("a AND OR b", "[a b]", ["an AND lacks a side"]), ("a NOT", "a", [noOperand]),
        ("a (NOT) b", "[a b]", [noOperand]), ("-()", "nothing", [noOperand]),
        ("-)", "nothing", [noOperand, unopened]),
        ("a OR NOT", "a", [noOperand, "an OR lacks a side"]),
        ("a AND ()", "a", ["an AND lacks a side"]),
        ("\"a b\"~3", "\"a b\"~3", []),
        ("\"a b\"~0", "\"a b\"", []),
        ("\"a b\"~99999999999999999999", "\"a b\"~65536", []),
        ("title:-a", "[-a]", ["title: has nothing behind it"]),
        (
            "text:AND b title:)", "b",
            [
                "text: has nothing behind it", "an AND lacks a side",
                "title: has nothing behind it", unopened,
            ]
        ),
    ])
    func notes(text: String, expected: String, notes: [String]) throws {
        let parsed = try QueryParser.parse(text)
        #expect(line(parsed.node) == expected)
        #expect(Set(parsed.notes) == Set(notes))
        #expect(parsed.notes.count == notes.count)
    }

    @Test func operands() throws {
        let limit = QueryParser.maximumOperands
        let most = Array(repeating: "a", count: limit).joined(separator: " ")
        #expect(try QueryParser.parse(most).notes.isEmpty)
        let parsed = try QueryParser.parse(most + " b \"c d\" (e OR f)")
        #expect(parsed.notes == ["words and phrases beyond \(limit) are ignored"])
        #expect(parsed.node == (try QueryParser.parse(most).node))
    }

    @Test func length() throws {
        let limit = QueryParser.maximumLength
        #expect(try QueryParser.parse(String(repeating: "x", count: limit)).node != nil)
        #expect(throws: QueryError.tooLong(bytes: limit + 2, limit: limit)) {
            try QueryParser.parse(String(repeating: "é", count: limit / 2 + 1))
        }
    }

    private func depth(_ node: QueryNode?) -> Int {
        switch node {
        case .field(_, let inner): 1 + depth(inner)
        case .group(let clauses): 1 + (clauses.map { depth($0.node) }.max() ?? 0)
        default: 0
        }
    }

    /// However deep the nesting is typed, the tree's is bounded, and a note says so.
    @Test(arguments: ["(", "(a ", "title:", "-(", "a AND (b OR ", "title:(-"])
    func nesting(opening: String) throws {
        for count in [60, 70, QueryParser.maximumLength / opening.utf8.count - 8] {
            let parsed = try QueryParser.parse(String(repeating: opening, count: count) + "x y")
            #expect(depth(parsed.node) <= 64 * 3 + 3)
            let levels = count * opening.count { $0 == "(" || $0 == ":" }
            #expect(parsed.notes.contains { $0.contains("more than 64 deep") } == (levels > 64))
        }
    }

    /// 64 KiB of anything take no longer than 64 KiB of words, give or take: nothing is quadratic.
    @Test(
        arguments: [
            "a ", "(", ")", "()", "\"", "\"\" ", "\"a\"~1 ) ", "\"x\"~", "title:", "title:a ", "-",
            "- ", "+", "!",
            "AND ", "OR ", "NOT ", "a AND ", "a OR ", "a AND b OR ", ":", "a:", "(a OR ", ") OR ( ",
            "text:(", "\u{0}", "é", "-\"", "\"\"~9)",
        ])
    func hostileInputs(piece: String) throws {
        let count = QueryParser.maximumLength / piece.utf8.count
        let clock = ContinuousClock()
        var notes = 0
        let time = try clock.measure {
            notes = try QueryParser.parse(String(repeating: piece, count: count)).notes.count
        }
        #expect(time < .seconds(2), "\(time)")
        #expect(notes < 10)
    }

    /// No text crashes the parser, be it never so odd.
    @Test func randomTexts() throws {
        var state: UInt64 = 7
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let pieces = [
            "(", ")", "\"", "~", "+", "-", "!", " ", "AND", "OR", "NOT", "title:", ":", "a", "é",
            "\u{0}", "9", "&&", "||",
        ]
        for _ in 0..<4000 {
            let text = (0..<random(24)).map { _ in
                pieces[random(pieces.count)] + (random(3) == 0 ? " " : "")
            }.joined()
            let parsed = try QueryParser.parse(text)
            #expect(depth(parsed.node) < 200)
            let noise = String(
                decoding: (0..<random(60)).map { _ in UInt8(random(256)) }, as: UTF8.self)
            _ = try QueryParser.parse(noise)
        }
    }

    @Test func errors() {
        #expect(QueryError.empty.description == "the query has no word to search for")
        #expect(
            QueryError.tooLong(bytes: 7, limit: 5).description
                == "the query is 7 bytes long; at most 5 are allowed")
    }
}
