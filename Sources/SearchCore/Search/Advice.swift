internal import TextAnalysis

/// What would find something where a query finds nothing.
public enum Advice: Sendable, Hashable {
    /// No document has the word `typed`; `documents` have `meant`, which is spelled alike.
    case word(typed: String, meant: String, documents: Int)
    /// No document has the phrase; `documents` have it in other forms of its words.
    case byStems(phrase: String, documents: Int)
    /// No document has the phrase; `documents` have its words within `slop` of their places.
    case within(phrase: String, slop: Int, documents: Int)
}

extension Searcher {
    /// What words and phrases of a query, each by itself, nothing is found for, and what would find something.
    ///
    /// - Complexity: for each word that no document has, a scan of the dictionary for words that differ in a
    ///   letter or two.
    public func advice(on query: Query) throws(IndexError) -> [Advice] {
        var advice: [Advice] = []
        try collectAdvice(query, &advice)
        return advice
    }

    private static let widestGap = 4

    private func collectAdvice(_ query: Query, _ advice: inout [Advice]) throws(IndexError) {
        switch query {
        case .word(let field, let word, _):
            guard word.pattern == nil, try count(query) == 0 else { return }
            if let better = try spelling(of: word, field) { advice.append(better) }
        case .phrase(let field, let words, let form, let slop):
            guard try count(query) == 0 else { return }
            let before = advice.count
            for word in words {
                try collectAdvice(.word(field, word, form), &advice)
            }
            if advice.count == before {
                try collectAdvice(onPhrase: words, field, form, slop: slop, &advice)
            }
        case .near(let field, let parts, _):
            for part in parts {
                for word in part.words {
                    try collectAdvice(.word(field, word, part.form), &advice)
                }
            }
        case .boosted(let inner, _): try collectAdvice(inner, &advice)
        case .boolean(let must, let should, _):
            for clause in must + should { try collectAdvice(clause, &advice) }
        case .filter, .all: break
        }
    }

    private func collectAdvice(
        onPhrase words: [QueryWord], _ field: Field, _ form: TermForm, slop: Int,
        _ advice: inout [Advice]
    ) throws(IndexError) {
        let phrase = words.map { String(decoding: $0.term, as: UTF8.self) }.joined(separator: " ")
        if reader.settings.hasStems, form == .exact {
            let documents = try count(.phrase(field, words, .stem, slop: slop))
            if documents > 0 {
                return advice.append(.byStems(phrase: phrase, documents: documents))
            }
        }
        for wider in 1...Searcher.widestGap where wider > slop {
            let documents = try count(.phrase(field, words, form, slop: wider))
            if documents > 0 {
                return advice.append(
                    .within(phrase: phrase, slop: wider, documents: documents))
            }
        }
    }

    /// The term that is spelled most like a word: in as few letters as can be another one, of such
    /// the most frequent, then the first in the order of bytes.
    private func spelling(of word: QueryWord, _ field: Field) throws(IndexError) -> Advice? {
        let typed = String(decoding: word.term, as: UTF8.self)
        let most = TermPattern.edits(forLength: typed.unicodeScalars.count)
        // The automaton has a state for each letter and edit.
        guard most > 0, word.term.count <= 256 else { return nil }
        for edits in 1...most {
            var frequencies: [[UInt8]: Int] = [:]
            var scanner = TermScanner(.fuzzy(typed, edits: edits))
            for segment in reader.segments {
                let id = DictionaryID(field: field, form: .exact)
                guard let dictionary = segment.dictionary(id) else { continue }
                try scanner.forEachTerm(in: dictionary, deadline: deadline) { term, info in
                    frequencies[term, default: 0] += Int(info.documentFrequency)
                }
            }
            let best = frequencies.max { left, right in
                left.value != right.value
                    ? left.value < right.value : right.key.lexicographicallyPrecedes(left.key)
            }
            if let best {
                return .word(
                    typed: typed, meant: String(decoding: best.key, as: UTF8.self),
                    documents: best.value)
            }
        }
        return nil
    }
}
