internal import MappedIO

/// Writes the stored file of a segment: what is shown of a document.
///
/// ```
/// payload  --> frame^n, frame start (u64)^(n + 1), content length (u32)^n,
///              first record (u32)^n, record (bits)^documents,
///              width (u32), n (u32), documents (u32)
/// content  --> (record length)^r, record^r | part
/// record   --> title, url, site, author, published, modified, language, captured, place, title tokens,
///              parts, (length, tokens, (parts = 1: bytes | frame number))^parts,
///              blocks, (kind (u8), text gap, text length, source jump (zigzag), source length)^blocks
///            | tokens
/// ```
/// Each of the nine strings is 0 for none, or its length + 1 and its bytes. A frame is Zstandard's,
/// of about 16 KiB of content, and holds the records from its first to the next frame's. Records are
/// numbered as they stand; document d has record d where `width` is 0, and else the number in `record`,
/// of `width` bits. A text of one part stands in its record, the parts of a longer one are frames of
/// their own before it, without records; one that is not kept is a part of length 0 that has tokens all the same. The short record
/// is that of a document of which nothing is kept but how many tokens it has; others have twelve bytes
/// or more. A text gap counts from the end of the block before, a source jump too. Numbers without a
/// type are varints.
struct StoredDocumentsWriter {
    /// A part of a document's text and how many tokens the analyzer found in it.
    struct Part {
        var range: Range<Int>
        var tokens: Int
    }

    static let maximumContent = 1 << 30
    /// A record of less bytes says how many tokens there are, and nothing else.
    static let leastRecord = 12

    private var file: IndexFileWriter
    private let compressor = Compressor()
    /// The records of the next frame, and how long each is.
    private var content = ByteBuffer()
    private var recordLengths = ByteBuffer()
    private var firstOfContent = 0
    /// By document, once they are not in the order of their records.
    private var records: [UInt32]?
    private var starts: [UInt64] = [0]
    private var lengths: [UInt32] = []
    private var firsts: [UInt32] = []
    private var documentCount = 0

    init(_ file: IndexFileWriter) { self.file = file }

    /// Bytes held.
    var memoryUse: Int { content.count + recordLengths.count + 16 * starts.count }

    mutating func add(
        _ metadata: DocumentMetadata, place: String?, titleTokens: Int, text: [UInt8],
        parts: [Part], blocks: [TextBlock]
    ) throws(IndexError) {
        var frames: [Int] = []
        if parts.count > 1 {
            try flush()
            for part in parts {
                frames.append(lengths.count)
                try write(text[part.range])
            }
        }
        let start = content.count
        let strings = [
            metadata.title, metadata.url, metadata.site, metadata.author, metadata.published,
            metadata.modified, metadata.language, metadata.captured, place,
        ]
        if parts.count == 1, text.isEmpty, blocks.isEmpty, titleTokens == 0,
            strings.allSatisfy({ $0 == nil })
        {
            content.append(varint: parts[0].tokens)
        } else {
            append(strings, titleTokens, text, parts, frames)
            append(blocks)
        }
        recordLengths.append(varint: content.count - start)
        documentCount += 1
        if content.count + recordLengths.count >= TextParts.length { try flush() }
    }

    private mutating func append(
        _ strings: [String?], _ titleTokens: Int, _ text: [UInt8], _ parts: [Part],
        _ frames: [Int]
    ) {
        for value in strings {
            content.append(varint: value.map { $0.utf8.count + 1 } ?? 0)
            content.bytes.append(contentsOf: (value ?? "").utf8)
        }
        content.append(varint: titleTokens)
        content.append(varint: parts.count)
        for (index, part) in parts.enumerated() {
            content.append(varint: part.range.count)
            content.append(varint: part.tokens)
            if parts.count == 1 {
                content.bytes.append(contentsOf: text[part.range])
            } else {
                content.append(varint: frames[index])
            }
        }
    }

    private mutating func append(_ blocks: [TextBlock]) {
        content.append(varint: blocks.count)
        var textEnd = 0
        var sourceEnd = 0
        for block in blocks {
            content.append(block.kind)
            content.append(varint: block.text.lowerBound - textEnd)
            content.append(varint: block.text.count)
            content.append(zigzag: Int64(block.source.lowerBound - sourceEnd))
            content.append(varint: block.source.count)
            textEnd = block.text.upperBound
            sourceEnd = block.source.upperBound
        }
    }

    /// Gives the documents other numbers: document d becomes what document `order[d]` was.
    ///
    /// Their records stay where they are.
    mutating func reorder(_ order: [UInt32]) {
        records = order.map { records?[Int($0)] ?? $0 }
    }

    mutating func finish(isDurable: Bool) throws(IndexError) -> FileSummary {
        try flush()
        let (starts, lengths, firsts) = (self.starts, self.lengths, self.firsts)
        let documents = UInt32(documentCount)
        let records = self.records ?? []
        let width = records.isEmpty ? 0 : PackedNumbers.width(below: documentCount)
        try file.write { buffer in
            for start in starts { buffer.append(start) }
            for length in lengths { buffer.append(length) }
            for first in firsts { buffer.append(first) }
            PackedNumbers.append(records, width: width, to: &buffer)
            buffer.append(UInt32(width))
            buffer.append(UInt32(lengths.count))
            buffer.append(documents)
        }
        return try file.finish(isDurable: isDurable)
    }

    private mutating func flush() throws(IndexError) {
        if recordLengths.count == 0 { return }
        recordLengths.bytes.append(contentsOf: content.bytes)
        try write(recordLengths.bytes[...])
        recordLengths.bytes.removeAll(keepingCapacity: true)
        content.bytes.removeAll(keepingCapacity: true)
        firstOfContent = documentCount
    }

    private mutating func write(_ bytes: ArraySlice<UInt8>) throws(IndexError) {
        guard bytes.count <= StoredDocumentsWriter.maximumContent else {
            throw .tooLarge(what: "the stored form of a document", limit: "1 GiB")
        }
        try file.write(compressor.compress(bytes))
        starts.append(UInt64(file.offset))
        lengths.append(UInt32(bytes.count))
        firsts.append(UInt32(firstOfContent))
    }
}
