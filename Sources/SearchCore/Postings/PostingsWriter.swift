internal import CBitPacking
internal import MappedIO

/// Writes the postings and positions files of a segment, term after term.
///
/// ```
/// postings of a term --> bitmap?, block^b, tail, champions?, directory, maximum (u8)^ranges
///                        (b = df / 128, rounded down)
/// bitmap             --> word (u64)^w, rank (u32)^(w / 8, rounded up)   (w = documents / 64, up)
/// block              --> frequencies (patched)                      (with a bitmap)
///                      | gaps (patched), frequencies (patched)
/// tail               --> k (u8), (frequency - 1 (Rice, k))^(df mod 128)       (with a bitmap)
///                      | k (u8), gap k (u8), (gap (Rice), frequency - 1 (Rice))^(df mod 128)
/// directory          --> last document (u32)^b (none with a bitmap), end^b
/// end                --> block end (u32), occurrences (u32), group offset (u32)
///                      | block end (u32)                            (of a term without positions)
/// positions          --> group header (u16)^(cf / 128), group body^(cf / 128), rest
/// group              --> 128 gaps (patched)
/// rest               --> k (u8), (gap (Rice))^(cf mod 128)
/// ```
/// Behind the rest stand signatures of neighbours (`NeighbourSignatures`), where the term has them.
/// A term that a sixteenth of the segment's documents have is dense (`PostingList.isDense`): its
/// documents are the bits of a bitmap, and rank i counts the bits before word 8 * i. A gap between
/// documents is the difference less one, and the first document itself; so is a gap between
/// positions, from the start in each document. Patched integers are described at `PatchedBlock`, Rice
/// codes at `RiceCode`; frequencies are stored less one. Gaps between documents have patches only where
/// they save much: they are decoded the most often. Tail and rest are nothing where they hold nothing. Ends, starts and offsets count from the start of the term's own bytes. Behind block i
/// stand `occurrences[i]` positions of this term, and the next one is number
/// `occurrences[i] mod 128` of the group (or rest) with its body at `group offset[i]`. The headers of all
/// groups stand together, so that many groups can be passed over at one place. Champions are described at
/// `ChampionList`, maxima at `RangeMaxima`; a term of fewer than 128 documents that is not dense has no
/// maxima.
///
/// A term of one document has no postings and one of one occurrence no positions: they stand in
/// the term dictionary. Terms of some dictionaries have no positions at all.
@safe struct PostingsWriter {
    /// What the postings of a field need to know of its documents.
    struct FieldDocuments {
        /// By document.
        var norms: [UInt8]
        var averageLength: Float
    }

    private var postings: IndexFileWriter
    private var positions: IndexFileWriter
    private let documents: (Field) -> FieldDocuments

    private var norms: [UInt8] = []
    private var reference: [Float] = []
    /// The bytes of the maxima of frequencies up to `tabulated`, by frequency less one and norm.
    private var quantized: [UInt8] = []
    private static let tabulated = 64
    private var documentCount: Int { norms.count }
    private var bytes = ByteBuffer()
    private var positionBytes = ByteBuffer()
    private var lastDocuments: [UInt32] = []
    private var blockEnds: [UInt32] = []
    private var occurrences: [UInt32] = []
    private var groupOffsets: [UInt32] = []
    private var words: [UInt64] = []
    private var rangeBytes: [UInt8] = []

    /// - Parameter documents: of each field, the norms of all documents of the segment.
    init(
        postings: IndexFileWriter, positions: IndexFileWriter,
        documents: @escaping (Field) -> FieldDocuments
    ) {
        self.postings = postings
        self.positions = positions
        self.documents = documents
    }

    mutating func begin(field: Field) {
        let field = documents(field)
        norms = field.norms
        reference = RangeMaxima.reference(averageLength: field.averageLength)
        quantized = RangeMaxima.quantized(upTo: PostingsWriter.tabulated, reference: reference)
    }

    mutating func finish(
        isDurable: Bool
    ) throws(IndexError) -> (postings: FileSummary, positions: FileSummary) {
        (try postings.finish(isDurable: isDurable), try positions.finish(isDurable: isDurable))
    }

    /// Writes a term, of which there must be one occurrence at least.
    ///
    /// - Complexity: O(n) in the number of occurrences.
    mutating func write(
        _ term: borrowing TermOccurrences, hasPositions: Bool = true
    ) throws(IndexError) -> TermInfo {
        var info = TermInfo()
        info.documentFrequency = UInt32(term.documents.count)
        for frequency in term.frequencies { info.totalFrequency += UInt64(frequency) }
        if hasPositions {
            if info.totalFrequency == 1 {
                info.singlePosition = term.gaps[0]
            }
            precondition(term.gaps.count == Int(info.totalFrequency), "a gap for each occurrence")
            precondition(
                term.signatures.isEmpty || term.signatures.count == term.documents.count,
                "a signature for each document, or none")
        }
        guard info.totalFrequency <= UInt32.max else {
            throw .tooLarge(what: "the number of occurrences of a term", limit: "4 294 967 295")
        }
        if hasPositions { try encodePositions(term) }
        if info.documentFrequency == 1 {
            info.singleDocument = term.documents[0]
        } else {
            try encodePostings(term, hasPositions: hasPositions)
            let start = postings.offset
            try postings.write(bytes.bytes)
            info.postings = start..<postings.offset
        }
        if hasPositions, info.totalFrequency > 1 {
            let start = positions.offset
            try positions.write(positionBytes.bytes)
            try positions.write(term.signatures)
            info.positions = start..<positions.offset
        }
        return info
    }

    /// Fills `positionBytes` and `groupOffsets`, the latter with an entry for the rest too.
    private mutating func encodePositions(_ term: borrowing TermOccurrences) throws(IndexError) {
        positionBytes.bytes.removeAll(keepingCapacity: true)
        groupOffsets.removeAll(keepingCapacity: true)
        let groups = term.gaps.count / PatchedBlock.length
        let headers = PatchedBlock.headerLength * groups
        positionBytes.bytes.append(contentsOf: repeatElement(0, count: headers))
        for group in 0..<groups {
            groupOffsets.append(try offset(positionBytes.count))
            let values = unsafe term.gaps.start + group * PatchedBlock.length
            let shape = unsafe PatchedBlock.Shape(of: values)
            positionBytes.bytes[2 * group] = UInt8(truncatingIfNeeded: shape.header)
            positionBytes.bytes[2 * group + 1] = UInt8(truncatingIfNeeded: shape.header >> 8)
            unsafe PatchedBlock.appendBody(of: values, shape, to: &positionBytes)
        }
        groupOffsets.append(try offset(positionBytes.count))
        let rest = groups * PatchedBlock.length..<term.gaps.count
        if rest.isEmpty { return }
        let sum = rest.reduce(0) { $0 + UInt64(term.gaps[$1]) }
        let parameter = RiceCode.parameter(sum: sum, count: rest.count)
        positionBytes.append(parameter)
        var rice = BitWriter()
        for index in rest { rice.write(term.gaps[index], rice: parameter, to: &positionBytes) }
        rice.finish(&positionBytes)
    }

    /// Fills `bytes`.
    private mutating func encodePostings(
        _ term: borrowing TermOccurrences, hasPositions: Bool
    ) throws(IndexError) {
        let count = term.documents.count
        let blocks = count / PatchedBlock.length
        let isDense = PostingList.isDense(
            documentFrequency: count, documentCount: documentCount)
        bytes.bytes.removeAll(keepingCapacity: true)
        lastDocuments.removeAll(keepingCapacity: true)
        blockEnds.removeAll(keepingCapacity: true)
        occurrences.removeAll(keepingCapacity: true)
        if isDense { appendBitmap(of: term) }
        var values = InlineArray<128, UInt32>(repeating: 0)
        var seen: UInt32 = 0
        for block in 0..<blocks {
            let first = block * PatchedBlock.length
            if !isDense {
                appendGaps(term, first, &values)
                lastDocuments.append(term.documents[first + PatchedBlock.length - 1])
            }
            for index in 0..<PatchedBlock.length {
                let frequency = term.frequencies[first &+ index]
                values[index] = frequency &- 1
                seen &+= frequency
            }
            unsafe withUnsafeBytes(of: &values) { values in
                unsafe PatchedBlock.encode(
                    values.baseAddress!.assumingMemoryBound(to: UInt32.self), into: &bytes)
            }
            blockEnds.append(try offset(bytes.count))
            occurrences.append(seen)
        }
        appendTail(term, from: blocks * PatchedBlock.length, isDense: isDense)
        guard blocks > 0 || isDense else { return }
        fillRangeBytes(of: term)
        if count >= ChampionList.fewestDocuments { appendChampions(of: term) }
        for last in lastDocuments { bytes.append(last) }
        for block in 0..<blocks {
            bytes.append(blockEnds[block])
            if hasPositions {
                bytes.append(occurrences[block])
                bytes.append(groupOffsets[Int(occurrences[block]) / PatchedBlock.length])
            }
        }
        appendMaxima(of: term)
    }

    private mutating func appendGaps(
        _ term: borrowing TermOccurrences, _ first: Int, _ gaps: inout InlineArray<128, UInt32>
    ) {
        var previous = first == 0 ? UInt32.max : term.documents[first - 1]
        for index in 0..<PatchedBlock.length {
            let document = term.documents[first &+ index]
            let gap = document &- previous &- 1
            previous = document
            gaps[index] = gap
        }
        unsafe withUnsafeBytes(of: &gaps) { gaps in
            unsafe PatchedBlock.encode(
                gaps.baseAddress!.assumingMemoryBound(to: UInt32.self), for: .speed,
                into: &bytes)
        }
    }

    private mutating func appendBitmap(of term: borrowing TermOccurrences) {
        words.removeAll(keepingCapacity: true)
        words.append(contentsOf: repeatElement(0, count: (documentCount + 63) / 64))
        for document in term.documents {
            words[Int(document >> 6)] |= 1 &<< UInt64(document & 63)
        }
        for word in words { bytes.append(word) }
        var rank: UInt32 = 0
        for index in words.indices {
            if index % DocumentBitmap.wordsPerRank == 0 { bytes.append(rank) }
            rank += UInt32(words[index].nonzeroBitCount)
        }
    }

    private mutating func appendTail(
        _ term: borrowing TermOccurrences, from first: Int, isDense: Bool
    ) {
        let count = term.documents.count
        guard first < count else { return }
        var sum: UInt64 = 0
        for index in first..<count { sum += UInt64(term.frequencies[index] - 1) }
        let parameter = RiceCode.parameter(sum: sum, count: count - first)
        bytes.append(parameter)
        var rice = BitWriter()
        if isDense {
            for index in first..<count {
                rice.write(term.frequencies[index] - 1, rice: parameter, to: &bytes)
            }
        } else {
            var previous = first == 0 ? UInt32.max : term.documents[first - 1]
            let span = term.documents[count - 1] &- previous &- UInt32(count - first)
            let gapParameter = RiceCode.parameter(sum: UInt64(span), count: count - first)
            bytes.append(gapParameter)
            for index in first..<count {
                let gap = term.documents[index] &- previous &- 1
                previous = term.documents[index]
                rice.write(gap, rice: gapParameter, to: &bytes)
                rice.write(term.frequencies[index] - 1, rice: parameter, to: &bytes)
            }
        }
        rice.finish(&bytes)
    }

    /// Fills `rangeBytes` with what `RangeMaxima` has for each posting.
    private mutating func fillRangeBytes(of term: borrowing TermOccurrences) {
        let (reference, normArray, quantizedArray) = (self.reference, self.norms, self.quantized)
        let (documents, frequencies) = (term.documents.span, term.frequencies.span)
        let (norms, quantized) = (normArray.span, quantizedArray.span)
        rangeBytes.removeAll(keepingCapacity: true)
        rangeBytes.append(addingCapacity: documents.count) { bytes in
            for index in documents.indices {
                let norm = Int(norms[Int(documents[index])])
                let frequency = Int(frequencies[index])
                bytes.append(
                    frequency <= PostingsWriter.tabulated
                        ? quantized[(frequency &- 1) &<< 8 | norm]
                        : RangeMaxima.quantized(
                            frequency: UInt32(frequency), reference: reference[norm]))
            }
        }
    }

    private mutating func appendChampions(of term: borrowing TermOccurrences) {
        let (reference, norms) = (self.reference, self.norms)
        let (chosen, rest) = ChampionList.choose(bytes: rangeBytes) { index in
            RangeMaxima.part(
                frequency: term.frequencies[index],
                reference: reference[Int(norms[Int(term.documents[index])])])
        }
        let start = bytes.count
        bytes.append(rest.bitPattern)
        var gaps = InlineArray<128, UInt32>(repeating: 0)
        var frequencies = InlineArray<128, UInt32>(repeating: 0)
        var next: UInt32 = 0
        for (place, index) in chosen.enumerated() {
            gaps[place] = term.documents[index] - next
            next = term.documents[index] + 1
            frequencies[place] = term.frequencies[index] - 1
        }
        unsafe withUnsafeBytes(of: &gaps) { values in
            unsafe PatchedBlock.encode(
                values.baseAddress!.assumingMemoryBound(to: UInt32.self), into: &bytes)
        }
        unsafe withUnsafeBytes(of: &frequencies) { values in
            unsafe PatchedBlock.encode(
                values.baseAddress!.assumingMemoryBound(to: UInt32.self), into: &bytes)
        }
        let length = bytes.count - start
        bytes.append(UInt8(truncatingIfNeeded: length))
        bytes.append(UInt8(truncatingIfNeeded: length >> 8))
    }

    private mutating func appendMaxima(of term: borrowing TermOccurrences) {
        let shift = RangeMaxima.shift(
            documentFrequency: term.documents.count, documentCount: documentCount)
        let start = bytes.count
        bytes.bytes.append(
            contentsOf: repeatElement(
                0, count: RangeMaxima.count(documentCount: documentCount, shift: shift)))
        let rangeBytes = self.rangeBytes
        let (documents, own) = (term.documents.span, rangeBytes.span)
        var bytes = self.bytes.bytes.mutableSpan
        // Documents ascend: those of a range come one after the other.
        var (range, largest) = (0, UInt8(0))
        for index in documents.indices {
            let document = Int(documents[index])
            if document &>> shift != range {
                bytes[start &+ range] = largest
                (range, largest) = (document &>> shift, 0)
            }
            largest = max(largest, own[index])
        }
        bytes[start &+ range] = largest
    }

    private func offset(_ count: Int) throws(IndexError) -> UInt32 {
        guard let value = UInt32(exactly: count) else {
            throw .tooLarge(what: "the posting list of a term", limit: "4 GiB")
        }
        return value
    }
}
