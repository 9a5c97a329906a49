internal import MappedIO

/// Writes the terms file of a segment: its dictionaries one after the other.
///
/// ```
/// payload    --> dictionary^n, table, table offset (u64)
/// dictionary --> block^b, key (u64)^b, block offset (u32)^b
/// block      --> start (postings)?, start (positions)?, entry^32 (fewer in the last)
/// entry      --> lengths, suffix, info, stems?
/// info       --> 0, document, position                                  (df = cf = 1)
///              | 1, document, cf - 2, extent (positions)                (df = 1)
///              | df, cf - df, extent (postings), extent (positions)
///                (all without what is of positions where the form is phrase)
/// extent     --> length | start - end of the last extent of this kind in the block (zigzag), length
/// stems      --> 0 | n, (lengths, suffix)^n
/// table      --> n, (field (u8), form (u8), has stems (u8), terms, start, blocks length, b,
///                thresholds?)^n
/// thresholds --> documents for pairs, documents for triples     (where the form is phrase)
/// ```
/// Numbers without a type are varints. Terms ascend by bytes. `lengths` are how many bytes a term
/// shares with the one before and how many follow (`PrefixLengths`); the first entry of a block shares
/// none, and a stem shares them with its term. In a dictionary of stems, some of which have the postings
/// of an exact term, an extent says where it begins, the first of a block from 0 on. In others extents
/// follow each other, and the block says where its first ones begin. A key is the first eight bytes of the block's first term, big-endian, zeros behind a
/// shorter term; block offsets count from the dictionary's start. Stems stand in dictionaries of
/// exact terms: 0 says that the term is its own and only stem. Thresholds are described at
/// `PhraseThresholds`; a phrase is its words' bytes with a zero byte between them.
struct TermDictionaryWriter {
    static let termsPerBlock = 32

    private struct Table {
        var id: DictionaryID
        var hasStems: Bool
        var thresholds: PhraseThresholds?
        var terms = 0
        var start: Int
        var blocksLength = 0
        var blocks = 0
    }

    private var file: IndexFileWriter
    private var tables: [Table] = []
    private var keys: [UInt64] = []
    private var offsets: [UInt32] = []
    private var previous: [UInt8] = []
    /// The entries of the block that is not full yet.
    private var block = ByteBuffer()
    private var postings = Extents()
    private var positions = Extents()

    /// The extents of a block.
    private struct Extents {
        var start: Int?
        private var end = 0

        mutating func append(_ extent: Range<Int>, saysStart: Bool, to block: inout ByteBuffer) {
            if saysStart {
                block.append(zigzag: Int64(extent.lowerBound - end))
            } else if start == nil {
                start = extent.lowerBound
            } else {
                precondition(extent.lowerBound == end, "extents follow each other")
            }
            block.append(varint: extent.count)
            end = extent.upperBound
        }
    }

    init(_ file: IndexFileWriter) { self.file = file }

    /// - Parameter thresholds: Those of a dictionary of phrases.
    mutating func begin(
        _ id: DictionaryID, hasStems: Bool, thresholds: PhraseThresholds? = nil
    ) {
        tables.append(
            Table(id: id, hasStems: hasStems, thresholds: thresholds, start: file.offset))
        keys.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        previous.removeAll(keepingCapacity: true)
    }

    /// Appends a term, which must sort behind the one before.
    ///
    /// But for a dictionary of stems, its extents must follow those of the term before.
    mutating func add(_ term: [UInt8], _ info: TermInfo, stems: [[UInt8]]) throws(IndexError) {
        let last = tables.count - 1
        if tables[last].terms % TermDictionaryWriter.termsPerBlock == 0 {
            try endBlock()
            guard let offset = UInt32(exactly: file.offset - tables[last].start) else {
                throw .tooLarge(what: "the term dictionary of a segment", limit: "4 GiB")
            }
            keys.append(TermDictionaryWriter.key(term))
            offsets.append(offset)
            previous.removeAll(keepingCapacity: true)
        }
        tables[last].terms += 1
        let shared = TermDictionaryWriter.commonPrefix(previous, term)
        block.append(shared: shared, length: term.count - shared)
        block.bytes.append(contentsOf: term[shared...])
        append(info, tables[last].id)
        if tables[last].hasStems { TermDictionaryWriter.append(stems: stems, of: term, to: &block) }
        previous = term
    }

    mutating func end() throws(IndexError) {
        try endBlock()
        let last = tables.count - 1
        tables[last].blocksLength = file.offset - tables[last].start
        tables[last].blocks = keys.count
        for key in keys { try file.write { $0.append(key) } }
        for offset in offsets { try file.write { $0.append(offset) } }
    }

    private mutating func endBlock() throws(IndexError) {
        if block.count == 0 { return }
        let id = tables[tables.count - 1].id
        if !id.sharesPostings {
            let starts = (postings.start ?? 0, positions.start ?? 0)
            try file.write { buffer in
                buffer.append(varint: starts.0)
                if id.hasPositions { buffer.append(varint: starts.1) }
            }
        }
        try file.write(block.bytes)
        block.bytes.removeAll(keepingCapacity: true)
        (postings, positions) = (Extents(), Extents())
    }

    mutating func finish(isDurable: Bool) throws(IndexError) -> FileSummary {
        let start = file.offset
        let tables = self.tables
        try file.write { buffer in
            buffer.append(varint: tables.count)
            for table in tables {
                buffer.append(table.id.field.rawValue)
                buffer.append(table.id.form.rawValue)
                buffer.append(UInt8(table.hasStems ? 1 : 0))
                buffer.append(varint: table.terms)
                buffer.append(varint: table.start)
                buffer.append(varint: table.blocksLength)
                buffer.append(varint: table.blocks)
                if let thresholds = table.thresholds {
                    buffer.append(varint: Int(thresholds.pair))
                    buffer.append(varint: Int(thresholds.triple))
                }
            }
            buffer.append(UInt64(start))
        }
        return try file.finish(isDurable: isDurable)
    }

    static func key(_ term: [UInt8]) -> UInt64 {
        var key: UInt64 = 0
        for index in 0..<8 { key = key << 8 | (index < term.count ? UInt64(term[index]) : 0) }
        return key
    }

    private static func commonPrefix(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var count = 0
        while count < left.count, count < right.count, left[count] == right[count] { count += 1 }
        return count
    }

    private mutating func append(_ info: TermInfo, _ id: DictionaryID) {
        if info.documentFrequency == 1 {
            block.append(varint: info.totalFrequency == 1 ? 0 : 1)
            block.append(varint: Int(info.singleDocument))
            if info.totalFrequency == 1 {
                if id.hasPositions { block.append(varint: Int(info.singlePosition)) }
                return
            }
            block.append(varint: info.totalFrequency - 2)
        } else {
            block.append(varint: Int(info.documentFrequency))
            block.append(varint: info.totalFrequency - UInt64(info.documentFrequency))
            postings.append(info.postings, saysStart: id.sharesPostings, to: &block)
        }
        if id.hasPositions {
            positions.append(info.positions, saysStart: id.sharesPostings, to: &block)
        }
    }

    private static func append(stems: [[UInt8]], of term: [UInt8], to buffer: inout ByteBuffer) {
        if stems == [term] {
            buffer.append(varint: 0)
            return
        }
        buffer.append(varint: stems.count)
        for stem in stems {
            let shared = commonPrefix(term, stem)
            buffer.append(shared: shared, length: stem.count - shared)
            buffer.bytes.append(contentsOf: stem[shared...])
        }
    }
}
