import MappedIO
import Testing

@testable import SearchCore

@Suite struct PostingsTests {
    static let limit = 5000

    private static func fixtureInOrder(
        seed: UInt64
    ) throws -> (PostingsFixture, [[PostingsFixture.Posting]]) {
        var generator = SeededGenerator(seed: seed)
        var terms: [[PostingsFixture.Posting]] = []
        for frequency in [1, 2, 3, 127, 128, 129, 255, 256, 257, 1000, 1024, 2500] {
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
        for runs in [4, 11] {
            let term = PostingsFixture.clusteredTerm(runs: runs, limit: limit, using: &generator)
            // Not dense.
            terms.append(Array(term.prefix(300)))
        }
        let norms = (0..<limit).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return (try PostingsFixture(terms, norms: norms), terms)
    }

    /// Blocks of a list of which the gaps have patches.
    private static func patchedBlocks(_ list: PostingList) throws -> [Int] {
        try (0..<list.blockCount).filter { block in
            let range = try #require(list.bytes(ofBlock: block))
            let bytes = Array(list.postings.array[range])
            let shape = try #require(unsafe PatchedBlock.shape(bytes, limit: bytes.count))
            return shape.patches > 0
        }
    }

    /// Any change of a byte of a term with patched gaps ends in documents of the segment, ascending.
    @Test func damagedGaps() throws {
        var generator = SeededGenerator(seed: 6)
        let (fixture, terms) = try Self.fixtureInOrder(seed: 6)
        var (reported, patched) = (0, 0)
        var wrong: [String] = []
        for number in terms.indices.suffix(2) {
            let list = try fixture.list(number, report: DamageReport())
            patched += try Self.patchedBlocks(list).count
            let good = list.postings.array
            for offset in good.indices {
                for change in [1, 64, 128, 255, UInt8.random(in: 1...255, using: &generator)] {
                    var bytes = good
                    bytes[offset] ^= change
                    let report = DamageReport()
                    var cursor = PostingsCursor(
                        try fixture.list(number, postings: bytes, report: report))
                    var (previous, count) = (-1, 0)
                    cursor.next()
                    while cursor.document != PostingsCursor.end {
                        if cursor.document <= previous || cursor.document >= Self.limit {
                            wrong.append("\(cursor.document) by \(change) at \(offset)")
                        }
                        previous = Int(cursor.document)
                        _ = cursor.frequency
                        count += 1
                        cursor.next()
                    }
                    if count > terms[number].count { wrong.append("\(count) at \(offset)") }
                    reported += report.error == nil ? 0 : 1
                }
            }
        }
        #expect(wrong.isEmpty)
        #expect(patched >= 2 && reported > 300, "\(patched), \(reported)")
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
                var positions = PositionBuffer()
                cursor.readPositions(into: &positions)
                #expect(positions.values == posting.positions)
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
                    var positions = PositionBuffer()
                    cursor.readPositions(into: &positions)
                    #expect(positions.values == term[index].positions)
                }
            }
            #expect(cursor.document == PostingsCursor.end)
            #expect(report.error == nil)
        }
    }

    /// The maximum of each range is that of its best posting, and 0 where there is none.
    @Test func maxima() throws {
        let (fixture, terms) = try Self.fixtureInOrder(seed: 4)
        let reference = RangeMaxima.reference(averageLength: PostingsFixture.averageLength)
        for (number, term) in terms.enumerated() {
            let list = try fixture.list(number, report: DamageReport())
            #expect(list.blockCount == (term.count == 1 ? 0 : term.count / 128))
            #expect((list.rangeCount > 0) == (term.count >= 128))
            guard list.rangeCount > 0 else { continue }
            var expected = [UInt8](repeating: 0, count: Self.limit >> list.rangeShift + 1)
            for posting in term {
                let range = Int(posting.document) >> list.rangeShift
                let k = reference[Int(fixture.norms[Int(posting.document)])]
                let part = Float(posting.positions.count) / (Float(posting.positions.count) + k)
                expected[range] = max(
                    expected[range], UInt8(min(255, (255 * part + 1).rounded(.down))))
                #expect(Float(expected[range]) >= 255 * part)
            }
            #expect(list.maxima.array == expected)
            #expect(list.maximum(ofRange: 0) == expected[0])
        }
    }

    /// Documents are taken with the postings before each, all or some, and bits and ranks are theirs.
    @Test(arguments: 1...4)
    func documentsTaken(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (fixture, terms) = try Self.fixtureInOrder(seed: seed)
        for (number, term) in terms.enumerated() {
            let report = DamageReport()
            let list = try fixture.list(number, report: report)
            var cursor = PostingsCursor(list)
            if list.isDense {
                var ranks = [UInt32](repeating: 0, count: term.count)
                unsafe list.bitmap.writeRanks(
                    of: term.map(\.document), count: term.count, to: &ranks)
                #expect(ranks == Array(0..<UInt32(term.count)))
                for word in 0..<(Self.limit + 63) / 64 {
                    let before = term.prefix { $0.document < 64 * word }.count
                    #expect(list.bitmap.rank(ofWord: word) == before)
                    let bits = term[before...].prefix { $0.document < 64 * (word + 1) }
                        .reduce(UInt64(0)) { $0 | 1 << UInt64($1.document % 64) }
                    #expect(list.bitmap[word] == bits)
                }
                continue
            }
            var start = 0
            while start < Self.limit {
                let end = start + Int.random(in: 1...600, using: &generator)
                let before = term.prefix { $0.document < start }.count
                let within = term[before...].prefix { $0.document < end }
                cursor.advance(to: UInt32(start))
                var documents: [UInt32] = []
                var ordinals: [UInt32] = []
                while true {
                    let room = Int.random(in: 1...200, using: &generator)
                    var some = [UInt32](repeating: 0, count: room)
                    var places = [UInt32](repeating: 0, count: room)
                    let taken = unsafe cursor.take(
                        below: UInt32(end), room: room, documents: &some, ordinals: &places)
                    if taken == 0 { break }
                    documents += some[..<taken]
                    ordinals += places[..<taken]
                }
                #expect(documents == within.map(\.document))
                #expect(ordinals == within.indices.map(UInt32.init))
                for ordinal in within.indices where Bool.random(using: &generator) {
                    #expect(cursor.frequency(at: ordinal) == UInt32(term[ordinal].positions.count))
                    var positions = PositionBuffer()
                    cursor.readPositions(at: ordinal, into: &positions)
                    #expect(positions.values == term[ordinal].positions)
                }
                start = end + Int.random(in: 0...(seed == 1 ? 0 : 300), using: &generator)
            }
            #expect(report.error == nil)
        }
    }

    /// Documents that are looked for, few or many in a window, are found where the list has them.
    @Test(arguments: 1...4)
    func documentsFound(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (fixture, terms) = try Self.fixtureInOrder(seed: seed)
        let map = WindowMap()
        for (number, term) in terms.enumerated() {
            let report = DamageReport()
            let list = try fixture.list(number, report: report)
            if list.isDense { continue }
            let ordinalOf = Dictionary(
                uniqueKeysWithValues: term.indices.map { (term[$0].document, UInt32($0)) })
            var cursor = PostingsCursor(list)
            let share = [2, 20, 300].randomElement(using: &generator)!
            var wanted = (0..<UInt32(Self.limit)).filter { document in
                Int.random(in: 0..<share, using: &generator) == 0
                    || ordinalOf[document] != nil && Bool.random(using: &generator)
            }[...]
            while !wanted.isEmpty {
                let some = Array(wanted.prefix(Int.random(in: 1...128, using: &generator)))
                wanted = wanted.dropFirst(some.count)
                var places = [UInt32](repeating: 0, count: some.count + 16)
                var ordinals = places
                let found = unsafe cursor.find(
                    some, count: some.count, places: &places, ordinals: &ordinals, map: map)
                let expected = some.indices.filter { ordinalOf[some[$0]] != nil }
                #expect(places[..<found].map(Int.init) == expected)
                #expect(Array(ordinals[..<found]) == expected.map { ordinalOf[some[$0]]! })
            }
            #expect(report.error == nil)
        }
    }

    /// The bits of windows are those of the documents.
    @Test func bitsOfWindows() throws {
        let (fixture, terms) = try Self.fixtureInOrder(seed: 2)
        for (number, term) in terms.enumerated() {
            let report = DamageReport()
            let list = try fixture.list(number, report: report)
            if list.isDense { continue }
            var cursor = PostingsCursor(list)
            for window in 0..<(Self.limit + 4095) / 4096 {
                var bits = [UInt64](repeating: 0, count: 64)
                unsafe cursor.setBits(
                    window: UInt32(window) << 12...UInt32(window) << 12 | 4095, in: &bits)
                var expected = [UInt64](repeating: 0, count: 64)
                for posting in term where Int(posting.document) / 4096 == window {
                    let offset = Int(posting.document) % 4096
                    expected[offset / 64] |= 1 << UInt64(offset % 64)
                }
                #expect(bits == expected)
            }
            #expect(report.error == nil)
        }
    }

    /// Champions are the documents with the largest tf parts, and nothing else has a larger one than said.
    @Test(arguments: 1...3)
    func champions(seed: UInt64) throws {
        let (fixture, terms) = try Self.fixtureInOrder(seed: seed)
        let reference = RangeMaxima.reference(averageLength: PostingsFixture.averageLength)
        for (number, term) in terms.enumerated() {
            let report = DamageReport()
            let list = try fixture.list(number, report: report)
            guard term.count >= ChampionList.fewestDocuments else {
                #expect(list.champions() == nil)
                continue
            }
            let champions = try #require(list.champions())
            let parts = term.map { posting in
                RangeMaxima.part(
                    frequency: UInt32(posting.positions.count),
                    reference: reference[Int(fixture.norms[Int(posting.document)])])
            }
            let ranked = term.indices.sorted { (parts[$1], $0) < (parts[$0], $1) }
            let expected = ranked.prefix(ChampionList.count).sorted()
            for (place, index) in expected.enumerated() {
                #expect(champions.documents[place] == term[index].document)
                #expect(champions.frequencies[place] == UInt32(term[index].positions.count))
            }
            let most = ranked.dropFirst(ChampionList.count).map { parts[$0] }.max() ?? 0
            #expect(champions.rest >= most && champions.rest <= most + 1 / 255)
            #expect(report.error == nil)
        }
    }

    /// A list that claims what can't be is refused before anything is decoded.
    @Test func impossibleLists() throws {
        let (fixture, terms) = try Self.fixtureInOrder(seed: 5)
        let number = terms.firstIndex { $0.count == 1000 }!
        let good = fixture.infos[number]
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
                    info: info, documentLimit: UInt32(Self.limit), postings: fixture.postings,
                    positions: fixture.positions, report: DamageReport())
            }
        }
    }
}
