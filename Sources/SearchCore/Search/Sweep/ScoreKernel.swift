internal import CPostingKernels
internal import MappedIO

/// Scores postings of a leaf, many at a time, in fixed point (see `FixedScores`).
///
/// Invariants: `norms` has a byte for every document of the segment, `table` 256 values; the leaf that the
/// kernel is of keeps both.
@safe struct ScoreKernel {
    /// Documents that are scored together at the most.
    static let capacity = 256

    let field: Field
    let weight: Float
    private let fixed: FixedScores
    private let norms: UnsafePointer<UInt8>
    private let table: UnsafePointer<Float>

    init(_ scoring: SegmentScoring, weight: Float, fixed: FixedScores) {
        field = scoring.field
        self.weight = weight
        self.fixed = fixed
        unsafe norms = scoring.norms.unsafeBase.assumingMemoryBound(to: UInt8.self)
        unsafe table = UnsafePointer(scoring.table.values)
    }

    /// The score of one posting.
    @inline(__always)
    func score(_ document: UInt32, frequency: Float) -> UInt32 {
        let norm = unsafe Int(norms[Int(document)])
        return fixed.fixed(
            BM25.score(
                weight: weight, frequency: frequency, inverseNorm: unsafe table[norm]))
    }

    /// What the lengths of documents make of scores, as `scores` takes it.
    @inline(__always)
    func inverseNorms(
        _ documents: UnsafePointer<UInt32>, count: Int, into output: UnsafeMutablePointer<Float>
    ) {
        unsafe winnow_inverse_norms(norms, table, documents, count, output)
    }

    /// The scores of frequencies.
    @inline(__always)
    func scores(
        _ frequencies: UnsafePointer<UInt32>, inverseNorms: UnsafePointer<Float>, count: Int,
        into output: UnsafeMutablePointer<UInt32>
    ) {
        unsafe winnow_scores(frequencies, inverseNorms, count, weight, fixed.scale, output)
    }

    /// Adds the scores of up to 128 postings of a window to the sums of its documents.
    func add(
        _ documents: UnsafePointer<UInt32>, _ frequencies: UnsafePointer<UInt32>, count: Int,
        to sums: UnsafeMutablePointer<UInt32>
    ) {
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { scratch in
            let scores = scratch.baseAddress!
            let inverse = unsafe UnsafeMutableRawPointer(scores + 128)
                .assumingMemoryBound(to: Float.self)
            unsafe inverseNorms(documents, count: count, into: inverse)
            unsafe self.scores(frequencies, inverseNorms: inverse, count: count, into: scores)
            unsafe winnow_add_to_window(sums, documents, scores, count)
        }
    }
}

/// By norm, the part of the score that depends on the length alone (see `BM25.inverseNorms`).
///
/// Invariant: `values` has 256 values.
@safe final class NormTable {
    let values: UnsafeMutablePointer<Float>

    init(_ inverseNorms: [Float]) {
        precondition(inverseNorms.count == 256)
        unsafe values = .allocate(capacity: 256)
        for norm in 0..<256 { unsafe (values + norm).initialize(to: inverseNorms[norm]) }
    }

    deinit { unsafe values.deallocate() }
}
