import Testing

@testable import QuerySyntax

/// A tree in one line: `[+a -b "c d"~ title:x]`.
private func line(_ node: QueryNode?) -> String {
    switch node {
    case nil: "nothing"
    case .word(let text): shown(text)
    case .fuzzy(let text, let edits): "<\(text)~\(edits.map { "\($0)" } ?? "")>"
    case .regex(_, let typed): "</\(typed)/>"
    case .phrase(let text, let byStems, let slop):
        "\"\(shown(text))\"" + (byStems ? "~" : "") + (slop > 0 ? "~\(slop)" : "")
    case .near(let nodes, let distance):
        "{" + nodes.map { line($0) }.joined(separator: " ") + "}\(distance)"
    case .date(let days):
        "<" + (days.first == .min ? "" : "\(days.first)") + ".."
            + (days.last == .max ? "" : "\(days.last)") + ">"
    case .boosted(let inner, let factor): "\(line(inner))^\(factor)"
    case .field(let field, let inner): "\(field.rawValue):\(line(inner))"
    case .group(let clauses):
        "["
            + clauses.map { clause in
                switch clause.occurrence {
                case .must: "+" + line(clause.node)
                case .should: line(clause.node)
                case .mustNot: "-" + line(clause.node)
                case .filter: "#" + line(clause.node)
                }
            }.joined(separator: " ") + "]"
    }
}

/// The text with its wildcards between brackets.
private func shown(_ text: QueryText) -> String {
    text.pieces.map { piece in
        switch piece {
        case .text(let characters): characters
        case .anyRun: "<*>"
        case .anyOne: "<?>"
        }
    }.joined()
}

@Suite struct QueryParserTests {
    @Test(arguments: [
        ("cookies", "cookies", PagePart.text), ("in:boilerplate", "[]", .boilerplate),
        ("in:boilerplate cookies", "[#[] cookies]", .boilerplate),
        ("cookies AND in:Boilerplate", "[+cookies #[]]", .boilerplate),
        ("(in:boilerplate \"a b\") c", "[[#[] \"a b\"] c]", .boilerplate),
        ("in:text cookies", "[#[] cookies]", .text), ("-in:boilerplate a", "[-[] a]", .text),
        ("in:boilerplate in:text", "[#[] #[]]", .text),
    ])
    func partOfPages(text: String, tree: String, part: PagePart) throws {
        let parsed = try QueryParser.parse(text)
        #expect(parsed.part == part, "\(text)")
        #expect(line(parsed.node) == tree, "\(text)")
        #expect(parsed.notes.isEmpty, "\(text)")
    }

    @Test(arguments: ["in:london", "in:\"boilerplate\"", "in:(boilerplate OR text)"])
    func noPartOfPages(text: String) throws {
        let parsed = try QueryParser.parse(text)
        #expect(parsed.part == .text)
        #expect(parsed.notes.map(\.message).first == "in: takes text or boilerplate")
    }

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
        ("-title:a", "[-title:a]"), ("title:a:b", "title:a:b"), ("n7:a/b", "n7:a/b"),
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
        // Wildcards, in words and in phrases.
        ("verif*", "verif<*>"), ("*able", "<*>able"), ("te?t", "te<?>t"), ("te??", "te<?>?"),
        ("a**b", "a<*>b"), ("*", "<*>"), ("who is he?", "[who is he?]"), ("why?!", "why?!"),
        ("\\*a\\?b", "*a?b"), ("c\\:\\(x", "c:(x"), ("C:\\new", "C:\\new"), ("a\\", "a\\"),
        ("\"verifiable st*\"", "\"verifiable st<*>\""), ("\"a * b?\"", "\"a * b?\""),
        ("\"*ly s?n\"~", "\"<*>ly s<?>n\"~"), ("\"a \\\" b\" c", "[\"a \" b\" c]"),
        ("\"a\\*\"", "\"a*\""),
        // Fuzzy words.
        ("roam~", "<roam~>"), ("roam~1", "<roam~1>"), ("roam~0.8", "<roam~>"), ("a~b", "a~b"),
        ("~", "~"), ("~/x", "~/x"), ("a\\~1", "a~1"), ("roam~1^2", "<roam~1>^2.0"), ("~1", "~1"),
        // Regular expressions.
        ("/colou?r/", "</colou?r/>"), ("(/a b/ c)", "[</a b/> c]"), ("/usr/lib", "/usr/lib"),
        ("/a\\/b/^3", "</a\\/b/>^3.0"), ("//", "//"), ("/", "/"), ("a/b/", "a/b/"),
        ("title:/a+/", "title:</a+/>"),
        // Boosts.
        ("a^2 b", "[a^2.0 b]"), ("\"a b\"^0.5", "\"a b\"^0.5"), ("(a b)^3", "[a b]^3.0"),
        ("title:a^2", "title:a^2.0"), ("a^", "a^"), ("^2", "^2"), ("a^2^3", "a^2^3.0"),
        ("a\\^2", "a^2"), ("\"a\"~2^4", "\"a\"~2^4.0"), ("x^2.5.1", "x^2.5.1"),
        // Nearness.
        ("a NEAR/5 b", "{a b}5"), ("a NEAR b", "{a b}10"),
        ("a NEAR/2 \"b c\" NEAR/7 d", "{a \"b c\" d}7"),
        ("a NEAR/5 b AND c", "[+{a b}5 +c]"), ("-a NEAR/1 b c", "[-{a b}1 c]"),
        ("NEAR/x", "NEAR/x"),
        ("title:(a NEAR/3 b*)", "title:{a b<*>}3"), ("near", "near"),
        // Fields.
        ("site:(a.com OR b.org)", "site:[a.com b.org]"), ("lang:fa", "lang:fa"),
        ("author:\"jane doe\"", "author:\"jane doe\""), ("path:/a/b/ c", "[#path:/a/b/ c]"),
        ("path:*.html", "path:<*>.html"), ("url:https://a.com/x?y=1", "url:https://a.com/x<?>y=1"),
        ("path:a:b~1", "path:a:b~1"), ("dam site:a.com", "[dam #site:a.com]"),
        ("dam OR site:a.com", "[dam site:a.com]"), ("dam AND lang:en", "[+dam #lang:en]"),
        ("+site:a (lang:en OR lang:fr) x", "[#site:a #[lang:en lang:fr] x]"),
        ("-site:a x", "[-site:a x]"), ("x (a site:b)", "[x [a #site:b]]"),
        ("site:(a b)", "site:[a b]"), ("site:(a AND b)", "site:[+a +b]"),
        // Dates: 2025-11-01 is day 20,393.
        ("date:2025-11", "date:<20393..20422>"), ("date:2025-11-13", "date:<20405..20405>"),
        ("date:2025", "date:<20089..20453>"), ("date:*", "date:<..>"),
        ("date:[2025-11-01 TO 2025-11-13] x", "[#date:<20393..20405> x]"),
        ("date:{2025-11-01 TO *]", "date:<20394..>"), ("date:[* TO 2025-11}", "date:<..20392>"),
        ("date:>=2025-11", "date:<20393..>"), ("date:>2025-11", "date:<20423..>"),
        ("date:<2025-11", "date:<..20392>"), ("date:<=2025-11", "date:<..20422>"),
        ("date:2025-11-01..2025-11-13", "date:<20393..20405>"), ("date:2025..", "date:<20089..>"),
        ("date:..2025", "date:<..20453>"),
        ("date:(2024 OR 2025-11)", "date:[<19723..20088> <20393..20422>]"),
        ("date:1970-01-01", "date:<0..0>"), ("date:1969-12-31", "date:<-1..-1>"),
        ("date:2000-02-29", "date:<11016..11016>"), ("date:\"2025-11-13\"", "date:<20405..20405>"),
    ])
    func richTrees(text: String, expected: String) throws {
        let parsed = try QueryParser.parse(text)
        #expect(line(parsed.node) == expected)
        #expect(parsed.notes.isEmpty, "\(parsed.notes)")
    }

    /// Notes say where they are about.
    @Test(arguments: [
        ("dam \"a b", unclosedQuote, 4), ("a (b", unclosed, 2), ("ab ) c", unopened, 3),
        ("a AND", "an AND lacks a side", 2), ("x OR OR y", "an OR lacks a side", 2),
        ("ab -()", noOperand, 3), ("é title:) x", "title: has nothing behind it", 3),
        ("a roam~9", "words may differ by 2 letters at most", 6),
        ("a b^2000", "a boost is 1000 at most", 3), ("a NEAR/2", "a NEAR lacks a side", 2),
        ("NEAR/2 b", "a NEAR lacks a side", 0),
        ("x (a b) NEAR/2 c", "NEAR takes words and phrases; it is taken as AND", 2),
        ("x autor:smith", "autor: is not a field; it is looked for as a word", 2),
        ("x date:soon", QueryLexer.noDate, 7), ("date:2025-13", QueryLexer.noDate, 5),
        ("date:2025-02-29", QueryLexer.noDate, 5), ("date:[2025 TO", QueryLexer.noDate, 5),
        ("date:(a b)", QueryLexer.noDate, 6), ("date:0000", QueryLexer.noDate, 5),
        ("date:..", QueryLexer.noDate, 5),
    ])
    func places(text: String, message: String, offset: Int) throws {
        let notes = try QueryParser.parse(text).notes
        #expect(notes.contains(QueryNote(message: message, offset: offset)), "\(notes)")
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
        #expect(Set(parsed.notes.map(\.message)) == Set(notes))
        #expect(parsed.notes.count == notes.count)
    }

    @Test func operands() throws {
        let limit = QueryParser.maximumOperands
        let most = Array(repeating: "a", count: limit).joined(separator: " ")
        #expect(try QueryParser.parse(most).notes.isEmpty)
        let parsed = try QueryParser.parse(most + " b \"c d\" (e OR f)")
        #expect(
            parsed.notes == [
                QueryNote(
                    message: "words and phrases beyond \(limit) are ignored", offset: 2 * limit)
            ])
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
        case .field(_, let inner), .boosted(let inner, _): 1 + depth(inner)
        case .near(let nodes, _): 1 + (nodes.map { depth($0) }.max() ?? 0)
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
            #expect(
                parsed.notes.contains { $0.message.contains("more than 64 deep") } == (levels > 64))
        }
    }

    /// 64 KiB of anything take no longer than 64 KiB of words, give or take: nothing is quadratic.
    @Test(
        arguments: [
            "a ", "(", ")", "()", "\"", "\"\" ", "\"a\"~1 ) ", "\"x\"~", "title:", "title:a ", "-",
            "- ", "+", "!",
            "AND ", "OR ", "NOT ", "a AND ", "a OR ", "a AND b OR ", ":", "a:", "(a OR ", ") OR ( ",
            "text:(", "\u{0}", "é", "-\"", "\"\"~9)", "/", "/a ", "/a/^", "^2", "a^2 ", "~", "a~ ",
            "*",
            "? ", "NEAR/5 ", "a NEAR ", "\\", "date:[", "date:2025 ", "date:", "path:/",
            "[a TO b] ",
            "lang:(", "abc:", "date:(", "\"a\"^9",
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
            "\u{0}", "9", "&&", "||", "/", "*", "?", "^", "2", "NEAR/3", "date:", "[", " TO ", "]",
            "{",
            "2025-11", "site:", "path:", "\\", ".", "\"~2",
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
