import MappedIO

@testable import SearchCore

/// Postings of a few terms, written to files and read back.
struct PostingsFixture {
    typealias Posting = (document: UInt32, positions: [UInt32])

    static let averageLength: Float = 40

    let infos: [TermInfo]
    let norms: [UInt8]
    private let folder: TemporaryFolder
    let postings: IndexFile
    let positions: IndexFile

    init(_ terms: [[Posting]], norms: [UInt8]) throws {
        folder = try TemporaryFolder()
        self.norms = norms
        let (path, otherPath) = (folder.path + "/postings", folder.path + "/positions")
        let files = LocalFileSystem()
        var writer = PostingsWriter(
            postings: try IndexFileWriter(files, path: path, kind: .postings, segment: 1),
            positions: try IndexFileWriter(files, path: otherPath, kind: .positions, segment: 1),
            documents: { _ in .init(norms: norms, averageLength: PostingsFixture.averageLength) })
        writer.begin(field: .text)
        var infos: [TermInfo] = []
        for term in terms {
            var occurrences = TermOccurrences()
            for posting in term {
                occurrences.add(document: posting.document, positions: posting.positions)
            }
            infos.append(try writer.write(occurrences))
        }
        _ = try writer.finish(isDurable: false)
        self.infos = infos
        postings = try IndexFile(
            MappedFile(path: path).bytes, path: path, kind: .postings, segment: 1)
        positions = try IndexFile(
            MappedFile(path: otherPath).bytes, path: otherPath, kind: .positions, segment: 1)
    }

    func list(_ term: Int, report: DamageReport) throws -> PostingList {
        try PostingList(
            info: infos[term], documentLimit: UInt32(norms.count), postings: postings,
            positions: positions, report: report)
    }

    /// The list of a term with other bytes for its postings.
    func list(_ term: Int, postings bytes: [UInt8], report: DamageReport) throws -> PostingList {
        var info = infos[term]
        info.postings = 0..<bytes.count
        return try PostingList(
            info: info, documentLimit: UInt32(norms.count),
            postings: IndexFile(
                ByteRegion(copying: Forgery.file(bytes)), path: "postings", kind: .postings,
                segment: 1),
            positions: positions, report: report)
    }

    /// Runs of neighbouring documents, one occurrence in each, with wide gaps between runs.
    static func clusteredTerm(
        runs: Int, limit: Int, using generator: inout SeededGenerator
    ) -> [Posting] {
        (0..<runs).flatMap { run in
            let start = run * limit / runs + Int.random(in: 0..<limit / runs / 4, using: &generator)
            let count = Int.random(in: limit / runs / 5...limit / runs / 3, using: &generator)
            return (start..<start + count).filter { _ in
                Int.random(in: 0..<3, using: &generator) > 0
            }.map { (document: UInt32($0), positions: [UInt32(0)]) }
        }
    }

    /// Ascending documents with ascending positions; a few documents have very many.
    static func randomTerm(
        documentFrequency: Int, limit: Int, dense: Bool, using generator: inout SeededGenerator
    ) -> [Posting] {
        let documents =
            dense
            ? Array(0..<documentFrequency)
            : Array((0..<limit).shuffled(using: &generator).prefix(documentFrequency)).sorted()
        return documents.map { document in
            var count = Int.random(in: 1...3, using: &generator)
            if Int.random(in: 0..<40, using: &generator) == 0 {
                count = .random(in: 1...700, using: &generator)
            }
            var position = UInt32.random(in: 0...5, using: &generator)
            let wide = Int.random(in: 0..<10, using: &generator) == 0
            let positions = (0..<count).map { _ in
                defer { position += .random(in: 1...(wide ? 100_000 : 4), using: &generator) }
                return position
            }
            return (UInt32(document), positions)
        }
    }
}
