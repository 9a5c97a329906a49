import Foundation
import Testing

@testable import TextAnalysis

@Suite struct StemmerTests {
    @Test(arguments: [
        ("en", "searching", "search"), ("en", "pakistan's", "pakistan"), ("de", "häuser", "haus"),
        ("fr", "continuellement", "continuel"), ("es", "canciones", "cancion"),
        ("ru", "вагоны", "вагон"), ("sv", "flickorna", "flick"), ("porter", "flies", "fli"),
        ("nb", "bilene", "bil"),
    ])
    func stems(language: String, word: String, stem: String) throws {
        let stemmer = try #require(Stemmer(language: language))
        #expect(stemmer.stem(word) == stem)
    }

    @Test func stemTermIsFolded() throws {
        let stemmer = try #require(Stemmer(language: "fr"))
        var output = Array("x".utf8)
        stemmer.stemTerm("régionale".utf8Span.span, into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "xregional")
        #expect(stemmer.stem("régionale") == "régional")
    }

    @Test func refusesUnknownLanguages() {
        #expect(Stemmer(language: "zh") == nil)
        #expect(Stemmer(language: "") == nil)
        #expect(Stemmer(language: "englis") == nil)
        #expect(Stemmer(language: "EN")?.algorithm == "english")
    }

    @Test func stemTermIsNeverEmpty() {
        for name in Stemmer.algorithms() {
            guard let stemmer = Stemmer(language: name) else {
                Issue.record("no stemmer \(name)")
                continue
            }
            for word in [
                "a", "e", "ing", "גע", "ίσα", "s", "'", "1", "\u{301}",
                String(repeating: "e", count: 5000),
            ] {
                var term: [UInt8] = []
                stemmer.stemTerm(word.utf8Span.span, into: &term)
                #expect(!term.isEmpty || word == "\u{301}", "\(name) \(word)")
            }
        }
    }

    /// The algorithms of libstemmer 2.2, and how many words of the vocabularies of Snowball 3.0, which
    /// changed the algorithms, they stem in another way.
    ///
    /// Dutch is another algorithm in 3.0, where the one of 2.2 is `dutch_porter`.
    private static let differences22: [String: Int] = [
        "arabic": 0, "armenian": 0, "basque": 0, "catalan": 0, "danish": 0, "dutch": 20897,
        "english": 57, "finnish": 0, "french": 840, "german": 1247, "greek": 1, "hindi": 0,
        "hungarian": 0, "indonesian": 0, "irish": 0, "italian": 1, "lithuanian": 160, "nepali": 0,
        "norwegian": 136, "porter": 0, "portuguese": 0, "romanian": 13304, "russian": 0,
        "serbian": 0, "spanish": 9, "swedish": 553, "tamil": 0, "turkish": 9204, "yiddish": 1,
    ]

    @Test func stemsSnowballVocabularies() throws {
        guard let archive = SharedData.url("snowball/snowball-data.tar.zst") else { return }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("snowball-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try SharedData.output(of: "tar", ["--zstd", "-xf", archive.path, "-C", folder.path])
        let data = folder.appendingPathComponent("snowball-data")

        let algorithms = Set(Stemmer.algorithms())
        let isVersion22 = algorithms == Set(Self.differences22.keys)
        #expect(isVersion22 || algorithms.isSuperset(of: ["dutch_porter", "esperanto"]))
        var vocabularyCount = 0
        for name in algorithms.sorted() {
            guard let words = try lines(data.appendingPathComponent("\(name)/voc.txt")),
                let stems = try lines(data.appendingPathComponent("\(name)/output.txt")),
                let stemmer = Stemmer(language: name)
            else { continue }
            vocabularyCount += 1
            #expect(words.count == stems.count)
            let differences = differenceCount(words, stems, stemmer)
            #expect(differences == (isVersion22 ? Self.differences22[name] : 0), "\(name)")
        }
        #expect(vocabularyCount >= 27)

        if isVersion22,
            let words = try lines(data.appendingPathComponent("dutch_porter/voc.txt")),
            let stems = try lines(data.appendingPathComponent("dutch_porter/output.txt"))
        {
            let dutch = try #require(Stemmer(language: "nl"))
            #expect(differenceCount(words, stems, dutch) == 0)
        }
    }

    /// Compares bytes: strings are equal that differ in normalisation.
    private func differenceCount(
        _ words: [String], _ stems: [String], _ stemmer: Stemmer
    ) -> Int {
        zip(words, stems).count { word, stem in
            !stemmer.stem(word).utf8.elementsEqual(stem.utf8)
        }
    }

    private func lines(_ url: URL) throws -> [String]? {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        return try String(contentsOf: url, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

/// Spellings that stemmers do not know.
@Suite struct StemSpellingTests {
    private func stemTerm(_ language: String, _ word: String) throws -> String {
        let stemmer = try #require(Stemmer(language: language))
        var output: [UInt8] = []
        stemmer.stemTerm(word.utf8Span.span, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [
        ("de", "mueller", "müller"), ("de", "koenige", "könig"), ("de", "haeuser", "häuser"),
        ("ar", "کتاب", "كتاب"), ("ar", "علی", "علي"),
    ])
    func areTheSame(language: String, one: String, other: String) throws {
        #expect(try stemTerm(language, one) == stemTerm(language, other))
    }

    @Test func keepsDiphthongs() throws {
        #expect(try stemTerm("de", "neue") == "neu")
        #expect(try stemTerm("de", "treuer") == "treu")
        #expect(try stemTerm("de", "quelle") == "quell")
    }

    @Test func turkicCase() {
        let text = "IŞIK İYİ ışık Ankara".utf8Span.span
        var tokens = TokenBuffer()
        Analyzer.standard.analyze(text, into: &tokens)
        let terms = tokens.records.map { tokens.term(of: $0) }
        TurkicCase.replaceForms(in: &tokens, of: text)
        #expect(tokens.records.map { tokens.form(of: $0) } == ["ışık", "iyi", "ışık", "ankara"])
        #expect(tokens.records.map { tokens.term(of: $0) } == terms)
    }
}
