internal import MappedIO

/// A flat query in a segment with one term for each word, and the documents for which that is not all.
///
/// A word outside quotes stands for several stems where an index has several languages, or a word several accents.
/// Nearly always one of them has nearly all of the documents. Without the others the query can be swept
/// (`SweepPlan`), and is the same in all documents but those that have one of the others.
struct MainTerms {
    /// The query without the rarer terms.
    let weight: Weight
    /// The documents that have one of these.
    let others: DocumentSet

    /// - Returns: nil for a query that is not flat, or where so many documents have rarer terms that it does not pay.
    init?(
        _ weight: Weight, _ segment: SegmentReader, index: Int, report: DamageReport
    ) throws(IndexError) {
        var finder = MainTermFinder(index: index)
        guard let main = finder.reduce(weight), !finder.rarer.isEmpty,
            finder.rarerCount * 2 <= finder.mainCount
        else { return nil }
        var others = DocumentSet(count: segment.info.documentCount)
        for info in finder.rarer {
            let postings = SingleTermPostings(try segment.postings(info, report: report))
            postings.next()
            while postings.document < UInt32(others.count) {
                others.insert(Int(postings.document))
                postings.next()
            }
        }
        self.weight = main
        self.others = others
    }
}

/// Takes the rarer terms out of a weight.
private struct MainTermFinder {
    let index: Int
    private(set) var rarer: [TermInfo] = []
    private(set) var rarerCount = 0
    private(set) var mainCount = 0

    init(index: Int) { self.index = index }

    mutating func reduce(_ weight: Weight) -> Weight? {
        switch weight {
        case .term, .phrase: return reduceLeaf(weight)
        case .boolean(let must, let should, let mustNot):
            guard let must = reduceLeaves(must), let should = reduceLeaves(should),
                let mustNot = reduceLeaves(mustNot)
            else { return nil }
            return .boolean(must: must, should: should, mustNot: mustNot)
        case .near, .filter, .all: return nil
        }
    }

    private mutating func reduceLeaves(_ weights: [Weight]) -> [Weight]? {
        var leaves: [Weight] = []
        for weight in weights {
            guard let leaf = reduceLeaf(weight) else { return nil }
            leaves.append(leaf)
        }
        return leaves
    }

    private mutating func reduceLeaf(_ weight: Weight) -> Weight? {
        switch weight {
        case .term(let term):
            return .term(
                TermWeight(
                    word: term.word, form: term.form, terms: reduce(term.terms),
                    scoring: term.scoring))
        case .phrase(let phrase):
            // Phrases with a pattern are not swept.
            if phrase.words.contains(where: { $0.pattern != nil }) { return nil }
            return .phrase(
                PhraseWeight(
                    words: phrase.words, form: phrase.form, slop: phrase.slop,
                    terms: phrase.terms.map { reduce($0) }, scoring: phrase.scoring))
        case .near, .boolean, .filter, .all: return nil
        }
    }

    private mutating func reduce(_ word: ResolvedWord) -> ResolvedWord {
        let infos = word.segments[index]
        guard
            let most = infos.indices.max(by: {
                infos[$0].documentFrequency < infos[$1].documentFrequency
            })
        else { return word }
        mainCount += Int(infos[most].documentFrequency)
        guard infos.count > 1 else { return word }
        var main = word
        main.segments[index] = [infos[most]]
        for (place, info) in infos.enumerated() where place != most {
            rarer.append(info)
            rarerCount += Int(info.documentFrequency)
        }
        return main
    }
}
