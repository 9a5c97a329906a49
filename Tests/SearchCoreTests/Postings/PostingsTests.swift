import Testing

@testable import SearchCore

@Suite struct PostingsTests {
    static let limit = 5000

    private static func fixtureInOrder(
        seed: UInt64
    ) throws -> (PostingsFixture, [[PostingsFixture.Posting]]) {
        var generator = SeededGenerator(seed: seed)
        var terms: [[PostingsFixture.Posting]] = []
        for frequency in [1, 2, 3, 127, 128, 129, 255, 256, 257, 1000] {
            for dense in [true, false] {
                terms.append(
                    PostingsFixture.randomTerm(
                        documentFrequency: frequency, limit: limit, dense: dense, using: &generator)
                )
            }
        }
        terms.append([(document: UInt32(limit - 1), positions: [UInt32(Int32.max)])])
        terms.append([(document: 7, positions: Array(0..<1000))])
        terms.append((0..<UInt32(limit)).map { (document: $0, positions: [0]) })
        let norms = (0..<limit).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return (try PostingsFixture(terms, norms: norms), terms)
    }

    /// All documents with their frequencies and positions, one after the other.
    @Test func inOrder() throws {
        let (fixture, terms) = try Self.fixtureInOrder(seed: 1)
        for (number, term) in terms.enumerated() {
            let report = DamageReport()
            var cursor = PostingsCursor(try fixture.list(number, report: report))
            for posting in term {
                cursor.next()
                #expect(cursor.document == posting.document)
                #expect(cursor.frequency == UInt32(posting.positions.count))
                var positions: [UInt32] = []
                cursor.appendPositions(to: &positions)
                #expect(positions == posting.positions)
            }
            for _ in 0..<3 {
                cursor.next()
                #expect(cursor.document == PostingsCursor.end)
                cursor.advance(to: 3)
                #expect(cursor.document == PostingsCursor.end)
            }
            #expect(report.error == nil)
        }
    }

    /// Any mixture of next and advance, positions asked for here and there, more than once too.
    @Test(arguments: 1...4)
    func skipping(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (fixture, terms) = try Self.fixtureInOrder(seed: seed)
        for (number, term) in terms.enumerated() {
            let report = DamageReport()
            var cursor = PostingsCursor(try fixture.list(number, report: report))
            var index = -1
            while index < term.count {
                if Int.random(in: 0..<3, using: &generator) == 0 {
                    cursor.next()
                    index += 1
                } else {
                    let from = index < 0 ? 0 : term[index].document
                    let jump = UInt32.random(
                        in: 0...[2, 30, 900].randomElement()!, using: &generator)
                    let target = from + jump
                    cursor.advance(to: target)
                    if index < 0 { index = 0 }
                    while index < term.count, term[index].document < target { index += 1 }
                }
                guard index < term.count else { break }
                #expect(cursor.document == term[index].document)
                if Bool.random(using: &generator) {
                    #expect(cursor.frequency == UInt32(term[index].positions.count))
                }
                for _ in 0..<Int.random(in: 0...2, using: &generator) {
                    var positions: [UInt32] = [42]
                    cursor.appendPositions(to: &positions)
                    #expect(positions == [42] + term[index].positions)
                }
            }
            #expect(cursor.document == PostingsCursor.end)
            #expect(report.error == nil)
        }
    }

    /// The impacts of each block cover its postings.
    @Test func impacts() throws {
        let (fixture, terms) = try Self.fixtureInOrder(seed: 4)
        for (number, term) in terms.enumerated() {
            let list = try fixture.list(number, report: DamageReport())
            #expect(list.blockCount == (term.count == 1 ? 0 : term.count / 128))
            for block in 0..<list.blockCount {
                var impacts = Impacts()
                for pair in try #require(list.impacts(ofBlock: block)) {
                    impacts.add(frequency: pair.frequency, norm: pair.norm)
                }
                for posting in term[128 * block..<128 * (block + 1)] {
                    #expect(
                        impacts.covers(
                            frequency: UInt32(posting.positions.count),
                            norm: fixture.norms[Int(posting.document)]))
                }
                #expect(list.lastDocument(ofBlock: block) == term[128 * block + 127].document)
            }
        }
    }

    /// A list that claims what can't be is refused before anything is decoded.
    @Test func impossibleLists() throws {
        let (fixture, terms) = try Self.fixtureInOrder(seed: 5)
        let number = terms.firstIndex { $0.count == 1000 }!
        let good = fixture.infos[number]
        let list = try fixture.list(number, report: DamageReport())
        for change: (inout TermInfo) -> Void in [
            { $0.documentFrequency = UInt32(Self.limit + 1) },
            { $0.totalFrequency = 999 },
            { $0.postings = good.postings.lowerBound..<Int.max },
            { $0.positions = -5..<3 },
            { $0.postings = good.postings.lowerBound..<good.postings.lowerBound + 139 },
        ] {
            var info = good
            change(&info)
            #expect(throws: IndexError.self) {
                try PostingList(
                    info: info, documentLimit: UInt32(Self.limit), postings: list.postings,
                    positions: list.positions, path: "postings", report: DamageReport())
            }
        }
    }
}
