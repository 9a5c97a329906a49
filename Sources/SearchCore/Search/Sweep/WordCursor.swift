/// A cursor over a term's postings that stands at a word of 64 documents, for a look at positions.
struct WordCursor: ~Copyable {
    private var postings: PostingsCursor
    /// The word that `bits` are of, or -1.
    private var word = -1
    private var bits: UInt64 = 0
    /// How many postings stand before the word.
    private var before = 0

    init(_ list: PostingList) { postings = PostingsCursor(list) }

    /// Makes a word the current one; words must ascend until `rewind`.
    @inline(__always)
    mutating func load(_ word: Int) {
        if word != self.word {
            self.word = word
            (bits, before) = postings.word(word)
        }
    }

    /// How often the term occurs in the document of a bit of the current word.
    @inline(__always)
    mutating func frequency(ofBit bit: Int) -> UInt32 {
        postings.frequency(at: ordinal(ofBit: bit))
    }

    mutating func appendPositions(ofBit bit: Int, to output: inout [UInt32]) {
        postings.appendPositions(at: ordinal(ofBit: bit), to: &output)
    }

    /// Goes back to before the first word.
    mutating func rewind() {
        postings.rewind()
        word = -1
    }

    @inline(__always)
    private func ordinal(ofBit bit: Int) -> Int {
        before &+ (bits & (1 &<< UInt64(bit) &- 1)).nonzeroBitCount
    }
}
