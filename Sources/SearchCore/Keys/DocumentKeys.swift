internal import MappedIO

/// The keys file of a segment.
///
/// The format is described at `DocumentKeysWriter`.
struct DocumentKeys {
    let count: Int
    let sourceCount: Int
    private let path: String
    private let payload: ByteRegion
    private let starts: ByteRegion
    private let order: ByteRegion
    private let sourceOf: ByteRegion
    private let sourceStarts: ByteRegion

    init(_ payload: ByteRegion, path: String) throws(IndexError) {
        self.path = path
        self.payload = payload
        guard let documents = payload.uint32(at: payload.count - 8),
            let sources = payload.uint32(at: payload.count - 4),
            case let tables = 16 * Int(documents) + 8 * Int(sources) + 16,
            case let start = payload.count - 8 - tables, start >= 0
        else {
            throw .corrupt(
                path: path, offset: FileEnvelope.headerLength, expected: "tables of keys",
                found: "\(payload.count) bytes")
        }
        count = Int(documents)
        sourceCount = Int(sources)
        starts = payload.slice(at: start, count: 8 * (count + 1))!
        order = payload.slice(at: start + starts.count, count: 4 * count)!
        sourceOf = payload.slice(at: start + starts.count + order.count, count: 4 * count)!
        sourceStarts = payload.slice(
            at: start + starts.count + order.count + sourceOf.count, count: 8 * (sourceCount + 1))!
    }

    /// The bytes of a document's key.
    func key(of document: Int) throws(IndexError) -> ByteRegion {
        guard document < count, let start = starts.uint64(at: 8 * document),
            let end = starts.uint64(at: 8 * document + 8), start <= end,
            end <= UInt64(payload.count)
        else { throw corrupt("a key of document \(document)") }
        return payload.slice(Int(start)..<Int(end))!
    }

    /// The first sixteen bytes of a document's key as two numbers that order as the bytes do; zeros
    /// behind a shorter key.
    func prefix(of document: Int) throws(IndexError) -> (UInt64, UInt64) {
        guard document < count, let start = starts.uint64(at: 8 * document),
            let end = starts.uint64(at: 8 * document + 8), start <= end,
            end <= UInt64(payload.count)
        else { throw corrupt("a key of document \(document)") }
        func part(_ offset: UInt64) -> UInt64 {
            // Tables follow the keys, so that eight bytes are there behind each.
            guard offset < end, let bytes = payload.uint64(at: Int(offset)) else { return 0 }
            let beyond = 8 - min(8, end - offset)
            return bytes.byteSwapped & (.max << (8 * beyond))
        }
        return (part(start), part(start + 8))
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
