import Foundation

@testable import SearchCore

/// Whether patterns match, found out in the most obvious way.
enum PatternOracle {
    /// - Parameter pattern: `te?t*`, `word~2` or `/regular expression/`.
    static func matches(_ pattern: String, _ term: String, foldsCase: Bool) -> Bool {
        if pattern.hasPrefix("/"), pattern.count > 2 {
            let range = term.range(
                of: "^(?:\(pattern.dropFirst().dropLast()))$",
                options: foldsCase ? [.regularExpression, .caseInsensitive] : .regularExpression)
            return range != nil
        }
        if let tilde = pattern.lastIndex(of: "~"),
            let edits = Int(pattern[pattern.index(after: tilde)...])
        {
            return distance(
                Array(pattern[..<tilde].unicodeScalars), Array(term.unicodeScalars)) <= edits
        }
        return glob(Array(pattern.unicodeScalars)[...], Array(term.unicodeScalars)[...])
    }

    /// Whether a value has the pattern at its place.
    static func matches(_ pattern: TermPattern, value: String) -> Bool {
        let pieces = Array(pattern.text.unicodeScalars)
        let value = Array(value.unicodeScalars)
        switch pattern.place {
        case .whole: return glob(pieces[...], value[...])
        case .anywhere: return glob((["*"] + pieces + ["*"])[...], value[...])
        case .behind(let separator):
            return (0...value.count).contains { start in
                (start == 0 || value[start - 1] == separator)
                    && glob(pieces[...], value[start...])
            }
        }
    }

    private static func glob(
        _ pattern: ArraySlice<Unicode.Scalar>, _ text: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == "*" {
            return (text.startIndex...text.endIndex).contains {
                glob(pattern.dropFirst(), text[$0...])
            }
        }
        guard let own = text.first, first == "?" || first == own else { return false }
        return glob(pattern.dropFirst(), text.dropFirst())
    }

    /// The optimal string alignment distance, from its recurrence.
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var table = [[Int]](
            repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
        for row in 0...left.count {
            for column in 0...right.count {
                if row == 0 || column == 0 {
                    table[row][column] = row + column
                    continue
                }
                let isSame = left[row - 1] == right[column - 1]
                table[row][column] = min(
                    table[row - 1][column] + 1, table[row][column - 1] + 1,
                    table[row - 1][column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2],
                    left[row - 2] == right[column - 1]
                {
                    table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
                }
            }
        }
        return table[left.count][right.count]
    }
}
