internal import CPostingKernels

/// The documents of a dense term as bits, and how many there are before each.
///
/// Plain pointers, for the loops that go through documents 64 at a time.
///
/// Invariant: `words` has `wordCount` words and `ranks` one value for every eight of them, both
/// unaligned and little-endian, readable while the list that gave the bitmap lives.
@safe struct DocumentBitmap {
    /// Words between two ranks.
    static let wordsPerRank = 8

    let words: UnsafeRawPointer
    private let ranks: UnsafeRawPointer
    private let lastWord: Int
    private let lastMask: UInt64

    /// Bytes that the bitmap of a segment's documents takes.
    static func byteCount(documentCount: Int) -> Int {
        let words = (documentCount + 63) / 64
        return 8 * words + 4 * ((words + wordsPerRank - 1) / wordsPerRank)
    }

    /// - Parameter start: the first of `byteCount` bytes.
    init(_ start: UnsafeRawPointer, documentCount: Int) {
        unsafe words = start
        let count = (documentCount + 63) / 64
        unsafe ranks = start + 8 * count
        lastWord = count - 1
        lastMask = documentCount % 64 == 0 ? .max : 1 << UInt64(documentCount % 64) - 1
    }

    /// The bits of the documents `64 * word` and on; none behind the last document.
    @inline(__always)
    subscript(word: Int) -> UInt64 {
        assert(word >= 0 && word <= lastWord)
        let bits = UInt64(
            littleEndian: unsafe words.loadUnaligned(fromByteOffset: 8 &* word, as: UInt64.self))
        return word == lastWord ? bits & lastMask : bits
    }

    /// How many documents stand before a word.
    @inline(__always)
    func rank(ofWord word: Int) -> Int {
        let sample = word / DocumentBitmap.wordsPerRank
        var rank = Int(
            UInt32(
                littleEndian: unsafe ranks.loadUnaligned(
                    fromByteOffset: 4 &* sample, as: UInt32.self)))
        var before = sample &* DocumentBitmap.wordsPerRank
        while before < word {
            rank &+= self[before].nonzeroBitCount
            before &+= 1
        }
        return rank
    }

    /// How many documents stand before each of some, which the segment must have.
    func writeRanks(
        of documents: UnsafePointer<UInt32>, count: Int, to output: UnsafeMutablePointer<UInt32>
    ) {
        unsafe winnow_ranks(words, ranks, documents, count, output)
    }
}
