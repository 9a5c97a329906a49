internal import MappedIO

/// A query tied to a commit: its terms looked up, its weights worked out.
indirect enum Weight {
    case term(TermWeight)
    case phrase(PhraseWeight)
    case near(NearWeight)
    case filter(FilterWeight)
    case boolean(must: [Weight], should: [Weight], mustNot: [Weight])
    case all

    /// The weights of all words and phrases that scores come from: every score is below.
    var total: Float {
        switch self {
        case .term(let term): term.scoring.idf
        case .phrase(let phrase): phrase.scoring.idf
        case .near(let near): near.scoring.idf
        case .boolean(let must, let should, _):
            must.reduce(0) { $0 + $1.total } + should.reduce(0) { $0 + $1.total }
        case .filter, .all: 0
        }
    }
}

/// The scoring of one leaf of a query: a term or a phrase in a field.
struct LeafScoring {
    let field: Field
    /// Multiplied by `boost`.
    let idf: Float
    let boost: Float
    let inverseNorms: [Float]
    let averageLength: Float
    let documentCount: Int
    /// By word.
    let documentFrequencies: [Int]
    let similarity: BM25
}

struct TermWeight {
    let word: QueryWord
    let form: TermForm
    let terms: ResolvedWord
    let scoring: LeafScoring
}

struct PhraseWeight {
    let words: [QueryWord]
    let form: TermForm
    /// How far the words may stand from their places.
    let slop: Int
    let terms: [ResolvedWord]
    let scoring: LeafScoring
}

struct NearWeight {
    let parts: [NearPart]
    let distance: Int
    /// By part and word.
    let terms: [[ResolvedWord]]
    let scoring: LeafScoring
}

struct FilterWeight {
    /// By segment.
    let documents: [DocumentSet]
}

/// Makes weights of queries.
struct WeightBuilder {
    private let reader: IndexReader
    private let resolver: WordResolver
    private let similarity: BM25
    /// By field: what leaves of it have in common.
    private let fields: [FieldScoring]

    struct FieldScoring {
        let documentCount: Int
        let averageLength: Float
        let inverseNorms: [Float]
    }

    init(_ reader: IndexReader, similarity: BM25) {
        self.reader = reader
        self.similarity = similarity
        resolver = WordResolver(reader)
        fields = Field.allCases.map { field in
            let statistics = reader.statistics(field)
            return FieldScoring(
                documentCount: statistics.documentCount, averageLength: statistics.averageLength,
                inverseNorms: similarity.inverseNorms(averageLength: statistics.averageLength))
        }
    }

    /// By field and norm (see `BM25.inverseNorms`).
    func inverseNorms(_ field: Field) -> [Float] { fields[Int(field.rawValue)].inverseNorms }

    /// The weight of a query, in which looking for terms of patterns ends with the deadline.
    func weight(
        of query: Query, deadline: Deadline = .never
    ) throws(IndexError) -> Weight {
        try weight(of: query, boost: 1, deadline)
    }

    /// - Parameter boost: what the idf of each leaf is multiplied with.
    private func weight(
        of query: Query, boost: Float, _ deadline: Deadline
    ) throws(IndexError) -> Weight {
        switch query {
        case .word(let field, let word, let form):
            let terms = try resolver.resolve(word, field, form, deadline)
            return .term(
                TermWeight(
                    word: word, form: form, terms: terms, scoring: scoring(field, [terms], boost)))
        case .phrase(let field, let words, let form, let slop):
            var terms: [ResolvedWord] = []
            for word in words { terms.append(try resolver.resolve(word, field, form, deadline)) }
            return .phrase(
                PhraseWeight(
                    words: words, form: form, slop: slop, terms: terms,
                    scoring: scoring(field, terms, boost)))
        case .near(let field, let parts, let distance):
            var terms: [[ResolvedWord]] = []
            for part in parts {
                var words: [ResolvedWord] = []
                for word in part.words {
                    words.append(try resolver.resolve(word, field, part.form, deadline))
                }
                terms.append(words)
            }
            return .near(
                NearWeight(
                    parts: parts, distance: distance, terms: terms,
                    scoring: scoring(field, terms.flatMap { $0 }, boost)))
        case .boosted(let query, let factor):
            return try weight(of: query, boost: boost * factor, deadline)
        case .boolean(let must, let should, let mustNot):
            return .boolean(
                must: try weights(of: must, boost, deadline),
                should: try weights(of: should, boost, deadline),
                mustNot: try weights(of: mustNot, boost, deadline))
        case .filter(let filter):
            var documents: [DocumentSet] = []
            for segment in reader.segments {
                let evaluator = FilterEvaluator(
                    segment: segment, analyzer: reader.settings.analyzer)
                documents.append(try evaluator.documents(filter))
            }
            return .filter(FilterWeight(documents: documents))
        case .all: return .all
        }
    }

    private func weights(
        of queries: [Query], _ boost: Float, _ deadline: Deadline
    ) throws(IndexError) -> [Weight] {
        var weights: [Weight] = []
        for query in queries { weights.append(try weight(of: query, boost: boost, deadline)) }
        return weights
    }

    /// The idf of a phrase is the sum of its words' (Lucene's `BM25Similarity.idfExplain`).
    private func scoring(
        _ field: Field, _ words: [ResolvedWord], _ boost: Float
    ) -> LeafScoring {
        let common = fields[Int(field.rawValue)]
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
            documentFrequencies: frequencies, similarity: similarity)
    }
}
