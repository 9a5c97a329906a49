import Foundation
import QuerySyntax
import TextAnalysis

@testable import SearchCore

/// Whether filters let documents through, found out in the most obvious way.
struct FilterOracle {
    let analyzer: Analyzer

    func accepts(_ filter: DocumentFilter, _ metadata: DocumentMetadata, path: String) -> Bool {
        func value(_ column: TextColumn) -> String? {
            switch column {
            case .site: metadata.site
            case .host:
                metadata.url.flatMap { URL(string: $0)?.host()?.lowercased() }.map {
                    $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0
                }
            case .author: metadata.author
            case .language: metadata.language
            case .captured: metadata.captured
            case .url: metadata.url
            }
        }
        switch filter.condition {
        case .days(let days):
            let day = (metadata.published ?? metadata.modified).flatMap(FilterOracle.day)
            return day.map { days.contains(Int32($0)) } ?? false
        case .value(let column, let pattern):
            return value(column).map { PatternOracle.matches(pattern, value: $0.lowercased()) }
                ?? false
        case .words(let column, let words):
            let terms = analyzer.tokens(in: value(column) ?? "").map(\.term)
            return terms.indices.contains { start in
                start + words.count <= terms.count
                    && words.indices.allSatisfy { place in
                        let typed = String(decoding: words[place].term, as: UTF8.self)
                        return words[place].pattern == nil
                            ? terms[start + place] == typed
                            : PatternOracle.matches(typed, terms[start + place], foldsCase: true)
                    }
            }
        case .known(let column): return value(column) != nil
        case .path(let pattern): return PatternOracle.matches(pattern, value: path.lowercased())
        case .any(let filters): return filters.contains { accepts($0, metadata, path: path) }
        }
    }

    private static func day(_ text: String) -> Int? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "yyyy-MM-dd"
        return formatter.date(from: String(text.prefix(10))).map {
            Int(($0.timeIntervalSince1970 / 86400).rounded())
        }
    }
}
