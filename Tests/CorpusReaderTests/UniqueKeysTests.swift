import Testing

@testable import CorpusReader

@Suite struct UniqueKeysTests {
    @Test func eachKeyIsGivenOnce() {
        var keys = UniqueKeys()
        let given = ["a", "b", "a", "a~2", "a", "a~4", "a", "a~2"].map { keys.key($0) }
        #expect(given == ["a", "b", "a~2", "a~2~2", "a~3", "a~4", "a~5", "a~2~3"])
        #expect(Set((0..<5000).map { keys.key("c\($0 % 3)") }).count == 5000)
    }
}
