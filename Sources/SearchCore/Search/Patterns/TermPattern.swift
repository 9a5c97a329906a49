internal import QuerySyntax
internal import TextAnalysis

/// What a word with wildcards, a fuzzy word or a regular expression stands for: a set of terms.
struct TermPattern: Sendable, Hashable {
    /// As typed, for people.
    let text: String
    /// Where in a value it has to stand; a term is described as a whole.
    var place = Place.whole
    let automaton: PatternAutomaton

    /// Where in a value a pattern has to stand.
    enum Place: Sendable, Hashable {
        case whole
        case anywhere
        /// At the start or behind a character, up to the end.
        case behind(Unicode.Scalar)
    }

    /// Characters, some of which stand for others, that make up a term.
    static func wildcard(_ text: QueryText) -> TermPattern { value(text, .whole) }

    /// Characters, some of which stand for others, at a place of a value.
    static func value(_ text: QueryText, _ place: Place) -> TermPattern {
        var builder = PatternBuilder()
        var last = PatternAutomaton.start
        switch place {
        case .whole: break
        case .anywhere: builder.connect(last, .any, to: last)
        case .behind(let separator):
            let before = builder.add(.any, after: last)
            builder.connect(before, .any, to: before)
            last = builder.newState()
            builder.connect(PatternAutomaton.start, to: last)
            builder.connect(PatternAutomaton.start, ScalarSet(separator), to: last)
            builder.connect(before, ScalarSet(separator), to: last)
        }
        for piece in text.pieces {
            switch piece {
            case .text(let characters):
                for scalar in characters.unicodeScalars {
                    last = builder.add(ScalarSet(scalar), after: last)
                }
            case .anyOne: last = builder.add(.any, after: last)
            case .anyRun: builder.connect(last, .any, to: last)
            }
        }
        if place == .anywhere { builder.connect(last, .any, to: last) }
        return TermPattern(text: text.typed, place: place, automaton: builder.finish(last))
    }

    /// A word, with or without some of its bytes, each an ASCII character.
    static func word(_ word: [UInt8], optional places: Set<Int>) -> TermPattern {
        var builder = PatternBuilder()
        var last = PatternAutomaton.start
        var place = 0
        let text = String(decoding: word, as: UTF8.self)
        for scalar in text.unicodeScalars {
            let next = builder.add(ScalarSet(scalar), after: last)
            if places.contains(place) { builder.connect(last, to: next) }
            last = next
            place += scalar.utf8.count
        }
        return TermPattern(text: text, automaton: builder.finish(last))
    }

    /// Words that become `word` when at most `edits` times a letter is put in, left out, changed, or
    /// two neighbours swapped (the optimal string alignment distance, Damerau 1964).
    static func fuzzy(_ word: String, edits: Int) -> TermPattern {
        let letters = Array(word.unicodeScalars)
        var builder = PatternBuilder()
        // By letters read of the word, and by edits made.
        var states = [[Int]]()
        for place in 0...letters.count {
            states.append(
                (0...edits).map { place + $0 == 0 ? PatternAutomaton.start : builder.newState() })
        }
        let end = builder.newState()
        for place in 0...letters.count {
            for made in 0...edits {
                let state = states[place][made]
                if place == letters.count { builder.connect(state, to: end) }
                if place < letters.count {
                    builder.connect(state, ScalarSet(letters[place]), to: states[place + 1][made])
                }
                guard made < edits else { continue }
                builder.connect(state, .any, to: states[place][made + 1])
                guard place < letters.count else { continue }
                builder.connect(state, .any, to: states[place + 1][made + 1])
                builder.connect(state, to: states[place + 1][made + 1])
                guard place + 1 < letters.count else { continue }
                let swapped = builder.add(ScalarSet(letters[place + 1]), after: state)
                builder.connect(
                    swapped, ScalarSet(letters[place]), to: states[place + 2][made + 1])
            }
        }
        return TermPattern(text: "\(word)~\(edits)", automaton: builder.finish(end))
    }

    /// How many letters a word of a length may differ in where none says: one in short words.
    static func edits(forLength length: Int) -> Int { length < 3 ? 0 : length < 6 ? 1 : 2 }

    /// Words that a regular expression describes.
    ///
    /// - Parameter fold: a character as terms have it.
    static func regex(
        _ node: RegexNode, typed: String, fold: (Unicode.Scalar) -> [Unicode.Scalar]
    ) -> TermPattern {
        var builder = PatternBuilder()
        let end = builder.add(node, after: PatternAutomaton.start, fold: fold)
        return TermPattern(text: "/\(typed)/", automaton: builder.finish(end))
    }
}
