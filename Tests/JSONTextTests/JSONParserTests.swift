import Testing

@testable import JSONText

@Suite("JSON")
struct JSONParserTests {
    private func parse(_ text: String) throws -> JSONValue {
        try JSONParser().parse(Array(text.utf8).span)
    }

    @Test func readsEachKindOfValue() throws {
        let value = try parse(
            #" {"a": [1, -2.5e2, true, false, null], "b": {"c": "x"}, "d": "", "e": 0} "#)
        #expect(
            value["a"] == .array([.integer(1), .number(-250), .bool(true), .bool(false), .null]))
        #expect(value["b"]?["c"]?.string == "x")
        #expect(value["e"] == .integer(0))
        #expect(value["z"] == nil)
    }

    @Test func readsEscapesAndSurrogates() throws {
        let text = #""\" \\ \/ \b\f\n\r\t \u00e9 \ud83d\ude00 \ud800 x""#
        #expect(
            try parse(text).string
                == "\" \\ / \u{8}\u{C}\n\r\t é 😀 \u{FFFD} x")
    }

    @Test func bigIntegersBecomeDoubles() throws {
        #expect(try parse("9223372036854775807") == .integer(.max))
        #expect(try parse("9223372036854775808") == .number(9_223_372_036_854_775_808))
    }

    @Test func lastDuplicateWins() throws {
        #expect(try parse(#"{"a":1,"a":2}"#)["a"] == .integer(2))
    }

    /// What is taken is what the value has otherwise, and the rest is the same.
    @Test(arguments: [
        #"{"id": "a", "text": "x y", "n": 1}"#, #"{"text": "é\n\u00e9 \" z"}"#, #"{"text": ""}"#,
        #"{"text": "a", "text": "b\\c"}"#, #"{"text": "a", "text": 7}"#, #"{"text": null}"#,
        #"{"id": {"text": "inner"}}"#, #"[{"text": "inner"}]"#, #""text""#, "{}",
    ])
    func takesBytesOfOneMember(text: String) throws {
        let whole = try parse(text)
        let (value, bytes) = try JSONParser().parse(
            Array(text.utf8).span, takingBytesOf: "text")
        #expect(bytes.map { String(decoding: $0, as: UTF8.self) } == whole["text"]?.string)
        guard case .object(let members) = whole, case .object(let rest) = value else {
            #expect(value == whole)
            return
        }
        #expect(members.map(\.name) == rest.map(\.name))
        for (member, other) in zip(members, rest) {
            let isTaken = member.name == "text" && member.value.string != nil
            #expect(other.value == (isTaken ? .string("") : member.value))
        }
    }

    @Test func takenBytesAreChecked() {
        let bytes = Array(#"{"text": ""#.utf8) + [0xC3, 0x28] + Array("\"}".utf8)
        #expect(throws: JSONError(problem: .invalidUTF8, offset: 9)) {
            try JSONParser().parse(bytes.span, takingBytesOf: "text")
        }
    }

    @Test(arguments: [
        ("", JSONError.Problem.unexpectedEnd, 0), ("[1,]", .unexpectedByte, 3),
        ("{\"a\" 1}", .unexpectedByte, 5), ("01", .trailingBytes, 1), ("1.", .unexpectedEnd, 2),
        ("-x", .invalidNumber, 1), ("\"\\q\"", .invalidEscape, 2), ("\"a", .unexpectedEnd, 2),
        ("tru", .unexpectedEnd, 3), ("\"\u{1}\"", .controlCharacter, 1),
        ("[] x", .trailingBytes, 3),
        ("{\"a\":1,}", .unexpectedByte, 7), ("1e999", .invalidNumber, 0),
    ])
    func saysWhatIsWrongAndWhere(_ text: String, _ problem: JSONError.Problem, _ offset: Int) {
        let error = #expect(throws: JSONError.self) { try parse(text) }
        #expect(error?.problem == problem)
        #expect(error?.offset == offset)
    }

    /// What ends a plain run is found wherever it stands among the bytes.
    @Test(arguments: 0..<40)
    func endsOfPlainRuns(length: Int) throws {
        for letter in ["a", "é", "語", "😀"] {
            let run = String(repeating: letter, count: length)
            for (escape, meaning) in [("\\n", "\n"), ("\\\"", "\""), ("\\u0041", "A"), ("", "")] {
                let text = "[\"\(run)\(escape)\(run)\", 1]"
                #expect(try parse(text) == .array([.string(run + meaning + run), .integer(1)]))
            }
            let error = #expect(throws: JSONError.self) { try parse("\"\(run)\u{1F}\(run)\"") }
            #expect(error?.problem == .controlCharacter)
            #expect(error?.offset == 1 + run.utf8.count)
            let unended = #expect(throws: JSONError.self) { try parse("\"\(run)") }
            #expect(unended?.problem == .unexpectedEnd)
        }
    }

    @Test func rawControlCharactersWhereTheyAreAllowed() throws {
        let text = Array("\"a\nb\t\\\"c\u{1}12345678\"".utf8)
        let value = try JSONParser(allowsControlCharacters: true).parse(text.span)
        #expect(value.string == "a\nb\t\"c\u{1}12345678")
    }

    @Test func depthIsBounded() {
        let deep = String(repeating: "[", count: 100_000)
        let error = #expect(throws: JSONError.self) { try parse(deep) }
        #expect(error?.problem == .tooDeep)
    }

    @Test func invalidUTF8IsRefused() {
        let bytes: [UInt8] = [0x22, 0xFF, 0x22]
        let error = #expect(throws: JSONError.self) { try JSONParser().parse(bytes.span) }
        #expect(error?.problem == .invalidUTF8)
    }
}
