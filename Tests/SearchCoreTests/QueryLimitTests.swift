import QuerySyntax
import Testing

@testable import SearchCore

@Suite struct QueryLimitTests {
    @Test func words() throws {
        let limit = Query.maximumWords
        func phrase(_ count: Int) -> String {
            "\"" + Array(repeating: "a", count: count).joined(separator: " ") + "\""
        }
        guard case .phrase(_, let words, .exact, _) = try Query(phrase(limit)) else {
            Issue.record("no phrase")
            return
        }
        #expect(words.count == limit)
        // The words of a filter are looked for too.
        for field in ["author:", "site:"] {
            #expect(throws: QueryError.tooManyWords(limit: limit)) {
                try Query(field + phrase(limit + 1))
            }
        }
        #expect(throws: QueryError.tooManyWords(limit: limit)) { try Query(phrase(limit + 1)) }
        #expect(throws: QueryError.tooManyWords(limit: limit)) {
            try Query(phrase(limit) + " OR (x y)")
        }
        #expect(throws: QueryError.empty) { try Query("- + \"\" (?)") }
    }
}
