/// A cursor over a term's postings that stands at a word: 64 documents, as bits.
struct WordCursor: ~Copyable {
    var postings: PostingsCursor
    /// The word that `bits` are of, or -1.
    private var word = -1
    private(set) var bits: UInt64 = 0
    /// How many postings stand before the word.
    private var before = 0

    init(_ list: PostingList) { postings = PostingsCursor(list) }

    var list: PostingList { postings.list }

    /// Makes a word the current one; words must ascend until `rewind`.
    @inline(__always)
    mutating func load(_ word: Int) -> UInt64 {
        if word != self.word {
            self.word = word
            (bits, before) = postings.word(word)
        }
        return bits
    }

    /// The first word from `word` on that has a document, or `Int.max`; it must be the current one or
    /// behind it.
    @inline(__always)
    mutating func nextWord(from word: Int) -> Int {
        if word == self.word, bits != 0 { return word }
        postings.advance(to: UInt32(truncatingIfNeeded: word &<< 6))
        return postings.document == PostingsCursor.end ? .max : Int(postings.document >> 6)
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
