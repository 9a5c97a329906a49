/// Where a term's postings and positions are, and how many.
struct TermInfo: Hashable, Sendable {
    /// The number of documents that have the term, deleted ones included.
    var documentFrequency: UInt32 = 0
    /// The number of occurrences in them.
    var totalFrequency: UInt64 = 0
    /// Bytes in the postings file; empty for a term of one document.
    var postings: Range<Int> = 0..<0
    /// Bytes in the positions file; empty for a term of one occurrence.
    var positions: Range<Int> = 0..<0
    /// The document of a term of one document.
    var singleDocument: UInt32 = 0
    /// The position of a term of one occurrence.
    var singlePosition: UInt32 = 0
}

/// A dictionary of a segment: the terms of one field in one form.
struct DictionaryID: Hashable, Sendable {
    var field: Field
    var form: TermForm

    /// Another one for each, below `numbers`.
    var number: Int { 4 * Int(field.rawValue) + Int(form.rawValue) }
    static let numbers = 4 * Field.allCases.count

    static let phrases = DictionaryID(field: .text, form: .phrase)

    /// Whether its terms have positions.
    var hasPositions: Bool { form != .phrase }

    /// Whether its terms may have the postings of terms of another dictionary.
    var sharesPostings: Bool { form == .stem }

    static let all: [DictionaryID] =
        Field.allCases.flatMap { field in
            [TermForm.exact, .stem].map { DictionaryID(field: field, form: $0) }
        } + [.phrases]
}
