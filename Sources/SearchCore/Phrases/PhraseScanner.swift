/// Finds phrases of frequent words in the documents of a segment by the words' positions.
struct PhraseScanner: ~Copyable {
    private let words: [WordOccurrences]
    private let frequent: FrequentWords
    private let report: DamageReport
    /// The words of a document: position and rank.
    private var places: [UInt64] = []
    private var positions = PositionBuffer()
    private var found: [Phrase] = []

    private final class WordOccurrences {
        let rank: UInt8
        var cursor: PostingsCursor

        init(rank: UInt8, _ list: PostingList) {
            self.rank = rank
            cursor = PostingsCursor(list)
            cursor.next()
        }
    }

    /// - Parameter infos: Where the postings of each frequent word are in the segment, by rank less
    ///   one; nil for a word that it does not have.
    init(
        _ frequent: FrequentWords, infos: [TermInfo?], in segment: SegmentReader,
        report: DamageReport
    ) throws(IndexError) {
        self.frequent = frequent
        self.report = report
        var words: [WordOccurrences] = []
        for (index, info) in infos.enumerated() {
            guard let info else { continue }
            let list = try segment.postings(info, report: report)
            words.append(WordOccurrences(rank: UInt8(index + 1), list))
        }
        self.words = words
    }

    /// Calls `body` with each phrase of each document that has one of the words of which `isWanted`
    /// in it, and with how often it is there: documents ascending, phrases of a document ascending.
    ///
    /// - Parameter isWanted: By rank.
    /// - Complexity: the positions of all words in these documents are decoded.
    mutating func forEach(
        with isWanted: [Bool],
        _ body: (_ document: UInt32, _ phrase: Phrase, _ frequency: UInt32) -> Void
    ) throws(IndexError) {
        let wanted = words.filter { isWanted[Int($0.rank)] }
        while true {
            var document = PostingsCursor.end
            for word in wanted { document = min(document, word.cursor.document) }
            if document == PostingsCursor.end { break }
            read(document)
            for word in wanted where word.cursor.document == document { word.cursor.next() }
            collect(isWanted)
            var index = 0
            while index < found.count {
                let first = index
                while index < found.count, found[index] == found[first] { index += 1 }
                body(document, found[first], UInt32(index - first))
            }
        }
        try report.throwIfDamaged()
    }

    private mutating func read(_ document: UInt32) {
        places.removeAll(keepingCapacity: true)
        for word in words {
            word.cursor.advance(to: document)
            guard word.cursor.document == document else { continue }
            positions.removeAll()
            word.cursor.readPositions(into: &positions)
            for index in 0..<positions.count {
                places.append(UInt64(positions[index]) << 8 | UInt64(word.rank))
            }
        }
        places.sort()
    }

    private mutating func collect(_ isWanted: [Bool]) {
        found.removeAll(keepingCapacity: true)
        for index in places.indices.dropLast() {
            let start = places[index] >> 8
            guard places[index + 1] >> 8 == start + 1 else { continue }
            let first = UInt8(places[index] & 255)
            let second = UInt8(places[index + 1] & 255)
            let isPairWanted = isWanted[Int(first)] || isWanted[Int(second)]
            if isPairWanted { found.append(Phrase(first, second)) }
            guard index + 2 < places.count, places[index + 2] >> 8 == start + 2 else { continue }
            let third = UInt8(places[index + 2] & 255)
            if isPairWanted || isWanted[Int(third)], frequent.tripleRanks[Int(first)] > 0,
                frequent.tripleRanks[Int(second)] > 0, frequent.tripleRanks[Int(third)] > 0
            {
                found.append(Phrase(first, second, third))
            }
        }
        found.sort()
    }
}
