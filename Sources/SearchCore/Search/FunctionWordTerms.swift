internal import TextAnalysis

/// The function words of an index's languages, read from their lists when they are first asked for.
final class FunctionWordTerms {
    private let languages: [String]
    private lazy var terms = FunctionWordTerms.terms(of: languages)

    /// - Parameter languages: those of the documents; "" stands for the one that they are stemmed by.
    init(languages: [String]) {
        self.languages = languages.map { $0.isEmpty ? FormTable.fallbackLanguage : $0 }
    }

    func contains(_ term: [UInt8]) -> Bool { terms.contains(term) }

    private static func terms(of languages: [String]) -> Set<[UInt8]> {
        var terms: Set<[UInt8]> = []
        for language in languages {
            guard let words = FunctionWords.words(of: language) else { continue }
            for word in words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
                terms.insert(Array(word))
            }
        }
        return terms
    }
}
