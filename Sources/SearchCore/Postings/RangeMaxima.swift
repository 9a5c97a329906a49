/// The best that a term can score in each range of documents, one byte a range.
///
/// Ranges have 2^shift documents: 64 of a dense term, and of another as many that it has eight to
/// sixteen postings in each. A byte is 0 where no document of the range has the term; otherwise it is above 255 times
/// the largest tf part of the score, tf / (tf + K), that a document of the range has, with the K of
/// the default parameters and the segment's average length when it was written:
///
/// ```
/// byte = min(255, floor(255 * tf / (tf + K)) + 1),  K = k1 * (1 - b + b * length / average)
/// ```
/// Other parameters change a tf part by the factor K / K' at the most, so that the maxima stay valid
/// once `correction` is applied. Maxima over ranges of documents, rather than over blocks of
/// postings, add up over terms without a look at any posting: Mackenzie, Petri and Moffat, "Anytime
/// ranking on document-ordered indexes", TOIS 2021; Mallia et al., "Block-max pruning", SIGIR 2024.
struct RangeMaxima {
    /// Postings that a range has on average, or up to twice as many.
    private static let postingsPerRange = 8
    /// The smallest range has 2^6 documents: one word of a bitmap.
    static let smallestShift = 6

    /// The ranges' size, as a power of two, for a term in `documentFrequency` of `documentCount`.
    static func shift(documentFrequency: Int, documentCount: Int) -> Int {
        var shift = smallestShift
        if PostingList.isDense(documentFrequency: documentFrequency, documentCount: documentCount) {
            return shift
        }
        while documentFrequency << shift < postingsPerRange * documentCount { shift += 1 }
        return shift
    }

    /// How many ranges there are.
    static func count(documentCount: Int, shift: Int) -> Int {
        documentCount == 0 ? 0 : (documentCount - 1) >> shift + 1
    }

    /// For each norm, the K of the default parameters.
    static func reference(averageLength: Float) -> [Float] {
        BM25().inverseNorms(averageLength: max(averageLength, 1)).map { 1 / $0 }
    }

    /// The byte of a posting.
    @inline(__always)
    static func quantized(frequency: UInt32, reference: Float) -> UInt8 {
        let part = part(frequency: frequency, reference: reference)
        return UInt8(truncatingIfNeeded: min(255, Int32(255 * part) + 1))
    }

    /// The tf part of a posting.
    @inline(__always)
    static func part(frequency: UInt32, reference: Float) -> Float {
        Float(frequency) / (Float(frequency) + reference)
    }

    /// The bytes of all norms for the frequencies 1 to `most`, those of a frequency together.
    ///
    /// - Parameter reference: for each norm, its K.
    static func quantized(upTo most: Int, reference: [Float]) -> [UInt8] {
        (1...most).flatMap { frequency in
            reference.map { quantized(frequency: UInt32(frequency), reference: $0) }
        }
    }

    /// The factor by which a tf part under `inverseNorms` may be above the one under `reference`.
    static func correction(reference: [Float], inverseNorms: [Float]) -> Float {
        var factor: Float = 1
        for (own, inverse) in zip(reference, inverseNorms) { factor = max(factor, own * inverse) }
        // A few units in the last place, for the rounding of what is compared with it. A tf part is 1
        // at the most, which is what the smallest byte stands for then.
        return min(255, factor * (1 + 0x1p-16))
    }
}
