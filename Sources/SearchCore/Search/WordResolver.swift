internal import TextAnalysis

/// Finds the terms of an index that a word of a query stands for.
struct WordResolver {
    private let reader: IndexReader
    private let stemmers: [(stemmer: Stemmer, hasTurkicCase: Bool)]
    private let isOfOneLanguage: Bool

    /// - Parameter language: that of the query's words; nil for any of the index's.
    init(_ reader: IndexReader, language: String?) {
        self.reader = reader
        isOfOneLanguage = language != nil
        let languages = (language.map { [$0] } ?? reader.languages).map {
            Stemmer.languages.contains($0) ? $0 : ""
        }
        stemmers = Set(languages).sorted().compactMap { language in
            Stemmer(language: language.isEmpty ? FormTable.fallbackLanguage : language)
                .map { ($0, TurkicCase.isUsed(in: language)) }
        }
    }

    /// The terms of a word in each segment, an empty list where it has none; of a pattern, those found before
    /// the deadline.
    func resolve(
        _ word: QueryWord, _ field: Field, _ form: TermForm, _ deadline: Deadline
    ) throws(IndexError) -> ResolvedWord {
        if let pattern = word.pattern { return try resolve(pattern, field, deadline) }
        if form == .exact { return try resolve(term: word.term, field) }
        let keys = try stems(of: word, field)
        var resolved = ResolvedWord(segments: [])
        var frequencies = [Int](repeating: 0, count: keys.count)
        for segment in reader.segments {
            var infos: [TermInfo] = []
            for (index, key) in keys.enumerated() {
                let id = DictionaryID(field: field, form: form)
                guard let info = try segment.dictionary(id)?.info(of: key) else { continue }
                infos.append(info)
                frequencies[index] += Int(info.documentFrequency)
            }
            resolved.segments.append(infos)
        }
        resolved.documentFrequency = frequencies.max() ?? 0
        return resolved
    }

    /// The exact terms that a pattern describes, taken as one: a pattern that many documents match
    /// says little.
    private func resolve(_ pattern: TermPattern, _ field: Field, _ deadline: Deadline)
        throws(IndexError) -> ResolvedWord
    {
        var resolved = ResolvedWord(segments: [])
        var scanner = TermScanner(pattern)
        let id = DictionaryID(field: field, form: .exact)
        for segment in reader.segments {
            guard let dictionary = segment.dictionary(id) else {
                resolved.segments.append([])
                continue
            }
            let infos = try scanner.terms(in: dictionary, deadline: deadline)
            for info in infos { resolved.documentFrequency += Int(info.documentFrequency) }
            resolved.segments.append(infos)
        }
        resolved.documentFrequency = min(
            resolved.documentFrequency, reader.statistics(field).documentCount)
        return resolved
    }

    private func resolve(term: [UInt8], _ field: Field) throws(IndexError) -> ResolvedWord {
        var resolved = ResolvedWord(segments: [])
        let id = DictionaryID(field: field, form: .exact)
        for segment in reader.segments {
            guard let info = try segment.dictionary(id)?.info(of: term) else {
                resolved.segments.append([])
                continue
            }
            resolved.segments.append([info])
            resolved.documentFrequency += Int(info.documentFrequency)
        }
        return resolved
    }

    /// The stems of the word in the languages of the index, and those under which the index has the
    /// word itself with any accents; in the language of the query alone, if it has one.
    private func stems(of word: QueryWord, _ field: Field) throws(IndexError) -> [[UInt8]] {
        var stems: Set<[UInt8]> = []
        for (stemmer, hasTurkicCase) in stemmers {
            let form = hasTurkicCase ? word.turkicForm ?? word.form : word.form
            var stem: [UInt8] = []
            stemmer.stemTerm(form.span, into: &stem)
            stems.insert(stem)
        }
        if isOfOneLanguage { return stems.sorted { $0.lexicographicallyPrecedes($1) } }
        for segment in reader.segments {
            let dictionary = segment.dictionary(DictionaryID(field: field, form: .exact))
            if let entry = try dictionary?.find(word.term) { stems.formUnion(entry.stems) }
        }
        return stems.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

/// The terms that a word of a query stands for in an index.
struct ResolvedWord {
    /// By segment: the terms; several where accents or languages give the word several stems, and where it
    /// is a pattern.
    var segments: [[TermInfo]]
    /// The number of documents with the word: with its most frequent term, as Lucene's
    /// `SynonymQuery` counts; of a pattern, no more than all terms have together.
    var documentFrequency = 0

    /// Whether a segment has one of its terms.
    var isInIndex: Bool { segments.contains { !$0.isEmpty } }
}
