internal import CPostingKernels
internal import MappedIO

/// What stands beside a term in each of its documents: a byte for each posting.
///
/// ```
/// signature (u8)^df, behind the term's groups of positions and their rest
/// ```
/// The lowest four bits are those of the words before any of its occurrences in the document, the others
/// those of the words behind (`NeighbourBit`). So of most documents in which two words do not stand side
/// by side, a byte tells, and no position has to be read. Bits for a set that may have more than what was
/// put in: Bloom, "Space/time trade-offs in hash coding with allowable errors", CACM 1970.
///
/// Exact terms of the field `text` have them, from 256 documents on, in a segment of 1,024 documents or more,
/// but for dense terms: these occur so often in a document that all bits would be set.
enum NeighbourSignatures {
    private static let fewestDocuments = 256
    private static let smallestSegment = 1024

    /// Whether terms of a dictionary can have signatures.
    static func areKept(in id: DictionaryID) -> Bool { id.field == .text && id.form == .exact }

    /// Whether terms of a segment of so many documents can have them.
    static func areKept(inSegmentOf documentCount: Int) -> Bool { documentCount >= smallestSegment }

    /// Whether a term of such a dictionary has them.
    static func areKept(documentFrequency: Int, documentCount: Int) -> Bool {
        mayBeKept(
            documentFrequency: documentFrequency...documentFrequency, documentCount: documentCount)
    }

    /// Whether a term may have them that is in so many documents at the least and at the most.
    static func mayBeKept(documentFrequency: ClosedRange<Int>, documentCount: Int) -> Bool {
        areKept(inSegmentOf: documentCount) && documentFrequency.upperBound >= fewestDocuments
            && !PostingList.isDense(
                documentFrequency: documentFrequency.lowerBound, documentCount: documentCount)
    }

    /// Whether an exact term of the field `text` has them.
    static func has(_ list: PostingList) -> Bool {
        areKept(
            documentFrequency: Int(list.info.documentFrequency),
            documentCount: Int(list.documentLimit))
    }

    /// The signatures of an exact term of the field `text`, verified; nil if it has none, and with a report if
    /// they are damaged.
    static func of(_ list: PostingList) -> ByteRegion? {
        guard has(list) else { return nil }
        let count = Int(list.info.documentFrequency)
        let end = list.positions.count
        guard count <= end, list.verifyPositions(end - count..<end) else { return nil }
        return list.positions.slice(end - count..<end)
    }
}

/// Tells which documents of a term can have certain words beside it.
///
/// Invariant: `signatures` has a byte for each posting of the term, as long as its list lives, which is up to
/// whoever makes this.
@safe struct NeighbourFilter {
    private let signatures: UnsafeRawPointer
    private let wanted: UInt8

    /// - Parameters:
    ///   - list: of an exact term of the field `text`.
    ///   - wanted: the bits of the words that must stand beside it, as in a signature.
    /// - Returns: nil if that can't be told.
    init?(_ list: PostingList, wanted: UInt8) {
        guard wanted != 0, let signatures = NeighbourSignatures.of(list) else { return nil }
        unsafe self.signatures = signatures.unsafeBase
        self.wanted = wanted
    }

    /// Writes the places of postings that may have the words beside them, and returns how many these are.
    ///
    /// - Parameters:
    ///   - ordinals: how many postings stand before each of `count`.
    ///   - places: with room for `count` and 16 more.
    func find(
        _ ordinals: UnsafePointer<UInt32>, count: Int, places: UnsafeMutablePointer<UInt32>
    ) -> Int {
        unsafe winnow_find_signed(signatures, ordinals, count, wanted, places)
    }

    /// The bit of a word in a signature, as one behind a term or before it.
    static func bit(of word: [UInt8], isBehind: Bool) -> UInt8 {
        NeighbourBit.of(word) << (isBehind ? UInt8(NeighbourBit.count) : 0)
    }
}
