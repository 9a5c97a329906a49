@testable import SearchCore

/// A generator of random numbers that gives the same ones everywhere (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Random documents over a small vocabulary whose words share stems, differ in accents alone, or are
/// stemmed differently by language; some are frequent, most are rare.
struct RandomCorpus {
    static let vocabulary = [
        "the", "of", "verify", "verifies", "verified", "verifying", "verifiable", "step", "steps",
        "stepped", "resume", "résumé", "Resumed", "cafe", "Café", "cafés", "don't", "Pakistan's",
        "Pakistan", "cross-border", "cross", "border", "U.S.", "us", "general", "général",
        "générale",
        "generale", "Straße", "strasse", "nation", "nations", "nationale", "1,000", "1000", "3.14",
        "TTP/FaK", "ttp", "新闻", "поход", "походы", "كتاب", "naïve", "naive", "x", "y", "z",
    ]
    static let languages: [String?] = [nil, "en", "en", "en", "fr", "de"]

    static func documents(
        count: Int, maximumLength: Int, using generator: inout SeededGenerator
    ) -> [Document] {
        (0..<count).map { number in
            let length = Int.random(in: 0...maximumLength, using: &generator)
            var document = Document(key: "doc-\(number)", text: text(length, using: &generator))
            if Bool.random(using: &generator) {
                document.metadata.title = text(
                    Int.random(in: 0...4, using: &generator), using: &generator)
            }
            document.metadata.language = languages.randomElement(using: &generator)!
            describe(&document, using: &generator)
            return document
        }
    }

    private static let hosts = ["a.com", "www.a.com", "news.a.com", "b.org", "bb.org", "A.com:80"]
    private static let sites: [String?] = [nil, "The Steps", "Steps", "Général News", "a.com"]
    private static let authors: [String?] = [nil, "Jane Doe", "J. Doe", "Doe, Jane", "Zoé Steps"]

    /// Makes up what is known of a document besides its words.
    private static func describe(
        _ document: inout Document, using generator: inout SeededGenerator
    ) {
        let number = Int.random(in: 0..<40, using: &generator)
        if number % 3 > 0 {
            let host = hosts.randomElement(using: &generator)!
            document.metadata.url =
                "https://\(host)/\(number % 2 == 0 ? "news" : "Sport")/\(number)"
        }
        document.metadata.site = sites.randomElement(using: &generator)!
        document.metadata.author = authors.randomElement(using: &generator)!
        if number % 5 > 0 {
            let day = Int.random(in: 10...28, using: &generator)
            document.metadata.published = "202\(number % 4)-0\(1 + number % 9)-\(day)"
        } else if number % 2 == 0 {
            document.metadata.modified = "2022-12-31"
        }
        document.source = Source(
            path: "/Texts/\(["a", "b/a", "c"][number % 3])/\(number).html", size: 1, modified: 1)
    }

    /// A random filter.
    private static func filter(using generator: inout SeededGenerator) -> String {
        [
            "site:a.com", "site:www.b.org", "site:org", "site:steps", "site:(a.com OR b.org)",
            "site:\"general news\"", "site:*.com", "site:*", "author:doe", "author:\"jane doe\"",
            "author:z*", "author:*", "lang:fr", "lang:(en OR de)", "lang:?r", "lang:*",
            "url:news", "url:a.com/*/?2", "url:https", "path:/b/", "path:a/*.html", "path:TEXTS",
            "date:2021", "date:2022-03", "date:[2021-02-15 TO 2022]", "date:>2022-06",
            "date:..2020-05-20", "date:(2020 OR 2023)", "date:*",
        ].randomElement(using: &generator)!
    }

    private static func text(_ words: Int, using generator: inout SeededGenerator) -> String {
        (0..<words).map { _ in word(using: &generator) }.joined(
            separator: [" ", "\n", ", ", ". "].randomElement(using: &generator)!)
    }

    /// Squaring the fraction makes the first words of the list frequent.
    private static func word(using generator: inout SeededGenerator) -> String {
        let fraction = Double.random(in: 0..<1, using: &generator)
        return vocabulary[Int(fraction * fraction * Double(vocabulary.count))]
    }

    /// A random query: words, phrases and what combines them.
    static func query(depth: Int = 2, using generator: inout SeededGenerator) -> String {
        func words(_ count: Int) -> String {
            (0..<count).map { _ in word(using: &generator) }.joined(separator: " ")
        }
        switch Int.random(in: 0..<(depth > 0 ? 20 : 10), using: &generator) {
        case 0: return words(1)
        case 1: return pattern(using: &generator)
        case 2: return "\"\(words(Int.random(in: 1...3, using: &generator)))\""
        case 3: return "\"\(words(2))\"~"
        case 4: return "title:\(words(1))"
        case 5: return words(Int.random(in: 2...4, using: &generator))
        case 6:
            let others = [words(1), pattern(using: &generator)].shuffled(using: &generator)
            return "\"\(others.joined(separator: " "))\""
        case 7:
            let distance = Int.random(in: 0...6, using: &generator)
            let right = ["\"\(words(2))\"", words(1), pattern(using: &generator)].randomElement(
                using: &generator)!
            return "\(words(1)) NEAR/\(distance) \(right)"
                + (Bool.random(using: &generator) ? " NEAR/2 the" : "")
        case 8: return "\(words(1))^\(Int.random(in: 1...5, using: &generator)) \(words(1))^0.5"
        case 9: return filter(using: &generator)
        case 15, 16: return "\(filter(using: &generator)) \(query(depth: 0, using: &generator))"
        case 17:
            return "-\(filter(using: &generator)) \(query(depth: depth - 1, using: &generator))"
        case 18:
            return "\(filter(using: &generator)) OR \(query(depth: 0, using: &generator))"
        case 19:
            return
                "+\(words(1)) \(words(1)) \(filter(using: &generator)) -\(filter(using: &generator))"
        case 14:
            return
                "+\(query(depth: 0, using: &generator)) \(query(depth: depth - 1, using: &generator))"
        case 10: return "\(query(depth: 0, using: &generator)) -\(words(1))"
        case 11:
            return
                "(\(query(depth: depth - 1, using: &generator))) AND \(query(depth: 0, using: &generator))"
        case 12:
            return
                "\(query(depth: 0, using: &generator)) OR (\(query(depth: depth - 1, using: &generator)))"
        case 13: return "-\(words(1))"
        default: return "title:(\(words(2))) \(words(1))"
        }
    }

    /// A word with some letters made wildcards, a fuzzy word, or a regular expression.
    private static func pattern(using generator: inout SeededGenerator) -> String {
        let letters = Array("verifiedstpscafgnl")
        let word = word(using: &generator)
        let place = word.index(
            word.startIndex, offsetBy: Int.random(in: 0..<word.count, using: &generator))
        switch Int.random(in: 0..<8, using: &generator) {
        case 0, 1: return word[...place] + "*"
        case 2: return "*" + word[place...]
        case 3: return word[..<place] + "?" + word[word.index(after: place)...]
        case 4: return "*\(letters.randomElement(using: &generator)!)*"
        case 5: return word + "~"
        case 6: return word + "~\(Int.random(in: 0...2, using: &generator))"
        default:
            return [
                "/s.*[ps]/", "/(ver|re).*/", "/[a-d]\\w+/", "/.{1,3}/", "/c(af|ro)[^s]+s?/",
                "/\\d+|x/", "/.*(ion|al)(s|e)?/", "/[^a-z].*/", "/CAF./",
            ].randomElement(using: &generator)!
        }
    }
}
