internal import MappedIO

/// Finds the captures of an address in all segments of a commit: documents with the same address of which it is known
/// when they were captured.
///
/// What a segment has of them is gathered when it is first asked for, once for all searches: four bytes a document.
final class Captures {
    private let reader: IndexReader
    /// By segment; nil for one that was not asked.
    private var tables: [CaptureTable?]
    /// The segments that have captures.
    private let segments: [Int]

    /// - Complexity: O(segments).
    init(_ reader: IndexReader) throws(IndexError) {
        self.reader = reader
        tables = Array(repeating: nil, count: reader.segments.count)
        var segments: [Int] = []
        for (index, segment) in reader.segments.enumerated() {
            // Columns of an earlier version have none, and may have to be made first.
            guard segment.hasCaptureColumn, try segment.columns().valueCount(.captured) > 0 else {
                continue
            }
            segments.append(index)
        }
        self.segments = segments
    }

    /// Whether there are none, so that nothing has to be looked up.
    var isEmpty: Bool { segments.isEmpty }

    /// When a document was captured; nil for what is no capture.
    func time(of document: UInt32, segment: Int) throws(IndexError) -> String? {
        guard segments.contains(segment) else { return nil }
        return try reader.segments[segment].columns().value(.captured, of: Int(document))
    }

    /// The live captures of the address that a document has, with itself, ascending by segment and number.
    func ofSameAddress(
        as document: UInt32, segment: Int
    ) throws(IndexError) -> [(segment: Int, document: UInt32)] {
        guard let url = try reader.segments[segment].columns().value(.url, of: Int(document)) else {
            return []
        }
        return try documents(ofAddress: url)
    }

    /// The live captures of an address, ascending by segment and number.
    func documents(
        ofAddress url: String
    ) throws(IndexError) -> [(segment: Int, document: UInt32)] {
        var found: [(segment: Int, document: UInt32)] = []
        for index in segments {
            let columns = try reader.segments[index].columns()
            guard let number = try columns.number(ofValue: Array(url.utf8), in: .url) else {
                continue
            }
            if tables[index] == nil {
                tables[index] = try CaptureTable(
                    columns, count: reader.segments[index].info.documentCount)
            }
            for document in tables[index]!.documents(ofAddress: number)
            where reader.isLive(document, segment: index) {
                found.append((index, document))
            }
        }
        return found
    }
}

/// The captures of a segment by address.
private struct CaptureTable {
    /// Where the documents of each address begin.
    private var starts: [UInt32]
    private var documents: [UInt32]

    /// - Complexity: O(documents + addresses), by a counting sort.
    init(_ columns: Columns, count: Int) throws(IndexError) {
        starts = [UInt32](repeating: 0, count: columns.valueCount(.url) + 1)
        var addresses: [(document: UInt32, address: Int)] = []
        for document in 0..<count where try columns.ordinal(.captured, of: document) > 0 {
            let ordinal = try columns.ordinal(.url, of: document)
            if ordinal == 0 { continue }
            addresses.append((UInt32(document), ordinal - 1))
            starts[ordinal] += 1
        }
        for place in 1..<max(1, starts.count) { starts[place] += starts[place - 1] }
        var next = starts
        documents = [UInt32](repeating: 0, count: addresses.count)
        for (document, address) in addresses {
            documents[Int(next[address])] = document
            next[address] += 1
        }
    }

    func documents(ofAddress number: Int) -> ArraySlice<UInt32> {
        documents[Int(starts[number])..<Int(starts[number + 1])]
    }
}
