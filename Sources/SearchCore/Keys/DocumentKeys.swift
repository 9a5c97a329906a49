internal import MappedIO

/// The keys file of a segment.
///
/// The format is described at `DocumentKeysWriter`.
final class DocumentKeys: Sendable {
    static let documentsPerBase = 256

    let count: Int
    let sourceCount: Int
    private let path: String
    private let payload: ByteRegion
    private let bases: ByteRegion
    private let offsets: ByteRegion
    private let order: ByteRegion
    private let ranks: ByteRegion
    private let sourceOf: ByteRegion
    private let sourceStarts: ByteRegion

    init(_ payload: ByteRegion, path: String) throws(IndexError) {
        self.path = path
        self.payload = payload
        guard let documents = payload.uint32(at: payload.count - 8),
            let sources = payload.uint32(at: payload.count - 4)
        else { throw DocumentKeys.noTables(payload, path) }
        count = Int(documents)
        sourceCount = Int(sources)
        let lengths = [
            8 * (count / DocumentKeys.documentsPerBase + 1), 4 * (count + 1), 4 * count, 4 * count,
            sourceCount > 1 ? 4 * count : 0, 8 * (sourceCount + 1),
        ]
        var start = payload.count - 8 - lengths.reduce(0, +)
        var tables: [ByteRegion] = []
        for length in lengths {
            guard let table = payload.slice(at: start, count: length) else {
                throw DocumentKeys.noTables(payload, path)
            }
            tables.append(table)
            start += length
        }
        (bases, offsets, order) = (tables[0], tables[1], tables[2])
        (ranks, sourceOf, sourceStarts) = (tables[3], tables[4], tables[5])
    }

    private static func noTables(_ payload: ByteRegion, _ path: String) -> IndexError {
        .corrupt(
            path: path, offset: FileEnvelope.headerLength, expected: "tables of keys",
            found: "\(payload.count) bytes")
    }

    /// The bytes of a document's key.
    func key(of document: Int) throws(IndexError) -> ByteRegion {
        guard document < count, let start = self.start(of: document),
            let end = self.start(of: document + 1),
            start <= end, end <= UInt64(payload.count)
        else { throw corrupt("a key of document \(document)") }
        return payload.slice(Int(start)..<Int(end))!
    }

    private func start(of document: Int) -> UInt64? {
        guard let base = bases.uint64(at: 8 * (document / DocumentKeys.documentsPerBase)),
            let offset = offsets.uint32(at: 4 * document)
        else { return nil }
        let (start, overflow) = base.addingReportingOverflow(UInt64(offset))
        return overflow ? nil : start
    }

    /// The place of a document's key in the order of the segment's keys.
    func rank(of document: Int) throws(IndexError) -> UInt32 {
        guard let rank = ranks.uint32(at: 4 * document) else {
            throw corrupt("a rank of document \(document)")
        }
        return rank
    }

    /// The documents with a key, ascending: more than one where a document was replaced before the
    /// segment was written.
    ///
    /// - Complexity: O(log n), and O(1) for each of them.
    func documents(forKey key: [UInt8]) throws(IndexError) -> [Int] {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            let isBefore = try self.key(of: document(atRank: middle)).precedes(key)
            if isBefore { low = middle + 1 } else { high = middle }
        }
        var documents: [Int] = []
        while low < count {
            let document = try document(atRank: low)
            guard try self.key(of: document).isEqual(to: key) else { break }
            documents.append(document)
            low += 1
        }
        return documents
    }

    /// The document whose key is number `rank` in the order of keys.
    func document(atRank rank: Int) throws(IndexError) -> Int {
        guard let document = order.uint32(at: 4 * rank), document < count else {
            throw corrupt("a document below \(count)")
        }
        return Int(document)
    }

    /// The number of the source that a document was read from.
    func source(of document: Int) throws(IndexError) -> Int {
        if sourceCount == 1, document < count { return 0 }
        guard let source = sourceOf.uint32(at: 4 * document), source < sourceCount else {
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
