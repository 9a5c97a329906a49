internal import MappedIO

/// The 128 documents of a term in which it scores most, and how much it scores elsewhere at the most.
///
/// ```
/// champions --> rest (f32), gaps (patched), frequencies (patched), length (u16)
/// ```
/// A term of 1,024 documents or more has them. They are the postings with the largest tf parts of the
/// score, tf / (tf + K), with the K of `RangeMaxima`, of equal ones those of the first documents; `rest` is
/// no less than any other's. Gaps are between their documents, ascending, as in blocks of postings, and
/// frequencies are stored less one. `length` is that of all before it. Where the best of them score more
/// than the rest can, a search for the term alone need not look further. Manning, Raghavan and Schütze,
/// "Introduction to information retrieval", 2008, section 7.1.3.
struct ChampionList {
    static let count = PatchedBlock.length
    /// Documents of a term that has champions.
    static let fewestDocuments = 1024

    /// Ascending.
    private(set) var documents = InlineArray<128, UInt32>(repeating: 0)
    private(set) var frequencies = InlineArray<128, UInt32>(repeating: 0)
    /// No other posting has a larger tf part.
    private(set) var rest: Float = 0

    /// Decodes the champions of a list, or gives nil if they can't be.
    ///
    /// Documents are below the limit and ascend, whatever the bytes hold.
    init?(_ bytes: ByteRegion, documentLimit: UInt32) {
        guard bytes.count >= 4 else { return nil }
        let start = unsafe bytes.unsafeBase
        rest = Float(
            bitPattern: UInt32(littleEndian: unsafe start.loadUnaligned(as: UInt32.self)))
        guard rest >= 0, rest <= 1 else { return nil }
        var offset = 4
        for isOfDocuments in [true, false] {
            let (packed, limit) = unsafe (start + offset, bytes.count - offset)
            let length =
                isOfDocuments
                ? unsafe withUnsafeMutableBytes(of: &documents) { output in
                    unsafe PatchedBlock.decode(
                        packed, limit: limit, readable: limit,
                        into: output.baseAddress!.assumingMemoryBound(to: UInt32.self))
                }
                : unsafe withUnsafeMutableBytes(of: &frequencies) { output in
                    unsafe PatchedBlock.decode(
                        packed, limit: limit, readable: limit,
                        into: output.baseAddress!.assumingMemoryBound(to: UInt32.self))
                }
            guard let length else { return nil }
            offset += length
        }
        guard offset == bytes.count else { return nil }
        var next: UInt64 = 0
        for index in 0..<ChampionList.count {
            next &+= UInt64(documents[index])
            documents[index] = UInt32(truncatingIfNeeded: next)
            next &+= 1
            frequencies[index] &+= 1
        }
        guard next <= UInt64(documentLimit) else { return nil }
    }

    /// Chooses the champions of a term.
    ///
    /// - Parameters:
    ///   - bytes: of each posting, that of `RangeMaxima`.
    ///   - part: the tf part of a posting.
    /// - Returns: the numbers of the postings, ascending, and `rest`.
    /// - Complexity: O(n).
    static func choose(
        bytes: [UInt8], part: (Int) -> Float
    ) -> (postings: [Int], rest: Float) {
        var histogram = InlineArray<256, Int>(repeating: 0)
        for byte in bytes { histogram[Int(byte)] &+= 1 }
        var (least, reached) = (256, 0)
        while reached < count, least > 0 {
            least -= 1
            reached += histogram[least]
        }
        // A byte is above 255 times the part: those that are left out have bytes below `least`.
        var rest = Float(max(least - 1, 0)) / 255
        // By descending part, then by ascending number.
        var best: [UInt64] = []
        func cut() {
            best.sort(by: >)
            rest = max(rest, Float(bitPattern: UInt32(best[count] >> 32)))
            best.removeSubrange(count...)
        }
        for (index, byte) in bytes.enumerated() where byte >= least {
            best.append(UInt64(part(index).bitPattern) << 32 | UInt64(~UInt32(index)))
            if best.count == 16 * count { cut() }
        }
        if best.count > count { cut() }
        return (best.map { Int(~UInt32(truncatingIfNeeded: $0)) }.sorted(), rest)
    }
}
