/// Finds the cue families of attribute values, each distinct value once.
struct CueMatcher {
    /// What is known, in slots found by a hash of the value; an empty slot has the hash 0.
    private var hashes = [UInt64](repeating: 0, count: slotCount)
    private var known = [CueFamilies](repeating: [], count: slotCount)

    /// A power of two; pages have some hundreds of distinct values.
    private static let slotCount = 4096
    /// How many slots are looked at for one value.
    private static let reach = 8

    /// The families of one class, id or itemprop value.
    ///
    /// - Complexity: O(length) for values seen before, as long as there is room; else
    ///   O(length · stems).
    mutating func families(of value: Span<UInt8>) -> CueFamilies {
        let hash = Self.hash(value)
        let start = Int(truncatingIfNeeded: hash >> 32)
        for step in 0..<Self.reach {
            let slot = (start &+ step) & (Self.slotCount - 1)
            if hashes[slot] == hash { return known[slot] }
            if hashes[slot] == 0 {
                hashes[slot] = hash
                known[slot] = Self.match(value)
                return known[slot]
            }
        }
        return Self.match(value)
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

    private static func match(_ value: Span<UInt8>) -> CueFamilies {
        let (words, stems) = (words, stems)
        var families: CueFamilies = []
        /// The letters and digits of a name, in lower case, and where its last word begins.
        var name: [UInt8] = []
        var wordStart = 0
        func closeWord() {
            if wordStart == name.count { return }
            families.formUnion(words[hash(name.span.extracting(wordStart..<name.count))])
            wordStart = name.count
        }
        func closeName() {
            let isOneWord = wordStart == 0
            closeWord()
            if name.isEmpty { return }
            if !isOneWord { families.formUnion(words[hash(name.span)]) }
            families.formUnion(stems.families(of: name.span))
            name.removeAll(keepingCapacity: true)
            wordStart = 0
        }
        var previous: UInt8 = 0
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
            if isWord { name.append(ASCII.lowercased(byte)) }
            previous = byte
        }
        closeName()
        return families
    }
}
