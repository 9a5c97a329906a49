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
    /// Whether it is one among other words and weighs less for it.
    let isFunctionWord: Bool
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
