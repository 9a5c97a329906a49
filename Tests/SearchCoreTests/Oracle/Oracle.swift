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
        var metadata: DocumentMetadata
        var path: String
    }

    private var entries: [Entry] = []
    private var numbers: [String: Int] = [:]
    private var languages: Set<String> = []
    private let settings: IndexSettings
    var k1 = 1.2
    var b = 0.75
    /// What a match in the title, and a function word among others, count.
    var (titleWeight, functionWordWeight) = (0.25, 0.25)

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
        entries.append(
            Entry(
                key: document.key, fields: [.title: title, .text: title + text],
                metadata: document.metadata, path: document.source.path))
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
    private func scores(
        _ query: Query, boost: Double = 1, isChoice: Bool = false
    ) -> [Double?] {
        switch query {
        case .word(let field, let word, let form):
            if isChoice, form == .stem, word.pattern == nil, isFunctionWord(word, field) {
                return leaf(
                    field, [[meaning(word, field, form)]], boost * functionWordWeight)
            }
            return titled(field, [word], form, boost)
        case .phrase(let field, let words, let form, _):
            return titled(field, words, form, boost)
        case .near(let field, let parts, let distance):
            return leaf(
                field, parts.map { part in part.words.map { meaning($0, field, part.form) } },
                boost, distance: distance)
        case .boosted(let query, let factor):
            return scores(query, boost: boost * Double(factor))
        case .boolean(let must, let should, let mustNot):
            let must = must.map { scores($0, boost: boost) }
            let should = should.map { scores($0, boost: boost, isChoice: true) }
            let mustNot = mustNot.map { scores($0, boost: boost) }
            return entries.indices.map { index in
                if must.contains(where: { $0[index] == nil }) { return nil }
                if mustNot.contains(where: { $0[index] != nil }) { return nil }
                let optional = should.compactMap { $0[index] }
                if must.isEmpty, optional.isEmpty { return nil }
                return (must.compactMap { $0[index] } + optional).reduce(0, +)
            }
        case .filter(let filter):
            let oracle = FilterOracle(analyzer: settings.analyzer)
            return entries.map { oracle.accepts(filter, $0.metadata, path: $0.path) ? 0 : nil }
        case .all:
            return entries.map { $0.fields[.text]!.isEmpty ? nil : 0 }
        }
    }

    /// The scores of words in the text, with those in the title.
    private func titled(
        _ field: Field, _ words: [QueryWord], _ form: TermForm, _ boost: Double
    ) -> [Double?] {
        let own = leaf(field, [words.map { meaning($0, field, form) }], boost)
        if field == .title || words.contains(where: { $0.pattern != nil }) { return own }
        let titles = leaf(
            .title, [words.map { meaning($0, .title, form) }], boost * titleWeight)
        return zip(own, titles).map { own, title in own.map { $0 + (title ?? 0) } }
    }

    private func isFunctionWord(_ word: QueryWord, _ field: Field) -> Bool {
        let lists = languages.compactMap { FunctionWords.words(of: $0.isEmpty ? "en" : $0) }
        let text = String(decoding: word.term, as: UTF8.self)
        guard
            lists.contains(where: { $0.split(whereSeparator: \.isWhitespace).contains(text[...]) })
        else { return false }
        let meaning = meaning(word, field, .stem)
        let frequency = meaning.numbers.map { number in
            entries.count { $0.fields[field]!.contains { $0.stem == number } }
        }.max()
        return (frequency ?? 0) * 200 > entries.count { !$0.fields[field]!.isEmpty }
    }

    /// What a word stands for: terms or stems, as numbers, each with whether it is a stem.
    private struct Meaning {
        var form: TermForm
        var numbers: Set<Int>
        /// Whether documents of all terms count together.
        var isPattern = false

        func contains(_ word: Word) -> Bool {
            numbers.contains(form == .exact ? word.term : word.stem)
        }
    }

    private func meaning(_ word: QueryWord, _ field: Field, _ form: TermForm) -> Meaning {
        if let pattern = word.pattern {
            let matching = numbers.filter { text, _ in
                text.hasPrefix("t")
                    && PatternOracle.matches(
                        pattern.text, String(text.dropFirst()),
                        foldsCase: settings.analyzer == .standard)
            }
            return Meaning(form: .exact, numbers: Set(matching.values), isPattern: true)
        }
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

    private func leaf(
        _ field: Field, _ parts: [[Meaning]], _ boost: Double, distance: Int = 0
    ) -> [Double?] {
        let lists = entries.map { $0.fields[field]! }
        let count = Double(lists.count { !$0.isEmpty })
        let average = Double(Float(Double(lists.reduce(0) { $0 + $1.count }) / max(count, 1)))
        var idf = 0.0
        for meaning in parts.joined() {
            let frequencies = meaning.numbers.map { number in
                lists.count { list in
                    list.contains { (meaning.form == .exact ? $0.term : $0.stem) == number }
                }
            }
            let df =
                meaning.isPattern
                ? min(Double(frequencies.reduce(0, +)), count) : Double(frequencies.max() ?? 0)
            idf += log(1 + (count - df + 0.5) / (df + 0.5))
        }
        return lists.map { list in
            let tf =
                parts.count == 1
                ? Double(starts(parts[0], in: list).count)
                : nearness(parts, within: distance, in: list)
            if tf == 0 { return nil }
            let length = Oracle.rounded(list.count)
            return boost * idf * tf / (tf + k1 * (1 - b + b * length / average))
        }
    }

    /// The sum of 1 / (1 + words between) over all places of a part that the others' next places are near.
    private func nearness(_ parts: [[Meaning]], within distance: Int, in list: [Word]) -> Double {
        let places = parts.map { starts($0, in: list) }
        var sum = 0.0
        for (part, own) in places.enumerated() {
            for place in own {
                let chosen = places.enumerated().map { other, starts in
                    other == part
                        ? place : starts.first { ($0, other) > (place, part) } ?? Int.max
                }
                if chosen.contains(Int.max) { continue }
                let order = chosen.indices.sorted { (chosen[$0], $0) < (chosen[$1], $1) }
                let gaps = zip(order, order.dropFirst()).map {
                    chosen[$1] - chosen[$0] - parts[$0].count
                }
                if gaps.allSatisfy({ $0 >= 0 }), gaps.reduce(0, +) <= distance {
                    sum += 1 / Double(1 + gaps.reduce(0, +))
                }
            }
        }
        return sum
    }

    /// The positions at which words stand one behind the other.
    private func starts(_ words: [Meaning], in list: [Word]) -> [Int] {
        guard list.count >= words.count else { return [] }
        return (0...list.count - words.count).filter { start in
            words.indices.allSatisfy { offset in
                list[start + offset].position == list[start].position + offset
                    && words[offset].contains(list[start + offset])
            }
        }.map { list[$0].position }
    }

    /// The length as a norm keeps it: exact to 39, then four significant bits of what is above 24.
    static func rounded(_ length: Int) -> Double {
        if length < 40 { return Double(length) }
        var step = 1
        while (length - 24) / step >= 16 { step *= 2 }
        return Double(24 + (length - 24) / step * step)
    }
}
