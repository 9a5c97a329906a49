/// Many terms as one: their documents are put together before the first is asked for.
///
/// - Complexity: the postings of all terms are read once, and again if positions are asked for, whose
///   terms are remembered document by document: 4 bytes for each posting.
final class ExpandedPostings: TermPostings {
    private let terms: [TermInfo]
    private let segment: SegmentReader
    private let report: DamageReport
    /// By document: occurrences of all terms together.
    private var frequencies: [UInt32]
    private let documentTotal: Int
    /// The document before which it stands, or where it is.
    private var place = -1

    /// By document: where its terms begin in `termsOfDocuments`; empty until positions are asked for.
    private var starts: [UInt32] = []
    private var termsOfDocuments: [UInt32] = []
    private var cursors: [UInt32: SingleTermPostings] = [:]

    init(
        _ terms: [TermInfo], _ segment: SegmentReader, _ report: DamageReport
    ) throws(IndexError) {
        self.terms = terms
        self.segment = segment
        self.report = report
        var frequencies = [UInt32](repeating: 0, count: segment.info.documentCount)
        var total = 0
        for term in terms {
            var cursor = PostingsCursor(try segment.postings(term, report: report))
            cursor.next()
            while cursor.document != PostingsCursor.end {
                let document = Int(cursor.document)
                if frequencies[document] == 0 { total += 1 }
                frequencies[document] &+= cursor.frequency
                cursor.next()
            }
        }
        self.frequencies = frequencies
        documentTotal = total
    }

    override var document: UInt32 {
        place < frequencies.count ? UInt32(max(place, 0)) : PostingsCursor.end
    }
    override var frequency: UInt32 {
        frequencies.indices.contains(place) ? frequencies[place] : 0
    }
    override var cost: Int { documentTotal }

    override func next() {
        place += 1
        settle()
    }

    override func advance(to target: UInt32) {
        place = max(place, Int(target))
        settle()
    }

    private func settle() {
        while place < frequencies.count, frequencies[place] == 0 { place += 1 }
    }

    override func readPositions(into output: inout PositionBuffer) {
        if starts.isEmpty { rememberTerms() }
        let start = output.count
        for index in starts[place]..<starts[place + 1] {
            let term = termsOfDocuments[Int(index)]
            guard let cursor = cursor(of: term) else { continue }
            cursor.advance(to: UInt32(place))
            if cursor.document == UInt32(place) { cursor.readPositions(into: &output) }
        }
        output.sort(from: start)
    }

    private func cursor(of term: UInt32) -> SingleTermPostings? {
        if let open = cursors[term] { return open }
        guard let list = try? segment.postings(terms[Int(term)], report: report) else { return nil }
        let new = SingleTermPostings(list)
        cursors[term] = new
        return new
    }

    /// Sorts the terms by document.
    private func rememberTerms() {
        starts = Array(repeating: 0, count: frequencies.count + 1)
        forEachPosting { _, document in starts[document + 1] += 1 }
        for document in frequencies.indices { starts[document + 1] += starts[document] }
        termsOfDocuments = Array(repeating: 0, count: Int(starts[frequencies.count]))
        var next = starts
        forEachPosting { term, document in
            termsOfDocuments[Int(next[document])] = term
            next[document] += 1
        }
    }

    private func forEachPosting(_ body: (UInt32, Int) -> Void) {
        for (number, term) in terms.enumerated() {
            // Each list was opened before.
            guard let list = try? segment.postings(term, report: report) else { continue }
            var cursor = PostingsCursor(list)
            cursor.next()
            while cursor.document != PostingsCursor.end {
                body(UInt32(number), Int(cursor.document))
                cursor.next()
            }
        }
    }
}
