internal import QuerySyntax
internal import TextAnalysis

/// Reads the words in text of a query as the analyzer sees them, those with wildcards as patterns.
struct QueryWordReader {
    private let analyzer: Analyzer
    private var tokens = TokenBuffer()
    /// How many words were read so far.
    private(set) var count = 0

    init(_ analyzer: Analyzer) { self.analyzer = analyzer }

    /// The words of a text.
    ///
    /// A word with wildcards reaches to the next character that is in no word; what the analyzer would cut
    /// is cut there too, and only the part beside the wildcard is a pattern.
    mutating func words(of text: QueryText) -> [QueryWord] {
        guard text.hasWildcards else { return words(of: text.typed) }
        var words: [QueryWord] = []
        for stretch in QueryWordReader.stretches(of: text) {
            words += stretch.hasWildcards ? patterns(of: stretch) : self.words(of: stretch.typed)
        }
        return words
    }

    /// The words of a text, the last of which may differ in some letters.
    mutating func words(of text: String, edits: Int?) -> [QueryWord] {
        var words = words(of: text)
        guard let last = words.last else { return [] }
        let term = String(decoding: last.term, as: UTF8.self)
        let edits = edits ?? TermPattern.edits(forLength: term.unicodeScalars.count)
        // The automaton has a state for each letter and edit.
        if edits > 0, last.term.count <= QueryWordReader.longestFuzzy {
            words[words.count - 1] = QueryWord(.fuzzy(term, edits: edits))
        }
        return words
    }

    private static let longestFuzzy = 256

    /// The word that a regular expression stands for.
    mutating func word(of node: RegexNode, typed: String) -> QueryWord {
        count += 1
        return QueryWord(
            .regex(node, typed: typed) { scalar in
                let folded = terms(of: String(scalar))
                return folded.count == 1 ? Array(folded[0].unicodeScalars) : [scalar]
            })
    }

    /// The words of a text without wildcards.
    private mutating func words(of text: String) -> [QueryWord] {
        tokens.removeAll()
        analyzer.analyze(text.utf8Span.span, into: &tokens)
        count += tokens.records.count
        return tokens.records.map { record in
            let term = Int(record.termStart)..<Int(record.termStart) + Int(record.termLength)
            let form = Int(record.formStart)..<Int(record.formStart) + Int(record.formLength)
            let bytes = Array(tokens.bytes[term])
            return QueryWord(
                term: bytes, form: form == term ? bytes : Array(tokens.bytes[form]))
        }
    }

    private mutating func terms(of text: String) -> [String] {
        tokens.removeAll()
        analyzer.analyze(text.utf8Span.span, into: &tokens)
        return tokens.records.map { tokens.term(of: $0) }
    }

    /// The words of text that is one word to whoever typed it.
    private mutating func patterns(of text: QueryText) -> [QueryWord] {
        var parts: [QueryText] = [QueryText()]
        for piece in text.pieces {
            guard case .text(let characters) = piece else {
                parts[parts.count - 1].append(piece)
                continue
            }
            let terms = terms(of: characters)
            for (index, term) in (terms.isEmpty ? [characters] : terms).enumerated() {
                if index > 0 { parts.append(QueryText()) }
                parts[parts.count - 1].append(term)
            }
        }
        return parts.flatMap { part in
            guard part.hasWildcards else { return words(of: part.typed) }
            count += 1
            // A star alone would be every word there is.
            return part.isAnything ? [] : [QueryWord(.wildcard(part))]
        }
    }

    /// The text cut where words with wildcards begin and end.
    private static func stretches(of text: QueryText) -> [QueryText] {
        var stretches: [QueryText] = [QueryText()]
        for piece in text.pieces {
            guard case .text(let characters) = piece else {
                stretches[stretches.count - 1].append(piece)
                continue
            }
            var run = ""
            var isWord: Bool?
            func flush() {
                stretches[stretches.count - 1].append(run)
                run = ""
            }
            for scalar in characters.unicodeScalars {
                let own = isInWord(scalar)
                if let isWord, own != isWord {
                    flush()
                    stretches.append(QueryText())
                } else if isWord == nil, !own {
                    stretches.append(QueryText())
                }
                isWord = own
                run.unicodeScalars.append(scalar)
            }
            flush()
            if isWord == false { stretches.append(QueryText()) }
        }
        return stretches.filter { !$0.pieces.isEmpty }
    }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar) || scalar == "_"
        }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil
            || properties.canonicalCombiningClass != .notReordered || properties.isIDContinue
    }
}
