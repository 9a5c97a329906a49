internal import MappedIO
internal import Synchronization

/// A term with what the dictionary says of it.
struct TermEntry: Hashable {
    var term: [UInt8]
    var info: TermInfo
    /// The stems that occurrences of the term have; empty in a dictionary of stems.
    var stems: [[UInt8]]
}

/// One dictionary of a segment: finds terms and lists them in order.
///
/// The format is described at `TermDictionaryWriter`.
final class TermDictionary: Sendable {
    let id: DictionaryID
    let count: Int
    let hasStems: Bool
    /// Which phrases the segment has, of a dictionary of phrases.
    let phraseThresholds: PhraseThresholds?
    private let file: IndexFile
    /// Where the dictionary begins in the payload: blocks, keys and offsets, one behind the other.
    private let start: Int
    private let blocks: ByteRegion
    private let keys: ByteRegion
    private let offsets: ByteRegion
    private var blockCount: Int { offsets.count / 4 }
    /// Whether keys and offsets were verified.
    private let hasVerifiedKeys = Atomic(false)

    /// The dictionaries in a terms file.
    ///
    /// - Complexity: O(1).
    static func open(_ file: IndexFile) throws(IndexError) -> [DictionaryID: TermDictionary] {
        func corrupt(_ what: String) -> IndexError {
            .corrupt(
                path: file.path, offset: FileEnvelope.headerLength, expected: what,
                found: "something else")
        }
        let payload = file.payload
        guard let tableOffset = try file.uint64(at: payload.count - 8),
            let start = Int(exactly: tableOffset), start <= payload.count - 8
        else { throw corrupt("an offset of the table of dictionaries") }
        try file.verify(start..<payload.count)
        var reader = ByteReader(payload, at: start)
        guard let count = reader.count(), count <= DictionaryID.all.count else {
            throw corrupt("at most \(DictionaryID.all.count) dictionaries")
        }
        var dictionaries: [DictionaryID: TermDictionary] = [:]
        for _ in 0..<count {
            guard let field = reader.byte().flatMap(Field.init(rawValue:)),
                let form = reader.byte().flatMap(TermForm.init(rawValue:)),
                let hasStems = reader.byte(), let terms = reader.count(),
                let start = reader.count(), let length = reader.count(),
                let blockCount = reader.count(), blockCount <= payload.count / 12,
                start <= payload.count, length <= payload.count,
                let blocks = payload.slice(at: start, count: length),
                let keys = payload.slice(at: start + length, count: 8 * blockCount),
                let offsets = payload.slice(
                    at: start + length + 8 * blockCount, count: 4 * blockCount),
                terms <= blockCount * TermDictionaryWriter.termsPerBlock,
                terms > (blockCount - 1) * TermDictionaryWriter.termsPerBlock
            else { throw corrupt("a table of dictionaries") }
            let id = DictionaryID(field: field, form: form)
            guard DictionaryID.all.contains(id) else { throw corrupt("a dictionary that there is") }
            var thresholds: PhraseThresholds?
            if form == .phrase {
                guard let pair = reader.count().flatMap(UInt32.init(exactly:)),
                    let triple = reader.count().flatMap(UInt32.init(exactly:))
                else { throw corrupt("thresholds of phrases") }
                thresholds = PhraseThresholds(pair: pair, triple: triple)
            }
            dictionaries[id] = TermDictionary(
                id: id, count: terms, hasStems: hasStems != 0, phraseThresholds: thresholds,
                file: file, start: start, blocks: blocks, keys: keys, offsets: offsets)
        }
        return dictionaries
    }

    private init(
        id: DictionaryID, count: Int, hasStems: Bool, phraseThresholds: PhraseThresholds?,
        file: IndexFile, start: Int, blocks: ByteRegion, keys: ByteRegion, offsets: ByteRegion
    ) {
        self.id = id
        self.count = count
        self.hasStems = hasStems
        self.phraseThresholds = phraseThresholds
        self.file = file
        self.start = start
        self.blocks = blocks
        self.keys = keys
        self.offsets = offsets
    }

    /// Bytes in the terms file, without its entry in the table.
    var byteCount: Int { blocks.count + keys.count + offsets.count }

    /// Looks up a term.
    ///
    /// - Complexity: O(log n) in the number of terms, and one block decoded.
    func find(_ term: [UInt8]) throws(IndexError) -> TermEntry? {
        guard let block = try block(of: term) else { return nil }
        var cursor = try self.cursor(block: block)
        while let entry = try cursor.next(), cursor.block == block {
            if entry.term == term { return entry }
            if term.lexicographicallyPrecedes(entry.term) { return nil }
        }
        return nil
    }

    /// What the dictionary says of a term, but for its stems.
    ///
    /// - Complexity: as `find`, without making any term.
    func info(of term: [UInt8]) throws(IndexError) -> TermInfo? {
        guard let block = try block(of: term) else { return nil }
        var search = TermBlockSearch(blocks, at: try start(ofBlock: block))
        let first = block * TermDictionaryWriter.termsPerBlock
        let outcome = search.find(
            term, among: min(TermDictionaryWriter.termsPerBlock, count - first), id,
            hasStems: hasStems)
        switch outcome {
        case .found(let info): return info
        case .absent: return nil
        case .damaged: throw corrupt(block: block)
        }
    }

    /// Where a block starts, whose bytes are verified then.
    private func start(ofBlock block: Int) throws(IndexError) -> Int {
        try verifyKeys()
        guard let offset = offsets.uint32(at: 4 * block),
            case let end = offsets.uint32(at: 4 * block + 4).map(Int.init) ?? blocks.count,
            offset <= end, end <= blocks.count
        else { throw corrupt(block: block) }
        try file.verify(start + Int(offset)..<start + end)
        return Int(offset)
    }

    @inline(__always)
    private func verifyKeys() throws(IndexError) {
        if hasVerifiedKeys.load(ordering: .relaxed) { return }
        try file.verify(start + blocks.count..<start + byteCount)
        hasVerifiedKeys.store(true, ordering: .relaxed)
    }

    /// All terms from the first on that does not sort before `term`.
    func cursor(from term: [UInt8] = []) throws(IndexError) -> Cursor {
        var cursor = try self.cursor(block: try block(of: term) ?? 0)
        var peeked = cursor
        while let entry = try peeked.next(), entry.term.lexicographicallyPrecedes(term) {
            cursor = peeked
        }
        return cursor
    }

    /// The last block whose first term does not sort behind `term`.
    private func block(of term: [UInt8]) throws(IndexError) -> Int? {
        try verifyKeys()
        let key = TermDictionaryWriter.key(term)
        var low = firstBlock(from: 0) { $0 >= key }
        // Blocks whose key is equal need a look at their whole first term.
        var high = low
        if low < blockCount, keys.uint64(at: 8 * low) == key {
            high = firstBlock(from: low) { $0 > key }
        }
        while low < high {
            let middle = (low + high) / 2
            var search = TermBlockSearch(blocks, at: try start(ofBlock: middle))
            guard let isBehind = search.startsBehind(term, id) else { throw corrupt(block: middle) }
            if isBehind {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low == 0 ? nil : low - 1
    }

    /// The first block from `start` on with a key for which `isBehind`, which holds for all behind it.
    @inline(__always)
    private func firstBlock(from start: Int, where isBehind: (UInt64) -> Bool) -> Int {
        var low = start
        var high = blockCount
        unsafe keys.withBytes { keys in
            while low < high {
                let middle = (low &+ high) / 2
                // There are `blockCount` keys.
                let key = UInt64(
                    littleEndian: unsafe keys.baseAddress!.loadUnaligned(
                        fromByteOffset: 8 &* middle, as: UInt64.self))
                if isBehind(key) { high = middle } else { low = middle &+ 1 }
            }
        }
        return low
    }

    private func cursor(block: Int) throws(IndexError) -> Cursor {
        if block >= blockCount {
            return Cursor(dictionary: self, block: block, offset: blocks.count)
        }
        return Cursor(dictionary: self, block: block, offset: try start(ofBlock: block))
    }

    private func corrupt(block: Int) -> IndexError {
        .corrupt(
            path: file.path, offset: FileEnvelope.headerLength + start + blockOffset(block),
            expected: "an entry of the term dictionary", found: "other bytes")
    }

    private func blockOffset(_ block: Int) -> Int {
        Int(offsets.uint32(at: 4 * min(block, max(blockCount - 1, 0))) ?? 0)
    }

    /// Goes through the terms in order.
    struct Cursor {
        private let dictionary: TermDictionary
        private var reader: ByteReader
        /// The block of the entry that `next` gave last.
        fileprivate private(set) var block: Int
        private var index = 0
        /// The term that `next` or `skim` gave last.
        private(set) var term: [UInt8] = []
        private var postingsEnd = 0
        private var positionsEnd = 0

        fileprivate init(dictionary: TermDictionary, block: Int, offset: Int) {
            self.dictionary = dictionary
            self.block = block
            reader = ByteReader(dictionary.blocks, at: offset)
        }

        /// The next term, or nil behind the last.
        mutating func next() throws(IndexError) -> TermEntry? {
            guard let info = try readTerm() else { return nil }
            guard let stems = readStems() else { throw dictionary.corrupt(block: block) }
            return TermEntry(term: term, info: info, stems: stems)
        }

        /// Goes on to the next term, which is in `term` then, and passes over its stems; nil behind the last.
        mutating func skim() throws(IndexError) -> TermInfo? {
            guard let info = try readTerm() else { return nil }
            guard skipStems() else { throw dictionary.corrupt(block: block) }
            return info
        }

        private mutating func readTerm() throws(IndexError) -> TermInfo? {
            if index == TermDictionaryWriter.termsPerBlock {
                block += 1
                index = 0
            }
            let ordinal = block * TermDictionaryWriter.termsPerBlock + index
            guard ordinal < dictionary.count else { return nil }
            if index == 0 {
                term.removeAll(keepingCapacity: true)
                _ = try dictionary.start(ofBlock: block)
                guard readStarts() else { throw dictionary.corrupt(block: block) }
            }
            guard let (shared, length) = reader.prefixLengths(), shared <= term.count,
                let suffix = reader.bytes(length)
            else { throw dictionary.corrupt(block: block) }
            term.removeSubrange(shared...)
            term.append(contentsOf: suffix.array)
            guard let info = readInfo() else { throw dictionary.corrupt(block: block) }
            index += 1
            return info
        }

        private mutating func readStarts() -> Bool {
            (postingsEnd, positionsEnd) = (0, 0)
            if dictionary.id.sharesPostings { return true }
            guard let postings = reader.count(), postings < 1 << 50 else { return false }
            postingsEnd = postings
            guard dictionary.id.hasPositions else { return true }
            guard let positions = reader.count(), positions < 1 << 50 else { return false }
            positionsEnd = positions
            return true
        }

        private mutating func readInfo() -> TermInfo? {
            var info = TermInfo()
            guard let code = reader.count(), let frequency = UInt32(exactly: code) else {
                return nil
            }
            if code <= 1 {
                guard let document = reader.count(), let single = UInt32(exactly: document) else {
                    return nil
                }
                info.documentFrequency = 1
                info.singleDocument = single
                info.totalFrequency = 1
                if code == 0 {
                    guard dictionary.id.hasPositions else { return info }
                    guard let position = reader.count(), let single = UInt32(exactly: position)
                    else { return nil }
                    info.singlePosition = single
                    return info
                }
                guard let more = reader.varint(), more <= UInt64(UInt32.max) - 2 else { return nil }
                info.totalFrequency = more + 2
            } else {
                info.documentFrequency = frequency
                guard let more = reader.varint(), more < 1 << 40,
                    let postings = readExtent(after: postingsEnd)
                else { return nil }
                info.totalFrequency = more + UInt64(code)
                info.postings = postings
                postingsEnd = postings.upperBound
            }
            guard dictionary.id.hasPositions else { return info }
            guard let positions = readExtent(after: positionsEnd) else { return nil }
            info.positions = positions
            positionsEnd = positions.upperBound
            return info
        }

        private mutating func readExtent(after end: Int) -> Range<Int>? {
            var start = end
            if dictionary.id.sharesPostings {
                guard let jump = reader.zigzag(), jump.magnitude < 1 << 50 else { return nil }
                start += Int(jump)
            }
            guard let length = reader.count(), length < 1 << 50, start >= 0, start < 1 << 55 else {
                return nil
            }
            return start..<start + length
        }

        private mutating func skipStems() -> Bool {
            guard dictionary.hasStems else { return true }
            guard let count = reader.count(), count <= dictionary.blocks.count else { return false }
            for _ in 0..<count {
                guard let (_, length) = reader.prefixLengths(), reader.bytes(length) != nil else {
                    return false
                }
            }
            return true
        }

        private mutating func readStems() -> [[UInt8]]? {
            guard dictionary.hasStems else { return [] }
            guard let count = reader.count(), count <= dictionary.blocks.count else { return nil }
            if count == 0 { return [term] }
            var stems: [[UInt8]] = []
            for _ in 0..<count {
                guard let (shared, length) = reader.prefixLengths(), shared <= term.count,
                    let suffix = reader.bytes(length)
                else { return nil }
                stems.append(term[..<shared] + suffix.array)
            }
            return stems
        }
    }
}
