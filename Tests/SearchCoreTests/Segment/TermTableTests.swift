import Testing

@testable import SearchCore
@testable import TextAnalysis

@Suite struct TermTableTests {
    /// Numbers are those of a dictionary, in batches and one by one, while the table grows past its
    /// front: short and long words, words that share beginnings and ends, frequent and rare ones.
    @Test func numbersAreThoseOfADictionary() {
        var random = SeededGenerator(seed: 7)
        var table = TermTable()
        var numbers: [[UInt8]: UInt32] = [:]
        for round in 0..<60 {
            var tokens = TokenBuffer()
            var expected: [UInt32] = []
            var expectedNew: [Int] = []
            for index in 0..<4000 {
                let isRare = Int.random(in: 0..<4, using: &random) == 0
                let word = TermTableTests.word(
                    Int.random(in: 0..<(isRare ? 1 << 20 : 300), using: &random))
                if numbers[word] == nil {
                    numbers[word] = UInt32(numbers.count)
                    expectedNew.append(index)
                }
                expected.append(numbers[word]!)
                tokens.append(word)
            }
            var stream = TokenStream()
            stream.beginDocument(atMost: expected.count)
            var new: [Int] = []
            let part: TermTable.TokenPart = round.isMultiple(of: 2) ? .form : .term
            table.intern(tokens, as: part, into: &stream, new: &new)
            var found: [UInt32] = []
            stream.forEachChunk { chunk in
                for index in chunk.indices { found.append(chunk[index]) }
            }
            #expect(found == expected)
            #expect(new == expectedNew)
        }
        #expect(table.count == numbers.count)
        #expect(numbers.count > 40_000)
        for (word, number) in numbers {
            #expect(table[Int(number)] == word)
            #expect(table.intern(word[...]) == Int(number))
        }
        let sorted = numbers.keys.sorted { $0.lexicographicallyPrecedes($1) }
        #expect(table.sorted().map { table[$0] } == sorted)
    }

    private static func word(_ number: Int) -> [UInt8] {
        let digits = Array(String(number).utf8)
        switch number % 5 {
        case 0: return digits
        case 1: return Array("prefixes".utf8) + digits
        case 2: return digits + Array("of the same end".utf8)
        case 3: return Array("longer than sixteen bytes ".utf8) + digits + digits
        default:
            return number == 4 ? [] : [UInt8(number & 0xFF), 0, UInt8(number >> 8 & 0xFF)] + digits
        }
    }
}

extension TokenBuffer {
    /// Appends a token whose form is also its term, between other bytes.
    fileprivate mutating func append(_ word: [UInt8]) {
        bytes.append(0x20)
        records.append(
            TokenRecord(
                sourceStart: 0, sourceEnd: 0, formStart: UInt32(bytes.count),
                termStart: UInt32(bytes.count), formLength: UInt16(word.count),
                termLength: UInt16(word.count)))
        bytes += word
    }
}
