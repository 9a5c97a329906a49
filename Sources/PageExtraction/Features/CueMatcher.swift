import TextAnalysis

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
    private struct Hash {
        private var state = FNV1a()

        @inline(__always)
        mutating func add(_ byte: UInt8) { state.add(byte) }

        var value: UInt64 { ((state.value ^ state.value >> 31) &* 0x9E37_79B9_7F4A_7C15) | 1 }
    }

    private static func hash(_ value: Span<UInt8>) -> UInt64 {
        var hash = Hash()
        for at in value.indices { hash.add(value[at]) }
        return hash.value
    }

    /// The most bytes of a value that are looked at.
    private static let reachInValue = 1024

    /// Families by the hash of a word.
    private static let words: HashTable<CueFamilies> = {
        var words = HashTable<CueFamilies>(empty: [], capacity: 1024)
        for entry in CueTable.entries {
            for word in entry.words {
                words.update(hash(Array(word.utf8).span)) { $0.formUnion(entry.family) }
            }
        }
        return words
    }()

    private static let stems = CueStems(CueTable.entries)

    private static func families(of value: Span<UInt8>) -> CueFamilies {
        let (words, stems) = (words, stems)
        var families: CueFamilies = []
        // The letters and digits of a name, in lower case.
        var name = InlineArray<1024, UInt8>(repeating: 0)
        var count = 0
        var (nameHash, wordHash) = (Hash(), Hash())
        var isInWord = false
        var previous: UInt8 = 0
        let end = min(reachInValue, value.count)
        // What is behind the value ends its last word and name, as a space does.
        for at in 0...end {
            let byte = at < end ? value[at] : 0x20
            let isWord = ASCII.isLetter(byte) || ASCII.isDigit(byte)
            let isHump = byte &- 0x41 < 26 && previous &- 0x61 < 26
            if isInWord, !isWord || isHump {
                families.formUnion(words[wordHash.value])
                wordHash = Hash()
                isInWord = false
            }
            if isWord {
                let lower = ASCII.lowercased(byte)
                name[count] = lower
                count += 1
                nameHash.add(lower)
                wordHash.add(lower)
                isInWord = true
            } else if ASCII.isSpace(byte), count > 0 {
                families.formUnion(words[nameHash.value])
                families.formUnion(stems.families(of: name.span.extracting(0..<count)))
                nameHash = Hash()
                count = 0
            }
            previous = byte
        }
        return families
    }
}
