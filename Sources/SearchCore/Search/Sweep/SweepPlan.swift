/// The leaves of a flat query in one segment: terms and phrases that must, may and must not match.
///
/// Invariants: `leaves` has `mustCount`, then `shouldCount`, then `notCount` leaves; the first the
/// rarest first, the second the dense before the others, and of each the lightest first. `cursors` has the
/// `cursorCount` cursors of all of them, in the order of leaves.
@safe final class SweepPlan {
    let leaves: UnsafeMutablePointer<SweepLeaf>
    let cursors: UnsafeMutablePointer<PostingsCursor>
    let cursorCount: Int
    /// By cursor: what tells of postings that the phrase can't be there; none where no cursor has that.
    private let filters: [NeighbourFilter?]
    let mustCount: Int
    let shouldCount: Int
    let notCount: Int

    private init(
        must: [LeafParts], should: [LeafParts], mustNot: [LeafParts], fixed: FixedScores
    ) {
        mustCount = must.count
        shouldCount = should.count
        notCount = mustNot.count
        var all = must
        if all.count > 1 { all.sort { $0.cost < $1.cost } }
        if !should.isEmpty {
            all += should.sorted {
                $0.isDense != $1.isDense ? $0.isDense : $0.weight < $1.weight
            }
        }
        if !mustNot.isEmpty { all += mustNot }
        var lists = 0
        for index in all.indices { lists += all[index].lists.count }
        cursorCount = lists
        unsafe leaves = .allocate(capacity: all.count)
        unsafe cursors = .allocate(capacity: cursorCount)
        var cursor = 0
        var filters: [NeighbourFilter?] = []
        for index in all.indices {
            unsafe (leaves + index).initialize(
                to: SweepLeaf(all[index], cursors: cursors + cursor, fixed: fixed))
            let end = cursor + all[index].lists.count
            let own = unsafe leaves[index].filters
            if !own.isEmpty {
                if filters.isEmpty { filters = Array(repeating: nil, count: cursorCount) }
                filters.replaceSubrange(cursor..<end, with: own)
            }
            cursor = end
        }
        self.filters = filters
    }

    deinit {
        unsafe leaves.deinitialize(count: leafCount)
        unsafe leaves.deallocate()
        unsafe cursors.deinitialize(count: cursorCount)
        unsafe cursors.deallocate()
    }

    var leafCount: Int { mustCount + shouldCount + notCount }
    /// Leaves that scores come from.
    var scoringCount: Int { mustCount + shouldCount }

    /// Whether most of the work is to look for phrases in positions, which is not to be done twice.
    var needsPositions: Bool {
        (0..<mustCount).contains { unsafe !leaves[$0].isTerm }
    }

    /// Whether phrases have to be looked for in positions for scores.
    var hasPhrases: Bool {
        (0..<scoringCount).contains { unsafe !leaves[$0].isTerm }
    }

    /// What tells of postings of a cursor that its phrase can't be there, or nil.
    @inline(__always)
    func filter(ofCursor number: Int) -> NeighbourFilter? {
        filters.isEmpty ? nil : filters[number]
    }

    /// The number of the first cursor of a leaf.
    @inline(__always)
    func firstCursor(ofLeaf leaf: Int) -> Int {
        unsafe leaves[leaf].cursors - cursors
    }

    /// The numbers of the cursors of some leaves.
    func cursorNumbers(ofLeaves range: Range<Int>) -> [Int] {
        guard let last = range.last else { return [] }
        let end = firstCursor(ofLeaf: last) + (unsafe leaves[last].cursorCount)
        return Array(firstCursor(ofLeaf: range.lowerBound)..<end)
    }

    /// How many documents would match what must, if words knew nothing of each other.
    func expectedMatches(_ documentCount: Int) -> Double {
        (0..<mustCount).reduce(Double(documentCount)) { matches, leaf in
            matches * (unsafe Double(leaves[leaf].cost)) / Double(documentCount)
        }
    }

    /// Goes back to before the first document.
    func rewind() {
        for cursor in 0..<cursorCount { unsafe cursors[cursor].rewind() }
    }

    /// What came of planning.
    enum Outcome {
        case plan(SweepPlan)
        /// Nothing in the segment matches.
        case nothing
        /// The query is not flat: it nests, or a word of it stands for several terms.
        case notFlat
    }

    /// Plans a query in a segment.
    static func of(
        _ weight: Weight, _ segment: SegmentReader, index: Int, scoring: [SegmentScoring],
        fixed: FixedScores, report: DamageReport
    ) throws(IndexError) -> Outcome {
        let planner = SweepPlanner(segment: segment, index: index, scoring: scoring, report: report)
        var must: [LeafParts] = []
        var should: [LeafParts] = []
        var mustNot: [LeafParts] = []
        switch weight {
        case .term, .phrase:
            switch try planner.parts(of: weight) {
            case .parts(let parts): should.append(parts)
            case .absent: return .nothing
            case .notFlat: return .notFlat
            }
        case .boolean(let musts, let shoulds, let nots):
            for clause in musts {
                switch try planner.parts(of: clause) {
                case .parts(let parts): must.append(parts)
                case .absent: return .nothing
                case .notFlat: return .notFlat
                }
            }
            for clause in shoulds {
                switch try planner.parts(of: clause) {
                case .parts(let parts): should.append(parts)
                case .absent: break
                case .notFlat: return .notFlat
                }
            }
            for clause in nots {
                switch try planner.parts(of: clause) {
                case .parts(let parts): mustNot.append(parts)
                case .absent: break
                case .notFlat: return .notFlat
                }
            }
        case .all, .near, .filter: return .notFlat
        }
        if must.isEmpty, should.isEmpty { return .nothing }
        if must.isEmpty, should.count == 1 { swap(&must, &should) }
        return .plan(SweepPlan(must: must, should: should, mustNot: mustNot, fixed: fixed))
    }
}

/// What a leaf is made of.
struct LeafParts {
    var lists: [PostingList]
    var words: [Int] = []
    /// By list: the bits of what must stand beside its term (see `NeighbourSignatures`); none for a term.
    var neighbours: [UInt8] = []
    var slop = 0
    /// Whether the one list has the documents of the whole phrase.
    var isWhole = false
    let scoring: SegmentScoring
    let weight: Float

    /// Whether all its terms are dense, so that there is nothing to leap over.
    var isDense: Bool { lists.allSatisfy(\.isDense) }

    var cost: Int { lists.reduce(Int.max) { min($0, Int($1.info.documentFrequency)) } }
}

/// Finds the postings of a query's words and phrases.
private struct SweepPlanner {
    let segment: SegmentReader
    let index: Int
    /// By field.
    let scoring: [SegmentScoring]
    let report: DamageReport

    enum Found {
        case parts(LeafParts)
        case absent
        case notFlat
    }

    func parts(of weight: Weight) throws(IndexError) -> Found {
        switch weight {
        case .term(let term):
            let infos = term.terms.segments[index]
            guard infos.count == 1 else { return infos.isEmpty ? .absent : .notFlat }
            try segment.verifyNorms(term.scoring.field)
            return .parts(
                LeafParts(
                    lists: [try segment.postings(infos[0], report: report)],
                    scoring: scoring[Int(term.scoring.field.rawValue)], weight: term.scoring.idf))
        case .phrase(let phrase):
            return try parts(of: phrase)
        case .boolean, .near, .filter, .all:
            return .notFlat
        }
    }

    private func parts(of phrase: PhraseWeight) throws(IndexError) -> Found {
        var words: [TermInfo] = []
        for word in phrase.terms where word.segments[index].isEmpty { return .absent }
        // What stands beside a word is looked up by its term, and a pattern is none.
        if phrase.words.contains(where: { $0.pattern != nil }) { return .notFlat }
        for word in phrase.terms {
            guard word.segments[index].count == 1 else { return .notFlat }
            words.append(word.segments[index][0])
        }
        try segment.verifyNorms(phrase.scoring.field)
        var parts = LeafParts(
            lists: [], slop: phrase.slop, scoring: scoring[Int(phrase.scoring.field.rawValue)],
            weight: phrase.scoring.idf)
        guard try addIndexedPhrases(phrase, words, to: &parts) else { return .absent }
        // A phrase that is indexed whole needs no look at positions.
        if parts.isWhole {
            return .parts(parts)
        }
        for (place, word) in words.enumerated() {
            // A word that stands twice in the phrase has its postings read once.
            if let known = words[..<place].firstIndex(of: word) {
                parts.words.append(parts.words[known])
                continue
            }
            parts.words.append(parts.lists.count)
            parts.lists.append(try segment.postings(word, report: report))
        }
        addNeighbours(phrase, to: &parts)
        return .parts(parts)
    }

    /// Adds what must stand beside the words of a phrase, where the index tells that of postings.
    private func addNeighbours(_ phrase: PhraseWeight, to parts: inout LeafParts) {
        let id = DictionaryID(field: phrase.scoring.field, form: phrase.form)
        guard phrase.slop == 0, NeighbourSignatures.areKept(in: id),
            parts.lists.contains(where: NeighbourSignatures.has)
        else { return }
        parts.neighbours = [UInt8](repeating: 0, count: parts.lists.count)
        for place in 1..<phrase.words.count {
            let (before, behind) = (phrase.words[place - 1].term, phrase.words[place].term)
            parts.neighbours[parts.words[place - 1]] |= NeighbourFilter.bit(
                of: behind, isBehind: true)
            parts.neighbours[parts.words[place]] |= NeighbourFilter.bit(
                of: before, isBehind: false)
        }
    }

    /// Adds the postings of phrases of frequent words that the phrase is made of: documents have to
    /// have all of them.
    ///
    /// - Returns: false if the segment has one of them nowhere.
    private func addIndexedPhrases(
        _ phrase: PhraseWeight, _ words: [TermInfo], to parts: inout LeafParts
    ) throws(IndexError) -> Bool {
        guard phrase.form == .exact, phrase.slop == 0, phrase.scoring.field == .text,
            let dictionary = segment.dictionary(.phrases),
            let thresholds = dictionary.phraseThresholds
        else { return true }
        var covered = 0
        for start in 0..<words.count - 1
        where words[start].documentFrequency >= thresholds.pair
            && words[start + 1].documentFrequency >= thresholds.pair
        {
            for length in PhraseThresholds.lengths.reversed()
            where start + length <= words.count && start + length > covered {
                let key = thresholds.key(
                    of: (start..<start + length).map {
                        (phrase.words[$0].term, words[$0].documentFrequency)
                    })
                guard let key else { continue }
                guard let info = try dictionary.info(of: key) else { return false }
                parts.lists.append(
                    try segment.postings(info, hasPositions: false, report: report))
                covered = start + length
                if length == words.count { parts.isWhole = true }
                break
            }
        }
        return true
    }
}
