import Foundation
import PageExtraction
import Testing

/// Checks that phrases are found in the clean pages that hold them, and in no others.
@Suite("Phrases in the corpus")
struct CorpusSearchTests {
    @Test func phrasesAreInTheMainTextAlone() throws {
        var texts: [String: String] = [:]
        for name in SampleCorpus.pageNames {
            texts[name] = Self.folded(try SampleCorpus.clean(name).text)
        }
        for search in try SampleCorpus.searches() {
            let phrase = Self.folded(search.phrase)
            let found = Set(texts.filter { Self.holds($0.value, phrase) }.keys)
            #expect(found.intersection(search.around).sorted() == [], "\(search.phrase): around")
            #expect(found.sorted() == search.inside.sorted(), "\(search.phrase)")
        }
    }

    /// Whether the phrase stands in the text between marks, spaces or signs of a script that has
    /// no spaces.
    private static func holds(_ text: String, _ phrase: String) -> Bool {
        func isWord(_ character: Character?) -> Bool {
            guard let scalar = character?.unicodeScalars.first else { return false }
            return scalar.properties.isAlphabetic && !(0x3040...0xD7AF).contains(scalar.value)
        }
        return text.ranges(of: phrase).contains { range in
            let before = range.lowerBound > text.startIndex ? text[..<range.lowerBound].last : nil
            return !isWord(before) && !isWord(text[range.upperBound...].first)
        }
    }

    /// The text in lower case, with one space for each run of white space.
    private static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
