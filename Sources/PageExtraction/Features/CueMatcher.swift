/// Finds the cue families and scores of attribute values, each distinct value once.
struct CueMatcher {
    /// What is known, in slots found by a hash of the value; an empty slot has the hash 0.
    private var hashes = [UInt64](repeating: 0, count: slotCount)
    private var known = [Match](repeating: Match(), count: slotCount)
    private let names: ScoredWords

    /// What is known of an attribute's value.
    struct Match {
        var families: CueFamilies = []
        var score = NameScore()
    }

    /// A power of two; pages have some hundreds of distinct values.
    private static let slotCount = 4096
    /// How many slots are looked at for one value.
    private static let reach = 8

    init(_ names: ScoredWords) { self.names = names }

    /// What is known of one class, id or itemprop value.
    ///
    /// - Complexity: O(length) for values seen before, as long as there is room; else
    ///   O(length · stems).
    mutating func match(_ value: Span<UInt8>) -> Match {
        let hash = Self.hash(value)
        let start = Int(truncatingIfNeeded: hash >> 32)
        for step in 0..<Self.reach {
            let slot = (start &+ step) & (Self.slotCount - 1)
            if hashes[slot] == hash { return known[slot] }
            if hashes[slot] == 0 {
                hashes[slot] = hash
                known[slot] = read(value)
                return known[slot]
            }
        }
        return read(value)
    }

    private func read(_ value: Span<UInt8>) -> Match {
        Match(families: Self.families(of: value), score: NameScore(value, names))
    }

    /// A hash that is never 0.
    ///
    /// Values of the same hash, which a page can contrive, get the same cues.
    private static func hash(_ value: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for at in value.indices { hash = (hash ^ UInt64(value[at])) &* 0x100_0000_01B3 }
        hash = (hash ^ hash >> 31) &* 0x9E37_79B9_7F4A_7C15
        return hash | 1
    }

    /// Families by the hash of a word.
    private static let words: [UInt64: CueFamilies] = {
        var words: [UInt64: CueFamilies] = [:]
        for entry in CueTable.entries {
            for word in entry.words {
                words[hash(Array(word.utf8).span), default: []].formUnion(entry.family)
            }
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

    private static func families(of value: Span<UInt8>) -> CueFamilies {
        var families: CueFamilies = []
        var joined: [UInt8] = []
        var word: [UInt8] = []
        var previous: UInt8 = 0
        func closeWord() {
            if word.isEmpty { return }
            families.formUnion(words[hash(word.span)] ?? [])
            word.removeAll(keepingCapacity: true)
        }
        func closeName() {
            closeWord()
            if joined.isEmpty { return }
            families.formUnion(words[hash(joined.span)] ?? [])
            addStems(of: joined, to: &families)
            joined.removeAll(keepingCapacity: true)
        }
        for at in 0..<min(1024, value.count) {
            let byte = value[at]
            if ASCII.isSpace(byte) {
                closeName()
                previous = 0
                continue
            }
            let isUpper = byte &- 0x41 < 26
            let wasLower = previous &- 0x61 < 26
            let isWord = ASCII.isLetter(byte) || ASCII.isDigit(byte)
            if !isWord || isUpper && wasLower { closeWord() }
            if isWord {
                word.append(ASCII.lowercased(byte))
                joined.append(ASCII.lowercased(byte))
            }
            previous = byte
        }
        closeName()
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
