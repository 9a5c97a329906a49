internal import MappedIO

/// Which documents of a segment are not deleted.
///
/// ```
/// payload of a live file --> documents (u32), deleted (u32), word (u64)^((documents + 63) / 64)
/// ```
/// Bit `d mod 64` of word `d / 64` is set while document d lives; bits behind the last are 0.
struct LiveDocuments: Sendable, Hashable {
    private(set) var count: Int
    private(set) var deletedCount = 0
    private var words: [UInt64]

    /// All documents of a segment alive.
    init(count: Int) {
        self.count = count
        words = Array(repeating: .max, count: (count + 63) / 64)
        if count % 64 != 0 { words[words.count - 1] = 1 << UInt64(count % 64) - 1 }
    }

    /// Reads the file that a commit names, every byte of which is verified.
    init(_ info: SegmentInfo, folder: String) throws(IndexError) {
        let file = try IndexFile(
            path: folder + "/" + FileNames.live(info.number, generation: info.liveGeneration),
            kind: .live, segment: info.number, summary: info.liveSummary)
        try file.verifyAll()
        try self.init(file.payload, path: file.path, count: info.documentCount)
    }

    init(_ payload: ByteRegion, path: String, count expected: Int) throws(IndexError) {
        func corrupt(_ what: String) -> IndexError {
            .corrupt(
                path: path, offset: FileEnvelope.headerLength, expected: what, found: "other bytes")
        }
        var reader = ByteReader(payload)
        guard let documents = reader.uint32(), Int(documents) == expected,
            let deleted = reader.uint32(), payload.count == 8 + (expected + 63) / 64 * 8
        else { throw corrupt("the live documents of \(expected)") }
        count = expected
        words = []
        while let word = reader.uint64() { words.append(word) }
        deletedCount = expected - words.reduce(0) { $0 + $1.nonzeroBitCount }
        guard deletedCount == Int(deleted) else { throw corrupt("\(deleted) deleted documents") }
        if expected % 64 != 0, let last = words.last, last >> UInt64(expected % 64) != 0 {
            throw corrupt("no document behind \(expected)")
        }
    }

    func encode(into buffer: inout ByteBuffer) {
        buffer.append(UInt32(count))
        buffer.append(UInt32(deletedCount))
        for word in words { buffer.append(word) }
    }

    var liveCount: Int { count - deletedCount }

    @inline(__always)
    func contains(_ document: UInt32) -> Bool {
        words[Int(document >> 6)] & (1 << UInt64(document & 63)) != 0
    }

    /// The documents `64 * word` and on that live, as bits.
    @inline(__always)
    func word(_ word: Int) -> UInt64 { words[word] }

    /// Those that are among some documents too.
    func intersection(_ documents: DocumentSet) -> LiveDocuments {
        var kept = self
        for word in words.indices { kept.words[word] &= documents.words[word] }
        kept.deletedCount = count - kept.words.reduce(0) { $0 + $1.nonzeroBitCount }
        return kept
    }

    mutating func delete(_ document: UInt32) {
        guard contains(document) else { return }
        words[Int(document >> 6)] &= ~(1 << UInt64(document & 63))
        deletedCount += 1
    }
}
