/// Tells languages of one script by pairs and triples of letters, where a text is too short to have many
/// frequent words.
///
/// A naive Bayes classifier of character n-grams (Cavnar and Trenkle, "N-gram-based text categorization", SDAIR 1994), with
/// logarithms of their shares in steps of a quarter of a bit.
struct LetterPairs {
    /// By language, in the order of `codes`: what its pairs and triples add up to.
    struct Evidence {
        var sums: [Int]
        /// How many pairs and triples were looked up.
        var count = 0
    }

    let codes: [String]
    /// Below this on the average the letters are of no language that is known.
    let leastFit: Int
    private let weights: [UInt8]
    /// By hash of the letters, the place of their weights.
    private let places: [UInt64: Int]

    /// - Parameter table: one of `LetterPairTable`.
    init(_ table: StaticString, languages: String, leastFit: Int) {
        codes = languages.split(separator: " ").map(String.init)
        self.leastFit = leastFit
        let bytes = unsafe Array(
            UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount))
        var weights: [UInt8] = []
        var places: [UInt64: Int] = [:]
        for line in bytes.split(separator: 0x0A) {
            guard let space = line.firstIndex(of: 0x20) else { continue }
            let letters = line[..<space].lazy.map { $0 == 0x5F ? 0x20 : $0 }
            places[FNV1a(letters).value] = weights.count
            weights += line[(space + 1)...].lazy.map { $0 &- ($0 > 0x5C ? 0x31 : 0x30) }
        }
        self.weights = weights
        self.places = places
    }

    /// What the letters of the first words of a buffer say, up to `limit` bytes of them.
    func evidence(in tokens: TokenBuffer, limit: Int) -> Evidence {
        var evidence = Evidence(sums: Array(repeating: 0, count: codes.count))
        var word: [UInt8] = []
        var starts: [Int] = []
        var length = 0
        for record in tokens.records {
            length += Int(record.formLength)
            if length > limit { break }
            word.removeAll(keepingCapacity: true)
            word.append(0x20)
            word += tokens.bytes[Int(record.formStart)...].prefix(Int(record.formLength))
            word.append(0x20)
            guard !word.contains(where: { isASCIIDigit($0) }) else { continue }
            starts.removeAll(keepingCapacity: true)
            for index in word.indices where word[index] & 0xC0 != 0x80 { starts.append(index) }
            starts.append(word.count)
            for first in starts.indices {
                for count in 2...3 where first + count < starts.count {
                    add(word[starts[first]..<starts[first + count]], to: &evidence)
                }
            }
        }
        return evidence
    }

    private func add(_ letters: ArraySlice<UInt8>, to evidence: inout Evidence) {
        evidence.count += 1
        guard let place = places[FNV1a(letters).value] else { return }
        for index in codes.indices { evidence.sums[index] += Int(weights[place + index]) }
    }
}
