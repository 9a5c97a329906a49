import Testing

@testable import PageExtraction

@Suite("Hash table")
struct HashTableTests {
    @Test func answersAsADictionary() {
        var table = HashTable(empty: -1, capacity: 4)
        var dictionary: [UInt64: Int] = [:]
        var state: UInt64 = 3
        for step in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let key = state >> 52
            if step % 3 == 0 {
                table.update(key) { $0 += 2 }
                dictionary[key, default: -1] += 2
            } else if step % 3 == 1 {
                table[key] = step
                dictionary[key] = step
            }
            #expect(table[key] == dictionary[key] ?? -1)
        }
        #expect(table.count == dictionary.count)
        for key in 0..<5000 as Range<UInt64> { #expect(table[key] == dictionary[key] ?? -1) }
    }

    @Test func zeroIsAKey() {
        var table = HashTable(empty: 0)
        #expect(table[0] == 0)
        table[0] = 7
        #expect(table[0] == 7 && table.count == 1)
    }

    /// Keys that differ in few bits, or in the highest alone, don't meet more than others.
    @Test(.timeLimit(.minutes(1)), arguments: [0, 20, 40, 44] as [UInt64])
    func keysInARow(_ shift: UInt64) {
        var table = HashTable(empty: 0)
        for key in 1...1_000_000 as ClosedRange<UInt64> { table[key << shift] = Int(key) }
        #expect(table.count == 1_000_000 && table[999_999 << shift] == 999_999)
    }
}
