internal import MappedIO

/// Why a document has its score: a tree in which each value comes from the parts below it.
public struct Explanation: Sendable, Hashable {
    /// The value that `text` says how to get from the parts.
    public var value: Float
    /// What the value is.
    public var text: String
    /// What it is made of.
    public var parts: [Explanation]

    /// The tree as lines, two spaces of indentation a level.
    public var lines: [String] {
        ["\(value) \(text)"] + parts.flatMap(\.lines).map { "  " + $0 }
    }
}

/// Explains scores by computing them once more, one document at a time.
struct Explainer {
    let segment: SegmentReader
    let index: Int

    /// The explanation of a weight's score, or nil if it does not match the document.
    func explain(_ weight: Weight, document: UInt32) throws(IndexError) -> Explanation? {
        try explain(weight, FixedScores(total: weight.total), document)
    }

    private func explain(
        _ weight: Weight, _ fixed: FixedScores, _ document: UInt32
    ) throws(IndexError) -> Explanation? {
        let report = DamageReport()
        let builder = ScorerBuilder(segment: segment, index: index, fixed: fixed, report: report)
        guard let scorer = try builder.scorer(of: weight) else { return nil }
        scorer.advance(to: document)
        try report.throwIfDamaged()
        guard scorer.document == document else { return nil }
        let score = fixed.score(scorer.score())
        switch weight {
        case .term(let term):
            let frequency = try occurrences(of: weight, document)
            return try leaf(
                term.scoring, label(term.scoring, [term.word], term.form), frequency, score,
                document)
        case .phrase(let phrase):
            let frequency = try occurrences(of: weight, document)
            return try leaf(
                phrase.scoring, label(phrase.scoring, phrase.words, phrase.form), frequency, score,
                document)
        case .near(let near):
            let frequency = try occurrences(of: weight, document) / near.parts.count
            let label = near.parts.map { self.label(near.scoring, $0.words, $0.form) }
                .joined(separator: " NEAR/\(near.distance) ")
            return try leaf(near.scoring, label, frequency, score, document)
        case .boolean(let must, let should, _):
            var parts: [Explanation] = []
            for clause in must + should {
                if let part = try explain(clause, fixed, document) { parts.append(part) }
            }
            return Explanation(value: score, text: "sum of:", parts: parts)
        case .filter:
            return Explanation(value: 0, text: "a filter", parts: [])
        case .all:
            return Explanation(value: 0, text: "every document", parts: [])
        }
    }

    private func occurrences(of weight: Weight, _ document: UInt32) throws(IndexError) -> Int {
        try MatchFinder(segment: segment, index: index).matches(of: weight, document: document)
            .count
    }

    private func label(_ scoring: LeafScoring, _ words: [QueryWord], _ form: TermForm) -> String {
        let text = words.map { String(decoding: $0.term, as: UTF8.self) }.joined(separator: " ")
        let quoted = words.count > 1 || form == .exact ? "\"\(text)\"" : text
        return
            "\(scoring.field == .title ? "title:" : "")\(quoted)\(form == .stem ? " by stem" : "")"
    }

    private func leaf(
        _ scoring: LeafScoring, _ label: String, _ frequency: Int, _ score: Float,
        _ document: UInt32
    ) throws(IndexError) -> Explanation {
        let norms = try segment.norms(scoring.field)
        let length = FieldLength.decode(norms.byte(at: Int(document)) ?? 0)
        let similarity = scoring.similarity
        let dfs = scoring.documentFrequencies.map(String.init).joined(separator: ", ")
        let isBoosted = scoring.boost != 1
        let boost = Explanation(
            value: scoring.boost,
            text: scoring.isFunctionWord ? "boost, of a function word" : "boost", parts: [])
        return Explanation(
            value: score, text: "\(label): \(isBoosted ? "boost * " : "")idf * tf part",
            parts: (isBoosted ? [boost] : []) + [
                Explanation(
                    value: scoring.boost == 0 ? 0 : scoring.idf / scoring.boost,
                    text: "idf, ln(1 + (N - df + 0.5) / (df + 0.5))"
                        + (scoring.documentFrequencies.count > 1 ? " summed over the words" : ""),
                    parts: [
                        Explanation(
                            value: Float(scoring.documentCount),
                            text: "N, documents with the field",
                            parts: []),
                        Explanation(
                            value: Float(scoring.documentFrequencies.max() ?? 0),
                            text: "df, documents with the word"
                                + (scoring.documentFrequencies.count > 1 ? " (each: \(dfs))" : ""),
                            parts: []),
                    ]),
                Explanation(
                    value: scoring.idf == 0 ? 0 : score / scoring.idf,
                    text: "tf part, tf / (tf + k1 * (1 - b + b * length / average))",
                    parts: [
                        Explanation(
                            value: Float(frequency), text: "tf, occurrences in the document",
                            parts: []),
                        Explanation(value: similarity.k1, text: "k1", parts: []),
                        Explanation(value: similarity.b, text: "b", parts: []),
                        Explanation(
                            value: Float(length),
                            text: "length of the field in words, rounded down",
                            parts: []),
                        Explanation(
                            value: scoring.averageLength, text: "average length", parts: []),
                    ]),
            ])
    }
}
