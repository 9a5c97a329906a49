internal import MappedIO

/// Writes the stored file of a segment: what is shown of a document.
///
/// ```
/// payload  --> frame^n, frame start (u64)^(n + 1), content length (u32)^n,
///              (frame number (u32), offset in its content (u32))^documents, n (u32), documents (u32)
/// content  --> record^r | part
/// record   --> title, url, site, author, published, modified, language, title tokens,
///              parts, (length, tokens, (parts = 1: bytes | frame number))^parts,
///              blocks, (kind (u8), text gap, text length, source jump (zigzag), source length)^blocks
/// ```
/// Each of the seven strings is 0 for none, or its length + 1 and its bytes. A frame is Zstandard's,
/// of about 16 KiB of content. Records stand in any order. A text of one part stands in its record, the parts of a longer one
/// are frames of their own before it; one that is not kept is a part of length 0 that has tokens all
/// the same. A text gap counts from the end of the block before, a source
/// jump too. Numbers without a type are varints.
struct StoredDocumentsWriter {
    /// A part of a document's text and how many tokens the analyzer found in it.
    struct Part {
        var range: Range<Int>
        var tokens: Int
    }

    static let maximumContent = 1 << 30

    private var file: IndexFileWriter
    private let compressor = Compressor()
    private var content = ByteBuffer()
    private var starts: [UInt64] = [0]
    private var lengths: [UInt32] = []
    private var entries: [(frame: UInt32, offset: UInt32)] = []

    init(_ file: IndexFileWriter) { self.file = file }

    /// Bytes held.
    var memoryUse: Int { content.count + 12 * starts.count + 8 * entries.count }

    mutating func add(
        _ metadata: DocumentMetadata, titleTokens: Int, text: [UInt8], parts: [Part],
        blocks: [TextBlock]
    ) throws(IndexError) {
        var frames: [Int] = []
        if parts.count > 1 {
            try flush()
            for part in parts {
                frames.append(lengths.count)
                try write(text[part.range])
            }
        }
        entries.append((UInt32(lengths.count), UInt32(content.count)))
        for value in [
            metadata.title, metadata.url, metadata.site, metadata.author, metadata.published,
            metadata.modified, metadata.language,
        ] {
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
        append(blocks)
        if content.count >= TextParts.length { try flush() }
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
    mutating func reorder(_ order: [UInt32]) { entries = order.map { entries[Int($0)] } }

    mutating func finish(isDurable: Bool) throws(IndexError) -> FileSummary {
        try flush()
        let (starts, lengths, entries) = (self.starts, self.lengths, self.entries)
        try file.write { buffer in
            for start in starts { buffer.append(start) }
            for length in lengths { buffer.append(length) }
            for entry in entries {
                buffer.append(entry.frame)
                buffer.append(entry.offset)
            }
            buffer.append(UInt32(lengths.count))
            buffer.append(UInt32(entries.count))
        }
        return try file.finish(isDurable: isDurable)
    }

    private mutating func flush() throws(IndexError) {
        if content.count == 0 { return }
        try write(content.bytes[...])
        content.bytes.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ bytes: ArraySlice<UInt8>) throws(IndexError) {
        guard bytes.count <= StoredDocumentsWriter.maximumContent else {
            throw .tooLarge(what: "the stored form of a document", limit: "1 GiB")
        }
        try file.write(compressor.compress(bytes))
        starts.append(UInt64(file.offset))
        lengths.append(UInt32(bytes.count))
    }
}
