/// Reads who holds the rights from a line such as "© 2024 Name. All rights reserved."
enum RightsNotice {
    /// The name in the last such line that has a year.
    static func holder(_ draft: PageDraft) -> String? {
        for block in draft.blocks.reversed() where block.statistics.words <= 30 {
            guard block.statistics.numbers > 0, let name = holder(draft.string(block)) else {
                continue
            }
            return name
        }
        return nil
    }

    /// The name in one line, or nil if it is no such line.
    static func holder(_ line: String) -> String? {
        let words = words(of: line)
        guard let sign = words.firstIndex(where: isSign), words.contains(where: isYear) else {
            return nil
        }
        return name(words[(sign + 1)...].drop { isSign($0) || isYear($0) || isFiller($0) })
            ?? name(lastPart(words[..<sign]))
    }

    private static func words(of line: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            if scalar == " " || scalar == "©" {
                if !word.isEmpty { words.append(String(word)) }
                word = String.UnicodeScalarView()
                if scalar == "©" { words.append("©") }
            } else {
                word.append(scalar)
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    private static func isSign(_ word: String) -> Bool {
        ["©", "(c)", "copyright", "copyright:"].contains(folded(word))
    }

    private static func isFiller(_ word: String) -> Bool {
        ["by", "-", "–", "—", "|", ","].contains(folded(word))
    }

    /// A year or a range of years.
    private static func isYear(_ word: String) -> Bool {
        var digits = 0
        for scalar in word.unicodeScalars {
            if Scalars.category(scalar) == .digit {
                digits += 1
            } else if ![",", ".", "-", "–", "/"].contains(scalar) {
                return false
            }
        }
        return digits == 4 || digits == 8
    }

    private static func folded(_ word: String) -> String {
        String(decoding: word.utf8.map(ASCII.lowercased), as: UTF8.self)
    }

    private static func lastPart(_ words: ArraySlice<String>) -> ArraySlice<String> {
        let mark = words.lastIndex { ["|", "·", "•", "-", "–", "—"].contains($0) }
        return mark.map { words[($0 + 1)...] } ?? words
    }

    /// The words up to a mark, a year or the reservation of rights.
    private static func name(_ words: ArraySlice<String>) -> String? {
        var name: [String] = []
        for word in words {
            if isYear(word) || isFiller(word) && word != "by" || ["·", "•", "/"].contains(word) {
                break
            }
            if ["all", "alle", "tous", "todos", "tutti", "все", "wszelkie"].contains(folded(word)) {
                break
            }
            let isLast = [".", ",", ";", "|"].contains(word.unicodeScalars.last ?? " ")
            name.append(
                isLast ? String(String.UnicodeScalarView(word.unicodeScalars.dropLast())) : word)
            if isLast { break }
        }
        return (1...5).contains(name.count) ? name.joined(separator: " ") : nil
    }
}
