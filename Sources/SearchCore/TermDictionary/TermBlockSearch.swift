internal import MappedIO

/// Looks for one term in a block of a dictionary without making the terms before it.
///
/// Terms ascend, and each begins with a prefix of the one before: it is enough to remember how many
/// bytes of the wanted term the one before had. Everything read is bounded by the region.
@safe struct TermBlockSearch {
    enum Outcome {
        case found(TermInfo)
        case absent
        case damaged
    }

    private var next: UnsafeRawPointer
    private let end: UnsafeRawPointer
    private let owner: ByteRegion
    private var isDamaged = false
    /// Where the last extents end.
    private var postingsEnd = 0
    private var positionsEnd = 0

    /// - Parameter offset: where the block starts, within the region.
    init(_ blocks: ByteRegion, at offset: Int) {
        owner = blocks
        unsafe next = blocks.unsafeBase + offset
        unsafe end = blocks.unsafeBase + blocks.count
    }

    /// Whether the block's first term sorts behind `term`.
    mutating func startsBehind(_ term: [UInt8], _ id: DictionaryID) -> Bool? {
        readStarts(id)
        let (_, length) = prefixLengths()
        guard let suffix = unsafe bytes(length), !isDamaged else { return nil }
        return unsafe compare(suffix, length, term, from: 0).order > 0
    }

    /// - Parameters:
    ///   - count: how many terms the block has.
    ///   - id: the dictionary that it is a block of.
    ///   - hasStems: whether the dictionary's entries list stems.
    @inline(__always)
    mutating func find(
        _ term: [UInt8], among count: Int, _ id: DictionaryID, hasStems: Bool
    ) -> Outcome {
        let (hasPositions, saysStarts) = (id.hasPositions, id.sharesPostings)
        var matched = 0
        readStarts(id)
        for _ in 0..<count {
            let (shared, length) = prefixLengths()
            guard let suffix = unsafe bytes(length), !isDamaged else { return .damaged }
            var isFound = false
            if shared < matched {
                // It differs from the one before in a byte that the wanted term has in common.
                return .absent
            } else if shared == matched {
                let (order, common) = unsafe compare(suffix, length, term, from: matched)
                if order > 0 { return .absent }
                isFound = order == 0
                matched += common
            }
            let info = info(hasPositions: hasPositions, saysStarts: saysStarts)
            if isDamaged { return .damaged }
            if isFound { return .found(info) }
            if hasStems { skipStems() }
        }
        return isDamaged ? .damaged : .absent
    }

    /// How `term` without its first `start` bytes compares with a suffix: above 0 if the suffix sorts
    /// behind; and how many bytes they have in common.
    @inline(__always)
    private func compare(
        _ suffix: UnsafeRawPointer, _ length: Int, _ term: [UInt8], from start: Int
    ) -> (order: Int, common: Int) {
        let rest = term.count &- start
        let most = min(rest, length)
        var common = 0
        while common < most {
            let (own, wanted) = unsafe (
                suffix.load(fromByteOffset: common, as: UInt8.self), term[start &+ common]
            )
            if own != wanted { return (own > wanted ? 1 : -1, common) }
            common &+= 1
        }
        return (length &- rest, common)
    }

    private mutating func readStarts(_ id: DictionaryID) {
        if id.sharesPostings { return }
        postingsEnd = start()
        if id.hasPositions { positionsEnd = start() }
    }

    /// Where the first extent begins.
    private mutating func start() -> Int {
        let start = number()
        if start >= 1 << 50 { isDamaged = true }
        return isDamaged ? 0 : Int(start)
    }

    @inline(__always)
    private mutating func info(hasPositions: Bool, saysStarts: Bool) -> TermInfo {
        var info = TermInfo()
        let code = number()
        if code <= 1 {
            info.documentFrequency = 1
            info.singleDocument = UInt32(clamping: number())
            info.totalFrequency = 1
            if code == 0 {
                if hasPositions { info.singlePosition = UInt32(clamping: number()) }
                return info
            }
            info.totalFrequency = number() &+ 2
        } else {
            info.documentFrequency = UInt32(clamping: code)
            info.totalFrequency = UInt64(info.documentFrequency) &+ number()
            info.postings = extent(after: postingsEnd, saysStart: saysStarts)
            postingsEnd = info.postings.upperBound
        }
        if hasPositions {
            info.positions = extent(after: positionsEnd, saysStart: saysStarts)
            positionsEnd = info.positions.upperBound
        }
        if info.totalFrequency < info.documentFrequency { isDamaged = true }
        return info
    }

    @inline(__always)
    private mutating func extent(after end: Int, saysStart: Bool) -> Range<Int> {
        var start = end
        if saysStart {
            let folded = number()
            let jump = Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
            guard jump.magnitude < 1 << 50 else {
                isDamaged = true
                return 0..<0
            }
            start += Int(jump)
        }
        let length = number()
        guard length < 1 << 50, start >= 0 else {
            isDamaged = true
            return 0..<0
        }
        return start..<start + Int(length)
    }

    private mutating func skipStems() {
        let count = number()
        var stem: UInt64 = 0
        while stem < count, !isDamaged {
            _ = unsafe bytes(prefixLengths().length)
            stem += 1
        }
    }

    @inline(__always)
    @unsafe private mutating func bytes(_ length: Int) -> UnsafeRawPointer? {
        guard length >= 0, unsafe length <= end - next else {
            isDamaged = true
            return nil
        }
        defer { unsafe next += length }
        return unsafe next
    }

    /// How many bytes a term shares with the one before, and how many follow.
    @inline(__always)
    private mutating func prefixLengths() -> (shared: Int, length: Int) {
        guard unsafe next < end else {
            isDamaged = true
            return (0, 0)
        }
        let byte = unsafe next.load(as: UInt8.self)
        unsafe next += 1
        var (shared, length) = (Int(byte & 15), Int(byte >> 4))
        if shared == PrefixLengths.most { shared = Int(clamping: number() &+ UInt64(shared)) }
        if length == PrefixLengths.most { length = Int(clamping: number() &+ UInt64(length)) }
        return (shared, length)
    }

    /// A LEB128 number; 0 where the region ends first.
    @inline(__always)
    private mutating func number() -> UInt64 {
        if unsafe next < end {
            let byte = unsafe next.load(as: UInt8.self)
            if byte < 0x80 {
                unsafe next += 1
                return UInt64(byte)
            }
        }
        return longNumber()
    }

    @inline(__always)
    private mutating func longNumber() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while unsafe next < end, shift < 64 {
            let byte = unsafe next.load(as: UInt8.self)
            unsafe next += 1
            value |= UInt64(byte & 0x7F) &<< shift
            if byte < 0x80 { return value }
            shift &+= 7
        }
        isDamaged = true
        return 0
    }
}
