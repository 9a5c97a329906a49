/// What merging segments holds, so that it keeps to a budget.
///
/// An estimate from what a commit says of the segments: some 180 MiB for 694 MB of English text, of which a merge
/// of 18 segments held 186 with all else that the process held.
enum MergeCost {
    /// Buffers of files, the compressor's state.
    private static let fixed = 8.0 * 1024 * 1024
    /// New and old numbers, norms, places; a key while keys are merged, or a posting of the longest list.
    private static let perDocument = 80.0
    /// Half a byte for what stands beside each word, and the longest list, in which one word in ten or so may
    /// be, with five bytes for each.
    private static let perToken = 1.0
    /// Stems and where their postings are: a term has about ten bytes in its file.
    private static let perTermByte = 4.0

    /// Bytes that a merge of the segments holds.
    static func bytes(of segments: some Sequence<SegmentInfo>) -> Int {
        let sum = segments.reduce(fixed) { sum, segment in
            let tokens = segment.fields.reduce(0.0) { $0 + Double($1.tokenCount) }
            let live = perToken * tokens + perTermByte * Double(segment.summary(of: .terms).length)
            return sum + perDocument * Double(segment.documentCount) + segment.liveShare * live
        }
        // Nothing read from disk is trusted to fit.
        return Int(min(sum, 1e18))
    }
}
