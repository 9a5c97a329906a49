internal import MappedIO

/// Writes the terms file of a segment: its dictionaries one after the other.
///
/// ```
/// payload    --> dictionary^n, table, table offset (u64)
/// dictionary --> block^b, key (u64)^b, block offset (u32)^b
/// block      --> entry^32 (fewer in the last)
/// entry      --> shared prefix, suffix length, suffix, info, stems?
/// info       --> df = 1: df, document, tf, (tf = 1: position | tf > 1: positions)
///                df > 1: df, cf - df, extent (postings), extent (positions)
///                (both without the positions where the form is phrase)
/// extent     --> start - end of the last extent of this kind in the block (zigzag), length
/// stems      --> 0 | n, (shared prefix with the term, suffix length, suffix)^n
/// table      --> n, (field (u8), form (u8), has stems (u8), terms, start, blocks length, b,
///                thresholds?)^n
/// thresholds --> documents for pairs, documents for triples     (where the form is phrase)
/// ```
/// Numbers without a type are varints. Terms ascend by bytes. The first entry of a block shares no
/// prefix. A key is the first eight bytes of the block's first term, big-endian, zeros behind a
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
    private var postingsEnd = 0
    private var positionsEnd = 0

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
    mutating func add(_ term: [UInt8], _ info: TermInfo, stems: [[UInt8]]) throws(IndexError) {
        let last = tables.count - 1
        if tables[last].terms % TermDictionaryWriter.termsPerBlock == 0 {
            guard let offset = UInt32(exactly: file.offset - tables[last].start) else {
                throw .tooLarge(what: "the term dictionary of a segment", limit: "4 GiB")
            }
            keys.append(TermDictionaryWriter.key(term))
            offsets.append(offset)
            previous.removeAll(keepingCapacity: true)
            (postingsEnd, positionsEnd) = (0, 0)
        }
        tables[last].terms += 1
        let shared = TermDictionaryWriter.commonPrefix(previous, term)
        let hasStems = tables[last].hasStems
        let hasPositions = tables[last].id.hasPositions
        let ends = (postingsEnd, positionsEnd)
        try file.write { buffer in
            buffer.append(varint: shared)
            buffer.append(varint: term.count - shared)
            buffer.bytes.append(contentsOf: term[shared...])
            TermDictionaryWriter.append(
                info, hasPositions: hasPositions, ends: ends, to: &buffer)
            if hasStems { TermDictionaryWriter.append(stems: stems, of: term, to: &buffer) }
        }
        if info.documentFrequency > 1 { postingsEnd = info.postings.upperBound }
        if info.totalFrequency > 1 { positionsEnd = info.positions.upperBound }
        previous = term
    }

    mutating func end() throws(IndexError) {
        let last = tables.count - 1
        tables[last].blocksLength = file.offset - tables[last].start
        tables[last].blocks = keys.count
        for key in keys { try file.write { $0.append(key) } }
        for offset in offsets { try file.write { $0.append(offset) } }
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

    private static func append(
        _ info: TermInfo, hasPositions: Bool, ends: (postings: Int, positions: Int),
        to buffer: inout ByteBuffer
    ) {
        buffer.append(varint: Int(info.documentFrequency))
        if info.documentFrequency == 1 {
            buffer.append(varint: Int(info.singleDocument))
            buffer.append(varint: info.totalFrequency)
            if hasPositions, info.totalFrequency == 1 {
                buffer.append(varint: Int(info.singlePosition))
                return
            }
        } else {
            buffer.append(varint: info.totalFrequency - UInt64(info.documentFrequency))
            append(info.postings, after: ends.postings, to: &buffer)
        }
        if hasPositions { append(info.positions, after: ends.positions, to: &buffer) }
    }

    private static func append(_ extent: Range<Int>, after end: Int, to buffer: inout ByteBuffer) {
        buffer.append(zigzag: Int64(extent.lowerBound - end))
        buffer.append(varint: extent.count)
    }

    private static func append(stems: [[UInt8]], of term: [UInt8], to buffer: inout ByteBuffer) {
        if stems == [term] {
            buffer.append(varint: 0)
            return
        }
        buffer.append(varint: stems.count)
        for stem in stems {
            let shared = commonPrefix(term, stem)
            buffer.append(varint: shared)
            buffer.append(varint: stem.count - shared)
            buffer.bytes.append(contentsOf: stem[shared...])
        }
    }
}
