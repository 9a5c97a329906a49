internal import MappedIO

/// Writes the sketches of a segment, and in which order documents stand by parts of them.
///
/// ```
/// payload --> (document (bits)^n)^16, sketch (64 bytes)^n, n (u32)
/// ```
/// A document without words has a sketch of zeros, and stands in no order; such are behind all others there. An
/// order sorts by two neighbouring bytes of the sketch, number 2 i and 2 i + 1 in order i, and equal ones by
/// number: so near copies stand side by side in one of the first sixteen orders nearly always (locality-sensitive
/// hashing by bands: Indyk and Motwani 1998). `PackedNumbers` describes the bits.
struct SketchesWriter: ~Copyable {
    /// So many pairs of bytes have an order: half of them, which leave out one near copy in a hundred that
    /// shares half of its shingles.
    static let orderCount = 16

    private var sketches: [UInt8] = []
    private(set) var count = 0

    /// Bytes held, and those needed to write.
    var memoryUse: Int { sketches.count + 12 * count }

    mutating func add(_ sketch: ShingleSketch) {
        sketches += sketch.bytes
        count += 1
    }

    /// Gives the documents other numbers: document d becomes what document `order[d]` was.
    mutating func reorder(_ order: [UInt32]) {
        let old = sketches
        sketches.removeAll(keepingCapacity: true)
        for document in order {
            let start = Int(document) * ShingleSketch.binCount
            sketches += old[start..<start + ShingleSketch.binCount]
        }
    }

    func write(to file: inout IndexFileWriter) throws(IndexError) {
        let width = PackedNumbers.width(below: count)
        for order in 0..<SketchesWriter.orderCount {
            let documents = documents(inOrder: order)
            try file.write { PackedNumbers.append(documents, width: width, to: &$0) }
        }
        try file.write(sketches)
        let total = UInt32(count)
        try file.write { $0.append(total) }
    }

    /// A counting sort by the two bytes; those without words come last.
    private func documents(inOrder order: Int) -> [UInt32] {
        var starts = [UInt32](repeating: 0, count: 1 << 16 + 2)
        let keys = (0..<count).map { document in
            let start = document * ShingleSketch.binCount
            let isEmpty = sketches[start..<start + ShingleSketch.binCount].allSatisfy { $0 == 0 }
            return isEmpty
                ? 1 << 16
                : Int(sketches[start + 2 * order]) << 8 | Int(sketches[start + 2 * order + 1])
        }
        for key in keys { starts[key + 1] += 1 }
        for key in 1..<starts.count { starts[key] += starts[key - 1] }
        var documents = [UInt32](repeating: 0, count: count)
        for (document, key) in keys.enumerated() {
            documents[Int(starts[key])] = UInt32(document)
            starts[key] += 1
        }
        return documents
    }
}
