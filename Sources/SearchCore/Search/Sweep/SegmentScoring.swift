internal import MappedIO

/// What scores of a field need to know of a segment.
struct SegmentScoring {
    let norms: ByteRegion
    /// By norm (see `BM25.inverseNorms`).
    let inverseNorms: [Float]
    /// What the segment's stored maxima are multiplied by (see `RangeMaxima`).
    let correction: Float

    init(_ segment: SegmentReader, _ field: Field, inverseNorms: [Float]) {
        norms = segment.norms(field)
        self.inverseNorms = inverseNorms
        correction = RangeMaxima.correction(
            reference: RangeMaxima.reference(
                averageLength: segment.info.fields[Int(field.rawValue)].averageLength),
            inverseNorms: inverseNorms)
    }
}
