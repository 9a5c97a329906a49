internal import MappedIO

/// Writes the keys file of a segment: what identifies each document and where it was read from.
///
/// ```
/// payload --> key bytes, (path, size, time (zigzag))^sources, key start (u64)^(n + 1),
///             document (u32)^n, source (u32)^n, source start (u64)^(sources + 1),
///             n (u32), sources (u32)
/// ```
/// Keys stand in the order of documents; the documents after them in the order of their keys'
/// bytes. A path is its length and bytes. Numbers without a type are varints, starts count from the
/// start of the payload.
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
        for start in starts { try file.write { $0.append(start) } }
        let order = (0..<count).sorted { left, right in
            key(left).lexicographicallyPrecedes(key(right))
        }
        for document in order { try file.write { $0.append(UInt32(document)) } }
        for source in sourceOf { try file.write { $0.append(source) } }
        for start in sourceStarts { try file.write { $0.append(start) } }
        let counts = (UInt32(count), UInt32(sources.count))
        try file.write { buffer in
            buffer.append(counts.0)
            buffer.append(counts.1)
        }
    }

    private func key(_ document: Int) -> ArraySlice<UInt8> {
        keys[Int(starts[document])..<Int(starts[document + 1])]
    }
}
