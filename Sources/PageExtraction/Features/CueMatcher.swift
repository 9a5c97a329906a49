/// Finds the cue families of attribute values, each distinct value once.
struct CueMatcher {
    private var known: [String: CueFamilies] = [:]

    /// The families of one class, id, role or itemprop value.
    ///
    /// - Complexity: O(1) for values seen before (as many as fit a bound are kept); else
    ///   O(length · stems).
    mutating func families(of value: String) -> CueFamilies {
        if let families = known[value] { return families }
        let families = Self.match(value)
        if known.count < 20_000 { known[value] = families }
        return families
    }

    private static let words: [String: CueFamilies] = {
        var words: [String: CueFamilies] = [:]
        for entry in CueTable.entries {
            for word in entry.words { words[word, default: []].formUnion(entry.family) }
        }
        return words
    }()

    private static let stems: [(stem: [UInt8], family: CueFamilies)] = CueTable.entries.flatMap {
        entry in entry.stems.map { (Array($0.utf8), entry.family) }
    }

    /// Indices of stems by their first two letters.
    private static let stemsByPair: [[Int]] = {
        var lists = [[Int]](repeating: [], count: 1024)
        for (index, entry) in stems.enumerated() {
            lists[pair(entry.stem[0], entry.stem[1])].append(index)
        }
        return lists
    }()

    private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
        Int(first & 31) << 5 | Int(second & 31)
    }

    private static func match(_ value: String) -> CueFamilies {
        var families: CueFamilies = []
        for name in value.utf8.prefix(1024).split(whereSeparator: ASCII.isSpace) {
            var joined: [UInt8] = []
            var word: [UInt8] = []
            var previous: UInt8 = 0
            func close() {
                if word.isEmpty { return }
                families.formUnion(Self.words[String(decoding: word, as: UTF8.self)] ?? [])
                word.removeAll(keepingCapacity: true)
            }
            for byte in name {
                let isUpper = byte &- 0x41 < 26
                let wasLower = previous &- 0x61 < 26
                if !ASCII.isLetter(byte) && !ASCII.isDigit(byte) || isUpper && wasLower { close() }
                if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
                    word.append(ASCII.lowercased(byte))
                    joined.append(ASCII.lowercased(byte))
                }
                previous = byte
            }
            close()
            families.formUnion(Self.words[String(decoding: joined, as: UTF8.self)] ?? [])
            addStems(of: joined, to: &families)
        }
        return families
    }

    /// Adds the families of all stems that occur in `text`.
    private static func addStems(of text: [UInt8], to families: inout CueFamilies) {
        guard text.count >= 2 else { return }
        for start in 0..<(text.count - 1) {
            for index in stemsByPair[pair(text[start], text[start + 1])] {
                let stem = stems[index].stem
                guard start + stem.count <= text.count else { continue }
                var at = 0
                while at < stem.count, text[start + at] == stem[at] { at += 1 }
                if at == stem.count { families.formUnion(stems[index].family) }
            }
        }
    }
}
