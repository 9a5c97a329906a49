internal import MappedIO

/// What scores of a field need to know of a segment.
struct SegmentScoring {
    let field: Field
    /// To be verified by whoever plans a query (`SegmentReader.verifyNorms`).
    let norms: ByteRegion
    /// By norm (see `BM25.inverseNorms`).
    let table: NormTable
    /// What the segment's stored maxima are multiplied by (see `RangeMaxima`).
    let correction: Float

    init(_ segment: SegmentReader, _ field: Field, inverseNorms: [Float], table: NormTable) {
        self.field = field
        self.table = table
        norms = segment.unverifiedNorms(field)
        correction = RangeMaxima.correction(
            reference: RangeMaxima.reference(
                averageLength: segment.info.fields[Int(field.rawValue)].averageLength),
            inverseNorms: inverseNorms)
    }
}
