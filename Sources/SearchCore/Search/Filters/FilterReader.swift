internal import QuerySyntax

/// Makes filters of what is typed behind the name of a field.
struct FilterReader {
    private(set) var words: QueryWordReader

    init(_ words: QueryWordReader) { self.words = words }

    /// The filter, or nil if there is nothing to look for.
    mutating func filter(_ field: QueryField, _ text: QueryText) -> DocumentFilter? {
        let isAnything = text.isAnything
        let lower = FilterReader.lowercased(text)
        switch field {
        case .author:
            if isAnything { return .init(.known(.author)) }
            let words = words.words(of: text)
            return words.isEmpty ? nil : .init(.words(.author, words))
        case .site:
            if isAnything { return .init(.any([.init(.known(.site)), .init(.known(.host))])) }
            let words = words.words(of: text)
            let host = TermPattern.value(FilterReader.host(lower), .behind("."))
            let byHost = DocumentFilter(.value(.host, host))
            return words.isEmpty ? byHost : .init(.any([byHost, .init(.words(.site, words))]))
        case .language:
            return .init(isAnything ? .known(.language) : .value(.language, .value(lower, .whole)))
        case .url:
            return .init(isAnything ? .known(.url) : .value(.url, FilterReader.place(lower)))
        case .path:
            return .init(.path(FilterReader.place(lower)))
        case .text, .title, .date, .part: return nil
        }
    }

    /// A part of a path or an address; with wildcards, all of it from the start or from behind a slash.
    private static func place(_ text: QueryText) -> TermPattern {
        .value(text, text.hasWildcards ? .behind("/") : .anywhere)
    }

    /// The host, where a whole address or one with `www.` is typed.
    private static func host(_ text: QueryText) -> QueryText {
        if text.hasWildcards { return text }
        let typed = text.typed
        return QueryText(Host.of(typed) ?? Host.of("//" + typed) ?? typed)
    }

    private static func lowercased(_ text: QueryText) -> QueryText {
        text.pieces.reduce(into: QueryText()) { lower, piece in
            guard case .text(let characters) = piece else { return lower.append(piece) }
            lower.append(
                String(decoding: FilterEvaluator.lowercased(Array(characters.utf8)), as: UTF8.self))
        }
    }
}
