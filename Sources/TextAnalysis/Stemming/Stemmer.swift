import CStemmer

/// Reduces the words of a language to their stems, by libstemmer (Snowball), or by a light stemmer of our own where
/// that has none (`LightStemmer`).
///
/// Takes words in normal form with their accents (a token's form), for Snowball's algorithms tell letters
/// by them. A stemmer is not `Sendable`: it keeps the memory of its last result.
@safe
public final class Stemmer {
    /// The ISO 639-1 codes of the languages that there is a stemmer for, sorted.
    public static let languages: [String] = {
        let available = algorithms()
        let snowball = codes.filter { available.contains($0.algorithm) }.map(\.code)
        return (snowball + LightStemmer.allCases.map(\.rawValue)).sorted()
    }()

    /// The Snowball algorithm of each ISO 639-1 code, in all versions of libstemmer, but for the languages of `LightStemmer`,
    /// which are stemmed alike whatever the version.
    private static let codes: [(code: String, algorithm: String)] = [
        ("ar", "arabic"), ("ca", "catalan"), ("da", "danish"), ("de", "german"),
        ("el", "greek"), ("en", "english"), ("eo", "esperanto"), ("es", "spanish"),
        ("et", "estonian"), ("eu", "basque"), ("fi", "finnish"),
        ("fr", "french"), ("ga", "irish"), ("hi", "hindi"), ("hu", "hungarian"),
        ("hy", "armenian"), ("id", "indonesian"), ("it", "italian"), ("lt", "lithuanian"),
        ("ne", "nepali"), ("nl", "dutch"), ("no", "norwegian"), ("pl", "polish"),
        ("pt", "portuguese"), ("ro", "romanian"), ("ru", "russian"), ("sr", "serbian"),
        ("sv", "swedish"), ("ta", "tamil"), ("tr", "turkish"), ("yi", "yiddish"),
    ]

    /// The Snowball algorithm, or "light-" and the language's name.
    public let algorithm: String
    /// What the language's words have to be changed in first.
    private let spelling: StemSpelling?

    /// Invariant: what Snowball's is made of is deleted once, in `deinit`.
    @safe private enum Method {
        case snowball(OpaquePointer)
        case light(LightStemmer)
    }

    private let method: Method
    private var stemBytes: [UInt8] = []

    /// Makes the stemmer of a language, or nil if there is none.
    ///
    /// - Parameter language: An ISO 639-1 code ("de"; "nb" and "nn" are Norwegian) or the name of a
    ///   Snowball algorithm ("german", "porter").
    public init?(language: String) {
        var language = language.lowercased()
        if language == "nb" || language == "nn" { language = "no" }
        if let light = LightStemmer(rawValue: language) {
            algorithm = "light-\(light)"
            spelling = nil
            method = .light(light)
            return
        }
        let algorithm = Self.codes.first { $0.code == language }?.algorithm ?? language
        guard Self.algorithms().contains(algorithm),
            let stemmer = unsafe sb_stemmer_new(algorithm, "UTF_8")
        else { return nil }
        self.algorithm = algorithm
        spelling = StemSpelling(algorithm: algorithm)
        unsafe method = .snowball(stemmer)
    }

    deinit {
        if case .snowball(let stemmer) = method { unsafe sb_stemmer_delete(stemmer) }
    }

    /// The names of libstemmer's algorithms.
    package static func algorithms() -> [String] {
        guard var list = unsafe sb_stemmer_list() else { return [] }
        var names: [String] = []
        while let name = unsafe list.pointee {
            names.append(unsafe String(cString: name))
            unsafe list += 1
        }
        return names
    }

    /// Appends the stem of a word in normal form to `output`.
    ///
    /// Some algorithms leave nothing of some short words: then nothing is appended.
    package func stem(_ form: Span<UInt8>, into output: inout [UInt8]) {
        switch method {
        case .light(let stemmer):
            var word: [UInt8] = []
            Folding.fold(form, into: &word)
            stemmer.reduce(&word)
            output += word
        case .snowball(let stemmer): unsafe snowballStem(stemmer, form, into: &output)
        }
    }

    private func snowballStem(
        _ stemmer: OpaquePointer, _ form: Span<UInt8>, into output: inout [UInt8]
    ) {
        unsafe form.withUnsafeBufferPointer { word in
            guard let start = word.baseAddress, word.count <= Int(Int32.max),
                let stem = unsafe sb_stemmer_stem(stemmer, start, Int32(word.count))
            else {
                unsafe output.append(contentsOf: word)
                return
            }
            let length = unsafe Int(sb_stemmer_length(stemmer))
            unsafe output.append(contentsOf: UnsafeBufferPointer(start: stem, count: length))
        }
    }

    /// Appends the stem term of a word in normal form to `output`: what an index holds for the word's
    /// stem, which is the stem with accents folded, or the folded word if no stem is left of it.
    package func stemTerm(_ form: Span<UInt8>, into output: inout [UInt8]) {
        var stemmed = stemBytes
        stemBytes = []
        stemmed.removeAll(keepingCapacity: true)
        if let respelled = spelling?.respelled(form) {
            stem(respelled.span, into: &stemmed)
        } else {
            stem(form, into: &stemmed)
        }
        if stemmed.isEmpty {
            Folding.fold(form, into: &output)
        } else {
            Folding.fold(stemmed.span, into: &output)
        }
        stemBytes = stemmed
    }

    /// The stem of a word in normal form, empty for a few short words.
    public func stem(_ word: String) -> String {
        var output: [UInt8] = []
        stem(word.utf8Span.span, into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
