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
        let stretches = QueryWordReader.stretches(of: text)
        for (index, stretch) in stretches.enumerated() {
            words +=
                stretch.hasWildcards
                ? patterns(of: stretch)
                : self.words(of: stretch.typed, isContinued: index + 1 < stretches.count)
        }
        return words
    }

    /// The words of a text, the last of which may differ in some letters.
    mutating func words(of text: String, edits: Int?) -> [QueryWord] {
        var words = words(of: text)
        guard let last = words.last, last.pattern == nil else { return words }
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
    ///
    /// The last character of a script without spaces begins a token of its own in a document, with whatever stands
    /// behind it there. So it is left out behind a pair that ends with it; where it stands alone, or the text goes on
    /// behind a gap, it stands for all tokens that it begins.
    ///
    /// - Parameter isContinued: whether more of a phrase follows.
    private mutating func words(of text: String, isContinued: Bool = false) -> [QueryWord] {
        analyze(text)
        var turkic: TokenBuffer?
        if TurkicCase.mayConcern(text) {
            turkic = tokens
            TurkicCase.replaceForms(in: &turkic!, of: text.utf8Span.span)
        }
        var words: [QueryWord] = []
        for index in tokens.records.indices {
            guard let script = tokens.unspacedScript(at: index), !tokens.isPair(at: index) else {
                var word = word(at: index)
                if let turkic, turkic.records[index] != tokens.records[index] {
                    word.turkicForm = Array(turkic.form(of: turkic.records[index]).utf8)
                }
                words.append(word)
                continue
            }
            let isLast = index + 1 == tokens.records.count
            if isLast, !isContinued, index > 0, tokens.isPair(at: index - 1) { continue }
            if isLast || tokens.unspacedScript(at: index + 1) == script {
                words.append(QueryWord(lead: tokens.term(of: tokens.records[index])))
            } else {
                words.append(word(at: index))
            }
        }
        count += words.count
        return words
    }

    private mutating func analyze(_ text: String) {
        tokens.removeAll()
        analyzer.analyze(text.utf8Span.span, into: &tokens)
    }

    private func word(at index: Int) -> QueryWord {
        let record = tokens.records[index]
        let term = Int(record.termStart)..<Int(record.termStart) + Int(record.termLength)
        let form = Int(record.formStart)..<Int(record.formStart) + Int(record.formLength)
        let bytes = Array(tokens.bytes[term])
        return QueryWord(term: bytes, form: form == term ? bytes : Array(tokens.bytes[form]))
    }

    private mutating func terms(of text: String) -> [String] {
        analyze(text)
        return tokens.records.map { tokens.term(of: $0) }
    }

    /// The words of text that is one word to whoever typed it.
    private mutating func patterns(of text: QueryText) -> [QueryWord] {
        var parts: [QueryText] = [QueryText()]
        for (place, piece) in text.pieces.enumerated() {
            guard case .text(let characters) = piece else {
                parts[parts.count - 1].append(piece)
                continue
            }
            var terms = terms(of: characters)
            // What a pair ends with is in it already, unless a wildcard goes on from there.
            if place + 1 == text.pieces.count, terms.count > 1,
                tokens.isPair(at: terms.count - 2)
            {
                terms.removeLast()
            }
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
