internal import MappedIO

/// What is stored of a document, its text apart.
struct StoredRecord {
    var metadata: DocumentMetadata
    /// Where it is in its source.
    var place: String?
    /// How many positions the title takes before the text's first.
    var titleTokens: Int
    var parts: [Part]
    var blocks: [TextBlock]

    struct Part {
        /// Byte range in the document's text.
        var range: Range<Int>
        var tokens: Int
        var bytes: Bytes

        enum Bytes {
            case inline([UInt8])
            case frame(Int)
        }
    }
}

/// The stored file of a segment.
///
/// The format is described at `StoredDocumentsWriter`.
///
/// Keeps the frame it decompressed last.
final class StoredDocuments {
    let count: Int
    private let file: IndexFile
    private let frameCount: Int
    /// Where the tables are that have the start, the content's length and the first record of each frame.
    private let starts: Int
    private let lengths: Int
    private let firsts: Int
    /// The record of each document, or nil where that is its own number.
    private let records: PackedNumbers?
    private lazy var decompressor = Decompressor()
    private var lastFrame = -1
    private var lastContent = ByteRegion(copying: [])
    /// Where the records of the frame `recordsFrame` end in its content, the first one's start before.
    private var recordEnds: [Int] = []
    private var recordsFrame = -1

    init(_ file: IndexFile) throws(IndexError) {
        self.file = file
        let end = file.payload.count - 12
        guard let width = try file.uint32(at: end), width <= 32,
            let frames = try file.uint32(at: end + 4),
            let documents = try file.uint32(at: end + 8),
            case let numbers = PackedNumbers.byteCount(Int(documents), width: Int(width)),
            case let tables = 8 * (Int(frames) + 1) + 8 * Int(frames) + numbers,
            case let start = end - tables, start >= 0
        else {
            throw .corrupt(
                path: file.path, offset: FileEnvelope.headerLength,
                expected: "tables of documents", found: "\(file.payload.count) bytes")
        }
        frameCount = Int(frames)
        count = Int(documents)
        starts = start
        lengths = start + 8 * (frameCount + 1)
        firsts = lengths + 4 * frameCount
        records = width == 0 ? nil : PackedNumbers(file, at: end - numbers, width: Int(width))
    }

    /// What is stored of a document.
    ///
    /// - Complexity: one frame is decompressed.
    func record(of document: Int) throws(IndexError) -> StoredRecord {
        guard document < count else { throw corrupt("a document below \(count)") }
        var number = document
        if let records { number = try records.number(document).map(Int.init) ?? count }
        let frame = try frame(ofRecord: number)
        let content = try self.content(ofFrame: frame)
        let (first, held) = try numbers(ofFrame: frame)
        if frame != recordsFrame {
            guard let ends = StoredDocuments.recordEnds(held, in: content) else {
                throw corrupt("\(held) records in frame \(frame)")
            }
            (recordEnds, recordsFrame) = (ends, frame)
        }
        let index = number - first
        var reader = ByteReader(
            content.slice(recordEnds[index]..<recordEnds[index + 1])!)
        guard let record = StoredDocuments.read(&reader, version: file.version) else {
            throw corrupt("a record in frame \(frame)")
        }
        return record
    }

    /// The frame that a record is in.
    ///
    /// It is the last one whose first record does not come behind it; those of parts come before.
    private func frame(ofRecord number: Int) throws(IndexError) -> Int {
        var low = 0
        var high = frameCount
        while low < high {
            let middle = (low + high) / 2
            if try firstRecord(ofFrame: middle) <= number {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low > 0, case let (first, count) = try numbers(ofFrame: low - 1),
            number < first + count
        else { throw corrupt("a frame with record \(number)") }
        return low - 1
    }

    private func firstRecord(ofFrame frame: Int) throws(IndexError) -> Int {
        assert(frame >= 0 && frame < frameCount)
        return Int(try file.uint32(at: firsts + 4 * frame)!)
    }

    /// The records in a frame; no more than there are, whatever the table says.
    private func numbers(ofFrame frame: Int) throws(IndexError) -> (first: Int, count: Int) {
        let first = try firstRecord(ofFrame: frame)
        let end = frame + 1 < frameCount ? try firstRecord(ofFrame: frame + 1) : count
        return (first, max(min(end, count) - first, 0))
    }

    /// Where each of `count` records ends, behind where the first starts; nil if the content is another.
    private static func recordEnds(_ count: Int, in content: ByteRegion) -> [Int]? {
        guard count <= content.count else { return nil }
        var reader = ByteReader(content)
        var lengths: [Int] = []
        for _ in 0..<count {
            guard let length = reader.count(), length <= content.count else { return nil }
            lengths.append(length)
        }
        var ends = [reader.offset]
        for length in lengths { ends.append(ends.last! + length) }
        return ends.last! == content.count ? ends : nil
    }

    /// The text of a part.
    func text(of part: StoredRecord.Part) throws(IndexError) -> [UInt8] {
        switch part.bytes {
        case .inline(let bytes): return bytes
        case .frame(let frame):
            let content = try self.content(ofFrame: frame)
            guard content.count == part.range.count else {
                throw corrupt("\(part.range.count) bytes in frame \(frame)")
            }
            return content.array
        }
    }

    /// The whole text of a document.
    func text(of record: StoredRecord) throws(IndexError) -> [UInt8] {
        var text: [UInt8] = []
        for part in record.parts { text += try self.text(of: part) }
        return text
    }

    private func content(ofFrame frame: Int) throws(IndexError) -> ByteRegion {
        if frame == lastFrame { return lastContent }
        guard frame < frameCount, let start = try file.uint64(at: starts + 8 * frame),
            let end = try file.uint64(at: starts + 8 * frame + 8), start <= end,
            end <= file.payload.count,
            case let length = Int(try file.uint32(at: lengths + 4 * frame)!),
            length <= StoredDocumentsWriter.maximumContent,
            let compressed = try file.slice(Int(start)..<Int(end)),
            let bytes = decompressor.decompress(compressed, count: length)
        else { throw corrupt("frame \(frame)") }
        lastContent = ByteRegion(copying: bytes)
        lastFrame = frame
        return lastContent
    }

    private func corrupt(_ expected: String) -> IndexError {
        .corrupt(
            path: file.path, offset: FileEnvelope.headerLength, expected: expected,
            found: "other bytes")
    }

    private static func read(_ reader: inout ByteReader, version: UInt32) -> StoredRecord? {
        if reader.region.count < StoredDocumentsWriter.leastRecord {
            guard let tokens = reader.count(), tokens < 1 << 31 else { return nil }
            return StoredRecord(
                metadata: DocumentMetadata(), place: nil, titleTokens: 0,
                parts: [.init(range: 0..<0, tokens: tokens, bytes: .inline([]))], blocks: [])
        }
        var strings: [String?] = []
        let count = version >= FormatVersion.firstWithPlaces ? 9 : 7
        for _ in 0..<count {
            guard let coded = reader.count() else { return nil }
            if coded == 0 {
                strings.append(nil)
            } else {
                guard let bytes = reader.bytes(coded - 1) else { return nil }
                strings.append(bytes.string)
            }
        }
        var metadata = DocumentMetadata()
        metadata.title = strings[0]
        metadata.url = strings[1]
        metadata.site = strings[2]
        metadata.author = strings[3]
        metadata.published = strings[4]
        metadata.modified = strings[5]
        metadata.language = strings[6]
        metadata.captured = count > 7 ? strings[7] : nil
        guard let titleTokens = reader.count(), titleTokens < 1 << 30,
            let parts = readParts(&reader), let blocks = readBlocks(&reader)
        else { return nil }
        return StoredRecord(
            metadata: metadata, place: count > 7 ? strings[8] : nil, titleTokens: titleTokens,
            parts: parts, blocks: blocks)
    }

    private static func readParts(_ reader: inout ByteReader) -> [StoredRecord.Part]? {
        guard let count = reader.count(), count > 0, count <= reader.region.count else {
            return nil
        }
        var parts: [StoredRecord.Part] = []
        var start = 0
        for _ in 0..<count {
            guard let length = reader.count(), length < 1 << 31, let tokens = reader.count(),
                tokens < 1 << 31
            else { return nil }
            let bytes: StoredRecord.Part.Bytes
            if count == 1 {
                guard let region = reader.bytes(length) else { return nil }
                bytes = .inline(region.array)
            } else {
                guard let frame = reader.count() else { return nil }
                bytes = .frame(frame)
            }
            parts.append(.init(range: start..<start + length, tokens: tokens, bytes: bytes))
            start += length
        }
        return parts
    }

    private static func readBlocks(_ reader: inout ByteReader) -> [TextBlock]? {
        guard let count = reader.count(), count <= reader.region.count else { return nil }
        var blocks: [TextBlock] = []
        var textEnd = 0
        var sourceEnd = 0
        for _ in 0..<count {
            guard let kind = reader.byte(), let gap = reader.count(), gap < 1 << 40,
                let length = reader.count(), length < 1 << 40, let jump = reader.zigzag(),
                jump.magnitude < 1 << 50, let sourceLength = reader.count(), sourceLength < 1 << 40
            else { return nil }
            let text = textEnd + gap
            let source = sourceEnd + Int(jump)
            // What many blocks add up to stays far from overflowing, too.
            guard source >= 0, source < 1 << 50, text < 1 << 50 else { return nil }
            blocks.append(
                TextBlock(
                    kind: kind, text: text..<text + length, source: source..<source + sourceLength))
            textEnd = text + length
            sourceEnd = source + sourceLength
        }
        return blocks
    }
}
