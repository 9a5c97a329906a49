internal import MappedIO

/// Writes the keys file of a segment: what identifies each document and where it was read from.
///
/// ```
/// payload   --> key block^b, (path, size, time (zigzag))^sources, block start (u64)^(b + 1),
///               document (bits)^n, rank (bits)^n, source (bits)^n,
///               source start (u64)^(sources + 1), n (u32), sources (u32)
///               (b = n / 32, rounded up)
/// key block --> (lengths, bytes)^32 (fewer in the last)
/// ```
/// Keys stand in the order of their bytes, equal ones in that of their documents, each without what it
/// shares with the one before in its block; `lengths` are described at `PrefixLengths`. `document` has
/// the documents in this order, and `rank` the place of each document in it. A number in bits has as
/// many as the greatest that there can be, n - 1 or sources - 1 (`PackedNumbers`). A path is its
/// length and bytes. Numbers without a type are varints, starts count from the start of the payload.
struct DocumentKeysWriter: ~Copyable {
    private var table = TermTable()
    /// By document: the number of its key.
    private var keyOf: [UInt32] = []
    /// By number of a key: the newest document, unless that was removed.
    private var newest: [UInt32?] = []
    private var sourceOf: [UInt32] = []
    private var sources: [Source] = []
    private var numbers: [Source: UInt32] = [:]

    var count: Int { sourceOf.count }

    /// Bytes held; more than there can be where the table of keys might get full, so that the segment
    /// is written.
    var memoryUse: Int {
        table.byteCount > 1 << 31
            ? .max / 4
            : table.memoryUse + 8 * sourceOf.count + 8 * newest.count + 200 * sources.count
    }

    mutating func add(_ key: some Sequence<UInt8>, source: Source) {
        let number = table.intern(Array(key)[...])
        if number == newest.count { newest.append(nil) }
        newest[number] = UInt32(count)
        keyOf.append(UInt32(number))
        if let last = sources.last, last == source {
            sourceOf.append(UInt32(sources.count - 1))
        } else if let number = numbers[source] {
            sourceOf.append(number)
        } else {
            let number = UInt32(sources.count)
            numbers[source] = number
            sources.append(source)
            sourceOf.append(number)
        }
    }

    /// Takes the newest document with a key out of what this finds, and returns its number; nil if
    /// there is none, or if it was taken out before.
    mutating func remove(_ key: [UInt8]) -> UInt32? {
        guard let number = table.number(of: key) else { return nil }
        defer { newest[number] = nil }
        return newest[number]
    }

    func write(to file: inout IndexFileWriter) throws(IndexError) {
        let order = self.order
        var blockStarts: [UInt64] = []
        var previous: [UInt8] = []
        for (rank, document) in order.enumerated() {
            if rank % DocumentKeys.keysPerBlock == 0 {
                blockStarts.append(UInt64(file.offset))
                previous.removeAll(keepingCapacity: true)
            }
            let key = table[Int(keyOf[Int(document)])]
            var shared = 0
            while shared < min(previous.count, key.count), previous[shared] == key[shared] {
                shared += 1
            }
            try file.write { buffer in
                buffer.append(shared: shared, length: key.count - shared)
                buffer.bytes.append(contentsOf: key[shared...])
            }
            previous = key
        }
        blockStarts.append(UInt64(file.offset))
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
        for start in blockStarts { try file.write { $0.append(start) } }
        var ranks = [UInt32](repeating: 0, count: count)
        for (rank, document) in order.enumerated() { ranks[Int(document)] = UInt32(rank) }
        let width = PackedNumbers.width(below: count)
        let sourceWidth = PackedNumbers.width(below: sources.count)
        for (numbers, width) in [(order, width), (ranks, width), (sourceOf, sourceWidth)] {
            try file.write { PackedNumbers.append(numbers, width: width, to: &$0) }
        }
        for start in sourceStarts { try file.write { $0.append(start) } }
        let counts = (UInt32(count), UInt32(sources.count))
        try file.write { buffer in
            buffer.append(counts.0)
            buffer.append(counts.1)
        }
    }

    /// The documents in the order of their keys' bytes, those with one key in their own.
    private var order: [UInt32] {
        var starts = [Int](repeating: 0, count: table.count)
        for key in keyOf { starts[Int(key)] += 1 }
        var total = 0
        for key in table.sorted() {
            (starts[key], total) = (total, total + starts[key])
        }
        var order = [UInt32](repeating: 0, count: count)
        for (document, key) in keyOf.enumerated() {
            order[starts[Int(key)]] = UInt32(document)
            starts[Int(key)] += 1
        }
        return order
    }
}
