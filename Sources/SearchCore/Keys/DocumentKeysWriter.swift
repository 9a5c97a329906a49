internal import MappedIO

/// Writes the keys file of a segment: what identifies each document and where it was read from.
///
/// ```
/// payload --> key bytes, (path, size, time (zigzag))^sources,
///             key base (u64)^(n / 256 + 1, rounded down), key offset (u32)^(n + 1),
///             document (u32)^n, rank (u32)^n, source (u32)^n (none if there is one source),
///             source start (u64)^(sources + 1), n (u32), sources (u32)
/// ```
/// Keys stand in the order of documents; key d starts at base d / 256 and offset d. `document` has
/// the documents in the order of their keys' bytes, and `rank` the place of each document in that
/// order. A path is its length and bytes. Numbers without a type are varints, starts and bases count
/// from the start of the payload.
struct DocumentKeysWriter {
    private var keys: [UInt8] = []
    private var starts: [UInt64] = [0]
    private var sourceOf: [UInt32] = []
    private var sources: [Source] = []
    private var numbers: [Source: UInt32] = [:]

    var count: Int { sourceOf.count }

    /// Bytes held.
    var memoryUse: Int { keys.count + 12 * sourceOf.count + 200 * sources.count }

    mutating func add(_ key: String, source: Source) {
        keys.append(contentsOf: key.utf8)
        starts.append(UInt64(keys.count))
        if let number = numbers[source] {
            sourceOf.append(number)
        } else {
            let number = UInt32(sources.count)
            numbers[source] = number
            sources.append(source)
            sourceOf.append(number)
        }
    }

    func write(to file: inout IndexFileWriter) throws(IndexError) {
        try file.write(keys)
        var sourceStarts: [UInt64] = []
        for source in sources {
            sourceStarts.append(UInt64(file.offset))
            try file.write { buffer in
                buffer.append(string: source.path)
                buffer.append(varint: source.size)
                buffer.append(zigzag: source.modified)
            }
        }
        sourceStarts.append(UInt64(file.offset))
        let bases = stride(from: 0, to: starts.count, by: DocumentKeys.documentsPerBase)
        for document in bases { try file.write { $0.append(starts[document]) } }
        for (document, start) in starts.enumerated() {
            let base = starts[document - document % DocumentKeys.documentsPerBase]
            guard let offset = UInt32(exactly: start - base) else {
                throw .tooLarge(what: "the key of a document", limit: "16 MiB")
            }
            try file.write { $0.append(offset) }
        }
        let order = self.order
        for document in order { try file.write { $0.append(document) } }
        var ranks = [UInt32](repeating: 0, count: count)
        for (rank, document) in order.enumerated() { ranks[Int(document)] = UInt32(rank) }
        for rank in ranks { try file.write { $0.append(rank) } }
        if sources.count > 1 { for source in sourceOf { try file.write { $0.append(source) } } }
        for start in sourceStarts { try file.write { $0.append(start) } }
        let counts = (UInt32(count), UInt32(sources.count))
        try file.write { buffer in
            buffer.append(counts.0)
            buffer.append(counts.1)
        }
    }

    /// The documents in the order of their keys' bytes, those with one key in their own.
    private var order: [UInt32] {
        (0..<UInt32(count)).sorted { left, right in
            let (leftKey, rightKey) = (key(Int(left)), key(Int(right)))
            if leftKey.lexicographicallyPrecedes(rightKey) { return true }
            return left < right && leftKey.elementsEqual(rightKey)
        }
    }

    private func key(_ document: Int) -> ArraySlice<UInt8> {
        keys[Int(starts[document])..<Int(starts[document + 1])]
    }
}
