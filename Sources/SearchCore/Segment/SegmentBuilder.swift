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
    private var languages: Set<String> = []
    private var tokens = TokenBuffer()

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
    }

    /// Adds a document and returns its number in the segment.
    func add(_ document: Document) throws(IndexError) -> UInt32 {
        let language = document.metadata.language ?? ""
        languages.insert(language)
        let words = forms.words(of: language)

        let titleStart = title.stream.count
        analyze(Array((document.metadata.title ?? "").utf8)[...], words, &title.stream)
        let titleTokens = title.stream.count - titleStart
        text.stream.append(contentsOf: title.stream[titleStart...])
        title.endDocument(beforeGap: titleTokens)

        var parts: [StoredDocumentsWriter.Part] = []
        for range in TextParts.split(document.text) {
            let count = analyze(document.text[range], words, &text.stream)
            parts.append(.init(range: range, tokens: count))
        }
        text.endDocument(beforeGap: titleTokens)

        if settings.storesText {
            try stored.add(
                document.metadata, titleTokens: titleTokens, text: document.text, parts: parts,
                blocks: document.blocks)
        } else {
            let tokens = parts.reduce(0) { $0 + $1.tokens }
            try stored.add(
                document.metadata, titleTokens: titleTokens, text: [],
                parts: [.init(range: 0..<0, tokens: tokens)], blocks: [])
        }
        keys.add(document.key, source: document.source)
        return UInt32(keys.count - 1)
    }

    @discardableResult
    private func analyze(
        _ bytes: ArraySlice<UInt8>, _ words: FormTable.Words, _ stream: inout [UInt32]
    ) -> Int {
        tokens.removeAll()
        settings.analyzer.analyze(bytes.span, into: &tokens)
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
        for field in Field.allCases {
            try write(field == .text ? text : title, field, &terms, &postings)
        }
        text = InvertedField()
        title = InvertedField()

        let termsSummary = try terms.finish(isDurable: files.isDurable)
        let lists = try postings.finish(isDurable: files.isDurable)
        let normsSummary = try files.write(.norms, Field.allCases.flatMap { norms[$0]! })
        let storedSummary = try stored.finish(isDurable: files.isDurable)
        var keysFile = try files.writer(.keys)
        try keys.write(to: &keysFile)
        let keysSummary = try keysFile.finish(isDurable: files.isDurable)
        return SegmentInfo(
            number: files.number, documentCount: keys.count, fields: statistics,
            languages: languages.sorted(),
            files: [
                termsSummary, lists.postings, lists.positions, normsSummary, storedSummary,
                keysSummary,
            ])
    }

    private func write(
        _ inverted: InvertedField, _ field: Field, _ terms: inout TermDictionaryWriter,
        _ postings: inout PostingsWriter
    ) throws(IndexError) {
        let (starts, values) = inverted.occurrences(formCount: forms.count)
        var runs = OccurrenceRuns(values: values, starts: starts)
        postings.begin(field: field)

        let exactForms = Groups(of: forms.exactOf, count: forms.exactTerms.count, present: starts)
        var infos = [TermInfo](repeating: TermInfo(), count: forms.exactTerms.count)
        terms.begin(DictionaryID(field: field, form: .exact), hasStems: settings.hasStems)
        for term in forms.exactTerms.sorted() where !exactForms[term].isEmpty {
            infos[term] = try runs.write(exactForms[term], to: &postings)
            let stems =
                settings.hasStems
                ? exactForms[term].map { forms.stems[Int(forms.stemOf[Int($0)])] }
                    .sorted { $0.lexicographicallyPrecedes($1) } : []
            try terms.add(forms.exactTerms[term], infos[term], stems: stems)
        }
        try terms.end()
        guard settings.hasStems else { return }

        let stemForms = Groups(of: forms.stemOf, count: forms.stems.count, present: starts)
        terms.begin(DictionaryID(field: field, form: .stem), hasStems: false)
        for stem in forms.stems.sorted() where !stemForms[stem].isEmpty {
            let group = stemForms[stem]
            let exact = Int(forms.exactOf[Int(group.first!)])
            // A stem with one form that is all of its exact term has the same postings.
            let isShared = group.count == 1 && exactForms[exact].count == 1
            let info = isShared ? infos[exact] : try runs.write(group, to: &postings)
            try terms.add(forms.stems[stem], info, stems: [])
        }
        try terms.end()
    }
}

/// Forms by the term that they belong to, those without occurrences left out.
private struct Groups {
    private var starts: [Int]
    private var forms: [UInt32]

    init(of terms: [UInt32], count: Int, present: [Int]) {
        starts = Array(repeating: 0, count: count + 1)
        forms = []
        for form in terms.indices where present[form + 1] > present[form] {
            starts[Int(terms[form]) + 1] += 1
        }
        for term in 0..<count { starts[term + 1] += starts[term] }
        forms = Array(repeating: 0, count: starts[count])
        var next = starts
        for form in terms.indices where present[form + 1] > present[form] {
            forms[next[Int(terms[form])]] = UInt32(form)
            next[Int(terms[form])] += 1
        }
    }

    subscript(term: Int) -> ArraySlice<UInt32> { forms[starts[term]..<starts[term + 1]] }
}
