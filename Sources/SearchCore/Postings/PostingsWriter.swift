internal import CBitPacking
internal import MappedIO

/// Writes the postings and positions files of a segment, term after term.
///
/// ```
/// postings of a term --> block^b, tail, impacts^b, directory          (b = df / 128, rounded down)
/// block              --> gap width (u8), gaps (packed, 16 * width bytes), frequencies (patched)
/// tail               --> (gap << 1 | frequency = 1, (frequency - 2)?)^(df mod 128)
/// impacts            --> (frequency, norm (u8))^n
/// directory          --> last document (u32)^b, block end (u32)^b, occurrences (u32)^b,
///                        group offset (u32)^b, impacts start (u32)^b
/// positions          --> group^(cf / 128), gap^(cf mod 128)
/// group              --> 128 gaps (patched)
/// ```
/// A gap between documents is the difference less one, and the first document itself; so is a gap
/// between positions, from the start in each document. Packed integers are described in
/// `CBitPacking.h`, patched ones at `PatchedBlock`; frequencies are stored less one; numbers without
/// a type are varints. Ends, starts and offsets count from the start of the term's own bytes.
/// Behind block i stand `occurrences[i]` positions of this term, and the next one is number
/// `occurrences[i] mod 128` of the group (or rest) at `group offset[i]`.
///
/// A term of one document has no postings and one of one occurrence no positions: they stand in
/// the term dictionary.
struct PostingsWriter {
    private var postings: IndexFileWriter
    private var positions: IndexFileWriter
    private let norms: (Field) -> [UInt8]

    private var fieldNorms: [UInt8] = []
    private var documents = [UInt32](repeating: 0, count: PatchedBlock.length)
    private var frequencies = [UInt32](repeating: 0, count: PatchedBlock.length)
    private var gaps = [UInt32](repeating: 0, count: PatchedBlock.length)
    private var pendingDocuments = 0
    private var pendingGaps = 0
    private var lastBlockDocument = UInt32.max
    private var impacts = Impacts()
    private var impactBytes = ByteBuffer()
    private var lastDocuments: [UInt32] = []
    private var blockEnds: [UInt32] = []
    private var occurrences: [UInt32] = []
    private var groupOffsets: [UInt32] = []
    private var impactStarts: [UInt32] = []
    private var info = TermInfo()
    private var postingsStart = 0
    private var positionsStart = 0
    private var scratch = ByteBuffer()

    /// - Parameter norms: the norms of all documents of the segment, by field.
    init(
        postings: IndexFileWriter, positions: IndexFileWriter, norms: @escaping (Field) -> [UInt8]
    ) {
        self.postings = postings
        self.positions = positions
        self.norms = norms
    }

    mutating func begin(field: Field) { fieldNorms = norms(field) }

    mutating func beginTerm() {
        info = TermInfo()
        postingsStart = postings.offset
        positionsStart = positions.offset
        pendingDocuments = 0
        pendingGaps = 0
        lastBlockDocument = .max
        impacts.removeAll()
        impactBytes.bytes.removeAll(keepingCapacity: true)
        lastDocuments.removeAll(keepingCapacity: true)
        blockEnds.removeAll(keepingCapacity: true)
        occurrences.removeAll(keepingCapacity: true)
        groupOffsets.removeAll(keepingCapacity: true)
        impactStarts.removeAll(keepingCapacity: true)
    }

    /// Adds a document, which must be greater than the one before, with the ascending positions of
    /// the term in it, of which there must be one at least.
    mutating func add(
        document: UInt32, positions list: some Collection<UInt32>
    ) throws(IndexError) {
        let frequency = UInt32(list.count)
        if pendingDocuments == PatchedBlock.length { try flushBlock() }
        documents[pendingDocuments] = document
        frequencies[pendingDocuments] = frequency
        pendingDocuments += 1
        impacts.add(frequency: frequency, norm: fieldNorms[Int(document)])
        info.documentFrequency += 1
        info.totalFrequency += UInt64(frequency)
        var next: UInt32 = 0
        for position in list {
            if pendingGaps == PatchedBlock.length { try flushGroup() }
            gaps[pendingGaps] = position &- next
            pendingGaps += 1
            next = position &+ 1
        }
    }

    /// Completes the term.
    mutating func endTerm() throws(IndexError) -> TermInfo {
        if info.documentFrequency == 1 {
            info.singleDocument = documents[0]
            if info.totalFrequency == 1 {
                info.singlePosition = gaps[0]
                return info
            }
        } else {
            if pendingDocuments == PatchedBlock.length { try flushBlock() }
            try writeTail()
            try writeDirectory()
            info.postings = postingsStart..<postings.offset
        }
        if pendingGaps == PatchedBlock.length { try flushGroup() }
        let rest = gaps[..<pendingGaps]
        try positions.write { buffer in
            for gap in rest { buffer.append(varint: UInt64(gap)) }
        }
        info.positions = positionsStart..<positions.offset
        return info
    }

    mutating func finish(
        isDurable: Bool
    ) throws(IndexError) -> (postings: FileSummary, positions: FileSummary) {
        (try postings.finish(isDurable: isDurable), try positions.finish(isDurable: isDurable))
    }

    private mutating func flushBlock() throws(IndexError) {
        var union: UInt32 = 0
        var previous = lastBlockDocument
        for index in 0..<PatchedBlock.length {
            let document = documents[index]
            let gap = document &- previous &- 1
            previous = document
            union |= gap
            documents[index] = gap
            frequencies[index] -= 1
        }
        lastBlockDocument = previous
        let width = 32 - union.leadingZeroBitCount
        scratch.bytes.removeAll(keepingCapacity: true)
        scratch.append(UInt8(width))
        scratch.bytes.append(contentsOf: repeatElement(0, count: 16 * width))
        unsafe scratch.bytes.withUnsafeMutableBytes { bytes in
            unsafe documents.withUnsafeBufferPointer {
                unsafe winnow_pack($0.baseAddress!, UInt32(width), bytes.baseAddress! + 1)
            }
        }
        unsafe frequencies.withUnsafeBufferPointer {
            unsafe PatchedBlock.encode($0.baseAddress!, into: &scratch)
        }
        try postings.write(scratch.bytes)
        lastDocuments.append(previous)
        blockEnds.append(try relative(postings.offset, to: postingsStart))
        occurrences.append(UInt32(truncatingIfNeeded: info.totalFrequency))
        // A full group that waits is one that the next position would follow, not enter.
        if pendingGaps == PatchedBlock.length { try flushGroup() }
        groupOffsets.append(try relative(positions.offset, to: positionsStart))
        impactStarts.append(UInt32(impactBytes.count))
        for pair in impacts.pairs {
            impactBytes.append(varint: Int(pair.frequency))
            impactBytes.append(pair.norm)
        }
        impacts.removeAll()
        pendingDocuments = 0
    }

    private mutating func flushGroup() throws(IndexError) {
        scratch.bytes.removeAll(keepingCapacity: true)
        unsafe gaps.withUnsafeBufferPointer {
            unsafe PatchedBlock.encode($0.baseAddress!, into: &scratch)
        }
        try positions.write(scratch.bytes)
        pendingGaps = 0
    }

    private mutating func writeTail() throws(IndexError) {
        let (documents, frequencies) = (self.documents, self.frequencies)
        let (count, start) = (pendingDocuments, lastBlockDocument)
        try postings.write { buffer in
            var previous = start
            for index in 0..<count {
                let gap = UInt64(documents[index] &- previous &- 1)
                previous = documents[index]
                let frequency = frequencies[index]
                buffer.append(varint: gap << 1 | (frequency == 1 ? 1 : 0))
                if frequency > 1 { buffer.append(varint: UInt64(frequency - 2)) }
            }
        }
    }

    private mutating func writeDirectory() throws(IndexError) {
        guard !lastDocuments.isEmpty else { return }
        guard info.totalFrequency <= UInt32.max else {
            throw .tooLarge(what: "the number of occurrences of a term", limit: "4 294 967 295")
        }
        let start = try relative(postings.offset, to: postingsStart)
        try postings.write(impactBytes.bytes)
        let starts = impactStarts.map { $0 + start }
        let arrays = [lastDocuments, blockEnds, occurrences, groupOffsets, starts]
        try postings.write { buffer in
            for array in arrays {
                for value in array { buffer.append(value) }
            }
        }
    }

    private func relative(_ offset: Int, to start: Int) throws(IndexError) -> UInt32 {
        guard let value = UInt32(exactly: offset - start) else {
            throw .tooLarge(what: "the posting list of a term", limit: "4 GiB")
        }
        return value
    }
}
