import Testing

@testable import SearchCore

/// Exact words of German queries in both spellings of umlauts, beside looking at every word of every document.
@Suite struct UmlautSpellingTests {
    /// Words as typed in documents, and as terms.
    private static let vocabulary = [
        ("ueber", "ueber"), ("über", "uber"), ("Uber", "uber"), ("neue", "neue"), ("neü", "neu"),
        ("Quelle", "quelle"), ("Maerchen", "maerchen"), ("Märchen", "marchen"),
        ("Goethe", "goethe"),
        ("Göthe", "gothe"), ("bauen", "bauen"), ("Straße", "strasse"),
    ]
    /// What is asked, and the terms that it stands for in German.
    private static let asked = [
        ("ueber", ["ueber", "uber"]), ("über", ["uber"]), ("neue", ["neue"]),
        ("quelle", ["quelle"]),
        ("Maerchen", ["maerchen", "marchen"]), ("Goethe", ["goethe", "gothe"]),
        ("bauen", ["bauen"]), ("strasse", ["strasse"]),
    ]

    @Test func findsBoth() throws {
        let folder = try TemporaryFolder()
        var state: UInt64 = 7
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let writer = try IndexWriter(folder: folder.path)
        var texts: [[String]] = []
        // In several segments, so that some lack one of the spellings.
        for segment in 0..<12 {
            for number in 0..<20 {
                let words = (0..<random(6) + 1).map { _ in
                    Self.vocabulary[
                        segment < 4 ? random(3) + segment : random(Self.vocabulary.count)]
                }
                texts.append(words.map(\.1))
                var document = Document(
                    key: "\(segment * 20 + number)", text: words.map(\.0).joined(separator: " "))
                document.metadata.language = "de"
                try writer.add(document)
            }
            try writer.commit()
        }
        let reader = try IndexReader(folder: folder.path)
        let german = Searcher(reader, language: "de")
        let any = Searcher(reader)
        for (first, firstTerms) in Self.asked {
            for (second, secondTerms) in Self.asked + [("", [])] {
                let query = try Query("\"\(first) \(second)\"")
                func keys(_ firstTerms: [String], _ secondTerms: [String]) -> Set<String> {
                    Set(
                        texts.indices.filter { number in
                            let words = texts[number]
                            return words.indices.contains { place in
                                firstTerms.contains(words[place])
                                    && (second.isEmpty
                                        || place + 1 < words.count
                                            && secondTerms.contains(words[place + 1]))
                            }
                        }.map(String.init))
                }
                let found = try german.search(query, SearchRequest(limit: 1000))
                #expect(
                    Set(found.hits.map(\.key)) == keys(firstTerms, secondTerms),
                    "\(first) \(second)")
                #expect(try german.count(query) == found.total)
                // Without a language, words are as typed.
                let exact = try any.search(query, SearchRequest(limit: 1000))
                let typed = keys([firstTerms[0]], secondTerms.prefix(1).map(\.self))
                #expect(Set(exact.hits.map(\.key)) == typed, "\(first) \(second)")
            }
        }
    }
}
