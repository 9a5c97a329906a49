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
    let documents: [UInt32]
    let frequencies: [UInt32]
    /// No other posting has a larger tf part.
    let rest: Float

    /// Decodes champions into buffers with room for 128 values each, and gives `rest`, or nil if they can't
    /// be.
    ///
    /// Documents are below the limit and ascend, whatever the bytes hold.
    static func decode(
        _ bytes: ByteRegion, documentLimit: UInt32, documents: UnsafeMutablePointer<UInt32>,
        frequencies: UnsafeMutablePointer<UInt32>
    ) -> Float? {
        guard bytes.count >= 4 else { return nil }
        let start = unsafe bytes.unsafeBase
        let rest = Float(
            bitPattern: UInt32(littleEndian: unsafe start.loadUnaligned(as: UInt32.self)))
        guard rest >= 0, rest <= 1,
            let first = unsafe PatchedBlock.decode(
                start + 4, limit: bytes.count - 4, readable: bytes.count - 4, into: documents)
        else { return nil }
        let limit = bytes.count - 4 - first
        let second = unsafe PatchedBlock.decode(
            start + 4 + first, limit: limit, readable: limit, into: frequencies)
        guard second == limit else { return nil }
        var next: UInt64 = 0
        for index in 0..<count {
            next &+= UInt64(unsafe documents[index])
            unsafe documents[index] = UInt32(truncatingIfNeeded: next)
            next &+= 1
            unsafe frequencies[index] = max(1, frequencies[index] &+ 1)
        }
        return next <= UInt64(documentLimit) ? rest : nil
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
