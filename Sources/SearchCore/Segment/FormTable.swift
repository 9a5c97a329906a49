internal import TextAnalysis

/// The words met so far: for each, the exact term and the stem that it is indexed under.
///
/// A form is a pair of an exact term and a stem. Nearly every exact term has one stem and so one
/// form; it has more where languages stem it differently, or where words that differ in accents
/// alone ("resume", "résumé") have different stems. Everything about a word is worked out when it
/// first comes; afterwards it costs one look into a hash table.
final class FormTable {
    private(set) var exactTerms = TermTable()
    private(set) var stems = TermTable()
    /// By form: the number of its exact term and of its stem; empty without stems, where a form is an
    /// exact term.
    private(set) var exactOf: [UInt32] = []
    private(set) var stemOf: [UInt32] = []

    private let hasStems: Bool
    private var numbers: [UInt64: UInt32] = [:]
    private var words: [String: Words] = [:]
    private var scratch: [UInt8] = []
    private var new: [Int] = []

    /// The words of one language: from a word's normal form to its form.
    final class Words {
        fileprivate var table = TermTable()
        fileprivate var forms: [UInt32] = []
        /// Whether the number of each word is that of its form.
        fileprivate var isOfForms = true
        fileprivate let stemmer: Stemmer?
        let hasTurkicCase: Bool

        fileprivate init(language: String) {
            hasTurkicCase = TurkicCase.isUsed(in: language)
            stemmer = Stemmer(language: language) ?? Stemmer(language: FormTable.fallbackLanguage)
        }
    }

    /// Whose stemmer serves where a language is unknown or has none.
    static let fallbackLanguage = "en"

    init(hasStems: Bool) { self.hasStems = hasStems }

    var count: Int { hasStems ? exactOf.count : exactTerms.count }

    /// Bytes held, and those needed to write the terms: their order, where each one's occurrences, forms and
    /// postings are.
    var memoryUse: Int {
        exactTerms.memoryUse + stems.memoryUse + 40 * exactOf.count
            + 48 * (exactTerms.count + stems.count)
            + words.values.reduce(0) { $0 + $1.table.memoryUse + 4 * $1.forms.count }
    }

    /// The words of a language; "" for an unknown one.
    func words(of language: String) -> Words {
        if let known = words[language] { return known }
        let new = Words(language: language)
        words[language] = new
        return new
    }

    /// Appends the form of each token to `stream`.
    func appendForms(
        of tokens: borrowing TokenBuffer, words: Words, to stream: inout TokenStream
    ) {
        new.removeAll(keepingCapacity: true)
        guard hasStems else {
            // Each exact term is a form.
            exactTerms.intern(tokens, as: .term, into: &stream, new: &new)
            return
        }
        words.table.intern(tokens, as: .form, into: &stream, new: &new)
        for index in new {
            let form = add(tokens.records[index], in: tokens, words: words)
            words.isOfForms = words.isOfForms && Int(form) == words.forms.count
            words.forms.append(form)
        }
        if !words.isOfForms { stream.replace(last: tokens.records.count, by: words.forms) }
    }

    private func add(
        _ record: TokenRecord, in tokens: borrowing TokenBuffer, words: Words
    ) -> UInt32 {
        let term = Int(record.termStart)..<Int(record.termStart) + Int(record.termLength)
        let exact = exactTerms.intern(tokens.bytes[term])
        scratch.removeAll(keepingCapacity: true)
        let form = Int(record.formStart)..<Int(record.formStart) + Int(record.formLength)
        if let stemmer = words.stemmer {
            stemmer.stemTerm(tokens.bytes.span.extracting(form), into: &scratch)
        } else {
            scratch.append(contentsOf: tokens.bytes[term])
        }
        let stem = stems.intern(scratch[...])
        let pair = UInt64(exact) << 32 | UInt64(stem)
        if let known = numbers[pair] { return known }
        let number = UInt32(count)
        numbers[pair] = number
        exactOf.append(UInt32(exact))
        stemOf.append(UInt32(stem))
        return number
    }
}
