/// The numbers of all tokens of the documents of a segment, document after document.
///
/// They stand in chunks, so that nothing is copied when there are more. A document's are in one chunk.
///
/// Invariants: the numbers of a chunk that `count` says were written, and `count <= capacity`.
@safe struct TokenStream: ~Copyable {
    /// Numbers that a chunk has room for, unless it is of one longer document.
    private static let chunkLength = 1 << 20

    @safe private final class Chunk {
        let numbers: UnsafeMutablePointer<UInt32>
        let capacity: Int
        var count = 0

        init(capacity: Int) {
            unsafe numbers = .allocate(capacity: capacity)
            self.capacity = capacity
        }

        deinit { unsafe numbers.deallocate() }
    }

    private var chunks: [Chunk] = []
    /// The numbers of all chunks.
    private(set) var count = 0

    /// Makes room for the next document, which must have at most so many tokens.
    mutating func beginDocument(atMost most: Int) {
        if let last = chunks.last, last.capacity - last.count >= most { return }
        // The first documents may be all there are.
        let length = chunks.isEmpty ? TokenStream.chunkLength / 64 : TokenStream.chunkLength
        chunks.append(Chunk(capacity: max(length, most)))
    }

    /// Appends what `body` writes to the room for `most` numbers; it returns how many these are.
    mutating func append(
        atMost most: Int, _ body: (UnsafeMutableBufferPointer<UInt32>) -> Int
    ) {
        let chunk = chunks[chunks.count - 1]
        precondition(most <= chunk.capacity - chunk.count, "a document as long as was said")
        let added = unsafe body(
            UnsafeMutableBufferPointer(start: chunk.numbers + chunk.count, count: most))
        precondition(added >= 0 && added <= most, "as many numbers as there is room for")
        chunk.count += added
        count += added
    }

    /// Appends the last `count` numbers of another stream, which must be of one document.
    mutating func append(last count: Int, of other: borrowing TokenStream) {
        if count == 0 { return }
        let source = other.chunks[other.chunks.count - 1]
        precondition(count <= source.count, "numbers that there are")
        unsafe append(atMost: count) { room in
            let first = unsafe source.numbers + source.count - count
            unsafe room.baseAddress!.update(from: first, count: count)
            return count
        }
    }

    /// Puts `values[n]` in place of each of the last `count` numbers n, which must be of one document.
    mutating func replace(last count: Int, by values: [UInt32]) {
        if count == 0 { return }
        let chunk = chunks[chunks.count - 1]
        precondition(count <= chunk.count, "numbers that there are")
        let values = values.span
        for index in chunk.count - count..<chunk.count {
            unsafe chunk.numbers[index] = values[Int(chunk.numbers[index])]
        }
    }

    /// Goes through the documents in order.
    struct Cursor: ~Copyable {
        private var chunk = 0
        private var offset = 0

        /// The next `count` numbers, which must be of one document; valid while the stream is not
        /// changed.
        @inline(__always)
        @unsafe mutating func next(
            _ count: Int, of stream: borrowing TokenStream
        ) -> UnsafeBufferPointer<UInt32> {
            if count == 0 { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
            if offset == stream.chunks[chunk].count {
                chunk += 1
                offset = 0
            }
            let numbers = stream.chunks[chunk]
            precondition(count <= numbers.count - offset, "tokens of one document")
            defer { offset += count }
            return unsafe UnsafeBufferPointer(start: numbers.numbers + offset, count: count)
        }
    }

    /// Calls `body` with the numbers of each chunk.
    @inline(__always)
    func forEachChunk(_ body: (Span<UInt32>) -> Void) {
        for chunk in chunks {
            unsafe body(Span(_unsafeStart: UnsafePointer(chunk.numbers), count: chunk.count))
        }
    }
}
