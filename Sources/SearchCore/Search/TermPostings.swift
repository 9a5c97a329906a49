/// The documents of a query's word in a segment: of one term, or of several taken as one.
class TermPostings {
    /// The current document; `PostingsCursor.end` behind the last.
    ///
    /// Starts before the first.
    var document: UInt32 { PostingsCursor.end }
    /// Occurrences in the current document.
    var frequency: UInt32 { 0 }
    /// About how many documents there are.
    var cost: Int { 0 }
    func next() {}
    func advance(to target: UInt32) {}
    /// Appends the positions in the current document, ascending.
    func readPositions(into output: inout PositionBuffer) {}

    /// So many terms are merged document by document; more are put together first.
    private static let mostMerged = 8

    /// The postings of the terms, or nil if there is none.
    static func of(
        _ terms: [TermInfo], _ segment: SegmentReader, _ report: DamageReport
    ) throws(IndexError) -> TermPostings? {
        if terms.count > mostMerged { return try ExpandedPostings(terms, segment, report) }
        var single: [SingleTermPostings] = []
        for term in terms {
            single.append(SingleTermPostings(try segment.postings(term, report: report)))
        }
        return single.count > 1 ? MergedTermPostings(single) : single.first
    }
}

extension TermPostings {
    /// The postings of those of the terms that a document has, all at it; nil if it has none.
    ///
    /// - Complexity: a look at the postings of each term, but for those of one document alone.
    static func of(
        _ terms: [TermInfo], _ segment: SegmentReader, _ report: DamageReport, at document: UInt32
    ) throws(IndexError) -> TermPostings? {
        var present: [SingleTermPostings] = []
        for term in terms where term.documentFrequency > 1 || term.singleDocument == document {
            let postings = SingleTermPostings(try segment.postings(term, report: report))
            postings.advance(to: document)
            if postings.document == document { present.append(postings) }
        }
        if present.count <= 1 { return present.first }
        let merged = MergedTermPostings(present)
        merged.advance(to: document)
        return merged
    }
}

/// One term.
///
/// Invariant: the cursor lives at `cursor` for as long as the object does, and is used by it alone.
/// A stored property would be guarded at run time against overlapping access, for each document.
@safe final class SingleTermPostings: TermPostings {
    private let cursor: UnsafeMutablePointer<PostingsCursor>

    init(_ list: PostingList) {
        unsafe cursor = .allocate(capacity: 1)
        unsafe cursor.initialize(to: PostingsCursor(list))
    }

    deinit {
        unsafe cursor.deinitialize(count: 1)
        unsafe cursor.deallocate()
    }

    override var document: UInt32 { unsafe cursor.pointee.document }
    override var frequency: UInt32 { unsafe cursor.pointee.frequency }
    override var cost: Int { Int(unsafe cursor.pointee.list.info.documentFrequency) }
    override func next() { unsafe cursor.pointee.next() }
    override func advance(to target: UInt32) { unsafe cursor.pointee.advance(to: target) }
    override func readPositions(into output: inout PositionBuffer) {
        unsafe cursor.pointee.readPositions(into: &output)
    }
}

/// Several terms as one: frequencies add up, positions merge.
final class MergedTermPostings: TermPostings {
    private let parts: [SingleTermPostings]
    private var current: UInt32 = 0

    init(_ parts: [SingleTermPostings]) { self.parts = parts }

    override var document: UInt32 { current }
    override var cost: Int { parts.reduce(0) { $0 + $1.cost } }

    override var frequency: UInt32 {
        var sum: UInt32 = 0
        for part in parts where part.document == current { sum &+= part.frequency }
        return sum
    }

    private var isStarted = false

    override func next() {
        for part in parts where !isStarted || part.document == current { part.next() }
        isStarted = true
        settle()
    }

    override func advance(to target: UInt32) {
        for part in parts { part.advance(to: target) }
        isStarted = true
        settle()
    }

    private func settle() {
        current = parts.reduce(PostingsCursor.end) { min($0, $1.document) }
    }

    override func readPositions(into output: inout PositionBuffer) {
        let start = output.count
        for part in parts where part.document == current { part.readPositions(into: &output) }
        output.sort(from: start)
    }
}
