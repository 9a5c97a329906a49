internal import MappedIO

/// The keys file of a segment.
///
/// The format is described at `DocumentKeysWriter`.
final class DocumentKeys: Sendable {
    static let keysPerBlock = 32

    let count: Int
    let sourceCount: Int
    private let blockCount: Int
    private let file: IndexFile
    /// Where the starts of blocks are.
    private let blockStarts: Int
    private let order: PackedNumbers
    private let ranks: PackedNumbers
    private let sourceOf: PackedNumbers
    /// Where the starts of sources are.
    private let sourceStarts: Int

    init(_ file: IndexFile) throws(IndexError) {
        self.file = file
        let length = file.payload.count
        guard let documents = try file.uint32(at: length - 8),
            let sources = try file.uint32(at: length - 4)
        else { throw DocumentKeys.noTables(file) }
        count = Int(documents)
        sourceCount = Int(sources)
        blockCount = (count + DocumentKeys.keysPerBlock - 1) / DocumentKeys.keysPerBlock
        let width = PackedNumbers.width(below: count)
        let sourceWidth = PackedNumbers.width(below: sourceCount)
        let numbers = PackedNumbers.byteCount(count, width: width)
        let lengths = [
            8 * (blockCount + 1), numbers, numbers,
            PackedNumbers.byteCount(count, width: sourceWidth),
            8 * (sourceCount + 1),
        ]
        var starts = [length - 8 - lengths.reduce(0, +)]
        guard starts[0] >= 0 else { throw DocumentKeys.noTables(file) }
        for length in lengths { starts.append(starts.last! + length) }
        blockStarts = starts[0]
        order = PackedNumbers(file, at: starts[1], width: width)
        ranks = PackedNumbers(file, at: starts[2], width: width)
        sourceOf = PackedNumbers(file, at: starts[3], width: sourceWidth)
        sourceStarts = starts[4]
    }

    private static func noTables(_ file: IndexFile) -> IndexError {
        .corrupt(
            path: file.path, offset: FileEnvelope.headerLength, expected: "tables of keys",
            found: "\(file.payload.count) bytes")
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
        guard document < count, let rank = try ranks.number(document) else {
            throw corrupt("a rank of document \(document)")
        }
        return rank
    }

    /// The documents with a key, ascending: more than one where a document was replaced before the
    /// segment was written.
    ///
    /// - Complexity: O(log n), a block decoded, and O(1) for each of them.
    func documents(forKey key: [UInt8]) throws(IndexError) -> [Int] {
        if count == 0 { return [] }
        // The last block whose first key sorts before the key: equal ones may begin within it.
        var low = 0
        var high = blockCount
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
        guard rank < count, let document = try order.number(rank), document < count else {
            throw corrupt("a document below \(count)")
        }
        return Int(document)
    }

    private func block(_ number: Int) throws(IndexError) -> Block {
        guard number < blockCount, let bytes = try entry(number, of: blockStarts) else {
            throw corrupt("a block of keys")
        }
        return Block(keys: self, reader: ByteReader(bytes))
    }

    /// What lies between a start in a table and the next.
    private func entry(_ number: Int, of table: Int) throws(IndexError) -> ByteRegion? {
        guard let start = try file.uint64(at: table + 8 * number),
            let end = try file.uint64(at: table + 8 * number + 8), start <= end,
            end <= UInt64(file.payload.count)
        else { return nil }
        return try file.slice(Int(start)..<Int(end))
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
        guard document < count, let source = try sourceOf.number(document), source < sourceCount
        else {
            throw corrupt("a source of document \(document)")
        }
        return Int(source)
    }

    /// A source by its number.
    func source(_ number: Int) throws(IndexError) -> Source {
        guard number < sourceCount, let bytes = try entry(number, of: sourceStarts) else {
            throw corrupt("source \(number)")
        }
        var reader = ByteReader(bytes)
        guard let path = reader.string(), let size = reader.varint(),
            let modified = reader.zigzag()
        else { throw corrupt("source \(number)") }
        return Source(path: path, size: size, modified: modified)
    }

    private func corrupt(_ expected: String) -> IndexError {
        .corrupt(
            path: file.path, offset: FileEnvelope.headerLength, expected: expected,
            found: "other bytes")
    }
}
