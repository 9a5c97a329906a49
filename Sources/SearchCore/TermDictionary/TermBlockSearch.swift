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

    /// - Parameter offset: where the block starts, within the region.
    init(_ blocks: ByteRegion, at offset: Int) {
        owner = blocks
        unsafe next = blocks.unsafeBase + offset
        unsafe end = blocks.unsafeBase + blocks.count
    }

    /// Whether the block's first term sorts behind `term`.
    mutating func startsBehind(_ term: [UInt8]) -> Bool? {
        _ = number()
        let length = Int(clamping: number())
        guard let suffix = unsafe bytes(length), !isDamaged else { return nil }
        return unsafe compare(suffix, length, term, from: 0).order > 0
    }

    /// - Parameters:
    ///   - count: how many terms the block has.
    ///   - hasPositions: whether the dictionary's entries say where positions are.
    ///   - hasStems: whether they list stems.
    mutating func find(
        _ term: [UInt8], among count: Int, hasPositions: Bool, hasStems: Bool
    ) -> Outcome {
        var matched = 0
        var postingsEnd = 0
        var positionsEnd = 0
        for _ in 0..<count {
            let shared = Int(clamping: number())
            let length = Int(clamping: number())
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
            let info = info(hasPositions: hasPositions, &postingsEnd, &positionsEnd)
            if isDamaged { return .damaged }
            if isFound { return .found(info) }
            if hasStems { skipStems() }
        }
        return isDamaged ? .damaged : .absent
    }

    /// How `term` without its first `start` bytes compares with a suffix: above 0 if the suffix sorts
    /// behind; and how many bytes they have in common.
    private func compare(
        _ suffix: UnsafeRawPointer, _ length: Int, _ term: [UInt8], from start: Int
    ) -> (order: Int, common: Int) {
        let rest = term.count - start
        var common = 0
        while common < min(rest, length) {
            let (own, wanted) = unsafe (
                suffix.load(fromByteOffset: common, as: UInt8.self), term[start + common]
            )
            if own != wanted { return (own > wanted ? 1 : -1, common) }
            common += 1
        }
        return (length - rest, common)
    }

    private mutating func info(
        hasPositions: Bool, _ postingsEnd: inout Int, _ positionsEnd: inout Int
    ) -> TermInfo {
        var info = TermInfo()
        info.documentFrequency = UInt32(clamping: number())
        if info.documentFrequency == 1 {
            info.singleDocument = UInt32(clamping: number())
            info.totalFrequency = number()
            if !hasPositions { return info }
            if info.totalFrequency == 1 {
                info.singlePosition = UInt32(clamping: number())
                return info
            }
        } else {
            info.totalFrequency = UInt64(info.documentFrequency) &+ number()
            info.postings = extent(&postingsEnd)
            if !hasPositions { return info }
        }
        info.positions = extent(&positionsEnd)
        if info.documentFrequency == 0 || info.totalFrequency == 0 { isDamaged = true }
        return info
    }

    private mutating func extent(_ end: inout Int) -> Range<Int> {
        let folded = number()
        let jump = Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
        let length = number()
        guard jump.magnitude < 1 << 50, length < 1 << 50, end + Int(jump) >= 0 else {
            isDamaged = true
            return 0..<0
        }
        let start = end + Int(jump)
        end = start + Int(length)
        return start..<end
    }

    private mutating func skipStems() {
        let count = number()
        var stem: UInt64 = 0
        while stem < count, !isDamaged {
            _ = number()
            _ = unsafe bytes(Int(clamping: number()))
            stem += 1
        }
    }

    @unsafe private mutating func bytes(_ length: Int) -> UnsafeRawPointer? {
        guard length >= 0, unsafe length <= end - next else {
            isDamaged = true
            return nil
        }
        defer { unsafe next += length }
        return unsafe next
    }

    /// A LEB128 number; 0 where the region ends first.
    @inline(__always)
    private mutating func number() -> UInt64 {
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
