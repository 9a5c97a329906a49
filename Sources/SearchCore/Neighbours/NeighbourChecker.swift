internal import MappedIO

/// Compares the signatures that a segment has with what stands beside its terms by their positions.
struct NeighbourChecker {
    private let segment: SegmentReader
    private let report = DamageReport()

    /// - Parameter positions: by document, one more at least than its last position in the text.
    static func check(_ segment: SegmentReader, positions: [UInt32]) throws(IndexError) {
        guard NeighbourSignatures.areKept(inSegmentOf: segment.info.documentCount) else { return }
        try NeighbourChecker(segment: segment).run(positions)
    }

    private init(segment: SegmentReader) { self.segment = segment }

    private func run(_ positions: [UInt32]) throws(IndexError) {
        var numbers = DocumentNumbers()
        for document in positions.indices { numbers.append(UInt32(document)) }
        let neighbours = try MergedNeighbours(
            [segment], numbers: [numbers], positions: positions, report: report)
        var merger = OccurrenceMerger(documentCount: positions.count)
        var occurrences = TermOccurrences()
        let exact = segment.dictionary(DictionaryID(field: .text, form: .exact))
        var cursor = try exact?.cursor()
        while let entry = try cursor?.next() {
            let list = try segment.postings(entry.info, report: report)
            guard NeighbourSignatures.has(list) else { continue }
            merger.removeAll()
            try merger.add(list, numbers: numbers, hasPositions: true, neighbours: neighbours)
            merger.write(to: &occurrences, hasPositions: true, hasSignatures: true)
            guard NeighbourSignatures.of(list)?.array == occurrences.signatures else {
                let name = String(decoding: entry.term, as: UTF8.self)
                throw .corrupt(
                    path: segment.path(.positions),
                    offset: FileEnvelope.headerLength + entry.info.positions.upperBound
                        - occurrences.signatures.count,
                    expected: "signatures of what stands beside \(name)", found: "others")
            }
        }
    }
}
