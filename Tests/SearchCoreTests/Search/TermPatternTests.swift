import Testing
import TextAnalysis

@testable import QuerySyntax
@testable import SearchCore

/// Patterns against the most obvious way to find out whether they match, over random terms.
@Suite struct TermPatternTests {
    private static func text(
        _ alphabet: [String], _ lengths: ClosedRange<Int>, using generator: inout SeededGenerator
    ) -> String {
        (0..<Int.random(in: lengths, using: &generator)).map { _ in
            alphabet.randomElement(using: &generator)!
        }.joined()
    }

    private func accepts(_ pattern: TermPattern, _ term: String) -> Bool {
        let runner = PatternRunner(pattern.automaton)
        let end = term.unicodeScalars.reduce(runner.start) { runner.step($0, $1.value) }
        return runner.isAccepting(end)
    }

    @Test func againstOracle() throws {
        var generator = SeededGenerator(seed: 11)
        var matches = 0
        for _ in 0..<6000 {
            let term = Self.text(["a", "b", "é", "新"], 0...7, using: &generator)
            let letters = Self.text(["a", "b", "é", "新"], 1...6, using: &generator)
            let edits = Int.random(in: 1...2, using: &generator)
            let fuzzy = TermPattern.fuzzy(letters, edits: edits)
            let isNear = PatternOracle.matches(fuzzy.text, term, foldsCase: false)
            #expect(accepts(fuzzy, term) == isNear, "\(fuzzy.text) \(term)")

            var text = QueryText()
            for _ in 0..<Int.random(in: 1...5, using: &generator) {
                let pieces: [QueryText.Piece] = [
                    .anyRun, .anyOne, .text("a"), .text("b"), .text("é"),
                ]
                text.append(pieces.randomElement(using: &generator)!)
            }
            let isLike = PatternOracle.matches(text.typed, term, foldsCase: false)
            #expect(accepts(.wildcard(text), term) == isLike, "\(text.typed) \(term)")
            matches += (isNear ? 1 : 0) + (isLike ? 1 : 0)
        }
        #expect(matches > 500)
    }

    @Test func regularExpressionsAgainstOracle() throws {
        var generator = SeededGenerator(seed: 12)
        func expression(_ depth: Int) -> String {
            switch Int.random(in: 0..<(depth > 0 ? 9 : 4), using: &generator) {
            case 0, 1: return ["a", "b", "é"].randomElement(using: &generator)!
            case 2: return [".", "[ab]", "[^a]", "[a-cé]", "\\w"].randomElement(using: &generator)!
            case 3: return "a"
            case 4: return "(\(expression(depth - 1))|\(expression(depth - 1)))"
            case 5, 6: return expression(depth - 1) + expression(depth - 1)
            default:
                let times = ["*", "+", "?", "{2}", "{1,3}", "{0,1}", "{2,}"]
                return "(\(expression(depth - 1)))" + times.randomElement(using: &generator)!
            }
        }
        var matches = 0
        for _ in 0..<3000 {
            let typed = expression(4)
            let pattern = TermPattern.regex(try RegexParser.parse(typed), typed: typed) { [$0] }
            for _ in 0..<4 {
                let term = Self.text(["a", "b", "é", "c"], 0...5, using: &generator)
                let expected = PatternOracle.matches(pattern.text, term, foldsCase: false)
                #expect(accepts(pattern, term) == expected, "\(typed) \(term)")
                matches += expected ? 1 : 0
            }
        }
        #expect(matches > 500)
    }

    @Test(arguments: [
        ("a(", "a ( without )"), ("a)", "a ) without ("), ("*a", "a * with nothing before it"),
        ("[a", "a [ without ]"), ("a{", "a { without a number"), ("a{2", "a { without }"),
        ("a{3,2}", "a range of times that is empty"),
        ("[b-a]", "a range of characters that is empty"),
        ("a\\", "a \\ at the end"), ("\\q", "\\q is not known"), ("(?:a)", "(? is not known"),
        ("((a{100}){100}){100}", "it is too large"),
        (String(repeating: "(", count: 40), "it nests too deep"),
        (String(repeating: "ab", count: 600), "it is too large"),
    ])
    func faults(text: String, message: String) {
        #expect(throws: RegexParser.Fault(message: message)) { try RegexParser.parse(text) }
    }

    @Test func prefixes() throws {
        func prefix(_ typed: String) throws -> String {
            let pattern = TermPattern.regex(try RegexParser.parse(typed), typed: typed) { [$0] }
            return String(decoding: pattern.automaton.literalPrefix, as: UTF8.self)
        }
        #expect(try prefix("abé.*") == "abé")
        #expect(try prefix("ab*") == "a")
        #expect(try prefix("a|b") == "")
        #expect(try prefix("abc") == "abc")
        #expect(TermPattern.fuzzy("abc", edits: 1).automaton.literalPrefix == [])
    }

    /// A scan of a dictionary passes over stretches of terms, and finds what a look at each would.
    @Test func scans() throws {
        var generator = SeededGenerator(seed: 13)
        let settings = IndexSettings(analyzer: .whitespace, hasStems: false)
        let folder = try TemporaryFolder()
        let writer = try IndexWriter(folder: folder.path, settings: settings)
        var terms: Set<String> = []
        for number in 0..<400 {
            let words = (0..<20).map { _ in
                Self.text(["a", "b", "c", "é", "新", "x1"], 1...6, using: &generator)
            }
            terms.formUnion(words)
            try writer.add(Document(key: "\(number)", text: words.joined(separator: " ")))
        }
        try writer.commit()
        let reader = try IndexReader(folder: folder.path)
        let dictionary = try #require(
            reader.segments[0].dictionary(DictionaryID(field: .text, form: .exact)))
        #expect(dictionary.count == terms.count)
        for typed in [
            "a.*", ".*é", "(a|b).*c.?", "新.*新", "[^a]+", "x1(ab|ba)?.*", "ccc", "é", ".", "zz.*",
            ".*zz", "b{2,3}a*.*", ".*", "a.{3}",
        ] {
            let pattern = TermPattern.regex(try RegexParser.parse(typed), typed: typed) { [$0] }
            var scanner = TermScanner(pattern)
            let found = try scanner.terms(in: dictionary, deadline: .never)
            let expected = terms.filter {
                PatternOracle.matches(pattern.text, $0, foldsCase: false)
            }
            #expect(found.count == expected.count, "\(typed)")
            // The frequencies tell which terms they are, nearly.
            let frequencies = try expected.map { term in
                try #require(try dictionary.info(of: Array(term.utf8)))
            }
            #expect(Set(found.map(\.postings)) == Set(frequencies.map(\.postings)), "\(typed)")
        }
    }

    @Test func successors() {
        #expect(TermScanner.successor(of: [1, 2, 3]) == [1, 2, 4])
        #expect(TermScanner.successor(of: [1, 255, 255]) == [2])
        #expect(TermScanner.successor(of: [255]) == nil)
    }

    /// Words with wildcards are cut as the analyzer cuts words, and folded as terms are.
    @Test(arguments: [
        ("Verif*", ["verif*"]), ("É*té", ["e*te"]), ("cross-bord*", ["cross", "bord*"]),
        ("*-border", ["border"]), ("a.b*", ["a", "b*"]), ("新闻*", ["新闻", "闻*"]), ("*", []),
        ("ver*fy steps", ["ver*fy", "steps"]), ("*a*b?c", ["*a*b?c"]), ("st?p's", ["st?p", "s"]),
    ])
    func words(typed: String, expected: [String]) throws {
        let node = try QueryParser.parse("\"\(typed)\"").node
        guard case .phrase(let text, _, _) = node else {
            Issue.record("\(String(describing: node))")
            return
        }
        var reader = QueryWordReader(.standard)
        #expect(reader.words(of: text).map { String(decoding: $0.term, as: UTF8.self) } == expected)
    }
}
