internal import MappedIO
internal import TextAnalysis

/// Takes documents, and becomes a segment.
///
/// Stored documents go to disk as they come; tokens are held until `finish` inverts them.
final class SegmentBuilder {
    private let files: SegmentFiles
    private let settings: IndexSettings
    private let forms: FormTable
    private var text = InvertedField()
    private var title = InvertedField()
    private var stored: StoredDocumentsWriter
    private var keys = DocumentKeysWriter()
    private var columns = ColumnsWriter()
    private var sketches = SketchesWriter()
    private var shingles = ShingleHasher()
    private var languages: Set<String> = []
    private var tokens = TokenBuffer()
    private var occurrences = TermOccurrences()
    private var candidates: [FrequentWords.Candidate] = []
    /// What stands beside what in the text, while its exact terms are written.
    private var neighbours: NeighbourMap?

    init(_ files: SegmentFiles, settings: IndexSettings) throws(IndexError) {
        self.files = files
        self.settings = settings
        forms = FormTable(hasStems: settings.hasStems)
        stored = StoredDocumentsWriter(try files.writer(.stored))
    }

    var documentCount: Int { keys.count }

    /// Bytes held, and those needed to finish.
    var memoryUse: Int {
        forms.memoryUse + text.memoryUse + title.memoryUse + stored.memoryUse + keys.memoryUse
            + columns.memoryUse + sketches.memoryUse
    }

    /// Adds a document and returns its number in the segment.
    func add(_ document: Document) throws(IndexError) -> UInt32 {
        let language = document.metadata.language ?? ""
        languages.insert(language)
        let words = forms.words(of: language)

        // A token takes a byte at least.
        let titleBytes = Array((document.metadata.title ?? "").utf8)
        title.stream.beginDocument(atMost: titleBytes.count)
        text.stream.beginDocument(atMost: titleBytes.count + document.text.count)
        let titleTokens = analyze(titleBytes[...], words, &title.stream)
        text.stream.append(last: titleTokens, of: title.stream)
        title.endDocument(beforeGap: titleTokens)

        var parts: [StoredDocumentsWriter.Part] = []
        for range in TextParts.split(document.text) {
            let count = analyze(document.text[range], words, &text.stream)
            shingles.add(tokens)
            parts.append(.init(range: range, tokens: count))
        }
        text.endDocument(beforeGap: titleTokens)
        sketches.add(shingles.finish())

        if settings.storesText {
            try stored.add(
                document.metadata, place: document.place, titleTokens: titleTokens,
                text: document.text, parts: parts,
                blocks: document.blocks)
        } else {
            let tokens = parts.reduce(0) { $0 + $1.tokens }
            try stored.add(
                document.metadata, place: document.place, titleTokens: titleTokens, text: [],
                parts: [.init(range: 0..<0, tokens: tokens)], blocks: [])
        }
        keys.add(document.key.utf8, source: document.source)
        columns.add(document.metadata)
        return UInt32(keys.count - 1)
    }

    /// Forgets the key of a document that is not deleted yet, and returns the document's number in the
    /// segment; nil if there is no such document.
    func remove(key: [UInt8]) -> UInt32? { keys.remove(key) }

    @discardableResult
    private func analyze(
        _ bytes: ArraySlice<UInt8>, _ words: FormTable.Words, _ stream: inout TokenStream
    ) -> Int {
        tokens.removeAll()
        settings.analyzer.analyze(bytes.span, into: &tokens)
        if words.hasTurkicCase { TurkicCase.replaceForms(in: &tokens, of: bytes.span) }
        forms.appendForms(of: tokens, words: words, to: &stream)
        return tokens.records.count
    }

    /// Writes the segment.
    func finish() throws(IndexError) -> SegmentInfo {
        let norms: [Field: [UInt8]] = [.text: text.norms, .title: title.norms]
        let averages: [Field: Float] = [
            .text: text.statistics.averageLength, .title: title.statistics.averageLength,
        ]
        var terms = TermDictionaryWriter(try files.writer(.terms))
        var postings = PostingsWriter(
            postings: try files.writer(.postings), positions: try files.writer(.positions),
            documents: { .init(norms: norms[$0]!, averageLength: averages[$0]!) })
        let statistics = [text.statistics, title.statistics]
        let order = (exact: forms.exactTerms.sorted(), stems: forms.stems.sorted())
        neighbours = neighboursInText()
        try write(text, .text, order.exact, order.stems, &terms, &postings)
        neighbours = nil
        try writePhrases(&terms, &postings)
        text = InvertedField()
        try write(title, .title, order.exact, order.stems, &terms, &postings)
        title = InvertedField()

        let termsSummary = try terms.finish(isDurable: files.isDurable)
        let lists = try postings.finish(isDurable: files.isDurable)
        let normsSummary = try files.write(.norms, Field.allCases.flatMap { norms[$0]! })
        let storedSummary = try stored.finish(isDurable: files.isDurable)
        var keysFile = try files.writer(.keys)
        try keys.write(to: &keysFile)
        let keysSummary = try keysFile.finish(isDurable: files.isDurable)
        var columnsFile = try files.writer(.columns)
        try columns.write(to: &columnsFile)
        let columnsSummary = try columnsFile.finish(isDurable: files.isDurable)
        var sketchesFile = try files.writer(.sketches)
        try sketches.write(to: &sketchesFile)
        let sketchesSummary = try sketchesFile.finish(isDurable: files.isDurable)
        return SegmentInfo(
            number: files.number, documentCount: keys.count, fields: statistics,
            languages: languages.sorted(),
            files: [
                termsSummary, lists.postings, lists.positions, normsSummary, storedSummary,
                keysSummary, columnsSummary, sketchesSummary,
            ])
    }

    private func neighboursInText() -> NeighbourMap? {
        guard NeighbourSignatures.areKept(inSegmentOf: documentCount) else { return nil }
        var bits: [UInt8] = []
        for term in 0..<forms.exactTerms.count {
            bits.append(NeighbourBit.of(forms.exactTerms[term]))
        }
        return text.neighbours(
            ofBits: settings.hasStems ? forms.exactOf.map { bits[Int($0)] } : bits)
    }

    /// Writes the dictionaries of a field.
    ///
    /// `exactOrder` and `stemOrder` are the numbers of all terms in the order of their bytes.
    private func write(
        _ inverted: borrowing InvertedField, _ field: Field, _ exactOrder: [Int],
        _ stemOrder: [Int], _ terms: inout TermDictionaryWriter, _ postings: inout PostingsWriter
    ) throws(IndexError) {
        let counts = inverted.counts(formCount: forms.count)
        postings.begin(field: field)
        guard settings.hasStems else {
            terms.begin(DictionaryID(field: field, form: .exact), hasStems: false)
            // Without stems, an exact term is a form.
            let occurrences = inverted.occurrences(
                of: nil, termCount: forms.exactTerms.count, counts: counts)
            for term in exactOrder where occurrences.count(of: term) > 0 {
                let info = try write(term, occurrences, &postings)
                try terms.add(forms.exactTerms[term], info, stems: [])
                addCandidate(term, info, field)
            }
            return try terms.end()
        }

        let exactForms = Groups(of: forms.exactOf, count: forms.exactTerms.count, present: counts)
        let written = try writeExact(
            inverted, field, exactOrder, exactForms, counts, &terms, &postings)

        let stemForms = Groups(of: forms.stemOf, count: forms.stems.count, present: counts)
        // A stem with one form that is all of its exact term has the same postings.
        var stemOf = forms.stemOf
        for form in stemOf.indices
        where stemForms[Int(stemOf[form])].count == 1
            && exactForms[Int(forms.exactOf[form])].count == 1
        {
            stemOf[form] = InvertedField.noTerm
        }
        let occurrences = inverted.occurrences(
            of: stemOf, termCount: forms.stems.count, counts: counts)
        terms.begin(DictionaryID(field: field, form: .stem), hasStems: false)
        for stem in stemOrder {
            guard let form = stemForms[stem].first else { continue }
            let info =
                stemOf[Int(form)] == InvertedField.noTerm
                ? written.info(of: Int(forms.exactOf[Int(form)]))
                : try write(stem, occurrences, &postings)
            try terms.add(forms.stems[stem], info, stems: [])
        }
        try terms.end()
    }

    /// Writes the dictionary of exact terms with their stems, and returns where the postings of each
    /// term are.
    private func writeExact(
        _ inverted: borrowing InvertedField, _ field: Field, _ order: [Int], _ termForms: Groups,
        _ counts: [UInt32], _ terms: inout TermDictionaryWriter, _ postings: inout PostingsWriter
    ) throws(IndexError) -> WrittenTerms {
        let occurrences = inverted.occurrences(
            of: forms.exactOf, termCount: forms.exactTerms.count, counts: counts)
        var written = WrittenTerms(count: forms.exactTerms.count)
        terms.begin(DictionaryID(field: field, form: .exact), hasStems: true)
        for term in order where !termForms[term].isEmpty {
            let info = try write(term, occurrences, &postings)
            try written.append(info, of: term)
            let stems = termForms[term].map { forms.stems[Int(forms.stemOf[Int($0)])] }
                .sorted { $0.lexicographicallyPrecedes($1) }
            try terms.add(forms.exactTerms[term], info, stems: stems)
            addCandidate(term, info, field)
        }
        try terms.end()
        neighbours = nil
        return written
    }

    private func addCandidate(_ term: Int, _ info: TermInfo, _ field: Field) {
        guard field == .text,
            let minimum = PhraseThresholds.minimum(documentCount: documentCount),
            info.documentFrequency >= minimum
        else { return }
        candidates.append(
            .init(
                word: forms.exactTerms[term], documentFrequency: info.documentFrequency,
                number: term))
    }

    /// Writes the dictionary of the text's phrases, if the segment is to have one.
    private func writePhrases(
        _ terms: inout TermDictionaryWriter, _ postings: inout PostingsWriter
    ) throws(IndexError) {
        guard let words = FrequentWords(candidates, documentCount: documentCount) else { return }
        let numbers = PhraseNumbers(words)
        var codes = [UInt16](repeating: 0, count: forms.exactTerms.count)
        for (index, word) in words.words.enumerated() {
            codes[word.number] = numbers.code(ofRank: index + 1)
        }
        let phrases = text.phrases(
            ofCodes: settings.hasStems ? forms.exactOf.map { codes[Int($0)] } : codes)
        terms.begin(.phrases, hasStems: false, thresholds: words.thresholds)
        for phrase in words.phrases {
            let number = numbers.number(of: phrase)
            guard phrases.count(of: number) > 0 else { continue }
            phrases.fill(&occurrences, with: number)
            let info = try postings.write(occurrences, hasPositions: false)
            try terms.add(words.key(of: phrase), info, stems: [])
        }
        try terms.end()
    }

    private func write(
        _ term: Int, _ sorted: SortedOccurrences, _ postings: inout PostingsWriter
    ) throws(IndexError) -> TermInfo {
        sorted.fill(&occurrences, with: term)
        if let neighbours,
            NeighbourSignatures.areKept(
                documentFrequency: occurrences.documents.count, documentCount: documentCount)
        {
            sorted.addSignatures(to: &occurrences, of: term, neighbours)
        }
        return try postings.write(occurrences)
    }
}

/// Where the postings of the exact terms are.
private struct WrittenTerms {
    private var infos = PackedTermInfos()
    /// By term: its place in `infos`.
    private var places: [UInt32]

    init(count: Int) { places = Array(repeating: 0, count: count) }

    mutating func append(_ info: TermInfo, of term: Int) throws(IndexError) {
        places[term] = UInt32(infos.count)
        try infos.append(info)
    }

    /// Of a term that was appended.
    func info(of term: Int) -> TermInfo { infos[Int(places[term])]! }
}

/// Forms by the term that they belong to, those without occurrences left out.
private struct Groups {
    private var starts: [Int]
    private var forms: [UInt32]

    init(of terms: [UInt32], count: Int, present: [UInt32]) {
        starts = Array(repeating: 0, count: count + 1)
        forms = []
        for form in terms.indices where present[form] > 0 {
            starts[Int(terms[form]) + 1] += 1
        }
        for term in 0..<count { starts[term + 1] += starts[term] }
        forms = Array(repeating: 0, count: starts[count])
        var next = starts
        for form in terms.indices where present[form] > 0 {
            forms[next[Int(terms[form])]] = UInt32(form)
            next[Int(terms[form])] += 1
        }
    }

    subscript(term: Int) -> ArraySlice<UInt32> { forms[starts[term]..<starts[term + 1]] }
}
