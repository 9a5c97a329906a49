import Testing

@testable import SearchCore

@Suite struct InvertedFieldTests {
    private struct Expected {
        var documents: [UInt32] = []
        var frequencies: [UInt32] = []
        var gaps: [UInt32] = []

        mutating func add(_ document: UInt32, _ positions: [UInt32]) {
            documents.append(document)
            frequencies.append(UInt32(positions.count))
            gaps += zip(positions, [0] + positions.map { $0 + 1 }).map { $0 - $1 }
        }
    }

    /// Documents of every kind of length, some with a title, inverted and compared with what a walk
    /// through them finds.
    @Test func occurrencesAreWhereTheTokensAre() {
        var random = SeededGenerator(seed: 11)
        var field = InvertedField()
        let forms = 40
        var expected = [Expected](repeating: .init(), count: forms)
        for document in UInt32(0)..<700 {
            let length = [0, 1, 2, 31, 32, 33, 64, 2047, 2048, 5000].randomElement(using: &random)!
            let title = Int.random(in: 0..<3, using: &random) == 0 ? min(length, 3) : 0
            let tokens = (0..<length).map { _ in
                UInt32(Int.random(in: 0..<forms, using: &random))
                    / UInt32(Int.random(in: 1...4, using: &random))
            }
            field.stream.beginDocument(atMost: length)
            unsafe field.stream.append(atMost: length) { room in
                for (index, token) in tokens.enumerated() { unsafe room[index] = token }
                return length
            }
            field.endDocument(beforeGap: title)
            for form in 0..<forms {
                let positions = tokens.indices.filter { tokens[$0] == form }.map {
                    UInt32($0) + ($0 >= title ? InvertedField.gap(behind: title) : 0)
                }
                if !positions.isEmpty {
                    expected[form].add(document, positions)
                }
            }
        }
        let counts = field.counts(formCount: forms)
        let all = field.occurrences(of: nil, termCount: forms, counts: counts)
        // Forms of a term, and some of none.
        let terms = (0..<UInt32(forms)).map { $0 % 3 == 0 ? InvertedField.noTerm : $0 - 1 }
        let some = field.occurrences(of: terms, termCount: forms, counts: counts)
        var occurrences = TermOccurrences()
        for form in 0..<forms {
            #expect(all.count(of: form) == expected[form].gaps.count)
            all.fill(&occurrences, with: form)
            expectEqual(occurrences, expected[form])
            guard terms[form] != InvertedField.noTerm else { continue }
            some.fill(&occurrences, with: Int(terms[form]))
            expectEqual(occurrences, expected[form])
        }
    }

    private func expectEqual(_ found: borrowing TermOccurrences, _ expected: Expected) {
        let (documents, frequencies) = (found.documents, found.frequencies)
        let gaps = found.gaps.values
        #expect(documents == expected.documents)
        #expect(frequencies == expected.frequencies)
        #expect(gaps == expected.gaps)
    }
}
