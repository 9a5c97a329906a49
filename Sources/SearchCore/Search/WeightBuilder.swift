internal import MappedIO

/// Makes weights of queries.
struct WeightBuilder {
    private let reader: IndexReader
    private let resolver: WordResolver
    private let ranking: Ranking
    /// Whether the words of queries are German.
    private let isGerman: Bool
    private let functionWords: FunctionWordTerms
    /// By field: what leaves of it have in common.
    private let fields: [FieldScoring]

    struct FieldScoring {
        let documentCount: Int
        let averageLength: Float
        let inverseNorms: [Float]
    }

    /// - Parameters:
    ///   - collection: what the index is a part of; nil where that is the index itself.
    ///   - language: that of the query's words; nil for any of the collection's.
    init(
        _ reader: IndexReader, collection: CollectionStatistics? = nil, ranking: Ranking,
        language: String? = nil
    ) {
        self.reader = reader
        self.ranking = ranking
        isGerman = language == "de"
        let languages = language.map { [$0] } ?? collection?.languages ?? reader.languages
        functionWords = FunctionWordTerms(languages: languages)
        resolver = WordResolver(reader, collection: collection, language: language)
        fields = Field.allCases.map { field in
            let statistics = collection?.statistics(field) ?? reader.statistics(field)
            return FieldScoring(
                documentCount: statistics.documentCount, averageLength: statistics.averageLength,
                inverseNorms: ranking.similarity.inverseNorms(
                    averageLength: statistics.averageLength))
        }
    }

    /// By field and norm (see `BM25.inverseNorms`).
    func inverseNorms(_ field: Field) -> [Float] { fields[Int(field.rawValue)].inverseNorms }

    /// The weight of a query, in which looking for terms of patterns ends with the deadline.
    func weight(
        of query: Query, deadline: Deadline = .never
    ) throws(IndexError) -> Weight {
        let query = isGerman ? query.withUmlauts : query
        let clause = try clause(of: query, Place(deadline: deadline))
        if clause.inTitle.isEmpty { return clause.weight }
        return .boolean(must: [clause.weight], should: clause.inTitle, mustNot: [])
    }

    /// The weight of a query by which matches are only counted.
    func countingWeight(of query: Query) throws(IndexError) -> Weight {
        let query = isGerman ? query.withUmlauts : query
        return try clause(of: query.withoutScores, Place(deadline: .never, isScored: false)).weight
    }

    /// Where a part of a query stands in it.
    private struct Place {
        let deadline: Deadline
        /// What the idf of each leaf is multiplied with.
        var boost: Float = 1
        /// Whether it adds to scores.
        var isScored = true
        /// Whether it is a word among others of which one must match.
        var isChoice = false
    }

    /// A weight, and those that a document that matches it may match in its title besides.
    private struct Clause {
        var weight: Weight
        var inTitle: [Weight] = []

        init(_ weight: Weight, inTitle: Weight? = nil) {
            self.weight = weight
            if let inTitle { self.inTitle = [inTitle] }
        }
    }

    private func clause(of query: Query, _ place: Place) throws(IndexError) -> Clause {
        switch query {
        case .word(let field, let word, let form):
            return try clause(of: word, field, form, place)
        case .phrase(let field, let words, let form, let slop):
            let terms = try resolve(words, field, form, place)
            let phrase = PhraseWeight(
                words: words, form: form, slop: slop, terms: terms,
                scoring: scoring(field, terms, place.boost))
            guard addsTitle(field, place), words.allSatisfy({ $0.pattern == nil }) else {
                return Clause(.phrase(phrase))
            }
            let titles = try resolve(words, .title, form, place)
            guard titles.allSatisfy(\.isInCollection) else { return Clause(.phrase(phrase)) }
            let title = PhraseWeight(
                words: words, form: form, slop: slop, terms: titles,
                scoring: scoring(.title, titles, place.boost * ranking.titleWeight))
            return Clause(.phrase(phrase), inTitle: .phrase(title))
        case .near(let field, let parts, let distance):
            var terms: [[ResolvedWord]] = []
            for part in parts { terms.append(try resolve(part.words, field, part.form, place)) }
            return Clause(
                .near(
                    NearWeight(
                        parts: parts, distance: distance, terms: terms,
                        scoring: scoring(field, terms.flatMap { $0 }, place.boost))))
        case .boosted(let query, let factor):
            var place = place
            place.boost *= factor
            // A weight that somebody gave to a word counts as it is.
            place.isChoice = false
            return try clause(of: query, place)
        case .boolean(let must, let should, let mustNot):
            return Clause(try boolean(must, should, mustNot, place))
        case .filter(let filter):
            var documents: [DocumentSet] = []
            for segment in reader.segments {
                let evaluator = FilterEvaluator(
                    segment: segment, analyzer: reader.settings.analyzer)
                documents.append(try evaluator.documents(filter))
            }
            return Clause(.filter(FilterWeight(documents: documents)))
        case .all: return Clause(.all)
        }
    }

    private func clause(
        of word: QueryWord, _ field: Field, _ form: TermForm, _ place: Place
    ) throws(IndexError) -> Clause {
        let terms = try resolver.resolve(word, field, form, place.deadline)
        let isFunctionWord =
            place.isChoice && form == .stem && word.pattern == nil
            && isFrequent(terms, field) && functionWords.contains(word.term)
        let boost = isFunctionWord ? place.boost * ranking.functionWordWeight : place.boost
        let text = Weight.term(
            TermWeight(
                word: word, form: form, terms: terms,
                scoring: scoring(field, [terms], boost, isFunctionWord: isFunctionWord)))
        guard addsTitle(field, place), !isFunctionWord, word.pattern == nil else {
            return Clause(text)
        }
        let titles = try resolver.resolve(word, .title, form, place.deadline)
        guard titles.isInCollection else { return Clause(text) }
        let title = Weight.term(
            TermWeight(
                word: word, form: form, terms: titles,
                scoring: scoring(.title, [titles], place.boost * ranking.titleWeight)))
        return Clause(text, inTitle: title)
    }

    /// The title is a part of the text, so that what matches there matches already, and only its score is to be
    /// added.
    private func boolean(
        _ must: [Query], _ should: [Query], _ mustNot: [Query], _ place: Place
    ) throws(IndexError) -> Weight {
        var (musts, shoulds, mustNots, titles) = ([Weight](), [Weight](), [Weight](), [Weight]())
        var place = place
        place.isChoice = false
        for query in must {
            let clause = try clause(of: query, place)
            musts.append(clause.weight)
            titles += clause.inTitle
        }
        place.isChoice = ranking.functionWordWeight != 1
        for query in should {
            let clause = try clause(of: query, place)
            shoulds.append(clause.weight)
            titles += clause.inTitle
        }
        place.isChoice = false
        place.isScored = false
        for query in mustNot { mustNots.append(try clause(of: query, place).weight) }
        return .boolean(must: musts, should: shoulds + titles, mustNot: mustNots)
    }

    private func addsTitle(_ field: Field, _ place: Place) -> Bool {
        field == .text && place.isScored && ranking.titleWeight != 0
    }

    /// A word that few documents have is none of the index's main languages.
    private func isFrequent(_ word: ResolvedWord, _ field: Field) -> Bool {
        word.documentFrequency * WeightBuilder.rare > fields[Int(field.rawValue)].documentCount
    }

    /// One document in so many.
    private static let rare = 200

    private func resolve(
        _ words: [QueryWord], _ field: Field, _ form: TermForm, _ place: Place
    ) throws(IndexError) -> [ResolvedWord] {
        var resolved: [ResolvedWord] = []
        for word in words {
            resolved.append(try resolver.resolve(word, field, form, place.deadline))
        }
        return resolved
    }

    /// The idf of a phrase is the sum of its words' (Lucene's `BM25Similarity.idfExplain`).
    private func scoring(
        _ field: Field, _ words: [ResolvedWord], _ boost: Float, isFunctionWord: Bool = false
    ) -> LeafScoring {
        let common = fields[Int(field.rawValue)]
        let similarity = ranking.similarity
        let frequencies = words.map(\.documentFrequency)
        let idf = frequencies.reduce(0.0) { sum, frequency in
            sum
                + Double(
                    similarity.idf(
                        documentFrequency: frequency, documentCount: common.documentCount))
        }
        return LeafScoring(
            field: field, idf: Float(idf) * boost, boost: boost,
            inverseNorms: common.inverseNorms,
            averageLength: common.averageLength, documentCount: common.documentCount,
            documentFrequencies: frequencies, isFunctionWord: isFunctionWord,
            similarity: similarity)
    }
}
