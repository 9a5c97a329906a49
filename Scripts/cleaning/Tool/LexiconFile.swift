import Foundation

@testable import PageExtraction

/// Lexicons in files, one for each page, so that no page is scored with what was learned from it.
///
/// The file has a line `page <tab> path` for each page; a lexicon's file has lines
/// `words <tab> score <tab> words` and `names <tab> score <tab> names`.
struct LexiconFile {
    private let paths: [String: String]
    private var known: [String: Lexicon] = [:]

    init(_ path: String) throws {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        paths = Dictionary(
            lines.map { $0.split(separator: "\t").map(String.init) }.map { ($0[0], $0[1]) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The lexicon of a page; the standard one if the file does not name it.
    mutating func lexicon(for page: String) throws -> Lexicon {
        guard let path = paths[page] else { return .standard }
        if let lexicon = known[path] { return lexicon }
        var groups: [Substring: [(score: Float, words: String)]] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: "\t")
            groups[parts[0], default: []].append((Float(parts[1]) ?? 0, String(parts[2])))
        }
        let lexicon = Lexicon(
            words: ScoredWords(groups["words"] ?? []), names: ScoredWords(groups["names"] ?? []))
        known[path] = lexicon
        return lexicon
    }
}
