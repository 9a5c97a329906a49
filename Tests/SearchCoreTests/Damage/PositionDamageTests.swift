import MappedIO
import Testing

@testable import SearchCore

/// Positions are verified as they are read: up to a damaged page they are right, in it they are an error.
@Suite struct PositionDamageTests {
    private static let limit = 40_000

    private static let term: [PostingsFixture.Posting] = {
        var generator = SeededGenerator(seed: 41)
        return PostingsFixture.randomTerm(
            documentFrequency: 20_000, limit: limit, dense: false, using: &generator)
    }()

    @Test func upToTheDamage() throws {
        let fixture = try PostingsFixture(
            [Self.term], norms: [UInt8](repeating: 5, count: Self.limit))
        let info = fixture.infos[0]
        let whole = fixture.positions.payload.array
        let bodies = PatchedBlock.headerLength * Int(info.totalFrequency) / PatchedBlock.length
        try #require(whole.count - bodies > 5 * FileEnvelope.pageLength)

        for place in stride(from: bodies + 100, to: whole.count, by: FileEnvelope.pageLength / 3) {
            let (right, error) = try Self.read(fixture, whole, damagedAt: place)
            let offset = place + FileEnvelope.headerLength
            #expect(
                Self.page(of: error) == offset / FileEnvelope.pageLength, "\(place), \(right) right"
            )
            // Those of the pages before need no look at it.
            if place > bodies + 2 * FileEnvelope.pageLength { #expect(right > 500, "\(place)") }
        }
        #expect(try Self.read(fixture, whole, damagedAt: nil) == (Self.term.count, nil))
    }

    /// Headers say where groups are: nothing is read where one of them is damaged.
    @Test func headers() throws {
        let positions = Array(UInt32(0)..<40)
        let term: [PostingsFixture.Posting] = (0..<30_000).map { (UInt32($0), positions) }
        let fixture = try PostingsFixture([term], norms: [UInt8](repeating: 5, count: Self.limit))
        let whole = fixture.positions.payload.array
        let place = FileEnvelope.pageLength + 500
        try #require(PatchedBlock.headerLength * 30_000 * 40 / PatchedBlock.length > place)
        let (right, error) = try Self.read(fixture, whole, damagedAt: place, of: term)
        #expect(right == 0 && Self.page(of: error) == 1)
    }

    /// How many documents' positions are read until an error, all of them as they were written.
    private static func read(
        _ fixture: PostingsFixture, _ whole: [UInt8], damagedAt place: Int?,
        of term: [PostingsFixture.Posting] = term
    ) throws -> (right: Int, error: IndexError?) {
        var bytes = Forgery.file(whole, kind: .positions)
        if let place { bytes[FileEnvelope.headerLength + place] ^= 1 }
        let report = DamageReport()
        let list = try PostingList(
            info: fixture.infos[0], documentLimit: UInt32(limit), postings: fixture.postings,
            positions: IndexFile(
                ByteRegion(copying: bytes), path: "positions", kind: .positions, segment: 1),
            report: report)
        var cursor = PostingsCursor(list)
        var positions = PositionBuffer()
        for (number, posting) in term.enumerated() {
            cursor.next()
            try #require(cursor.document == posting.document)
            positions.removeAll()
            cursor.readPositions(into: &positions)
            if report.error != nil { return (number, report.error) }
            try #require(positions.values == posting.positions, "damage at \(place ?? -1)")
        }
        return (term.count, nil)
    }

    private static func page(of error: IndexError?) -> Int? {
        guard case .corrupt("positions", let offset, _, _)? = error,
            offset % FileEnvelope.pageLength == 0
        else { return nil }
        return offset / FileEnvelope.pageLength
    }
}
