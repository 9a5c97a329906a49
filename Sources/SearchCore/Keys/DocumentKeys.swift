internal import MappedIO

/// The keys file of a segment.
///
/// The format is described at `DocumentKeysWriter`.
final class DocumentKeys: Sendable {
    static let keysPerBlock = 32

    let count: Int
    let sourceCount: Int
    private let path: String
    private let payload: ByteRegion
    private let blockStarts: ByteRegion
    private let order: PackedNumbers
    private let ranks: PackedNumbers
    private let sourceOf: PackedNumbers
    private let sourceStarts: ByteRegion

    init(_ payload: ByteRegion, path: String) throws(IndexError) {
        self.path = path
        self.payload = payload
        guard let documents = payload.uint32(at: payload.count - 8),
            let sources = payload.uint32(at: payload.count - 4)
        else { throw DocumentKeys.noTables(payload, path) }
        count = Int(documents)
        sourceCount = Int(sources)
        let blocks = (count + DocumentKeys.keysPerBlock - 1) / DocumentKeys.keysPerBlock
        let width = PackedNumbers.width(below: count)
        let sourceWidth = PackedNumbers.width(below: sourceCount)
        let numbers = PackedNumbers.byteCount(count, width: width)
        let lengths = [
            8 * (blocks + 1), numbers, numbers, PackedNumbers.byteCount(count, width: sourceWidth),
            8 * (sourceCount + 1),
        ]
        var starts = [payload.count - 8 - lengths.reduce(0, +)]
        for length in lengths { starts.append(starts.last! + length) }
        guard let blockStarts = payload.slice(at: starts[0], count: lengths[0]),
            let sourceStarts = payload.slice(at: starts[4], count: lengths[4])
        else { throw DocumentKeys.noTables(payload, path) }
        self.blockStarts = blockStarts
        self.sourceStarts = sourceStarts
        order = PackedNumbers(payload, at: starts[1], width: width)
        ranks = PackedNumbers(payload, at: starts[2], width: width)
        sourceOf = PackedNumbers(payload, at: starts[3], width: sourceWidth)
    }

    private static func noTables(_ payload: ByteRegion, _ path: String) -> IndexError {
        .corrupt(
            path: path, offset: FileEnvelope.headerLength, expected: "tables of keys",
            found: "\(payload.count) bytes")
    }

    /// The bytes of a document's key.
    ///
    /// - Complexity: the keys before it in its block are decoded.
    func key(of document: Int) throws(IndexError) -> ByteRegion {
        let rank = Int(try rank(of: document))
        guard try self.document(atRank: rank) == document else {
            throw corrupt("rank \(rank) of document \(document)")
        }
        var keys = try block(rank / DocumentKeys.keysPerBlock)
        for _ in 0..<rank % DocumentKeys.keysPerBlock { try keys.next() }
        return ByteRegion(copying: try keys.next())
    }

    /// The place of a document's key in the order of the segment's keys.
    func rank(of document: Int) throws(IndexError) -> UInt32 {
        guard document < count, let rank = ranks[document] else {
            throw corrupt("a rank of document \(document)")
        }
        return rank
    }

    /// The documents with a key, ascending: more than one where a document was replaced before the
    /// segment was written.
    ///
    /// - Complexity: O(log n), a block decoded, and O(1) for each of them.
    func documents(forKey key: [UInt8]) throws(IndexError) -> [Int] {
        // The last block whose first key sorts before the key: equal ones may begin within it.
        var low = 0
        var high = (count + DocumentKeys.keysPerBlock - 1) / DocumentKeys.keysPerBlock
        while low < high {
            let middle = (low + high) / 2
            var keys = try block(middle)
            if try keys.next().lexicographicallyPrecedes(key) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var rank = max(low - 1, 0) * DocumentKeys.keysPerBlock
        var keys = try block(rank / DocumentKeys.keysPerBlock)
        var documents: [Int] = []
        while rank < count {
            if rank % DocumentKeys.keysPerBlock == 0 {
                keys = try block(rank / DocumentKeys.keysPerBlock)
            }
            let found = try keys.next()
            if found == key {
                documents.append(try document(atRank: rank))
            } else if key.lexicographicallyPrecedes(found) {
                break
            }
            rank += 1
        }
        return documents
    }

    /// The document whose key is number `rank` in the order of keys.
    func document(atRank rank: Int) throws(IndexError) -> Int {
        guard rank < count, let document = order[rank], document < count else {
            throw corrupt("a document below \(count)")
        }
        return Int(document)
    }

    private func block(_ number: Int) throws(IndexError) -> Block {
        guard let start = blockStarts.uint64(at: 8 * number), start <= UInt64(payload.count) else {
            throw corrupt("a block of keys")
        }
        return Block(keys: self, reader: ByteReader(payload, at: Int(start)))
    }

    /// Goes through the keys of a block.
    private struct Block {
        let keys: DocumentKeys
        var reader: ByteReader
        var key: [UInt8] = []

        @discardableResult
        mutating func next() throws(IndexError) -> [UInt8] {
            guard let (shared, length) = reader.prefixLengths(), shared <= key.count,
                let rest = reader.bytes(length)
            else { throw keys.corrupt("a key") }
            key.removeSubrange(shared...)
            key.append(contentsOf: rest.array)
            return key
        }
    }

    /// The number of the source that a document was read from.
    func source(of document: Int) throws(IndexError) -> Int {
        guard document < count, let source = sourceOf[document], source < sourceCount else {
            throw corrupt("a source of document \(document)")
        }
        return Int(source)
    }

    /// A source by its number.
    func source(_ number: Int) throws(IndexError) -> Source {
        guard let start = sourceStarts.uint64(at: 8 * number), start <= UInt64(payload.count) else {
            throw corrupt("source \(number)")
        }
        var reader = ByteReader(payload, at: Int(start))
        guard let path = reader.string(), let size = reader.varint(),
            let modified = reader.zigzag()
        else { throw corrupt("source \(number)") }
        return Source(path: path, size: size, modified: modified)
    }

    private func corrupt(_ expected: String) -> IndexError {
        .corrupt(
            path: path, offset: FileEnvelope.headerLength, expected: expected, found: "other bytes")
    }
}
