/// The order of the documents of several segments by the words that they share.
struct SimilarityOrder {
    /// A term is looked at if one document in so many has it: rarer ones gain little.
    private static let smallestShare = 1024
    /// Of more postings, for which a gigabyte is held, those of the rarest terms are left out.
    private static let mostPostings = 1 << 28
    /// More documents, for which three gigabytes are held, stay in the order of arrival.
    private static let mostDocuments = 1 << 26
    /// The terms of so many documents are collected at once, for whose last ones the caches have room.
    private static let window = 1 << 14

    private let sources: [SegmentReader]
    private let numbers: [DocumentNumbers]
    private let documentCount: Int
    private let report = DamageReport()

    /// A term's postings by source.
    private struct Term {
        var documentFrequency: Int
        var postings: [(source: Int, info: TermInfo)]
    }

    /// The documents that live, by their numbers in the order of arrival, in the order of similarity.
    ///
    /// The exact terms of the text are compared. Deleted documents count where it is decided which.
    ///
    /// - Parameter numbers: By source, the numbers in the order of arrival.
    /// - Complexity: as that of `GraphBisection.order`, for up to 2^28 postings.
    static func order(
        of sources: [SegmentReader], numbers: [DocumentNumbers], documentCount: Int
    ) throws(IndexError) -> [UInt32] {
        guard documentCount <= mostDocuments else { return Array(0..<UInt32(documentCount)) }
        let order = SimilarityOrder(
            sources: sources, numbers: numbers, documentCount: documentCount)
        let terms = try order.terms()
        let index = try order.forwardIndex(terms)
        return GraphBisection.order(index, termCount: terms.count)
    }

    private init(sources: [SegmentReader], numbers: [DocumentNumbers], documentCount: Int) {
        self.sources = sources
        self.numbers = numbers
        self.documentCount = documentCount
    }

    /// The terms to compare, the most frequent first, whose weights are then near each other.
    private func terms() throws(IndexError) -> [Term] {
        let least = max(2, documentCount / SimilarityOrder.smallestShare)
        let most = max(2, documentCount / GraphBisection.largestShare)
        var terms: [Term] = []
        var union = try TermUnion(
            sources.map { $0.dictionary(DictionaryID(field: .text, form: .exact)) })
        while let (_, entries) = try union.next() {
            let frequency = entries.reduce(0) { $0 + Int($1.entry.info.documentFrequency) }
            guard least <= frequency, frequency <= most else { continue }
            terms.append(
                Term(
                    documentFrequency: frequency,
                    postings: entries.map { ($0.source, $0.entry.info) }))
        }
        // Ties stand in the order of the dictionary, as the sort is stable.
        terms.sort { $0.documentFrequency > $1.documentFrequency }
        var postings = 0
        let count = terms.prefix(Int(UInt16.max)).prefix { term in
            postings += term.documentFrequency
            return postings <= SimilarityOrder.mostPostings
        }.count
        return Array(terms[..<count])
    }

    private func forwardIndex(_ terms: [Term]) throws(IndexError) -> ForwardIndex {
        var lengths = [UInt32](repeating: 0, count: documentCount)
        for term in terms {
            for (source, info) in term.postings {
                try forEachDocument(of: info, in: source, 0..<UInt32.max) { lengths[Int($0)] &+= 1 }
            }
        }
        var index = ForwardIndex(lengths: lengths)
        for source in sources.indices {
            let count = sources[source].info.documentCount
            for start in stride(from: 0, to: count, by: SimilarityOrder.window) {
                let window = UInt32(start)..<UInt32(start + SimilarityOrder.window)
                for (number, term) in terms.enumerated() {
                    guard let info = term.postings.first(where: { $0.source == source })?.info
                    else { continue }
                    try forEachDocument(of: info, in: source, window) {
                        index.add(UInt16(number), to: Int($0))
                    }
                }
            }
        }
        return index
    }

    /// Calls `body` with the numbers of those documents in `window` that live and have a term.
    @inline(__always)
    private func forEachDocument(
        of info: TermInfo, in source: Int, _ window: Range<UInt32>, _ body: (UInt32) -> Void
    ) throws(IndexError) {
        let list = try sources[source].postings(info, report: report)
        let numbers = numbers[source]
        var cursor = PostingsCursor(list)
        cursor.advance(to: window.lowerBound)
        while cursor.document < window.upperBound {
            if let number = numbers[cursor.document] { body(number) }
            cursor.next()
        }
        try report.throwIfDamaged()
    }
}
