internal import MappedIO

/// The postings and positions of one term in one segment, bounds checked, nothing decoded yet.
///
/// The format is described at `PostingsWriter`.
struct PostingList {
    let info: TermInfo
    /// Documents of the segment: every document id is below.
    let documentLimit: UInt32
    let postings: ByteRegion
    let positions: ByteRegion
    let path: String
    let report: DamageReport

    /// Blocks of 128 documents.
    let blockCount: Int
    /// The start of the directory in `postings`.
    private let directory: Int

    /// - Throws: `IndexError.corrupt` if what the dictionary says of the term can't be.
    init(
        info: TermInfo, documentLimit: UInt32, postings file: ByteRegion,
        positions positionsFile: ByteRegion, path: String, report: DamageReport
    ) throws(IndexError) {
        func corrupt(_ what: String) -> IndexError {
            .corrupt(
                path: path, offset: FileEnvelope.headerLength + info.postings.lowerBound,
                expected: what, found: "\(info.postings), \(info.positions)")
        }
        guard info.documentFrequency <= documentLimit,
            info.totalFrequency >= UInt64(info.documentFrequency),
            let postings = file.slice(info.postings),
            let positions = positionsFile.slice(info.positions)
        else { throw corrupt("postings of a term within the file") }
        // A group of positions takes three bytes at least, and a position behind the last group one.
        let groups = info.totalFrequency / UInt64(PatchedBlock.length)
        let rest = info.totalFrequency % UInt64(PatchedBlock.length)
        guard info.totalFrequency == 1 || 3 * groups + rest <= UInt64(positions.count) else {
            throw corrupt("positions of \(info.totalFrequency) occurrences")
        }
        self.info = info
        self.documentLimit = documentLimit
        self.postings = postings
        self.positions = positions
        self.path = path
        self.report = report
        blockCount =
            info.documentFrequency == 1 ? 0 : Int(info.documentFrequency) / PatchedBlock.length
        directory = postings.count - 20 * blockCount
        if info.documentFrequency == 1 {
            guard info.singleDocument < documentLimit else {
                throw corrupt("a document of the segment")
            }
        } else if blockCount > 0 {
            guard directory >= 0, Int(impactStart(0)) <= directory else {
                throw corrupt("a directory of \(blockCount) blocks")
            }
        }
    }

    func lastDocument(ofBlock block: Int) -> UInt32 { entry(0, block) }
    func end(ofBlock block: Int) -> Int { Int(entry(1, block)) }
    func occurrences(throughBlock block: Int) -> Int { Int(entry(2, block)) }
    func groupOffset(behindBlock block: Int) -> Int { Int(entry(3, block)) }
    private func impactStart(_ block: Int) -> UInt32 { entry(4, block) }

    private func entry(_ array: Int, _ block: Int) -> UInt32 {
        postings.uint32(at: directory + 4 * (array * blockCount + block)) ?? 0
    }

    /// The bytes of a block, or of the tail for `blockCount`; nil if the directory is damaged.
    func bytes(ofBlock block: Int) -> Range<Int>? {
        let start = block == 0 ? 0 : end(ofBlock: block - 1)
        let end =
            block < blockCount
            ? self.end(ofBlock: block) : blockCount > 0 ? Int(impactStart(0)) : postings.count
        return start <= end && end <= postings.count ? start..<end : nil
    }

    /// The impacts of a block, or nil if they are damaged.
    func impacts(ofBlock block: Int) -> [Impacts.Pair]? {
        let start = Int(impactStart(block))
        let end = block + 1 < blockCount ? Int(impactStart(block + 1)) : directory
        guard start < end, end <= directory else { return nil }
        var reader = ByteReader(postings.slice(start..<end)!)
        var pairs: [Impacts.Pair] = []
        while !reader.isAtEnd {
            guard let frequency = reader.count().flatMap(UInt32.init(exactly:)),
                let norm = reader.byte()
            else { return nil }
            pairs.append(Impacts.Pair(frequency: frequency, norm: norm))
        }
        return pairs
    }

    func damaged(at offset: Int, expected: String) {
        report.report(
            path: path,
            offset: FileEnvelope.headerLength + info.postings.lowerBound + offset,
            expected: expected, found: "other bytes")
    }
}
