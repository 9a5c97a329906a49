import Foundation
import MappedIO
import TextAnalysis

@testable import SearchCore

/// A slow, obvious search: it keeps the tokens of every document as plain lists and looks through
/// all of them for each query.
///
/// It shares the analyzer and the stemmers with the engine, and nothing else.
struct Oracle {
    struct Hit: Equatable {
        var key: String
        var score: Double
    }

    /// A token of a document.
    struct Word {
        var position: Int
        var term: Int
        var stem: Int
    }

    private struct Entry {
        var key: String
        var fields: [Field: [Word]]
    }

    private var entries: [Entry] = []
    private var numbers: [String: Int] = [:]
    private var languages: Set<String> = []
    private let settings: IndexSettings
    var k1 = 1.2
    var b = 0.75

    init(_ documents: [Document], settings: IndexSettings = .standard) {
        self.settings = settings
        for document in documents { add(document) }
    }

    private mutating func number(_ text: String) -> Int {
        if let known = numbers[text] { return known }
        numbers[text] = numbers.count
        return numbers.count - 1
    }

    private mutating func add(_ document: Document) {
        languages.insert(document.metadata.language ?? "")
        let stemmer =
            Stemmer(language: document.metadata.language ?? "") ?? Stemmer(language: "en")!
        let title = words(of: document.metadata.title ?? "", stemmer, from: 0)
        let start = title.isEmpty ? 0 : title.count + 8
        let text = words(of: String(decoding: document.text, as: UTF8.self), stemmer, from: start)
        entries.append(Entry(key: document.key, fields: [.title: title, .text: title + text]))
    }

    private mutating func words(of text: String, _ stemmer: Stemmer, from start: Int) -> [Word] {
        var buffer = TokenBuffer()
        settings.analyzer.analyze(Array(text.utf8).span, into: &buffer)
        return buffer.records.enumerated().map { index, record in
            Word(
                position: start + index, term: number("t" + buffer.term(of: record)),
                stem: number("s" + stem(buffer.form(of: record), stemmer)))
        }
    }

    private func stem(_ form: String, _ stemmer: Stemmer) -> String {
        var stem: [UInt8] = []
        stemmer.stemTerm(Array(form.utf8).span, into: &stem)
        return String(decoding: stem, as: UTF8.self)
    }

    /// All documents that match, best first, equal scores by key.
    func search(_ query: Query) -> [Hit] {
        let scores = self.scores(query)
        var hits: [Hit] = []
        for (index, score) in scores.enumerated() {
            if let score { hits.append(Hit(key: entries[index].key, score: score)) }
        }
        return hits.sorted {
            $0.score != $1.score
                ? $0.score > $1.score : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }
    }

    /// The score of every document, nil where the query does not match.
    private func scores(_ query: Query) -> [Double?] {
        switch query {
        case .word(let field, let word, let form):
            return leaf(field, [meaning(word, field, form)])
        case .phrase(let field, let words, let form, _):
            return leaf(field, words.map { meaning($0, field, form) })
        case .boolean(let must, let should, let mustNot):
            let must = must.map(scores)
            let should = should.map(scores)
            let mustNot = mustNot.map(scores)
            return entries.indices.map { index in
                if must.contains(where: { $0[index] == nil }) { return nil }
                if mustNot.contains(where: { $0[index] != nil }) { return nil }
                let optional = should.compactMap { $0[index] }
                if must.isEmpty, optional.isEmpty { return nil }
                return (must.compactMap { $0[index] } + optional).reduce(0, +)
            }
        case .all:
            return entries.map { $0.fields[.text]!.isEmpty ? nil : 0 }
        }
    }

    /// What a word stands for: terms or stems, as numbers, each with whether it is a stem.
    private struct Meaning {
        var form: TermForm
        var numbers: Set<Int>

        func contains(_ word: Word) -> Bool {
            numbers.contains(form == .exact ? word.term : word.stem)
        }
    }

    private func meaning(_ word: QueryWord, _ field: Field, _ form: TermForm) -> Meaning {
        let term = numbers["t" + String(decoding: word.term, as: UTF8.self)]
        if form == .exact { return Meaning(form: form, numbers: Set([term].compactMap { $0 })) }
        var stems: Set<Int> = []
        for language in languages {
            let stemmer = Stemmer(language: language) ?? Stemmer(language: "en")!
            let stem = self.stem(String(decoding: word.form, as: UTF8.self), stemmer)
            if let number = numbers["s" + stem] { stems.insert(number) }
        }
        for entry in entries {
            for word in entry.fields[field]! where word.term == term { stems.insert(word.stem) }
        }
        return Meaning(form: form, numbers: stems)
    }

    private func leaf(_ field: Field, _ words: [Meaning]) -> [Double?] {
        let lists = entries.map { $0.fields[field]! }
        let count = Double(lists.count { !$0.isEmpty })
        let average = Double(Float(Double(lists.reduce(0) { $0 + $1.count }) / max(count, 1)))
        var idf = 0.0
        for meaning in words {
            let df =
                meaning.numbers.map { number in
                    lists.count { list in
                        list.contains { (meaning.form == .exact ? $0.term : $0.stem) == number }
                    }
                }.max() ?? 0
            idf += log(1 + (count - Double(df) + 0.5) / (Double(df) + 0.5))
        }
        return lists.map { list in
            let frequency = occurrences(words, in: list)
            if frequency == 0 { return nil }
            let length = Oracle.rounded(list.count)
            let tf = Double(frequency)
            return idf * tf / (tf + k1 * (1 - b + b * length / average))
        }
    }

    private func occurrences(_ words: [Meaning], in list: [Word]) -> Int {
        guard list.count >= words.count else { return 0 }
        return (0...list.count - words.count).count { start in
            words.indices.allSatisfy { offset in
                list[start + offset].position == list[start].position + offset
                    && words[offset].contains(list[start + offset])
            }
        }
    }

    /// The length as a norm keeps it: exact to 39, then four significant bits of what is above 24.
    static func rounded(_ length: Int) -> Double {
        if length < 40 { return Double(length) }
        var step = 1
        while (length - 24) / step >= 16 { step *= 2 }
        return Double(24 + (length - 24) / step * step)
    }
}
