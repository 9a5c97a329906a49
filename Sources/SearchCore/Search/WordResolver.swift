internal import TextAnalysis

/// Finds the terms of an index that a word of a query stands for.
struct WordResolver {
    private let reader: IndexReader
    private let collection: CollectionStatistics?
    private let stemmers: [(stemmer: Stemmer, hasTurkicCase: Bool)]
    private let isOfOneLanguage: Bool

    /// - Parameters:
    ///   - collection: what the index is a part of, which says how frequent terms are; nil where that is the
    ///     index itself.
    ///   - language: that of the query's words; nil for any of the collection's.
    init(_ reader: IndexReader, collection: CollectionStatistics?, language: String?) {
        self.reader = reader
        self.collection = collection
        isOfOneLanguage = language != nil
        let all = language.map { [$0] } ?? collection?.languages ?? reader.languages
        let languages = all.map {
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
        let id = DictionaryID(field: field, form: form)
        var resolved = ResolvedWord(segments: [])
        var frequencies = [Int](repeating: 0, count: keys.count)
        for segment in reader.segments {
            var infos: [TermInfo] = []
            for (index, key) in keys.enumerated() {
                guard let info = try segment.dictionary(id)?.info(of: key) else { continue }
                infos.append(info)
                frequencies[index] += Int(info.documentFrequency)
            }
            resolved.segments.append(infos)
        }
        if let collection {
            for (index, key) in keys.enumerated() {
                frequencies[index] = try collection.documentFrequency(of: key, in: id)
            }
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
        var documentCount = reader.statistics(field).documentCount
        for segment in reader.segments {
            guard let dictionary = segment.dictionary(id) else {
                resolved.segments.append([])
                continue
            }
            let infos = try scanner.terms(in: dictionary, deadline: deadline)
            for info in infos { resolved.documentFrequency += Int(info.documentFrequency) }
            resolved.segments.append(infos)
        }
        if let collection {
            documentCount = collection.statistics(field).documentCount
            resolved.documentFrequency = 0
            if let dictionary = collection.dictionary(id) {
                try scanner.forEachTerm(in: dictionary, deadline: deadline) {
                    resolved.documentFrequency += Int($1.documentFrequency)
                }
            }
        }
        resolved.documentFrequency = min(resolved.documentFrequency, documentCount)
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
        if let collection {
            resolved.documentFrequency = try collection.documentFrequency(of: term, in: id)
        }
        return resolved
    }

    /// The stems of the word in the languages of the collection, and those under which it has the
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
        let id = DictionaryID(field: field, form: .exact)
        let dictionaries =
            collection.map { [$0.dictionary(id)] } ?? reader.segments.map { $0.dictionary(id) }
        for dictionary in dictionaries {
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

    /// Whether a document of the collection has one of its terms.
    var isInCollection: Bool { documentFrequency > 0 }
}
