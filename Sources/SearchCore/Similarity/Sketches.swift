internal import MappedIO

/// The sketches file of a segment.
///
/// The format is described at `SketchesWriter`.
final class Sketches: Sendable {
    let count: Int
    private let file: IndexFile
    private let orders: [PackedNumbers]
    private let start: Int

    /// - Complexity: O(1).
    init(_ file: IndexFile) throws(IndexError) {
        self.file = file
        let length = file.payload.count
        count = try file.uint32(at: length - 4).map(Int.init) ?? 0
        let width = PackedNumbers.width(below: count)
        let orderLength = PackedNumbers.byteCount(count, width: width)
        start = SketchesWriter.orderCount * orderLength
        guard length == start + ShingleSketch.binCount * count + 4 else {
            throw .corrupt(
                path: file.path, offset: FileEnvelope.headerLength,
                expected: "sketches of documents", found: "\(length) bytes")
        }
        orders = (0..<SketchesWriter.orderCount).map { order in
            PackedNumbers(file, at: order * orderLength, width: width)
        }
    }

    /// The sketch of a document, all zeros if it has no words.
    func sketch(of document: Int) throws(IndexError) -> ShingleSketch {
        ShingleSketch(bytes: try bytes(of: document).array)
    }

    private func bytes(of document: Int) throws(IndexError) -> ByteRegion {
        let place = start + ShingleSketch.binCount * document
        guard document < count,
            let bytes = try file.slice(place..<place + ShingleSketch.binCount)
        else { throw corrupt("the sketch of document \(document)") }
        return bytes
    }

    /// The documents that are near copies of what has a sketch, ascending.
    ///
    /// - Complexity: O(log n) for each order, and a look at each document that stands beside in one of them.
    func nearCopies(of sketch: ShingleSketch) throws(IndexError) -> [Int] {
        if sketch.bytes.allSatisfy({ $0 == 0 }) { return [] }
        var found: Set<Int> = []
        for order in 0..<SketchesWriter.orderCount {
            let key = Int(sketch.bytes[2 * order]) << 8 | Int(sketch.bytes[2 * order + 1])
            var place = try firstPlace(of: key, in: order)
            while place < count {
                let document = try document(at: place, in: order)
                let own = try bytes(of: document).array
                guard Sketches.key(own, order) == key else { break }
                if ShingleSketch.agreement(own.span, sketch.bytes.span)
                    >= ShingleSketch.leastAgreement
                {
                    found.insert(document)
                }
                place += 1
            }
        }
        return found.sorted()
    }

    /// The key of a sketch in an order; behind all others for one without words.
    static func key(_ bytes: [UInt8], _ order: Int) -> Int {
        let key = Int(bytes[2 * order]) << 8 | Int(bytes[2 * order + 1])
        return key == 0 && bytes.allSatisfy { $0 == 0 } ? 1 << 16 : key
    }

    private func firstPlace(of key: Int, in order: Int) throws(IndexError) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            let own = try bytes(of: try document(at: middle, in: order)).array
            if Sketches.key(own, order) < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The document at a place of an order.
    func document(at place: Int, in order: Int) throws(IndexError) -> Int {
        guard place < count, let document = try orders[order].number(place), document < count
        else { throw corrupt("a document below \(count)") }
        return Int(document)
    }

    private func corrupt(_ expected: String) -> IndexError {
        .corrupt(
            path: file.path, offset: FileEnvelope.headerLength, expected: expected,
            found: "other bytes")
    }
}
